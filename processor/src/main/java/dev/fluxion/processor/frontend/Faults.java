package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tests of what an expression throws by itself, in the order of its evaluation: an index out of
 * bounds (JLS 15.10.4), a division of integers by zero (JLS 15.17.2), an array of negative size
 * (JLS 15.10.2). Reals throw nothing.
 */
final class Faults {
  private static final String EXCEPTIONS = "dev.fluxion.runtime.internal.Exceptions";
  private static final Type THROWABLE = new ClassType("java.lang.Throwable");
  private static final Set<String> ALL =
      Set.of("java.lang.RuntimeException", "java.lang.Exception", "java.lang.Throwable");
  private static final Set<String> INDEX =
      Set.of("java.lang.ArrayIndexOutOfBoundsException", "java.lang.IndexOutOfBoundsException");
  private static final Set<String> DIVISION = Set.of("java.lang.ArithmeticException");
  private static final Set<String> SIZE = Set.of("java.lang.NegativeArraySizeException");
  private static final Set<String> ELEMENTARY =
      Set.of("java.lang.Math", "java.lang.StrictMath", Method.FUNCTIONS, Method.FLOATS);

  private final Set<String> types;
  private final boolean applies;
  private final Function<Expression, Block> raise;
  private final Consumer<String> refuse;
  private final List<Statement> out;

  /**
   * @param types the exceptions that are of interest; null for all
   * @param applies whether any are
   * @param raise throws what it is given
   * @param refuse says what cannot be tested
   */
  Faults(
      Set<String> types,
      boolean applies,
      Function<Expression, Block> raise,
      Consumer<String> refuse,
      List<Statement> out) {
    this.types = types;
    this.applies = applies;
    this.raise = raise;
    this.refuse = refuse;
    this.out = out;
  }

  void of(Expression value) {
    if (!applies) {
      return;
    }
    if (value instanceof Expression.Conditional choice) {
      of(choice.condition());
      either(choice.condition(), choice.whenTrue(), choice.whenFalse());
    } else if (value instanceof Expression.Binary binary
        && binary.operator() == BinaryOperator.CONDITIONAL_AND) {
      of(binary.left());
      either(binary.left(), binary.right(), Literal.TRUE);
    } else if (value instanceof Expression.Binary binary
        && binary.operator() == BinaryOperator.CONDITIONAL_OR) {
      of(binary.left());
      either(binary.left(), Literal.TRUE, binary.right());
    } else {
      ofOperands(value);
      ofItself(value);
    }
  }

  /** What is evaluated before the value itself, or before what is assigned to it. */
  void ofOperands(Expression value) {
    if (applies) {
      Code.operands(value).forEach(this::of);
    }
  }

  void ofIndex(Expression.Element element) {
    if (!applies || !concerns(INDEX)) {
      return;
    }
    Expression length = new Expression.Length(element.array());
    Expression below = Code.binary(BinaryOperator.LESS, element.index(), Literal.of(0));
    Expression above = Code.binary(BinaryOperator.GREATER_EQUAL, element.index(), length);
    test(
        Code.binary(BinaryOperator.CONDITIONAL_OR, below, above),
        fault("index", element.index(), length));
  }

  private void ofItself(Expression value) {
    if (value instanceof Expression.Element element) {
      ofIndex(element);
    } else if (value instanceof Expression.Binary binary) {
      ofDivision(binary);
    } else if (value instanceof Expression.NewArray created) {
      for (Expression size : created.dimensions()) {
        if (concerns(SIZE) && !(size instanceof Literal) && !(size instanceof Expression.Length)) {
          test(Code.binary(BinaryOperator.LESS, size, Literal.of(0)), fault("size", size));
        }
      }
    } else if (value instanceof Expression.Call call && !isTotal(call)) {
      refuse.accept("A call of " + call.method());
    }
  }

  private void ofDivision(Expression.Binary binary) {
    boolean divides =
        binary.operator() == BinaryOperator.DIVIDE || binary.operator() == BinaryOperator.REMAINDER;
    boolean isNonzero =
        binary.right() instanceof Literal literal
            && literal.value() instanceof Number number
            && number.longValue() != 0;
    if (divides && !binary.type().isReal() && !isNonzero && concerns(DIVISION)) {
      Expression zero = Literal.zero(binary.right().type());
      test(Code.binary(BinaryOperator.EQUAL, binary.right(), zero), fault("division"));
    }
  }

  /** Whether a call throws nothing, whatever it is given. */
  static boolean isTotal(Expression.Call call) {
    Method method = call.method();
    if (method.isOpaque()) {
      return false;
    }
    boolean isNumber = method.result() instanceof Primitive;
    boolean mayOverflow = method.name().endsWith("Exact") || method.name().startsWith("floor");
    return ELEMENTARY.contains(method.owner()) && isNumber && (!mayOverflow || allReal(method))
        || method.name().equals("new") && call.type() instanceof ClassType
        || method.owner().equals("java.lang.String");
  }

  private static boolean allReal(Method method) {
    return method.parameters().stream().allMatch(Type::isReal);
  }

  private void either(Expression condition, Expression whenTrue, Expression whenFalse) {
    List<Statement> then = new ArrayList<>();
    List<Statement> otherwise = new ArrayList<>();
    new Faults(types, true, raise, refuse, then).of(whenTrue);
    new Faults(types, true, raise, refuse, otherwise).of(whenFalse);
    if (!then.isEmpty() || !otherwise.isEmpty()) {
      out.add(new Statement.If(condition, new Block(then), new Block(otherwise)));
    }
  }

  private boolean concerns(Set<String> thrown) {
    return types == null
        || types.stream().anyMatch(type -> ALL.contains(type) || thrown.contains(type));
  }

  private void test(Expression fails, Expression fault) {
    out.add(new Statement.If(fails, raise.apply(fault), Block.EMPTY));
  }

  private static Expression fault(String name, Expression... arguments) {
    Type[] types = new Type[arguments.length];
    java.util.Arrays.fill(types, Primitive.INT);
    return Expression.Call.of(Method.ofStatic(EXCEPTIONS, name, THROWABLE, types), arguments);
  }
}
