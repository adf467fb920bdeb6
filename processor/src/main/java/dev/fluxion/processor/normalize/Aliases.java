package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Linkage;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Stacks;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which array variables may share storage: a union of every variable with every one it was ever
 * assigned from, stored into, read as a row of, or passed as, whatever the order (Steensgaard, POPL
 * 1996). Of a called function that is not at hand everything is assumed: that it returns, and
 * stores into one another, all arrays it is given.
 */
public final class Aliases {
  private final Map<Variable, Variable> parents = new HashMap<>();
  private final Map<String, Function> functions;

  /** Variables that stand for arrays in which reals (or integers) are stored somewhere. */
  private final Set<Variable> valuesStored = new HashSet<>();

  /** Variables that stand for arrays in which references to arrays are stored somewhere. */
  private final Set<Variable> referencesStored = new HashSet<>();

  /** By type: a variable for the stack that a tape has of that type. */
  private final Map<Type, Variable> opened = new HashMap<>();

  private final Exposure exposure;

  /** Of one function; what it finds on a tape may be any array of its caller's. */
  public Aliases(Function function) {
    this.functions = Map.of();
    new Collector().walk(function.body());
    for (Variable parameter : function.shared()) {
      opened.values().stream()
          .filter(stack -> Stacks.holds(stack, parameter.type()))
          .forEach(stack -> join(parameter, stack));
    }
    settle();
    exposure = new Exposure(List.of(function), this);
    function.shared().forEach(exposure::add);
  }

  /** Of all functions of the program together. */
  public Aliases(Program program) {
    this.functions = program.functions();
    program.all().forEach(f -> new Collector().walk(f.body()));
    for (Function function : functions.values()) {
      if (function.linkage() == Linkage.EXPORTED) {
        // Its caller may change them between the sweeps.
        function.parameters().forEach(p -> valuesStored.add(p.variable()));
        function.parameters().forEach(p -> referencesStored.add(p.variable()));
      }
    }
    settle();
    exposure = new Exposure(program.all(), this);
  }

  /** Which arrays are known to code that is not looked into. */
  public Exposure exposure() {
    return exposure;
  }

  private void settle() {
    List.of(valuesStored, referencesStored)
        .forEach(
            stored -> {
              List<Variable> all = List.copyOf(stored);
              stored.clear();
              all.forEach(v -> stored.add(representative(v)));
            });
  }

  /** Whether something is stored into {@code array}, a row or element of it, at any place. */
  public boolean isStored(Variable array) {
    Variable representative = representative(array);
    return valuesStored.contains(representative) || referencesStored.contains(representative);
  }

  /** Whether elements of the type of {@code element} are stored into {@code array} anywhere. */
  public boolean isStored(Variable array, Type element) {
    return (element instanceof ArrayType ? referencesStored : valuesStored)
        .contains(representative(array));
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
    } else if (Code.rule(right).isPresent()) {
      return; // it is new
    } else if (Code.isOpaque(right)) {
      // It may hand back, in whole or in part, what it is given.
      for (Expression argument : ((Expression.Call) right).arguments()) {
        boolean sameScalar =
            right.type() instanceof ArrayType result
                && argument.type() instanceof ArrayType given
                && given.scalar().equals(result.scalar());
        if (sameScalar) {
          union(left, argument);
        }
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
      if (assign.value() instanceof Expression.Invoke invoke) {
        call(invoke, assign.target());
      } else if (Stacks.isOpening(assign.value())) {
        Variable stack = Code.root(assign.target());
        join(stack, opened.computeIfAbsent(stack.type(), t -> stack));
      } else if (assign.target() instanceof Expression.Read read
          && read.type() instanceof ArrayType) {
        union(read.variable(), assign.value());
      }
      return super.assign(assign);
    }

    @Override
    public List<Statement> evaluate(Statement.Evaluate evaluate) {
      if (evaluate.call() instanceof Expression.Invoke invoke) {
        call(invoke, null);
      }
      return super.evaluate(evaluate);
    }

    private void call(Expression.Invoke invoke, Expression target) {
      Function callee = functions.get(invoke.function());
      if (callee == null || callee.isExternal()) {
        List<Expression> arrays = new ArrayList<>(invoke.arguments());
        Stream.ofNullable(target).forEach(arrays::add);
        arrays.removeIf(a -> Code.root(a) == null || !(a.type() instanceof ArrayType));
        arrays.forEach(a -> arrays.forEach(b -> joinSimilar(a, b)));
      }
      if (callee == null) {
        return;
      }
      for (int i = 0; i < callee.parameters().size(); i++) {
        Variable parameter = callee.parameters().get(i).variable();
        if (parameter.type() instanceof ArrayType) {
          union(parameter, invoke.arguments().get(i));
        }
      }
      Expression result = Code.result(callee);
      if (result != null && target != null && target.type() instanceof ArrayType) {
        union(Code.root(target), result);
      }
    }

    private void joinSimilar(Expression a, Expression b) {
      if (((ArrayType) a.type()).scalar().equals(((ArrayType) b.type()).scalar())) {
        join(Code.root(a), Code.root(b));
      }
    }

    /** What a call stores is known from the called function, where that is at hand. */
    @Override
    public Expression invoke(Expression.Invoke invoke) {
      Function callee = functions.get(invoke.function());
      return callee == null || callee.isExternal() ? super.invoke(invoke) : invoke;
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
      Variable root = Code.root(array);
      union(root, value);
      if (root != null) {
        (value.type() instanceof ArrayType ? referencesStored : valuesStored).add(root);
      }
    }
  }
}
