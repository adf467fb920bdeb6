package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Short names for building IR, and the questions every pass asks of it. */
public final class Code {
  private Code() {}

  public static Expression.Read read(Variable variable) {
    return new Expression.Read(variable);
  }

  public static Expression.Literal literal(double value) {
    return Expression.Literal.of(value);
  }

  public static Expression.Literal literal(int value) {
    return Expression.Literal.of(value);
  }

  public static Expression binary(BinaryOperator operator, Expression left, Expression right) {
    return new Expression.Binary(operator, left, right);
  }

  public static Expression add(Expression left, Expression right) {
    return binary(BinaryOperator.ADD, left, right);
  }

  public static Expression subtract(Expression left, Expression right) {
    return binary(BinaryOperator.SUBTRACT, left, right);
  }

  public static Expression multiply(Expression left, Expression right) {
    return binary(BinaryOperator.MULTIPLY, left, right);
  }

  public static Expression divide(Expression left, Expression right) {
    return binary(BinaryOperator.DIVIDE, left, right);
  }

  public static Expression strong(Expression seed, Expression partial) {
    return binary(BinaryOperator.STRONG, seed, partial);
  }

  public static Expression strongQuotient(Expression seed, Expression divisor) {
    return binary(BinaryOperator.STRONG_QUOTIENT, seed, divisor);
  }

  public static Expression negate(Expression operand) {
    return new Expression.Unary(UnaryOperator.NEGATE, operand);
  }

  public static Expression not(Expression operand) {
    return new Expression.Unary(UnaryOperator.NOT, operand);
  }

  public static Expression.Element element(Expression array, Expression index) {
    return new Expression.Element(array, index);
  }

  /**
   * Whether {@code expression} can be evaluated again anywhere, at no cost: a literal, a constant
   * that cannot change, a variable. An array in a static field is none: what passes ask of an
   * array, such as what shares storage with it, they ask of a variable.
   */
  public static boolean isAtom(Expression expression) {
    return expression instanceof Expression.Literal
        || expression instanceof Expression.Read
        || expression instanceof Expression.Constant constant
            && constant.isFinal()
            && !(constant.type() instanceof ArrayType);
  }

  /** Whether {@code expression} is a call that must happen once in every sweep. */
  public static boolean isOpaque(Expression expression) {
    return expression instanceof Expression.Call call && call.method().isOpaque();
  }

  /** Whether {@code value} is an array that somebody outside the method holds. */
  public static boolean isOutsideArray(Expression value) {
    boolean comes =
        value instanceof Expression.Constant
            || value instanceof Expression.Field
            || value instanceof Expression.Cast
            || isOpaque(value);
    return comes && value.type() instanceof ArrayType;
  }

  /** Whether an opaque call happens in {@code statement}, at any depth. */
  public static boolean callsOpaquely(Statement statement) {
    boolean[] found = {false};
    new Walker() {
      @Override
      public Expression call(Expression.Call call) {
        found[0] |= call.method().isOpaque();
        return super.call(call);
      }
    }.walk(statement);
    return found[0];
  }

  /**
   * Whether {@code block} may be left in the middle by a {@code throw}, or calls a function of the
   * program or a method that is not looked into.
   */
  public static boolean throwsOrCalls(Block block) {
    boolean[] found = {false};
    new Walker() {
      @Override
      public List<Statement> raise(Statement.Throw jump) {
        found[0] = true;
        return super.raise(jump);
      }

      @Override
      public Expression invoke(Expression.Invoke invoke) {
        found[0] = true;
        return super.invoke(invoke);
      }

      @Override
      public Expression call(Expression.Call call) {
        found[0] |= call.method().mayChangeArguments();
        return super.call(call);
      }
    }.walk(block);
    return found[0];
  }

  /** Whether {@code statement} assigns a variable, and does nothing else that can be seen. */
  public static boolean isPlainAssignment(Statement statement) {
    return statement instanceof Statement.Assign assign
        && assign.target() instanceof Expression.Read
        && !(assign.value() instanceof Expression.Invoke)
        && !isOpaque(assign.value());
  }

  public static boolean isLiteral(Expression expression, double value) {
    return expression instanceof Expression.Literal literal
        && literal.value() instanceof Double number
        && Double.compare(number, value) == 0;
  }

  /** The variables {@code expression} reads, in order of appearance. */
  public static Set<Variable> reads(Expression expression) {
    Set<Variable> result = new LinkedHashSet<>();
    new Walker() {
      @Override
      protected void onRead(Variable variable) {
        result.add(variable);
      }
    }.walk(expression);
    return result;
  }

  /** Whether {@code expression} reads {@code variable}. */
  public static boolean isReadIn(Expression expression, Variable variable) {
    boolean[] found = {false};
    new Walker() {
      @Override
      protected void onRead(Variable read) {
        found[0] |= read.equals(variable);
      }
    }.walk(expression);
    return found[0];
  }

  /** The variables that {@code block} assigns at any depth, in order of appearance. */
  public static Set<Variable> writes(Block block) {
    Set<Variable> result = new LinkedHashSet<>();
    new Walker() {
      @Override
      protected void onWrite(Variable variable) {
        result.add(variable);
      }
    }.walk(block);
    return result;
  }

  /** The variables that {@code block} reads or assigns at any depth, in order of appearance. */
  public static Set<Variable> mentions(Block block) {
    Set<Variable> result = new LinkedHashSet<>();
    new Mentions(result).walk(block);
    return result;
  }

  /** How {@code expression} is differentiated if it calls a method with a rule of its user's. */
  public static Optional<CustomRule> rule(Expression expression) {
    return expression instanceof Expression.Call call ? call.method().rule() : Optional.empty();
  }

  /** Whether {@code block} calls what is not looked into, but differentiated. */
  public static boolean hasRules(Block block) {
    boolean[] found = {false};
    new Walker() {
      @Override
      public Expression call(Expression.Call call) {
        found[0] |= call.method().rule().isPresent();
        return super.call(call);
      }
    }.walk(block);
    return found[0];
  }

  /** The keys of the functions that derivatives of {@code block} call by a rule of the user's. */
  public static Set<String> rules(Block block) {
    Set<String> result = new LinkedHashSet<>();
    new Walker() {
      @Override
      public Expression call(Expression.Call call) {
        call.method().rule().ifPresent(rule -> result.addAll(rule.functions()));
        return super.call(call);
      }
    }.walk(block);
    return result;
  }

  /** The keys of the functions that {@code block} calls, in order of appearance. */
  public static Set<String> callees(Block block) {
    Set<String> result = new LinkedHashSet<>();
    new Walker() {
      @Override
      public Expression invoke(Expression.Invoke invoke) {
        result.add(invoke.function());
        return super.invoke(invoke);
      }
    }.walk(block);
    return result;
  }

  /** The call of a function that {@code statement} is, with or without use of its result. */
  public static Optional<Expression.Invoke> call(Statement statement) {
    if (statement instanceof Statement.Assign assign
        && assign.value() instanceof Expression.Invoke invoke) {
      return Optional.of(invoke);
    }
    return statement instanceof Statement.Evaluate evaluate
            && evaluate.call() instanceof Expression.Invoke invoke
        ? Optional.of(invoke)
        : Optional.empty();
  }

  /** What a function in normal form returns; null where it returns nothing. */
  public static Expression result(Function function) {
    List<Statement> statements = function.body().statements();
    return !statements.isEmpty()
            && statements.get(statements.size() - 1) instanceof Statement.Return jump
        ? jump.value()
        : null;
  }

  /** The statements of a function in normal form but for the {@code Return} at its end. */
  public static List<Statement> withoutReturn(Function function) {
    List<Statement> statements = new ArrayList<>(function.body().statements());
    statements.removeIf(Statement.Return.class::isInstance);
    return statements;
  }

  /** The blocks directly inside {@code statement}. */
  public static List<Block> blocks(Statement statement) {
    if (statement instanceof Statement.If branch) {
      return List.of(branch.then(), branch.otherwise());
    } else if (statement instanceof Statement.Loop loop) {
      return List.of(loop.body(), loop.update());
    } else if (statement instanceof Statement.For loop) {
      return List.of(loop.body());
    }
    return List.of();
  }

  /** The operands of {@code expression}, in order of evaluation. */
  public static List<Expression> operands(Expression expression) {
    List<Expression> result = new ArrayList<>();
    expression.accept(
        new Rewriter() {
          @Override
          public Expression rewrite(Expression operand) {
            result.add(operand);
            return operand;
          }
        });
    return result;
  }

  /**
   * The variable at the bottom of {@code a}, {@code a[i]}, {@code a[i][j]}; null for a constant.
   */
  public static Variable root(Expression array) {
    if (array instanceof Expression.Read read) {
      return read.variable();
    }
    return array instanceof Expression.Element element ? root(element.array()) : null;
  }
}
