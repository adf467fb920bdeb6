package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Watch;
import java.util.List;

/** Makes binary operations of lowered operands: promotion, checks, constants (JLS 15.17-15.24). */
final class BinaryTyping {
  private final Body body;

  BinaryTyping(Body body) {
    this.body = body;
  }

  /** The operator of a binary expression or of a compound assignment. */
  static BinaryOperator operator(Tree.Kind kind) {
    return switch (kind) {
      case MULTIPLY, MULTIPLY_ASSIGNMENT -> BinaryOperator.MULTIPLY;
      case DIVIDE, DIVIDE_ASSIGNMENT -> BinaryOperator.DIVIDE;
      case REMAINDER, REMAINDER_ASSIGNMENT -> BinaryOperator.REMAINDER;
      case PLUS, PLUS_ASSIGNMENT -> BinaryOperator.ADD;
      case MINUS, MINUS_ASSIGNMENT -> BinaryOperator.SUBTRACT;
      case LEFT_SHIFT, LEFT_SHIFT_ASSIGNMENT -> BinaryOperator.SHIFT_LEFT;
      case RIGHT_SHIFT, RIGHT_SHIFT_ASSIGNMENT -> BinaryOperator.SHIFT_RIGHT;
      case UNSIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT_ASSIGNMENT ->
          BinaryOperator.SHIFT_RIGHT_UNSIGNED;
      case LESS_THAN -> BinaryOperator.LESS;
      case LESS_THAN_EQUAL -> BinaryOperator.LESS_EQUAL;
      case GREATER_THAN -> BinaryOperator.GREATER;
      case GREATER_THAN_EQUAL -> BinaryOperator.GREATER_EQUAL;
      case EQUAL_TO -> BinaryOperator.EQUAL;
      case NOT_EQUAL_TO -> BinaryOperator.NOT_EQUAL;
      case AND, AND_ASSIGNMENT -> BinaryOperator.AND;
      case XOR, XOR_ASSIGNMENT -> BinaryOperator.XOR;
      case OR, OR_ASSIGNMENT -> BinaryOperator.OR;
      case CONDITIONAL_AND -> BinaryOperator.CONDITIONAL_AND;
      case CONDITIONAL_OR -> BinaryOperator.CONDITIONAL_OR;
      default -> throw new IllegalArgumentException("no binary operator: " + kind);
    };
  }

  Expression apply(Tree tree, BinaryOperator operator, Expression left, Expression right) {
    if (operator == BinaryOperator.ADD && (isString(left) || isString(right))) {
      return text(tree, left, right);
    }
    boolean references =
        Conversions.isReference(left.type()) && Conversions.isReference(right.type());
    if (operator.isEquality() && references) {
      return identity(tree, operator, left, right);
    }
    return ofNumbers(
        tree, operator, body.conversions.unboxed(left), body.conversions.unboxed(right));
  }

  private static boolean isString(Expression value) {
    return value.type().equals(Conversions.STRING);
  }

  /** {@code left + right} where one is a string (JLS 15.18.1). */
  private Expression text(Tree tree, Expression left, Expression right) {
    Expression a = part(tree, left);
    Expression b = part(tree, right);
    if (a instanceof Literal x && b instanceof Literal y && isText(x) && isText(y)) {
      return new Literal(String.valueOf(x.value()) + y.value(), Conversions.STRING);
    }
    if (!isString(a)) {
      a = new Expression.Binary(BinaryOperator.ADD, new Literal("", Conversions.STRING), a);
    }
    return new Expression.Binary(BinaryOperator.ADD, a, b);
  }

  /** Reals have more than one decimal form: they are left to the compiler. */
  private static boolean isText(Literal literal) {
    return !literal.type().isReal();
  }

  /** An object other than a string is asked for its text, once. */
  private Expression part(Tree tree, Expression operand) {
    Expression value = new StreamObjects(body).of(operand, tree, "+");
    if (value.type().isReal() && !(value instanceof Literal) && !body.isInMessage()) {
      body.warn(Watch.TEXT, tree, value);
    }
    if (!Conversions.isReference(value.type()) || isString(value)) {
      return value;
    } else if (value.type().equals(Conversions.NULL)) {
      return new Literal("null", Conversions.STRING);
    } else if (value.type().rank() > 0) {
      throw body.error(Problem.ARRAY_IDENTITY, tree);
    } else if (value.type() instanceof RecordType record) {
      throw body.expressions.records().asObject(tree, "+", record);
    }
    Type object = new ClassType("java.lang.Object");
    Method valueOf =
        Method.opaque(
            Conversions.STRING.toString(), "valueOf", List.of(object), Conversions.STRING, true);
    Expression any = value.type().equals(object) ? value : new Expression.Cast(object, value);
    return body.keep("text", new Expression.Call(valueOf, List.of(any)));
  }

  /** Whether two references are the same; arrays only against null, where nothing is lost. */
  private Expression identity(
      Tree tree, BinaryOperator operator, Expression left, Expression right) {
    for (Expression operand : List.of(left, right)) {
      if (operand.type() instanceof RecordType record) {
        if (left.type().equals(Conversions.NULL) || right.type().equals(Conversions.NULL)) {
          // What has been taken apart is there.
          return operator == BinaryOperator.EQUAL ? Literal.FALSE : Literal.TRUE;
        }
        throw body.expressions.records().asObject(tree, operator.symbol(), record);
      }
    }
    if (FunctionValue.is(left) || FunctionValue.is(right)) { // which is there
      return operator == BinaryOperator.EQUAL ? Literal.FALSE : Literal.TRUE;
    }
    boolean isNull = left.type().equals(Conversions.NULL) || right.type().equals(Conversions.NULL);
    if (isNull && (left.type().isReal() || right.type().isReal())) {
      throw body.error(Problem.NULL, tree);
    } else if (!isNull && (left.type().rank() > 0 || right.type().rank() > 0)) {
      throw body.error(Problem.ARRAY_IDENTITY, tree);
    }
    return new Expression.Binary(operator, left, right);
  }

  private Expression ofNumbers(
      Tree tree, BinaryOperator operator, Expression left, Expression right) {
    if (!accepts(operator, left.type(), right.type())) {
      throw body.leaveToCompiler(tree);
    }
    Expression a = Typing.cast(operandType(operator, left.type(), right.type()), left);
    Expression b =
        operator.isShift()
            ? Typing.cast(Typing.unaryPromotion(right.type()), right)
            : Typing.cast(a.type(), right);
    if (a instanceof Literal constantA && b instanceof Literal constantB) {
      return ConstantFolding.binary(operator, constantA, constantB)
          .<Expression>map(literal -> literal)
          .orElseGet(() -> new Expression.Binary(operator, a, b));
    }
    if (operator.isEquality() && a.type().isReal()) {
      body.warn(Watch.EQUALITY, tree, a, b);
    }
    return new Expression.Binary(operator, a, b);
  }

  private static boolean accepts(BinaryOperator operator, Type left, Type right) {
    boolean numbers = Typing.isNumeric(left) && Typing.isNumeric(right);
    boolean booleans = left == Primitive.BOOLEAN && right == Primitive.BOOLEAN;
    boolean integers = Typing.isIntegral(left) && Typing.isIntegral(right);
    return switch (operator) {
      case MULTIPLY, DIVIDE, REMAINDER, ADD, SUBTRACT -> numbers;
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> numbers;
      case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> integers;
      case EQUAL, NOT_EQUAL -> numbers || booleans;
      case AND, XOR, OR -> integers || booleans;
      case CONDITIONAL_AND, CONDITIONAL_OR -> booleans;
      case STRONG, STRONG_QUOTIENT -> false;
    };
  }

  private static Type operandType(BinaryOperator operator, Type left, Type right) {
    if (left == Primitive.BOOLEAN) {
      return left;
    }
    return operator.isShift() ? Typing.unaryPromotion(left) : Typing.binaryPromotion(left, right);
  }
}
