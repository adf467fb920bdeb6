package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Role;
import java.util.ArrayList;
import java.util.List;

/** What is passed otherwise than usual where the JVM's argument slots do not suffice. */
final class ArgumentSlots {
  private final Independents independents;
  private final ResultShape result;
  private final RecordForms forms;

  ArgumentSlots(Independents independents, ResultShape result, RecordForms forms) {
    this.independents = independents;
    this.result = result;
    this.forms = forms;
  }

  /**
   * Whether tangents come in one flat array: there are not enough slots for point and tangents, and
   * two more for what else there may be.
   */
  boolean hasFlatTangents() {
    List<TypeName> types = new ArrayList<>(List.of(TypeName.DOUBLE));
    independents.shapes().forEach(s -> types.add(TypeNames.of(s.type())));
    independents.wholes().forEach(s -> types.add(forms.of(s.type())));
    return !Packing.fits(types);
  }

  /** The same of destinations, for a point and a cotangent in front of them. */
  boolean hasFlatDestinations() {
    List<TypeName> types = new ArrayList<>(List.of(result.type(), TypeNames.DOUBLES));
    independents.shapes().forEach(s -> types.add(TypeNames.of(s.type())));
    independents.wholes().stream()
        .filter(s -> !s.type().isReal())
        .forEach(s -> types.add(TypeNames.DOUBLES));
    return !independents.isScalarsOnly() && !Packing.fits(types);
  }

  /** Whether the record of the gradient, if there is one, can have a constructor. */
  boolean gradientFits() {
    List<TypeName> types = new ArrayList<>(List.of(ClassName.OBJECT)); // this
    independents.wholes().forEach(s -> types.add(forms.of(s.type())));
    return !independents.needsRecord() || Packing.fits(types);
  }

  /** Whether the record of a point can have a constructor. */
  boolean pointFits() {
    List<TypeName> types = new ArrayList<>(List.of(ClassName.OBJECT)); // this
    independents.wholes().forEach(s -> types.add(TypeNames.of(s.type())));
    return Packing.fits(types);
  }

  /** Whether a function object can hold the constants, which go to it by a constructor. */
  boolean functionFits() {
    List<TypeName> types = new ArrayList<>(List.of(ClassName.OBJECT)); // this
    for (Parameter parameter : independents.parameters()) {
      if (parameter.role() != Role.INDEPENDENT) {
        types.add(TypeNames.of(parameter.variable().type()));
      }
    }
    return Packing.fits(types);
  }
}
