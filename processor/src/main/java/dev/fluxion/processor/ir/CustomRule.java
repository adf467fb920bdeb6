package dev.fluxion.processor.ir;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * How a method is differentiated that is not looked into: as a user says (SPEC section 7), as the
 * compiler knows, or, of a derivative that differentiable code calls, by deriving once more what it
 * is the derivative of.
 *
 * @param function the key of the function of the program that computes it, of the same parameters
 *     and, for {@link Form#PRODUCT}, more
 * @param tangent the key of the function that computes the tangent of the result from the arguments
 *     and the tangents of those that vary; empty where there is none
 * @param varies of each argument: whether the result is differentiated by it
 * @param parts with {@link Form#PARTS}, one for each argument that varies, in order
 * @param series with {@link Form#PARTS}, the class whose method of the same name computes with
 *     series, of which the first argument is the algebra; empty where there is none
 * @param derivation what the call computes, of {@link Form#DERIVED}; it then has no functions
 */
public record CustomRule(
    Form form,
    String function,
    String tangent,
    List<Boolean> varies,
    List<Part> parts,
    String series,
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
    /**
     * Functions for each of the arguments that vary, which are arrays, so that nothing is computed
     * for those that are inactive.
     */
    PARTS,
    /** The call is that of a derivative. */
    DERIVED
  }

  /**
   * What is known of one argument, by the keys of functions.
   *
   * @param product given the arguments, the cotangent of the result and a destination, it adds the
   *     product of cotangent and Jacobian to that
   * @param tangent given the arguments and the tangent of that one, it returns what this
   *     contributes to the result's; empty where the result is one real
   */
  public record Part(String product, String tangent) {
    List<String> functions() {
      return tangent.isEmpty() ? List.of(product) : List.of(product, tangent);
    }

    private Part map(UnaryOperator<String> keys) {
      return new Part(keys.apply(product), tangent.isEmpty() ? "" : keys.apply(tangent));
    }
  }

  public CustomRule {
    varies = List.copyOf(varies);
    parts = List.copyOf(parts);
  }

  /** A rule of a user's. */
  public CustomRule(Form form, String function, String tangent, List<Boolean> varies) {
    this(form, function, tangent, varies, List.of(), "", Optional.empty());
  }

  /** A rule argument by argument. */
  public static CustomRule ofParts(List<Boolean> varies, List<Part> parts, String series) {
    return new CustomRule(Form.PARTS, "", "", varies, parts, series, Optional.empty());
  }

  /** Of the call of a derivative. */
  static CustomRule of(Derivation derivation, List<Boolean> varies) {
    return new CustomRule(Form.DERIVED, "", "", varies, List.of(), "", Optional.of(derivation));
  }

  public boolean isOfPartials() {
    return form == Form.PARTIAL || form == Form.PARTIALS;
  }

  /** The same, its functions by other keys. */
  public CustomRule map(UnaryOperator<String> keys) {
    return new CustomRule(
        form,
        function.isEmpty() ? "" : keys.apply(function),
        tangent.isEmpty() ? "" : keys.apply(tangent),
        varies,
        parts.stream().map(part -> part.map(keys)).toList(),
        series,
        derivation);
  }

  /** The keys of its functions. */
  public List<String> functions() {
    if (form == Form.DERIVED) {
      return List.of();
    } else if (form == Form.PARTS) {
      return parts.stream().flatMap(part -> part.functions().stream()).toList();
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
