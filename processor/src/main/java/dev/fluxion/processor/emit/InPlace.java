package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The destinations that users pass to a reverse sweep: an array for each independent array, one of
 * its flat length for each record, and one for all scalars together, last. Programs add to them
 * directly, but for records with arrays in them and arrays of floats, whose adjoints are gathered
 * apart first. Where there are not enough argument slots for these, one of the flat length of all
 * takes their place.
 */
final class InPlace {
  /** Above it there would be too much code, for each is compared with all others. */
  private static final int MOST_CHECKED_ONE_BY_ONE = 16;

  private final ApiBuilder.Draft draft;
  private final Map<Shape, String> own = new LinkedHashMap<>();
  private final Independents independents;
  private final boolean isFlat;
  private final String suffix;
  private final String together;
  private String scalars;

  /** Adds the parameters for a gradient to {@code draft}, with checks of their shapes. */
  InPlace(ApiBuilder.Draft draft, ApiBuilder api) {
    this(draft, api, "Bar", "gradient");
  }

  /** Adds parameters for the product of the Hessian and tangents. */
  static InPlace ofProduct(ApiBuilder.Draft draft, ApiBuilder api) {
    return new InPlace(draft, api, "Hvp", "hvp");
  }

  private InPlace(ApiBuilder.Draft draft, ApiBuilder api, String suffix, String together) {
    this.draft = draft;
    this.suffix = suffix;
    this.together = together;
    this.independents = api.independents;
    this.isFlat = api.slots.hasFlatDestinations();
    if (isFlat) {
      scalars = draft.parameter(TypeNames.DOUBLES, together);
      draft.length(scalars, independents.size());
      draft.apart(scalars, TypeNames.DOUBLES);
      return;
    }
    addChecked();
    Map<String, TypeName> all = new LinkedHashMap<>();
    own.forEach((whole, name) -> all.put(name, typeOf(whole)));
    if (scalars != null) {
      all.put(scalars, TypeNames.DOUBLES);
    }
    if (all.size() > MOST_CHECKED_ONE_BY_ONE) {
      draft.allApart(all);
    } else {
      all.forEach(draft::apart);
    }
  }

  private void addChecked() {
    int count = 0;
    for (Shape whole : independents.wholes()) {
      if (whole.type().isReal()) {
        count++;
        continue;
      }
      String name = draft.parameter(typeOf(whole), whole.name() + suffix);
      own.put(whole, name);
      if (whole.isRecord()) {
        draft.length(name, Independents.size(whole.independents()));
      } else {
        draft.sameShape(name, whole.name());
      }
    }
    if (count > 0) {
      scalars = draft.parameter(TypeNames.DOUBLES, together);
      draft.length(scalars, CodeBlock.of("$L", count));
    }
  }

  private static TypeName typeOf(Shape whole) {
    return whole.isRecord() ? TypeNames.DOUBLES : TypeNames.of(whole.type());
  }

  /** Sets all of them to zero. */
  void clear() {
    own.values().forEach(this::clear);
    if (scalars != null) {
      clear(scalars);
    }
  }

  private void clear(String name) {
    boolean isFloats =
        own.entrySet().stream()
            .anyMatch(e -> e.getValue().equals(name) && e.getKey().isFloatArray());
    draft.code.addStatement("$T.clear($L)", isFloats ? TypeNames.FLOATS : TypeNames.NESTED, name);
  }

  private static boolean isGathered(Shape whole) {
    return whole.isRecord() && !whole.hasOnlyReals() || whole.isFloatArray();
  }

  /** Whether nothing is left to do after the call of a program. */
  boolean isDirect() {
    return !isFlat && own.keySet().stream().noneMatch(InPlace::isGathered);
  }

  /** Writes a call of a program with these destinations and what has to stand around it. */
  void around(Consumer<CodeBlock> call) {
    List<String> arguments = new ArrayList<>();
    Map<Variable, CodeBlock> adjoints = new HashMap<>();
    if (isFlat) {
      gather(independents.destinations(), arguments, adjoints);
      call.accept(CodeBlock.of("$L", String.join(", ", arguments)));
      add(independents.parts(), adjoints, scalars);
      return;
    }
    own.forEach(
        (whole, name) -> {
          if (isGathered(whole)) {
            gather(Independents.destinations(whole.independents()), arguments, adjoints);
          } else {
            arguments.add(name);
          }
        });
    if (scalars != null) {
      arguments.add(scalars);
    }
    call.accept(CodeBlock.of("$L", String.join(", ", arguments)));
    own.forEach(
        (whole, name) -> {
          if (isGathered(whole)) {
            add(whole, adjoints, name);
          }
        });
  }

  private void gather(
      List<Independents.Destination> destinations,
      List<String> arguments,
      Map<Variable, CodeBlock> adjoints) {
    for (Independents.Destination d : destinations) {
      String name = draft.names.unique(d.name());
      draft.code.addStatement("$T $L = $L", d.type(), name, d.zeros());
      d.adjoints(name, adjoints);
      arguments.add(name);
    }
  }

  private void add(Shape whole, Map<Variable, CodeBlock> adjoints, String flat) {
    if (whole.isFloatArray()) {
      CodeBlock adjoint = adjoints.get(whole.independents().get(0).variable());
      draft.code.addStatement("$T.add($L, $L)", TypeNames.FLOATS, flat, adjoint);
      return;
    }
    add(whole.independents(), adjoints, flat);
  }

  private void add(List<Shape.Part> parts, Map<Variable, CodeBlock> adjoints, String flat) {
    String next = draft.names.unique("next");
    draft.code.addStatement("int $L = 0", next);
    for (Shape.Part part : parts) {
      CodeBlock adjoint = adjoints.get(part.variable());
      if (part.variable().type() instanceof ArrayType) {
        draft.code.addStatement(
            "$L = $T.add($L, $L, $L)", next, TypeNames.FLAT_SUMS, adjoint, flat, next);
      } else {
        draft.code.addStatement("$L[$L++] += $L", flat, next, adjoint);
      }
    }
  }
}
