package dev.fluxion.processor.ir;

import java.util.List;

/**
 * The declaration of an annotated method as its users see it: what the names and shapes of the
 * generated methods follow from. Known even where the body could not be differentiated.
 *
 * @param packageName of the class; empty for the unnamed package
 * @param className the simple names of the class and its enclosing ones, outermost first
 * @param visibility of the generated methods
 * @param derivatives names of the {@code Derivative} constants asked for; empty: all that apply
 */
public record Signature(
    String packageName,
    List<String> className,
    String method,
    Visibility visibility,
    List<Parameter> parameters,
    Type result,
    List<String> derivatives) {

  public Signature {
    className = List.copyOf(className);
    parameters = List.copyOf(parameters);
    derivatives = List.copyOf(derivatives);
  }

  /** Visibility in the generated class; what is private to the user's class is package-private. */
  public enum Visibility {
    PUBLIC,
    PROTECTED,
    PACKAGE
  }

  public List<Variable> independents() {
    return parameters.stream()
        .filter(p -> p.role() == Role.INDEPENDENT)
        .map(Parameter::variable)
        .toList();
  }

  public boolean hasScalarResult() {
    return result.isReal();
  }

  /** A program of this signature that computes nothing: for stubs of methods with errors. */
  public Program placeholder() {
    Block body = Block.of(new Statement.Return(Expression.Literal.zero(result)));
    Variables variables = new Variables();
    List<Parameter> own =
        parameters.stream()
            .map(
                p ->
                    new Parameter(
                        variables.fresh(p.variable().name(), p.variable().type()), p.role()))
            .toList();
    return new Program(new Function(method, own, result, body), java.util.Map.of(), variables);
  }
}
