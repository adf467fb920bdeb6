package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.fluxion.annotations.Derivative;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ProgramKind;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/** The generated methods of a scalar result: the first table of SPEC section 3. */
final class ScalarApi {
  private final ApiBuilder api;
  private final SharedApi shared;
  private final Independents independents;
  private final String reference;

  ScalarApi(ApiBuilder api) {
    this.api = api;
    this.shared = new SharedApi(api);
    this.independents = api.independents;
    this.reference = Docs.reference(api.signature);
  }

  void add() {
    if (independents.isOneScalar()) {
      shared.addCurveDerivatives();
      new UnivariateAliases(api).add();
    } else {
      addGradient();
      if (api.has(ProgramKind.BASIS_GRADIENT) || api.has(ProgramKind.CHUNK)) {
        addForwardGradient();
      }
    }
    addValueAndGradient();
    addNewValueAndGradient();
    if (api.has(ProgramKind.BATCH)) {
      new BatchApi(api).add();
    }
    shared.addJvp();
    addValueAndJvp();
    addVjp();
    if (!independents.isOneScalar() && api.has(ProgramKind.HVP)) {
      addHvp();
      new CurvatureApi(api).add();
      addHessian();
    }
    shared.addTaylor();
    addTaylorPolynomial();
    addLinearization();
    shared.addInternals();
  }

  private void addGradient() {
    ApiBuilder.Draft draft = api.draft("Gradient", api.gradientType()).point();
    Destinations destinations = new Destinations(independents, draft.code, draft.names);
    draft.code.addStatement("$L", valueAndGradientOf(draft, destinations.arguments()));
    draft.code.addStatement("return $L", destinations.gradient(api.companion, api.forms));
    draft.document(
        Docs.of(
            "Gradient of {@code " + reference + "}, by reverse mode.",
            "",
            "@return the gradient, new"));
    draft.done(Derivative.GRADIENT);
  }

  /** Value and gradient into fresh arrays of zeros. */
  CodeBlock valueAndGradientOf(ApiBuilder.Draft draft, CodeBlock destinations) {
    return independents.hasOnlyReals()
        ? draft.call(ProgramKind.GRADIENT, independents.point(), destinations)
        : draft.call(ProgramKind.VJP, independents.point(), CodeBlock.of("1.0"), destinations);
  }

  private void addForwardGradient() {
    ApiBuilder.Draft draft = api.draft("ForwardGradient", api.gradientType()).point();
    draft.document(
        Docs.of(
            "Gradient of {@code "
                + reference
                + "}, by forward mode; equal to the reverse mode's up"
                + " to rounding.",
            "",
            "@return the gradient, new"));
    if (api.has(ProgramKind.BASIS_GRADIENT)) {
      String gradient = draft.names.unique("gradient");
      draft.code.addStatement("double[] $L = new double[$L]", gradient, independents.size());
      draft.code.addStatement(
          "$L",
          draft.call(
              ProgramKind.BASIS_GRADIENT, independents.point(), CodeBlock.of("$L", gradient)));
      draft.code.addStatement("return $L", assembled(draft, gradient));
    } else {
      addChunks(draft);
    }
    draft.done(Derivative.FORWARD_GRADIENT);
  }

  private void addChunks(ApiBuilder.Draft draft) {
    int lanes = lanes();
    String n = draft.names.unique("n");
    String flat = draft.names.unique("flat");
    String out = draft.names.unique("out");
    String k = draft.names.unique("k");
    draft.code.addStatement("int $L = $L", n, independents.size());
    draft.code.addStatement("double[] $L = new double[$L]", flat, n);
    draft.code.addStatement("double[] $L = new double[$L]", out, lanes);
    draft.code.beginControlFlow("for (int $L = 0; $L < $L; $L += $L)", k, k, n, k, lanes);
    List<CodeBlock> arguments = new ArrayList<>(List.of(independents.point()));
    for (int lane = 0; lane < lanes; lane++) {
      String unit = draft.names.unique("unit");
      draft.code.addStatement(
          "double[] $L = $T.unit($L, $L)",
          unit,
          TypeNames.DIRECTIONS,
          n,
          lane == 0 ? k : k + " + " + lane);
      arguments.add(independents.spread(draft.code, unit, draft.names));
    }
    arguments.add(CodeBlock.of("$L", out));
    draft.code.addStatement(
        "$L", draft.call(ProgramKind.CHUNK, arguments.toArray(CodeBlock[]::new)));
    draft.code.addStatement("$T.place($L, $L, $L)", TypeNames.DIRECTIONS, out, flat, k);
    draft.code.endControlFlow();
    draft.code.addStatement("return $L", assembled(draft, flat));
  }

  /** How many directions the program of several lanes takes at once. */
  private int lanes() {
    long tangents =
        api.program(ProgramKind.CHUNK).parameters().stream()
            .filter(p -> p.role() == Role.TANGENT)
            .count();
    return (int) tangents / independents.all().size();
  }

  /** A flat gradient as the type {@code G}. */
  private CodeBlock assembled(ApiBuilder.Draft draft, String flat) {
    return independents.isScalarsOnly()
        ? CodeBlock.of("$L", flat)
        : independents.gradient(
            independents.spreadEach(draft.code, flat, draft.names), api.companion, api.forms);
  }

  private void addValueAndGradient() {
    CodeBlock documentation =
        Docs.of(
            "Value and gradient of {@code " + reference + "} in place, by reverse mode.",
            "",
            Docs.destinations(api) + " They are overwritten.",
            "",
            "@return the value");
    if (independents.hasOnlyReals()) {
      boolean isDirect = api.isDirect(ProgramKind.GRADIENT);
      api.program(
          ProgramKind.GRADIENT,
          isDirect ? Derivative.VALUE_AND_GRADIENT : null,
          isDirect ? documentation : Docs.behind(api.signature));
      if (isDirect) {
        return;
      }
    }
    ApiBuilder.Draft draft = api.draft("ValueAndGradient", TypeName.DOUBLE).point();
    draft.document(documentation);
    InPlace destinations = new InPlace(draft, api);
    if (!independents.hasOnlyReals()) {
      destinations.clear();
    }
    shared.addValue(draft, destinations, d -> valueAndGradientOf(draft, d));
    draft.done(Derivative.VALUE_AND_GRADIENT);
  }

  /** In a record, for those who do not count allocations. */
  private void addNewValueAndGradient() {
    TypeName type = api.companion.nestedClass(independents.recordName("ValueAndGradient"));
    ApiBuilder.Draft draft = api.draft("ValueAndGradient", type).point();
    Destinations destinations = new Destinations(independents, draft.code, draft.names);
    String value = draft.names.unique("value");
    draft.code.addStatement(
        "double $L = $L", value, valueAndGradientOf(draft, destinations.arguments()));
    draft.code.addStatement(
        "return new $T($L, $L)", type, value, destinations.gradient(api.companion, api.forms));
    draft.document(
        Docs.of(
            "Value and gradient of {@code " + reference + "}, by reverse mode.",
            "",
            "@return both, the gradient new"));
    draft.doneIfFree(Derivative.VALUE_AND_GRADIENT);
  }

  private void addValueAndJvp() {
    CodeBlock documentation =
        Docs.of(
            "Value and directional derivative of {@code " + reference + "} in one forward sweep.",
            "",
            Docs.tangents(api),
            "<p>{@code out[0]} becomes the value, {@code out[1]} the derivative.");
    if (api.isDirect(ProgramKind.VALUE_AND_JVP)) {
      api.program(ProgramKind.VALUE_AND_JVP, Derivative.JVP, documentation);
      return;
    }
    api.program(ProgramKind.VALUE_AND_JVP, null, Docs.behind(api.signature));
    ApiBuilder.Draft draft = api.draft("ValueAndJvp", TypeName.VOID).point();
    CodeBlock tangents = draft.tangents();
    String out = draft.parameter(TypeNames.DOUBLES, "out");
    draft.length(out, CodeBlock.of("2"));
    draft.code.addStatement(
        "$L",
        draft.call(
            ProgramKind.VALUE_AND_JVP, independents.point(), tangents, CodeBlock.of("$L", out)));
    draft.document(documentation);
    draft.done(Derivative.JVP);
  }

  private void addVjp() {
    CodeBlock documentation =
        Docs.of(
            "Adds {@code cotangent} times the gradient of {@code "
                + reference
                + "} to the"
                + " destinations, by reverse mode: made for sums over data.",
            "",
            Docs.destinations(api),
            "",
            "@return the value");
    if (api.isDirect(ProgramKind.VJP)) {
      api.program(ProgramKind.VJP, Derivative.VJP, documentation);
      return;
    }
    api.program(ProgramKind.VJP, null, Docs.behind(api.signature));
    ApiBuilder.Draft draft = api.draft("Vjp", TypeName.DOUBLE).point();
    CodeBlock cotangent = CodeBlock.of("$L", draft.parameter(TypeName.DOUBLE, "cotangent"));
    InPlace destinations = new InPlace(draft, api);
    shared.addValue(
        draft, destinations, d -> draft.call(ProgramKind.VJP, independents.point(), cotangent, d));
    draft.document(documentation);
    draft.done(Derivative.VJP);
  }

  private void addHvp() {
    ApiBuilder.Draft draft = api.draft("Hvp", api.gradientType()).point();
    CodeBlock tangents = draft.tangents();
    Destinations destinations = new Destinations(independents, draft.code, draft.names);
    CodeBlock scratch = api.scratch(ProgramKind.HVP, draft);
    draft.code.addStatement(
        "$L",
        draft.call(
            ProgramKind.HVP, independents.point(), scratch, tangents, destinations.arguments()));
    draft.code.addStatement("return $L", destinations.gradient(api.companion, api.forms));
    draft.document(
        Docs.of(
            "Hessian of {@code " + reference + "} times the tangents, forward over reverse.",
            "",
            Docs.tangents(api),
            "",
            "@return the product, of the gradient's type, new"));
    draft.done(Derivative.HVP);
  }

  private void addHessian() {
    ApiBuilder.Draft draft = api.draft("Hessian", TypeNames.MATRIX).point();
    hessian(draft);
    draft.document(
        Docs.of(
            "Hessian of {@code " + reference + "}, a forward-over-reverse sweep per column.",
            "",
            "@return the symmetric matrix, n by n, the independents in flat order"));
    draft.done(Derivative.HESSIAN);
  }

  /** The body of a method that has the parts of the point as variables. */
  void hessian(ApiBuilder.Draft draft) {
    String n = draft.names.unique("n");
    String hessian = draft.names.unique("hessian");
    String k = draft.names.unique("k");
    String unit = draft.names.unique("unit");
    draft.code.addStatement("int $L = $L", n, independents.size());
    draft.code.addStatement("double[][] $L = new double[$L][$L]", hessian, n, n);
    draft.code.beginControlFlow("for (int $L = 0; $L < $L; $L++)", k, k, n, k);
    draft.code.addStatement("double[] $L = $T.unit($L, $L)", unit, TypeNames.DIRECTIONS, n, k);
    CodeBlock tangents = independents.spread(draft.code, unit, draft.names);
    Destinations destinations = new Destinations(independents, draft.code, draft.names);
    CodeBlock scratch = api.scratch(ProgramKind.HVP, draft);
    draft.code.addStatement(
        "$L",
        draft.call(
            ProgramKind.HVP, independents.point(), scratch, tangents, destinations.arguments()));
    CodeBlock row = destinations.flat(draft.code, draft.names);
    draft.code.addStatement("$T.mirror($L, $L, $L)", TypeNames.DIRECTIONS, hessian, k, row);
    draft.code.endControlFlow();
    draft.code.addStatement("return $L", hessian);
  }

  private void addTaylorPolynomial() {
    ApiBuilder.Draft draft = api.draft("TaylorPolynomial", TypeNames.TAYLOR_POLYNOMIAL).point();
    String order = draft.order();
    if (api.has(independents.hasOnlyReals() ? ProgramKind.GRADIENT : ProgramKind.VJP)) {
      // n + 1 numbers instead of n series of as many
      draft.code.beginControlFlow("if ($L == 1)", order);
      linearization(draft);
      draft.code.endControlFlow();
    }
    String series = draft.names.unique("series");
    draft.code.addStatement(
        "$T $L = $T.multivariate($L, $L)",
        TypeNames.SERIES,
        series,
        TypeNames.SERIES,
        independents.size(),
        order);
    List<CodeBlock> arguments = new ArrayList<>(List.of(CodeBlock.of("$L", series)));
    Offset first = new Offset(draft);
    for (var parameter : independents.parameters()) {
      Variable variable = parameter.variable();
      if (!independents.all().contains(variable)) {
        arguments.add(CodeBlock.of("$L", variable.name()));
      } else if (variable.type() instanceof ArrayType) {
        arguments.add(
            CodeBlock.of(
                "$T.variables($L, $L, $L)",
                TypeNames.SERIES_ARRAYS,
                series,
                first.code(),
                variable.name()));
        first.add(CodeBlock.of("$T.size($L)", TypeNames.NESTED, variable.name()));
      } else {
        arguments.add(CodeBlock.of("$L.variable($L, $L)", series, first.code(), variable.name()));
        first.addOne();
      }
    }
    CodeBlock point = independents.flatPoint(draft.code, draft.names);
    draft.code.addStatement(
        "return $T.of($L, $L, $L)",
        TypeNames.TAYLOR_POLYNOMIAL,
        point,
        order,
        draft.call(ProgramKind.SERIES, arguments.toArray(CodeBlock[]::new)));
    draft.document(
        Docs.of(
            "Multivariate Taylor expansion of {@code " + reference + "} at the point.",
            "",
            "@return the polynomial in the independents, in flat order"));
    draft.done(Derivative.TAYLOR_POLYNOMIAL);
  }

  private void addLinearization() {
    ApiBuilder.Draft draft = api.draft("Linearization", TypeNames.TAYLOR_POLYNOMIAL).point();
    linearization(draft);
    draft.document(
        Docs.of(
            "Linearisation of {@code " + reference + "} at the point, from value and gradient.",
            "",
            "@return the Taylor polynomial of order 1"));
    draft.done(Derivative.LINEARIZATION);
  }

  /** The body of a method that has the parts of the point as variables. */
  void linearization(ApiBuilder.Draft draft) {
    Destinations destinations = new Destinations(independents, draft.code, draft.names);
    String value = draft.names.unique("value");
    draft.code.addStatement(
        "double $L = $L", value, valueAndGradientOf(draft, destinations.arguments()));
    CodeBlock gradient = destinations.flat(draft.code, draft.names);
    CodeBlock point = independents.flatPoint(draft.code, draft.names);
    draft.code.addStatement(
        "return $T.linearization($L, $L, $L)", TypeNames.DIRECTIONS, point, value, gradient);
  }
}
