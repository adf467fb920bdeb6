package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.fluxion.processor.ir.Floats;
import dev.fluxion.processor.ir.Leaf;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.List;

/**
 * A parameter of the annotated method as users pass it, and the parts that programs take.
 *
 * @param parameter named as in the generated methods
 * @param declared what it is called in the source
 */
record Shape(Parameter parameter, String declared, List<Part> parts) {

  /**
   * A parameter of the programs: the user's own, or a component of it. Programs take doubles in the
   * place of floats.
   *
   * @param parameter named as in the generated methods
   * @param programName what it is called in programs
   */
  record Part(Parameter parameter, Leaf leaf, String programName) {
    Variable variable() {
      return parameter.variable();
    }

    boolean isIndependent() {
      return parameter.role() == Role.INDEPENDENT;
    }

    /** The component of the record that {@code record} names, as programs take it. */
    CodeBlock of(String record) {
      return FloatForms.widened(CodeBlock.of("$L", named(record)), leaf.type());
    }

    /** {@code record.x().y()}. */
    String named(String record) {
      StringBuilder code = new StringBuilder(record);
      leaf.path().forEach(step -> code.append('.').append(step).append("()"));
      return code.toString();
    }

    /** Whether it takes a variable to hold what programs take. */
    boolean isApart() {
      return !leaf.path().isEmpty() || FloatForms.isArray(leaf.type());
    }
  }

  /**
   * The shapes of all parameters.
   *
   * @param names of the method in which they are the first parameters
   */
  static List<Shape> of(List<Parameter> declared, Names names) {
    Variables variables = new Variables();
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter parameter : declared) {
      String name = names.unique(parameter.variable().name());
      parameters.add(
          new Parameter(variables.fresh(name, parameter.variable().type()), parameter.role()));
    }
    List<List<Parameter>> expanded = Leaf.parameters(declared, variables);
    List<Shape> shapes = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      List<Leaf> leaves = Leaf.of(parameter.variable().type());
      List<Part> parts = new ArrayList<>();
      for (int j = 0; j < leaves.size(); j++) {
        Parameter own = expanded.get(i).get(j);
        String name = partName(parameter.variable().name(), own, leaves.get(j), names);
        Variable variable = variables.fresh(name, Floats.held(leaves.get(j).type()));
        Parameter part = new Parameter(variable, own.role(), own.whole());
        parts.add(new Part(part, leaves.get(j), own.variable().name()));
      }
      String name = declared.get(i).variable().name();
      shapes.add(new Shape(parameter, name, List.copyOf(parts)));
    }
    return shapes;
  }

  private static String partName(String whole, Parameter own, Leaf leaf, Names names) {
    if (!leaf.path().isEmpty()) {
      return names.unique(own.variable().name());
    }
    return FloatForms.isArray(leaf.type()) ? names.unique(whole + "Wide") : whole;
  }

  String name() {
    return parameter.variable().name();
  }

  Type type() {
    return parameter.variable().type();
  }

  boolean isIndependent() {
    return parameter.role() == Role.INDEPENDENT;
  }

  boolean isRecord() {
    return type() instanceof RecordType;
  }

  boolean isFloatArray() {
    return FloatForms.isArray(type());
  }

  /** Whether users pass what programs take. */
  boolean isDirect() {
    return !isRecord() && !Floats.isFloat(type());
  }

  List<Part> independents() {
    return parts.stream().filter(Part::isIndependent).toList();
  }

  /** Whether all that is differentiated by in it are single numbers. */
  boolean hasOnlyReals() {
    return independents().stream().allMatch(part -> part.variable().type().isReal());
  }
}
