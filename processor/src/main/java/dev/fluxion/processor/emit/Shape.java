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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A parameter of the annotated method as users pass it, and the parts that programs take. */
record Shape(Parameter parameter, List<Part> parts) {

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

  static List<Shape> of(List<Parameter> declared) {
    Variables variables = new Variables();
    List<Parameter> parameters =
        declared.stream()
            .map(p -> new Parameter(renewed(p.variable(), variables), p.role()))
            .toList();
    List<List<Parameter>> expanded = Leaf.parameters(parameters, variables);
    Set<String> taken = new HashSet<>();
    expanded.forEach(all -> all.forEach(p -> taken.add(p.variable().name())));
    parameters.forEach(p -> taken.add(p.variable().name()));
    List<Shape> shapes = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      List<Leaf> leaves = Leaf.of(parameters.get(i).variable().type());
      List<Part> parts = new ArrayList<>();
      for (int j = 0; j < leaves.size(); j++) {
        parts.add(part(expanded.get(i).get(j), leaves.get(j), taken, variables));
      }
      shapes.add(new Shape(parameters.get(i), List.copyOf(parts)));
    }
    return shapes;
  }

  private static Part part(Parameter own, Leaf leaf, Set<String> taken, Variables variables) {
    String programName = own.variable().name();
    String name = programName;
    if (leaf.path().isEmpty() && FloatForms.isArray(leaf.type())) {
      name = programName + "Wide";
      for (int i = 1; !taken.add(name); i++) {
        name = programName + "Wide" + i;
      }
    }
    Variable variable = variables.fresh(name, Floats.held(leaf.type()));
    return new Part(new Parameter(variable, own.role(), own.whole()), leaf, programName);
  }

  /** One supply for all, so that no two are taken for the same. */
  private static Variable renewed(Variable variable, Variables variables) {
    return variables.fresh(variable.name(), variable.type());
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
