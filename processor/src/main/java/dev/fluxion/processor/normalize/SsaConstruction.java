package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Static single assignment over structured code. Afterwards a variable is
 *
 * <ul>
 *   <li>assigned at one place; or
 *   <li><em>merged</em>: assigned at the end of both branches of one {@code If}; or
 *   <li><em>carried</em>: assigned before a loop and at the end of its body, and nowhere else.
 *       Inside the body it holds the value at the iteration's start, after the loop the last one.
 * </ul>
 *
 * Copies and literals are propagated. So outside of loops every value stays at hand until the end
 * of the function, which is what lets reverse mode do without a tape there.
 */
public final class SsaConstruction {
  private final Variables variables;
  private final Liveness liveness;
  private final Map<Variable, Expression> current = new HashMap<>();

  private SsaConstruction(Function function, Variables variables) {
    this.variables = variables;
    this.liveness = new Liveness(function.body());
    for (Parameter parameter : function.parameters()) {
      current.put(parameter.variable(), Code.read(parameter.variable()));
    }
  }

  public static Function apply(Function function, Variables variables) {
    SsaConstruction pass = new SsaConstruction(function, variables);
    return function.withBody(new Block(pass.block(function.body())));
  }

  private final Rewriter renaming =
      new Rewriter() {
        @Override
        public Expression read(Expression.Read read) {
          return version(read.variable());
        }
      };

  /** The current value; the type's zero where the code cannot have assigned one (JLS 16). */
  private Expression version(Variable variable) {
    Expression version = current.get(variable);
    return version == null ? Expression.Literal.zero(variable.type()) : version;
  }

  private List<Statement> block(Block block) {
    List<Statement> out = new ArrayList<>();
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read read) {
        assign(read.variable(), renaming.rewrite(assign.value()), out);
      } else if (statement instanceof Statement.If branch) {
        branch(branch, out);
      } else if (statement instanceof Statement.Loop loop) {
        loop(loop, out);
      } else if (statement instanceof Statement.For loop) {
        counted(loop, out);
      } else {
        out.addAll(statement.accept(renaming));
      }
    }
    return out;
  }

  private void assign(Variable variable, Expression value, List<Statement> out) {
    if (Code.isAtom(value)) {
      current.put(variable, value);
    } else {
      define(variable, value, out);
    }
  }

  private Variable define(Variable variable, Expression value, List<Statement> out) {
    Variable version = variables.fresh(variable.name(), variable.type());
    out.add(Statement.Assign.to(version, value));
    current.put(variable, Code.read(version));
    return version;
  }

  private void branch(Statement.If branch, List<Statement> out) {
    Expression condition = renaming.rewrite(branch.condition());
    Map<Variable, Expression> before = new LinkedHashMap<>();
    Code.writes(branch.then()).forEach(v -> before.put(v, current.get(v)));
    Code.writes(branch.otherwise()).forEach(v -> before.put(v, current.get(v)));
    List<Statement> then = block(branch.then());
    Map<Variable, Expression> afterThen = new HashMap<>();
    for (Variable variable : before.keySet()) {
      afterThen.put(variable, version(variable));
      current.put(variable, before.get(variable));
    }
    List<Statement> otherwise = block(branch.otherwise());
    for (Variable variable : before.keySet()) {
      if (liveness.merged(branch).contains(variable)) {
        Expression whenTrue = afterThen.get(variable);
        Expression whenFalse = version(variable);
        if (whenTrue.equals(whenFalse)) {
          current.put(variable, whenTrue);
        } else {
          Variable merged = variables.fresh(variable.name(), variable.type());
          then.add(Statement.Assign.to(merged, whenTrue));
          otherwise.add(Statement.Assign.to(merged, whenFalse));
          current.put(variable, Code.read(merged));
        }
      } else {
        current.put(variable, before.get(variable));
      }
    }
    if (!then.isEmpty() || !otherwise.isEmpty()) {
      out.add(new Statement.If(condition, new Block(then), new Block(otherwise)));
    }
  }

  private void loop(Statement.Loop loop, List<Statement> out) {
    Map<Variable, Variable> carried = enter(loop, out);
    Expression condition = renaming.rewrite(loop.condition());
    Block body = new Block(body(loop.body(), carried));
    leave(carried);
    out.add(new Statement.Loop(loop.label(), condition, body, Block.EMPTY));
  }

  private void counted(Statement.For loop, List<Statement> out) {
    Expression from = renaming.rewrite(loop.from());
    Expression bound = renaming.rewrite(loop.bound());
    Map<Variable, Variable> carried = enter(loop, out);
    current.put(loop.index(), Code.read(loop.index()));
    Block body = new Block(body(loop.body(), carried));
    leave(carried);
    out.add(new Statement.For(loop.index(), from, loop.relation(), bound, loop.step(), body));
  }

  private Map<Variable, Variable> enter(Statement loop, List<Statement> out) {
    Map<Variable, Variable> carried = new LinkedHashMap<>();
    for (Variable variable : liveness.merged(loop)) {
      carried.put(variable, define(variable, version(variable), out));
    }
    return carried;
  }

  private List<Statement> body(Block block, Map<Variable, Variable> carried) {
    List<Statement> out = block(block);
    List<Statement> updates = new ArrayList<>();
    carried.forEach(
        (variable, phi) -> {
          Expression next = version(variable);
          if (next.equals(Code.read(phi))) {
            return;
          }
          // The updates happen at once: one that reads another carried variable reads it before.
          if (next instanceof Expression.Read read && carried.containsValue(read.variable())) {
            Variable saved = variables.fresh(variable.name(), variable.type());
            out.add(Statement.Assign.to(saved, next));
            next = Code.read(saved);
          }
          updates.add(Statement.Assign.to(phi, next));
        });
    out.addAll(updates);
    return out;
  }

  private void leave(Map<Variable, Variable> carried) {
    carried.forEach((variable, phi) -> current.put(variable, Code.read(phi)));
  }
}
