package dev.fluxion.processor.ir;

/**
 * A parameter and its role.
 *
 * @param whole of an independent real that is a component of a record parameter: that parameter's
 *     name; the adjoints of all that have it in common go into one array. Otherwise empty
 */
public record Parameter(Variable variable, Role role, String whole) {

  public Parameter(Variable variable, Role role) {
    this(variable, role, "");
  }
}
