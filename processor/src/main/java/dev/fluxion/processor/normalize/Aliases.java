package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which array variables may share storage: a union of every variable with every one it was ever
 * assigned from, stored into, or read as a row of, whatever the order (Steensgaard, POPL 1996).
 */
public final class Aliases {
  private final Map<Variable, Variable> parents = new HashMap<>();

  public Aliases(Block block) {
    new Collector().walk(block);
  }

  /** One variable that stands for all that may share storage with {@code array}. */
  public Variable representative(Variable array) {
    Variable root = array;
    while (parents.containsKey(root)) {
      root = parents.get(root);
    }
    Variable next = array;
    while (!next.equals(root)) {
      Variable parent = parents.get(next);
      parents.put(next, root);
      next = parent;
    }
    return root;
  }

  private void union(Variable left, Expression right) {
    if (right instanceof Expression.Conditional conditional) {
      union(left, conditional.whenTrue());
      union(left, conditional.whenFalse());
    } else if (right instanceof Expression.ArrayValue arrayValue) {
      arrayValue.elements().forEach(e -> union(left, e));
    } else if (right instanceof Expression.Copy copy) {
      if (copy.type().rank() > 1) {
        union(left, copy.array());
      }
    } else if (right.type() instanceof ArrayType) {
      Variable root = Code.root(right);
      if (root != null && left != null) {
        join(left, root);
      }
    }
  }

  private void join(Variable left, Variable right) {
    Variable a = representative(left);
    Variable b = representative(right);
    if (!a.equals(b)) {
      parents.put(a, b);
    }
  }

  private final class Collector extends Walker {
    @Override
    public List<Statement> assign(Statement.Assign assign) {
      if (assign.target() instanceof Expression.Read read && read.type() instanceof ArrayType) {
        union(read.variable(), assign.value());
      }
      return super.assign(assign);
    }

    @Override
    public List<Statement> push(Statement.Push push) {
      union(push.stack(), push.value());
      return super.push(push);
    }

    @Override
    public List<Statement> pop(Statement.Pop pop) {
      if (pop.target().type() instanceof ArrayType) {
        join(pop.target(), pop.stack());
      }
      return super.pop(pop);
    }

    @Override
    protected void onStore(Expression array, Expression value) {
      union(Code.root(array), value);
    }
  }
}
