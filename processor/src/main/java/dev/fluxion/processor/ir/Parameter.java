package dev.fluxion.processor.ir;

/**
 * A parameter and its role.
 *
 * @param whole of an independent real that is a component of a record parameter: that parameter's
 *     name; the adjoints of all that have it in common go into one array. Otherwise empty
 * @param isReturned of an array of the method as its user declared it: whether what it holds on
 *     return is a result, beside its role
 */
public record Parameter(Variable variable, Role role, String whole, boolean isReturned) {

  public Parameter(Variable variable, Role role, String whole) {
    this(variable, role, whole, false);
  }

  public Parameter(Variable variable, Role role) {
    this(variable, role, "");
  }

  /** An array that is an independent on entry and a result on return. */
  public static Parameter inOut(Variable variable) {
    return new Parameter(variable, Role.INDEPENDENT, "", true);
  }

  /** The same role of another variable. */
  public Parameter of(Variable other) {
    return new Parameter(other, role, whole, isReturned);
  }

  /** Whether the method's user finds a result in it on return. */
  public boolean isResult() {
    return isReturned || role == Role.OUTPUT;
  }
}
