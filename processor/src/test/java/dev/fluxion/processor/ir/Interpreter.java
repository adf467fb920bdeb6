package dev.fluxion.processor.ir;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the intermediate representation as Java would. Values are what reflection makes of Java's:
 * primitives boxed in their own types, arrays themselves (so that a function changes the arrays it
 * is given).
 */
public final class Interpreter {
  private static final int MOST_STEPS = 20_000_000;

  private final Map<String, Function> functions;
  private final Map<Variable, Object> values = new HashMap<>();
  private final Evaluator evaluator = new Evaluator(this);
  private final int[] steps;

  private Interpreter(Map<String, Function> functions, int[] steps) {
    this.functions = functions;
    this.steps = steps;
  }

  public static Object run(Program program, Object... arguments) {
    return new Interpreter(program.functions(), new int[1]).call(program.entry(), arguments);
  }

  /** Runs a function that calls no other. */
  public static Object run(Function function, Object... arguments) {
    return new Interpreter(Map.of(), new int[1]).call(function, arguments);
  }

  Object invoke(String key, Object[] arguments) {
    Function callee = functions.get(key);
    if (callee == null) {
      throw new IllegalStateException("no function " + key);
    }
    return new Interpreter(functions, steps).call(callee, arguments);
  }

  private Object call(Function function, Object... arguments) {
    if (arguments.length != function.parameters().size()) {
      throw new IllegalArgumentException(
          function.name()
              + " takes "
              + function.parameters().size()
              + " arguments, not "
              + arguments.length);
    }
    for (int i = 0; i < arguments.length; i++) {
      values.put(function.parameters().get(i).variable(), arguments[i]);
    }
    Completion completion = new Executor().run(function.body());
    if (completion instanceof Returned returned) {
      return returned.value;
    }
    if (completion != NORMAL || function.result() != Primitive.VOID) {
      throw new IllegalStateException(function.name() + " ends with " + completion);
    }
    return null;
  }

  Object value(Variable variable) {
    if (!values.containsKey(variable)) {
      if (variable.type() instanceof ClassType type && type.qualifiedName().endsWith("Stack")) {
        values.put(variable, new ArrayDeque<Object[]>());
      } else {
        throw new IllegalStateException(variable + " is read before it is assigned");
      }
    }
    return values.get(variable);
  }

  void assign(Place target, Object value) {
    if (target instanceof Expression.Read read) {
      values.put(read.variable(), value);
    } else {
      Expression.Element element = (Expression.Element) target;
      store(evaluate(element.array()), (Integer) evaluate(element.index()), value);
    }
  }

  private static void store(Object array, int index, Object value) {
    if (array instanceof Object[] rows) {
      rows[index] = value;
    } else {
      Array.set(array, index, value);
    }
  }

  Object evaluate(Expression expression) {
    return expression.accept(evaluator);
  }

  /** How a statement ended (JLS 14.1). */
  private sealed interface Completion {}

  private record Normal() implements Completion {}

  private record Broken(Label label) implements Completion {}

  private record Continued(Label label) implements Completion {}

  private record Returned(Object value) implements Completion {}

  private static final Completion NORMAL = new Normal();

  private final class Executor implements Statement.Visitor<Completion> {

    Completion run(Block block) {
      for (Statement statement : block.statements()) {
        if (++steps[0] > MOST_STEPS) {
          throw new IllegalStateException("too many steps");
        }
        Completion completion = statement.accept(this);
        if (completion != NORMAL) {
          return completion;
        }
      }
      return NORMAL;
    }

    @Override
    public Completion assign(Statement.Assign statement) {
      if (statement.target() instanceof Expression.Element element) {
        Object array = evaluate(element.array());
        int index = (Integer) evaluate(element.index());
        store(array, index, evaluate(statement.value()));
      } else {
        Interpreter.this.assign(statement.target(), evaluate(statement.value()));
      }
      return NORMAL;
    }

    @Override
    public Completion accumulate(Statement.Accumulate statement) {
      Object old = evaluate(statement.target());
      Object more = evaluate(statement.value());
      Interpreter.this.assign(statement.target(), Arithmetic.binary(BinaryOperator.ADD, old, more));
      return NORMAL;
    }

    @Override
    public Completion evaluate(Statement.Evaluate statement) {
      Interpreter.this.evaluate(statement.call());
      return NORMAL;
    }

    private Object evaluate(Expression expression) {
      return Interpreter.this.evaluate(expression);
    }

    @Override
    public Completion ifElse(Statement.If statement) {
      return run(
          (Boolean) evaluate(statement.condition()) ? statement.then() : statement.otherwise());
    }

    @Override
    public Completion loop(Statement.Loop loop) {
      while ((Boolean) evaluate(loop.condition())) {
        if (++steps[0] > MOST_STEPS) {
          throw new IllegalStateException("too many steps");
        }
        Completion turn = run(loop.body());
        if (turn instanceof Continued continued && continued.label.equals(loop.label())) {
          turn = NORMAL;
        }
        if (turn == NORMAL) {
          turn = run(loop.update());
        }
        if (turn instanceof Broken broken && broken.label.equals(loop.label())) {
          return NORMAL;
        }
        if (turn != NORMAL) {
          return turn;
        }
      }
      return NORMAL;
    }

    @Override
    public Completion counted(Statement.For loop) {
      values.put(loop.index(), evaluate(loop.from()));
      Expression test =
          new Expression.Binary(loop.relation(), new Expression.Read(loop.index()), loop.bound());
      while ((Boolean) evaluate(test)) {
        Completion turn = run(loop.body());
        if (turn != NORMAL) {
          return turn;
        }
        values.put(loop.index(), (Integer) values.get(loop.index()) + loop.step());
      }
      values.remove(loop.index()); // not defined after the loop
      return NORMAL;
    }

    @Override
    public Completion breakOut(Statement.Break jump) {
      return new Broken(jump.label());
    }

    @Override
    public Completion continueWith(Statement.Continue jump) {
      return new Continued(jump.label());
    }

    @Override
    public Completion returnValue(Statement.Return jump) {
      return new Returned(jump.value() == null ? null : evaluate(jump.value()));
    }

    @Override
    public Completion raise(Statement.Throw jump) {
      throw (RuntimeException) evaluate(jump.exception());
    }

    @Override
    public Completion push(Statement.Push statement) {
      Object stack = value(statement.stack());
      Object value = evaluate(statement.value());
      if (stack instanceof Deque<?> deque) {
        @SuppressWarnings("unchecked")
        Deque<Object[]> boxes = (Deque<Object[]>) deque;
        boxes.push(new Object[] {value}); // a deque takes no null
      } else {
        Reflection.call(stack, "push", List.of(value));
      }
      return NORMAL;
    }

    @Override
    public Completion pop(Statement.Pop statement) {
      Object stack = value(statement.stack());
      Object popped =
          stack instanceof Deque<?> deque
              ? ((Object[]) deque.pop())[0]
              : Reflection.call(stack, "pop", List.of());
      values.put(
          statement.target(),
          statement.target().type() instanceof Primitive type
              ? Arithmetic.cast(type, popped) // small integers share a stack
              : popped);
      return NORMAL;
    }

    @Override
    public Completion attempt(Statement.Try attempt) {
      throw new IllegalStateException("the front end writes try in terms of jumps");
    }

    @Override
    public Completion warn(Statement.Warn statement) {
      return NORMAL;
    }
  }
}
