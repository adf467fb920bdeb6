package dev.fluxion.processor.ir;

import java.util.List;

/**
 * A method: the user's own, or a derivative of it.
 *
 * @param parts methods that only this one calls, by their names, where it was too large for one
 */
public record Function(
    String name, List<Parameter> parameters, Type result, Block body, List<Function> parts) {

  public Function {
    parameters = List.copyOf(parameters);
    parts = List.copyOf(parts);
  }

  public Function(String name, List<Parameter> parameters, Type result, Block body) {
    this(name, parameters, result, body, List.of());
  }

  public Function withBody(Block newBody) {
    return new Function(name, parameters, result, newBody);
  }

  public List<Variable> variables(Role role) {
    return parameters.stream().filter(p -> p.role() == role).map(Parameter::variable).toList();
  }
}
