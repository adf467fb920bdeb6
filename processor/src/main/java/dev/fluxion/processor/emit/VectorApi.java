package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.fluxion.annotations.Derivative;
import dev.fluxion.processor.ir.ProgramKind;
import java.util.List;

/** The generated methods of an array result: the second table of SPEC section 3. */
final class VectorApi {
  private final ApiBuilder api;
  private final SharedApi shared;
  private final Independents independents;
  private final String reference;

  VectorApi(ApiBuilder api) {
    this.api = api;
    this.shared = new SharedApi(api);
    this.independents = api.independents;
    this.reference = Docs.reference(api.signature);
  }

  void add() {
    addJacobian();
    addModeJacobian("ForwardJacobian", "forward mode, a sweep per independent", true);
    addModeJacobian("ReverseJacobian", "reverse mode, a sweep per result", false);
    if (api.result.hasOutputs()) {
      addOutputsAndJacobian();
    } else if (api.result.isArray()) {
      addValueAndJacobian();
    }
    if (independents.isOneScalar()) {
      shared.addCurveDerivatives();
    }
    shared.addJvp();
    addVjp();
    if (api.has(ProgramKind.HVP)) {
      addHvp();
      addHessian();
    }
    shared.addTaylor();
    addForwardColumns();
    addReverseRows();
    shared.addInternals();
  }

  private TypeName jacobianType() {
    return api.result.isArray() ? TypeNames.doubles(api.result.rank() + 1) : TypeNames.MATRIX;
  }

  /** A flat {@code m × n} Jacobian as the type of SPEC section 3. */
  private CodeBlock grouped(CodeBlock flat, String value) {
    return !api.result.isArray() || api.result.rank() == 1
        ? flat
        : CodeBlock.of("$T.group($L, $L)", TypeNames.DIRECTIONS, flat, value);
  }

  String value(ApiBuilder.Draft draft) {
    String value = draft.names.unique("value");
    draft.code.addStatement(
        "$T $L = $L",
        api.result.programType(),
        value,
        draft.call(ProgramKind.VALUE, independents.point()));
    return value;
  }

  private static final String SHAPE =
      "@return the matrix, m by n; for a result of several dimensions, these and then n";

  private CodeBlock sizeOf(String value) {
    return api.result.rank() == 1
        ? CodeBlock.of("$L.length", value)
        : CodeBlock.of("$T.size($L)", TypeNames.NESTED, value);
  }

  private void addJacobian() {
    ApiBuilder.Draft draft = api.draft("Jacobian", jacobianType()).point();
    String value = value(draft);
    String jacobian = newJacobian(draft, value);
    fillCheaper(draft, value, jacobian);
    draft.fill(value);
    draft.code.addStatement("return $L", grouped(CodeBlock.of("$L", jacobian), value));
    draft.document(
        Docs.of(
            "Jacobian of {@code " + reference + "}, by the mode that takes fewer sweeps.",
            "",
            SHAPE));
    draft.done(Derivative.JACOBIAN);
  }

  String newJacobian(ApiBuilder.Draft draft, String value) {
    String jacobian = draft.names.unique("jacobian");
    draft.code.addStatement(
        "double[][] $L = new double[$L][$L]", jacobian, sizeOf(value), independents.size());
    return jacobian;
  }

  void fillCheaper(ApiBuilder.Draft draft, String value, String jacobian) {
    CodeBlock arguments = CodeBlock.of("$L, $L", value, jacobian);
    draft.code.beginControlFlow("if ($L <= $L)", independents.size(), sizeOf(value));
    draft.code.addStatement(
        "$L", draft.callForJacobian("$columns", independents.point(), arguments));
    draft.code.nextControlFlow("else");
    draft.code.addStatement("$L", draft.callForJacobian("$rows", independents.point(), arguments));
    draft.code.endControlFlow();
  }

  private void addModeJacobian(String suffix, String mode, boolean forward) {
    ApiBuilder.Draft draft = api.draft(suffix, jacobianType()).point();
    String value = value(draft);
    String jacobian = newJacobian(draft, value);
    draft.code.addStatement(
        "$L",
        draft.callForJacobian(
            forward ? "$columns" : "$rows",
            independents.point(),
            CodeBlock.of("$L, $L", value, jacobian)));
    draft.fill(value);
    draft.code.addStatement("return $L", grouped(CodeBlock.of("$L", jacobian), value));
    draft.document(Docs.of("Jacobian of {@code " + reference + "}, by " + mode + ".", "", SHAPE));
    draft.done(Derivative.JACOBIAN);
  }

  private void addValueAndJacobian() {
    ApiBuilder.Draft draft = api.draft("ValueAndJacobian", TypeName.VOID).point();
    String value = draft.parameter(api.result.type(), "value");
    String jacobian = draft.parameter(TypeNames.MATRIX, "jacobian");
    String computed = draft.names.unique("computed");
    draft.code.addStatement(
        "$T $L = $L",
        api.result.programType(),
        computed,
        draft.call(ProgramKind.VALUE, independents.point()));
    String returned = computed;
    if (api.result.isFloatArray()) {
      returned = draft.names.unique("rounded");
      draft.code.addStatement(
          "$T $L = $L", api.result.type(), returned, api.result.value(computed));
    }
    draft.sameShape(value, returned);
    draft.code.addStatement(
        "$T.matrix($S, $L, $L, $L)",
        TypeNames.SHAPES,
        jacobian,
        jacobian,
        sizeOf(computed),
        independents.size());
    draft.fails(Docs.OTHER_SHAPE);
    draft.apart(value, api.result.type());
    draft.apart(jacobian, TypeNames.MATRIX);
    fillCheaper(draft, computed, jacobian);
    draft.code.addStatement(
        "$T.assign($L, $L)",
        api.result.isFloatArray() ? TypeNames.FLOATS : TypeNames.NESTED,
        value,
        computed);
    draft.document(Docs.of("Value and Jacobian of {@code " + reference + "} in place."));
    draft.done(Derivative.VALUE_AND_JACOBIAN);
  }

  private void addOutputsAndJacobian() {
    ApiBuilder.Draft draft = api.draft("ValueAndJacobian", TypeName.VOID).point();
    String jacobian = draft.parameter(TypeNames.MATRIX, "jacobian");
    String value = value(draft);
    draft.code.addStatement(
        "$T.matrix($S, $L, $L, $L)",
        TypeNames.SHAPES,
        jacobian,
        jacobian,
        sizeOf(value),
        independents.size());
    draft.fails(Docs.OTHER_SHAPE);
    fillCheaper(draft, value, jacobian);
    draft.fill(value);
    draft.document(
        Docs.of(
            "Value, in the output arrays, and Jacobian of {@code " + reference + "} in place."));
    draft.done(Derivative.VALUE_AND_JACOBIAN);
  }

  private void addVjp() {
    ApiBuilder.Draft draft = api.draft("Vjp", api.gradientType()).point();
    String cotangent = draft.parameter(api.result.type(), "cotangent");
    draft.present(cotangent);
    Destinations destinations = new Destinations(independents, draft.code, draft.names);
    draft.code.addStatement("$L", vjp(draft, cotangent, destinations.arguments()));
    draft.returns(destinations.gradient(api.companion, api.forms));
    draft.document(
        Docs.of(
            "The cotangent times the Jacobian of {@code " + reference + "}, by reverse mode.",
            "",
            "@return the product, new"));
    draft.done(Derivative.VJP);
    addVjpInPlace();
  }

  private CodeBlock vjp(ApiBuilder.Draft draft, String cotangent, CodeBlock destinations) {
    return draft.call(
        ProgramKind.VJP, independents.point(), api.result.cotangent(cotangent), destinations);
  }

  private void addVjpInPlace() {
    CodeBlock documentation =
        Docs.of(
            "Adds the cotangent times the Jacobian of {@code "
                + reference
                + "} to the"
                + " destinations, by reverse mode.",
            "",
            Docs.destinations(api));
    if (api.isDirect(ProgramKind.VJP)) {
      api.program(ProgramKind.VJP, Derivative.VJP, documentation);
      return;
    }
    api.program(ProgramKind.VJP, null, Docs.behind(api.signature));
    ApiBuilder.Draft draft = api.draft("Vjp", TypeName.VOID).point();
    String cotangent = draft.parameter(api.result.type(), "cotangent");
    draft.present(cotangent);
    InPlace destinations = new InPlace(draft, api);
    destinations.around(d -> draft.code.addStatement("$L", vjp(draft, cotangent, d)));
    draft.fill();
    draft.document(documentation);
    draft.done(Derivative.VJP);
  }

  private void addHvp() {
    ApiBuilder.Draft draft = api.draft("Hvp", api.gradientType()).point();
    CodeBlock tangents = draft.tangents();
    String cotangent = draft.parameter(api.result.type(), "cotangent");
    draft.present(cotangent);
    Destinations destinations = new Destinations(independents, draft.code, draft.names);
    draft.code.addStatement(
        "$L", hvp(draft, tangents, api.result.cotangent(cotangent), destinations));
    draft.returns(destinations.gradient(api.companion, api.forms));
    draft.document(
        Docs.of(
            "The Hessian of the cotangent-weighted sum of the results of {@code "
                + reference
                + "} times the tangents, forward over reverse.",
            "",
            Docs.tangents(api),
            "",
            "@return the product, of the gradient's type, new"));
    draft.done(Derivative.HVP);
  }

  CodeBlock hvp(
      ApiBuilder.Draft draft, CodeBlock tangents, CodeBlock cotangent, Destinations destinations) {
    return draft.call(
        ProgramKind.HVP,
        independents.point(),
        cotangent,
        api.scratch(ProgramKind.HVP, draft),
        tangents,
        destinations.arguments());
  }

  private void addHessian() {
    ApiBuilder.Draft draft = api.draft("Hessian", TypeNames.doubles(3)).point();
    String value = value(draft);
    String hessian = hessian(draft, value);
    draft.fill(value);
    draft.code.addStatement("return $L", hessian);
    draft.document(
        Docs.of(
            "The Hessian of every result of {@code " + reference + "}.",
            "",
            "@return m by n by n: a symmetric matrix per result, in flat order"));
    draft.done(Derivative.HESSIAN);
  }

  /** Computes the Hessians in a method that has the parts of the point as variables. */
  String hessian(ApiBuilder.Draft draft, String value) {
    String m = draft.names.unique("m");
    String n = draft.names.unique("n");
    String hessian = draft.names.unique("hessian");
    String i = draft.names.unique("i");
    String k = draft.names.unique("k");
    draft.code.addStatement("int $L = $L", m, sizeOf(value));
    draft.code.addStatement("int $L = $L", n, independents.size());
    draft.code.addStatement("double[][][] $L = new double[$L][$L][$L]", hessian, m, n, n);
    draft.code.beginControlFlow("for (int $L = 0; $L < $L; $L++)", i, i, m, i);
    String cotangent = unitLike(draft, value, m, i);
    draft.code.beginControlFlow("for (int $L = 0; $L < $L; $L++)", k, k, n, k);
    String unit = draft.names.unique("unit");
    draft.code.addStatement("double[] $L = $T.unit($L, $L)", unit, TypeNames.DIRECTIONS, n, k);
    CodeBlock tangents = independents.spread(draft.code, unit, draft.names);
    Destinations destinations = new Destinations(independents, draft.code, draft.names);
    draft.code.addStatement(
        "$L", hvp(draft, tangents, CodeBlock.of("$L", cotangent), destinations));
    CodeBlock row = destinations.flat(draft.code, draft.names);
    draft.code.addStatement("$T.mirror($L[$L], $L, $L)", TypeNames.DIRECTIONS, hessian, i, k, row);
    draft.code.endControlFlow();
    draft.code.endControlFlow();
    return hessian;
  }

  /** Declares the cotangent that picks result {@code i}, in the shape of {@code value}. */
  private String unitLike(ApiBuilder.Draft draft, String value, String m, String i) {
    String cotangent = draft.names.unique("cotangent");
    if (api.result.rank() == 1) {
      draft.code.addStatement(
          "double[] $L = $T.unit($L, $L)", cotangent, TypeNames.DIRECTIONS, m, i);
    } else {
      draft.code.addStatement(
          "$T $L = $T.zeros($L)", api.result.programType(), cotangent, TypeNames.NESTED, value);
      draft.code.addStatement(
          "$T.unflatten($T.unit($L, $L), 0, $L)",
          TypeNames.NESTED,
          TypeNames.DIRECTIONS,
          m,
          i,
          cotangent);
    }
    return cotangent;
  }

  private void addForwardColumns() {
    ApiBuilder.Draft draft = api.draft("$columns", TypeName.VOID);
    String jacobian = draft.jacobianParameters().get(1);
    String n = draft.names.unique("n");
    String k = draft.names.unique("k");
    String unit = draft.names.unique("unit");
    draft.code.addStatement("int $L = $L", n, independents.size());
    draft.code.beginControlFlow("for (int $L = 0; $L < $L; $L++)", k, k, n, k);
    draft.code.addStatement("double[] $L = $T.unit($L, $L)", unit, TypeNames.DIRECTIONS, n, k);
    CodeBlock tangents = independents.spread(draft.code, unit, draft.names);
    CodeBlock column = draft.call(ProgramKind.JVP, independents.point(), tangents);
    CodeBlock flat =
        api.result.rank() == 1 ? column : CodeBlock.of("$T.flatten($L)", TypeNames.NESTED, column);
    draft.code.addStatement("$T.column($L, $L, $L)", TypeNames.DIRECTIONS, jacobian, k, flat);
    draft.code.endControlFlow();
    draft.document(Docs.of("The Jacobian of {@code " + reference + "}, column by column."));
    draft.done(null);
  }

  private void addReverseRows() {
    ApiBuilder.Draft draft = api.draft("$rows", TypeName.VOID);
    List<String> parameters = draft.jacobianParameters();
    String value = parameters.get(0);
    String jacobian = parameters.get(1);
    String m = draft.names.unique("m");
    String i = draft.names.unique("i");
    draft.code.addStatement("int $L = $L", m, sizeOf(value));
    draft.code.beginControlFlow("for (int $L = 0; $L < $L; $L++)", i, i, m, i);
    String cotangent = unitLike(draft, value, m, i);
    Destinations destinations = new Destinations(independents, draft.code, draft.names);
    draft.code.addStatement(
        "$L",
        draft.call(
            ProgramKind.VJP,
            independents.point(),
            CodeBlock.of("$L", cotangent),
            destinations.arguments()));
    CodeBlock row = destinations.flat(draft.code, draft.names);
    draft.code.addStatement(
        "$T.arraycopy($L, 0, $L[$L], 0, $L.length)", System.class, row, jacobian, i, row);
    draft.code.endControlFlow();
    draft.document(Docs.of("The Jacobian of {@code " + reference + "}, row by row."));
    draft.done(null);
  }
}
