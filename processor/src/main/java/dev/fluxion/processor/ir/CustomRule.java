package dev.fluxion.processor.ir;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * How a call is differentiated that is not looked into: by a derivative that a user gave for the
 * method (SPEC section 7); or, of a derivative that differentiable code calls, by deriving once
 * more what it is the derivative of.
 *
 * @param function the key of the function of the program that computes it, of the same parameters
 *     and, for {@link Form#PRODUCT}, more
 * @param tangent the key of the function that computes the tangent of the result from the arguments
 *     and the tangents of those that vary; empty where there is none
 * @param varies of each argument: whether the result is differentiated by it
 * @param derivation what the call computes, of {@link Form#DERIVED}; it then has no functions
 */
public record CustomRule(
    Form form,
    String function,
    String tangent,
    List<Boolean> varies,
    Optional<Derivation> derivation) {

  /** What the function computes. */
  public enum Form {
    /** The derivative, where one argument varies. */
    PARTIAL,
    /** An array of the partials, in the order of the arguments that vary. */
    PARTIALS,
    /**
     * Given also the cotangent of the result and destinations, it adds the product of cotangent and
     * Jacobian to these: one for each array that varies, in order, then one for all scalars.
     */
    PRODUCT,
    /** The call is that of a derivative. */
    DERIVED
  }

  public CustomRule(Form form, String function, String tangent, List<Boolean> varies) {
    this(form, function, tangent, varies, Optional.empty());
  }

  /** Of the call of a derivative. */
  static CustomRule of(Derivation derivation, List<Boolean> varies) {
    return new CustomRule(Form.DERIVED, "", "", varies, Optional.of(derivation));
  }

  public CustomRule {
    varies = List.copyOf(varies);
  }

  /** The same, its functions by other keys. */
  public CustomRule map(UnaryOperator<String> keys) {
    return derivation.isPresent()
        ? this
        : new CustomRule(
            form, keys.apply(function), tangent.isEmpty() ? "" : keys.apply(tangent), varies);
  }

  /** The keys of its functions. */
  public List<String> functions() {
    if (derivation.isPresent()) {
      return List.of();
    }
    return tangent.isEmpty() ? List.of(function) : List.of(function, tangent);
  }

  /** The partials at the arguments: a real or an array of them. */
  public Expression partials(List<Expression> arguments) {
    Type type = form == Form.PARTIAL ? Primitive.DOUBLE : ArrayType.of(Primitive.DOUBLE, 1);
    return new Expression.Invoke(function, type, arguments);
  }

  /** Of a call's arguments, those that vary, in order. */
  public List<Expression> varying(List<Expression> arguments) {
    return IntStream.range(0, arguments.size())
        .filter(varies::get)
        .mapToObj(arguments::get)
        .toList();
  }
}
