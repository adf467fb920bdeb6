package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.fluxion.annotations.Derivative;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.ProgramKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Value and gradient at many points. */
final class BatchApi {
  private final ApiBuilder api;

  BatchApi(ApiBuilder api) {
    this.api = api;
  }

  /** The first parameter, which none of the constants may be called like. */
  private String pointsName() {
    Set<String> taken = new HashSet<>();
    api.independents.shapes().forEach(shape -> taken.add(shape.name()));
    api.independents.parameters().forEach(p -> taken.add(p.variable().name()));
    String name = "points";
    for (int i = 1; taken.contains(name); i++) {
      name = "points" + i;
    }
    return name;
  }

  void add() {
    String reference = Docs.reference(api.signature);
    ApiBuilder.Draft draft = api.draft("ValueAndGradientBatch", TypeName.VOID);
    String points = draft.parameter(TypeNames.MATRIX, pointsName());
    draft.means(points, "a row for each number of the point, of a number for each point");
    for (Shape shape : api.independents.shapes()) {
      if (!shape.isIndependent()) {
        draft.parameter(shape);
        draft.takeApart(shape);
      }
    }
    String values = draft.parameter(TypeNames.DOUBLES, "values");
    draft.means(values, "receives the value at each point");
    String gradients = draft.parameter(TypeNames.MATRIX, "gradients");
    draft.means(gradients, "receives a row for each partial, of a number for each point");
    int n = api.independents.all().size();
    draft.present(values);
    for (String rows : List.of(points, gradients)) {
      draft.code.addStatement(
          "$T.matrix($S, $L, $L, $L.length)", TypeNames.SHAPES, rows, rows, n, values);
    }
    List<CodeBlock> arguments = new ArrayList<>();
    int next = 0;
    for (Parameter parameter : api.independents.parameters()) {
      boolean isIndependent = api.independents.all().contains(parameter.variable());
      arguments.add(
          isIndependent
              ? CodeBlock.of("$L[$L]", points, next++)
              : CodeBlock.of("$L", parameter.variable().name()));
    }
    arguments.add(CodeBlock.of("$L", values));
    for (int i = 0; i < n; i++) {
      arguments.add(CodeBlock.of("$L[$L]", gradients, i));
    }
    draft.code.addStatement(
        "$L", draft.call(ProgramKind.BATCH, arguments.toArray(CodeBlock[]::new)));
    draft.document(
        Docs.of(
            "Value and gradient of {@code "
                + reference
                + "} at many points, with the numbers that"
                + " each gives alone. The arrays that are written must not alias the points or one"
                + " another.",
            "",
            "@throws IllegalArgumentException if an array has another length; nothing is written"
                + " then"));
    draft.doneIfFree(Derivative.VALUE_AND_GRADIENT);
    api.program(
        ProgramKind.BATCH,
        null,
        Docs.of("Value and gradient of {@code " + reference + "} at many points."));
  }
}
