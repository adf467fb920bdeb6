package dev.fluxion.processor.ir;

import java.util.List;

/**
 * A method: the user's own, or a derivative of it.
 *
 * @param parts methods that only this one calls, by their names, where it was too large for one
 * @param linkage who may call it
 */
public record Function(
    String name,
    List<Parameter> parameters,
    Type result,
    Block body,
    List<Function> parts,
    Linkage linkage) {

  public Function {
    parameters = List.copyOf(parameters);
    parts = List.copyOf(parts);
  }

  public Function(
      String name, List<Parameter> parameters, Type result, Block body, Linkage linkage) {
    this(name, parameters, result, body, List.of(), linkage);
  }

  public Function(String name, List<Parameter> parameters, Type result, Block body) {
    this(name, parameters, result, body, Linkage.INTERNAL);
  }

  public Function withBody(Block newBody) {
    return new Function(name, parameters, result, newBody, linkage);
  }

  public Function with(Linkage newLinkage) {
    return new Function(name, parameters, result, body, newLinkage);
  }

  public boolean isExternal() {
    return linkage == Linkage.EXTERNAL;
  }

  public List<Variable> variables(Role role) {
    return parameters.stream().filter(p -> p.role() == role).map(Parameter::variable).toList();
  }

  /** The parameters that are the caller's variables: what is stored into them is seen outside. */
  public List<Variable> shared() {
    return parameters.stream()
        .filter(p -> p.role() == Role.SHARED || linkage == Linkage.EXPORTED)
        .map(Parameter::variable)
        .toList();
  }

  /** The parameters that carry derivatives whatever the program, where others may call this. */
  public List<Variable> declaredActive() {
    return linkage == Linkage.INTERNAL
        ? List.of()
        : parameters.stream()
            .filter(p -> p.role() != Role.CONSTANT)
            .map(Parameter::variable)
            .filter(v -> v.type().isDifferentiable() || Stacks.isTape(v))
            .toList();
  }
}
