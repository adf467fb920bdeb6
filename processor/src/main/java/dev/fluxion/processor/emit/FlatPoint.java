package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.ir.Floats;
import dev.fluxion.processor.ir.Variable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a flat vector becomes the parts of a point that programs take: variables of their names. The
 * shapes of arrays are those of templates, arrays of zeros.
 */
final class FlatPoint {
  private final Independents independents;

  /** By array: the name of its template. */
  private final Map<Variable, String> templates = new LinkedHashMap<>();

  FlatPoint(Independents independents) {
    this.independents = independents;
  }

  /** Whether lengths and constants are known only from a point of the method itself. */
  static boolean needsTemplates(Independents independents) {
    return !isPlainVector(independents)
        && (!independents.hasOnlyReals()
            || independents.wholes().stream()
                .flatMap(s -> s.parts().stream())
                .anyMatch(part -> !part.isIndependent()));
  }

  /** Whether the flat vector itself is what programs take. */
  static boolean isPlainVector(Independents independents) {
    return independents.isOneVector() && independents.isOneArray();
  }

  /** Declares the templates in a method that has the parts as variables. */
  void declareTemplates(CodeBlock.Builder code, Names names) {
    if (isPlainVector(independents)) {
      return;
    }
    for (Variable array : independents.arrays()) {
      String template = names.unique(array.name() + "Shape");
      code.addStatement(
          "$T $L = $T.zeros($L)",
          TypeNames.of(array.type()),
          template,
          TypeNames.NESTED,
          array.name());
      templates.put(array, template);
    }
  }

  /** Reserves the names of templates and parts for what they are. */
  void reserve(Names names) {
    independents.parameters().forEach(p -> names.unique(p.variable().name()));
    templates.values().forEach(names::unique);
  }

  /** What the flat vector is called: where it is what programs take, as it is there. */
  String vector(Names names) {
    boolean isPart = isPlainVector(independents) && !independents.wholes().get(0).isFloatArray();
    return isPart ? independents.all().get(0).name() : names.unique("x");
  }

  /** Declares the parts from the vector, of which it checks the length. */
  void unpack(CodeBlock.Builder code, String vector, Names names) {
    if (isPlainVector(independents)) {
      Variable array = independents.all().get(0);
      if (!vector.equals(array.name())) {
        code.addStatement("double[] $L = $L.clone()", array.name(), vector);
        code.addStatement("$T.round($L)", TypeNames.FLOATS, array.name());
      }
      return;
    }
    templates.forEach(
        (array, template) ->
            code.addStatement(
                "$T $L = $T.zeros($L)",
                TypeNames.of(array.type()),
                array.name(),
                TypeNames.NESTED,
                template));
    code.addStatement(
        "$T.length($S, $L, $L)", TypeNames.SHAPES, vector, vector, independents.size());
    read(code, vector, names);
  }

  private void read(CodeBlock.Builder code, String vector, Names names) {
    String next = templates.isEmpty() ? null : names.unique("next");
    if (next != null) {
      code.addStatement("int $L = 0", next);
    }
    int index = 0;
    for (Shape.Part part : independents.parts()) {
      Variable variable = part.variable();
      boolean isFloat = Floats.isFloat(part.leaf().type());
      if (variable.type().isReal()) {
        String place = next == null ? String.valueOf(index++) : next + "++";
        String rounded = isFloat ? "(float) " : "";
        code.addStatement(
            "$T $L = $L$L[$L]", TypeName.DOUBLE, variable.name(), rounded, vector, place);
        continue;
      }
      code.addStatement(
          "$L = $T.unflatten($L, $L, $L)", next, TypeNames.NESTED, vector, next, variable.name());
      if (isFloat) {
        code.addStatement("$T.round($L)", TypeNames.FLOATS, variable.name());
      }
    }
  }
}
