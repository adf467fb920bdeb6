package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The checks of shapes that stand in front of a program that users call directly. */
final class ArgumentChecks {
  private final ApiBuilder.Draft draft;
  private final Independents independents;

  ArgumentChecks(ApiBuilder.Draft draft, Independents independents) {
    this.draft = draft;
    this.independents = independents;
  }

  /** Tangents and destinations come in the order of the independents they belong to. */
  void add(Function function) {
    Iterator<Variable> tangents = independents.all().iterator();
    Iterator<Variable> destinations = independents.arrays().iterator();
    boolean hasTangents = hasTangents(function);
    List<Variable> apart = new ArrayList<>();
    independents.arrays().forEach(array -> draft.present(array.name()));
    for (Parameter parameter : function.parameters()) {
      String name = draft.names.of(parameter.variable());
      if (parameter.role() == Role.TANGENT) {
        Variable independent = tangents.next();
        if (independent.type() instanceof ArrayType) {
          draft.sameShape(name, independent.name());
        }
      } else if (parameter.role() == Role.OUTPUT && hasTangents) {
        draft.length(name, CodeBlock.of("2")); // value and tangent
      } else if (parameter.role() == Role.OUTPUT) {
        apart.add(parameter.variable());
        if (destinations.hasNext()) {
          draft.sameShape(name, destinations.next().name());
        } else {
          draft.length(
              name, CodeBlock.of("$L", independents.all().size() - independents.arrays().size()));
        }
      } else {
        if (parameter.role() == Role.COTANGENT
            && parameter.variable().type() instanceof ArrayType) {
          draft.present(name);
        }
        draft.given(name, TypeNames.of(parameter.variable().type()));
      }
    }
    apart.forEach(v -> draft.apart(draft.names.of(v), TypeNames.of(v.type())));
  }

  private static boolean hasTangents(Function function) {
    return function.parameters().stream().anyMatch(p -> p.role() == Role.TANGENT);
  }
}
