package dev.fluxion.processor.rules;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.CustomRule;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.UnaryOperator;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of everything that can stand on the right of an assignment after flattening, in one
 * form: which operands the result depends on, with which partials.
 */
public final class Operators {
  private Operators() {}

  /**
   * One summand of the differential of an operation: {@code partial · d(operand)}.
   *
   * @param product makes of a seed its product with the partial
   */
  public record Term(Expression operand, java.util.function.UnaryOperator<Expression> product) {

    /** With a partial; null where it is 1. */
    Term(Expression operand, Expression partial, boolean strong) {
      this(operand, seed -> times(seed, partial, strong));
    }

    /** {@code seed · partial}. */
    public Expression times(Expression seed) {
      return product.apply(seed);
    }

    private static Expression times(Expression seed, Expression partial, boolean strong) {
      if (partial == null) {
        return seed;
      } else if (Code.isLiteral(partial, -1)) {
        return Code.negate(seed);
      }
      return strong ? Code.strong(seed, partial) : Code.multiply(seed, partial);
    }
  }

  /**
   * The terms of {@code d(result)} for {@code result = operation}; empty for operations whose
   * result does not vary (literals, comparisons, integers, piecewise constant functions). Array
   * operations (element reads, allocations, copies) are not this class's: they move derivatives,
   * they have no partials.
   */
  public static List<Term> terms(Expression operation, Expression result) {
    if (!operation.type().isReal()) {
      return List.of();
    }
    if (operation instanceof Expression.Read read) {
      return List.of(plain(read, null));
    } else if (operation instanceof Expression.Unary unary) {
      boolean rounds = unary.operator() == UnaryOperator.ROUND_TO_FLOAT;
      return List.of(plain(unary.operand(), rounds ? null : Code.literal(-1.0)));
    } else if (operation instanceof Expression.Binary binary) {
      return binary(binary, result);
    } else if (operation instanceof Expression.Cast cast) {
      return cast.operand().type().isReal() ? List.of(plain(cast.operand(), null)) : List.of();
    } else if (operation instanceof Expression.Call call) {
      return call(call, result);
    } else if (operation instanceof Expression.Conditional conditional) {
      Expression one = Code.literal(1.0);
      Expression zero = Code.literal(0.0);
      return List.of(
          plain(
              conditional.whenTrue(),
              new Expression.Conditional(conditional.condition(), one, zero)),
          plain(
              conditional.whenFalse(),
              new Expression.Conditional(conditional.condition(), zero, one)));
    }
    return List.of();
  }

  private static Term plain(Expression operand, Expression partial) {
    return new Term(operand, partial, false);
  }

  private static List<Term> binary(Expression.Binary binary, Expression result) {
    Expression a = binary.left();
    Expression b = binary.right();
    return switch (binary.operator()) {
      case ADD -> List.of(plain(a, null), plain(b, null));
      case SUBTRACT -> List.of(plain(a, null), plain(b, Code.literal(-1.0)));
      case MULTIPLY ->
          a.equals(b)
              ? List.of(new Term(a, seed -> twice(seed, a)))
              : List.of(plain(a, b), plain(b, a));
      // The zero that wins is that of the first factor, in the product's derivative too.
      case STRONG -> List.of(new Term(a, b, true), new Term(b, seed -> Code.strong(a, seed)));
      case DIVIDE -> quotient(a, b, result, b instanceof Expression.Literal && !isZero(b));
      case STRONG_QUOTIENT ->
          List.of(
              new Term(a, seed -> Code.strongQuotient(seed, b)),
              new Term(b, seed -> Code.negate(Code.strongQuotient(Code.strong(result, seed), b))));
      case REMAINDER ->
          List.of(plain(a, null), new Term(b, Code.negate(Formulas.quotient(a, b, result)), true));
      case SHIFT_LEFT,
          SHIFT_RIGHT,
          SHIFT_RIGHT_UNSIGNED,
          LESS,
          LESS_EQUAL,
          GREATER,
          GREATER_EQUAL,
          EQUAL,
          NOT_EQUAL,
          AND,
          XOR,
          OR,
          CONDITIONAL_AND,
          CONDITIONAL_OR ->
          List.of();
    };
  }

  /**
   * 2·(t·a): the doubled factor first could overflow, and a zero would not get the better of it.
   */
  private static Expression twice(Expression seed, Expression a) {
    return Code.multiply(Code.literal(2.0), Code.multiply(seed, a));
  }

  /** One division serves both: with t = seed / b, the products are t and −t·z. */
  private static List<Term> quotient(
      Expression a, Expression b, Expression result, boolean regular) {
    java.util.function.UnaryOperator<Expression> quotient =
        seed -> regular ? Code.divide(seed, b) : Code.strongQuotient(seed, b);
    return List.of(
        new Term(a, quotient),
        new Term(b, seed -> Code.negate(Code.strong(quotient.apply(seed), result))));
  }

  private static boolean isZero(Expression literal) {
    return Code.isLiteral(literal, 0) || Code.isLiteral(literal, -0.0);
  }

  /**
   * The terms of a call with a rule of the user's.
   *
   * @param varying the arguments it is differentiated by
   * @param partials one real, or an array of them
   */
  public static List<Term> ofRule(List<Expression> varying, Expression partials) {
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < varying.size(); i++) {
      Expression partial =
          partials.type().isReal() ? partials : Code.element(partials, Code.literal(i));
      terms.add(new Term(varying.get(i), partial, true));
    }
    return terms;
  }

  private static List<Term> call(Expression.Call call, Expression result) {
    if (call.method().rule().isPresent()) {
      CustomRule rule = call.method().rule().get();
      return ofRule(rule.varying(call.arguments()), rule.partials(call.arguments()));
    }
    boolean hasReals = call.arguments().stream().anyMatch(a -> a.type().isReal());
    if (!hasReals || call.method().isOpaque()) {
      return List.of();
    }
    // Without a rule a derivative would be dropped in silence.
    Rule rule =
        RuleTable.find(call.method())
            .orElseThrow(() -> new IllegalStateException("no rule for " + call.method()));
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < rule.arity(); i++) {
      Rule.Partial partial = rule.partials().get(i);
      Expression operand = call.arguments().get(i);
      if (partial.formula() != null && operand.type().isReal()) {
        Expression formula = partial.formula().at(call.arguments(), result);
        boolean isOne = Code.isLiteral(formula, 1);
        terms.add(new Term(operand, isOne ? null : formula, partial.strong()));
      }
    }
    return terms;
  }
}
