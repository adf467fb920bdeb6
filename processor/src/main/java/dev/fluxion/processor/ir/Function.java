package dev.fluxion.processor.ir;

import java.util.List;

/** A method: the user's own, or a derivative of it. */
public record Function(String name, List<Parameter> parameters, Type result, Block body) {

  public Function {
    parameters = List.copyOf(parameters);
  }

  public Function withBody(Block newBody) {
    return new Function(name, parameters, result, newBody);
  }

  public List<Variable> variables(Role role) {
    return parameters.stream().filter(p -> p.role() == role).map(Parameter::variable).toList();
  }
}
