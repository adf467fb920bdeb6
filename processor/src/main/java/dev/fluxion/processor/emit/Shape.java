package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.fluxion.processor.ir.Leaf;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.List;

/** A parameter of the annotated method as users pass it, and the parts that programs take. */
record Shape(Parameter parameter, List<Part> parts) {

  /** A parameter of the programs: the user's own, or a component of it. */
  record Part(Parameter parameter, Leaf leaf) {
    Variable variable() {
      return parameter.variable();
    }

    boolean isIndependent() {
      return parameter.role() == Role.INDEPENDENT;
    }

    /** {@code record.x().y()}, the component of the record that {@code record} names. */
    CodeBlock of(String record) {
      StringBuilder code = new StringBuilder(record);
      leaf.path().forEach(step -> code.append('.').append(step).append("()"));
      return CodeBlock.of("$L", code);
    }
  }

  static List<Shape> of(List<Parameter> declared) {
    Variables variables = new Variables();
    List<Parameter> parameters =
        declared.stream()
            .map(p -> new Parameter(renewed(p.variable(), variables), p.role()))
            .toList();
    List<List<Parameter>> expanded = Leaf.parameters(parameters, variables);
    List<Shape> shapes = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      List<Leaf> leaves = Leaf.of(parameters.get(i).variable().type());
      List<Part> parts = new ArrayList<>();
      for (int j = 0; j < leaves.size(); j++) {
        parts.add(new Part(expanded.get(i).get(j), leaves.get(j)));
      }
      shapes.add(new Shape(parameters.get(i), List.copyOf(parts)));
    }
    return shapes;
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

  List<Part> independents() {
    return parts.stream().filter(Part::isIndependent).toList();
  }

  /** Whether all that is differentiated by in it are single numbers. */
  boolean hasOnlyReals() {
    return independents().stream().allMatch(part -> part.variable().type().isReal());
  }
}
