package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * The declaration of an annotated method as its users see it: what the names and shapes of the
 * generated methods follow from. Known even where the body could not be differentiated.
 *
 * @param packageName of the class; empty for the unnamed package
 * @param className the simple names of the class and its enclosing ones, outermost first
 * @param visibility of the generated methods
 * @param derivatives names of the {@code Derivative} constants asked for; empty: all that apply
 * @param number 1 for the first method of that name in its class, and so on; those that are not
 *     annotated themselves are numbered by themselves
 * @param isHidden whether types that generated code may not name have others in their place
 */
public record Signature(
    String packageName,
    List<String> className,
    String method,
    Visibility visibility,
    List<Parameter> parameters,
    Type result,
    List<String> derivatives,
    Purpose purpose,
    int number,
    boolean isHidden) {

  public Signature {
    className = List.copyOf(className);
    parameters = List.copyOf(parameters);
    derivatives = List.copyOf(derivatives);
  }

  /** The qualified name of the companion. */
  public String companion() {
    String name = SourceClass.companionName(className);
    return packageName.isEmpty() ? name : packageName + "." + name;
  }

  /** What the names begin with of what other companions call. */
  public String linkName() {
    return method + (purpose == Purpose.OPENED ? "$open" : "") + (number > 1 ? "$" + number : "");
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

  /** The arrays that the method fills. */
  public List<Variable> outputs() {
    return parameters.stream()
        .filter(p -> p.role() == Role.OUTPUT)
        .map(Parameter::variable)
        .toList();
  }

  /**
   * What the results consist of where arrays among the parameters take part: the return value, if
   * there is one, under the name {@code value}, then these arrays in order; else nothing.
   */
  public List<Variable> results() {
    List<Variable> arrays =
        parameters.stream().filter(Parameter::isResult).map(Parameter::variable).toList();
    if (arrays.isEmpty() || result == Primitive.VOID) {
      return arrays;
    }
    List<Variable> all = new ArrayList<>();
    all.add(new Variable(-1, "value", Floats.held(result)));
    all.addAll(arrays);
    return all;
  }

  /** The parameters as another companion sees them: arrays to be filled are shared with it. */
  public static List<Parameter> linked(List<Parameter> parameters) {
    return parameters.stream()
        .map(p -> p.role() == Role.OUTPUT ? new Parameter(p.variable(), Role.SHARED) : p)
        .toList();
  }

  public boolean hasScalarResult() {
    return result.isReal() && results().isEmpty();
  }

  private boolean hasResult() {
    return result.isDifferentiable() || result == Primitive.VOID && !results().isEmpty();
  }

  /** Whether there are derivatives for users to call; otherwise an error says why not. */
  public boolean isDifferentiable() {
    return hasResult() && !independents().isEmpty();
  }

  /** What the method's programs return: records and several results as {@link Rows}. */
  public Type programResult() {
    List<Variable> results = results();
    if (!results.isEmpty()) {
      return results.size() == 1
          ? results.get(0).type()
          : Rows.type(results.stream().map(Variable::type).toList());
    }
    return result instanceof RecordType record ? Rows.of(record) : result;
  }

  /** A program of this signature that computes nothing: for stubs of methods with errors. */
  public Program placeholder() {
    Expression nothing = result == Primitive.VOID ? null : Expression.Literal.zero(result);
    Block body = Block.of(new Statement.Return(nothing));
    Variables variables = new Variables();
    List<Parameter> own =
        parameters.stream()
            .map(p -> p.of(variables.fresh(p.variable().name(), p.variable().type())))
            .toList();
    Function empty = new Function(method, own, result, body, Linkage.EXPORTED);
    return new Program(empty, java.util.Map.of(), variables);
  }
}
