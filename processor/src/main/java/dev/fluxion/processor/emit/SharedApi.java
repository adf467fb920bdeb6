package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.fluxion.annotations.Derivative;
import dev.fluxion.processor.ir.ProgramKind;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The generated methods that scalar and vector results have in common. */
final class SharedApi {
  private final ApiBuilder api;
  private final String reference;

  SharedApi(ApiBuilder api) {
    this.api = api;
    this.reference = Docs.reference(api.signature);
  }

  /** The programs that only other generated methods call. */
  void addInternals() {
    api.program(ProgramKind.VALUE, null, Docs.of("The value of {@code " + reference + "}."));
    api.program(
        ProgramKind.CHUNK,
        null,
        Docs.of("Several directional derivatives of {@code " + reference + "} in one sweep."));
    api.program(
        ProgramKind.BASIS_GRADIENT,
        null,
        Docs.of("All partial derivatives of {@code " + reference + "} in one forward sweep."));
    api.program(
        ProgramKind.HVP,
        null,
        Docs.of("The tangent of the reverse sweep of {@code " + reference + "}, added."));
    api.program(
        ProgramKind.GRADIENT_AND_HVP,
        null,
        Docs.of("The reverse sweep of {@code " + reference + "} and its tangent, added."));
    api.program(
        ProgramKind.SERIES, null, Docs.of("{@code " + reference + "} in truncated power series."));
    api.functions();
  }

  void addJvp() {
    CodeBlock documentation =
        Docs.of(
            "Directional derivative of {@code "
                + reference
                + "}: the Jacobian times the tangents,"
                + " by forward mode.",
            "",
            Docs.tangents(api),
            "",
            "@return the tangent of the result, new");
    if (api.isDirect(ProgramKind.JVP)) {
      api.program(ProgramKind.JVP, Derivative.JVP, documentation);
      return;
    }
    api.program(ProgramKind.JVP, null, Docs.behind(api.signature));
    ApiBuilder.Draft draft = api.draft("Jvp", api.result.type()).point();
    CodeBlock tangents = draft.tangents();
    draft.returnsResult(draft.call(ProgramKind.JVP, api.independents.point(), tangents));
    draft.document(documentation);
    draft.done(Derivative.JVP);
  }

  /** Returns the value that a reverse sweep gives back, after its destinations are done with. */
  void addValue(
      ApiBuilder.Draft draft, InPlace destinations, UnaryOperator<CodeBlock> callWithDestinations) {
    if (destinations.isDirect()) {
      destinations.around(d -> draft.code.addStatement("return $L", callWithDestinations.apply(d)));
      return;
    }
    String value = draft.names.unique("value");
    destinations.around(
        d -> draft.code.addStatement("double $L = $L", value, callWithDestinations.apply(d)));
    draft.code.addStatement("return $L", value);
  }

  /** {@code Series.univariate(order)} and the point as lines along the tangents. */
  CodeBlock lines(ApiBuilder.Draft draft, String series, List<String> tangents) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("$L", series));
    int next = 0;
    for (var parameter : api.independents.parameters()) {
      Variable variable = parameter.variable();
      if (!api.independents.all().contains(variable)) {
        arguments.add(CodeBlock.of("$L", variable.name()));
      } else if (variable.type().isReal()) {
        arguments.add(
            CodeBlock.of("$L.line($L, $L)", series, variable.name(), tangents.get(next++)));
      } else {
        arguments.add(
            CodeBlock.of(
                "$T.lines($L, $L, $L)",
                TypeNames.SERIES_ARRAYS,
                series,
                variable.name(),
                tangents.get(next++)));
      }
    }
    return arguments.stream().collect(CodeBlock.joining(", "));
  }

  /** The names of tangents just added to {@code draft} by {@link ApiBuilder.Draft#tangents}. */
  static List<String> split(CodeBlock arguments) {
    return Packing.separate(arguments).stream().map(CodeBlock::toString).toList();
  }

  /** {@code fTaylor(point, tangents, order)}; a scalar's coefficients or a row per result. */
  void addTaylor() {
    boolean scalar = api.signature.hasScalarResult();
    ApiBuilder.Draft draft =
        api.draft("Taylor", scalar ? TypeNames.DOUBLES : TypeNames.MATRIX).point();
    CodeBlock tangents = draft.tangents();
    String order = draft.order();
    taylor(draft, split(tangents), order, scalar);
    draft.document(
        Docs.of(
            "Taylor coefficients of {@code "
                + reference
                + "} along a line: {@code c[k]} of {@code f(x + t v) = sum of c[k] t^k} for k from"
                + " 0 to order, by power series arithmetic.",
            "",
            Docs.tangents(api),
            "",
            scalar
                ? "@return the {@code order + 1} coefficients, {@code c[0]} the value"
                : "@return a row of {@code order + 1} coefficients per result, in flat order"));
    draft.done(Derivative.TAYLOR);
  }

  private void taylor(ApiBuilder.Draft draft, List<String> tangents, String order, boolean scalar) {
    draft.returns(coefficients(draft, tangents, order, scalar));
  }

  /** The coefficients, in a method that has the parts of the point as variables. */
  CodeBlock coefficients(
      ApiBuilder.Draft draft, List<String> tangents, String order, boolean scalar) {
    String series = draft.names.unique("series");
    draft.code.addStatement(
        "$T $L = $T.univariate($L)", TypeNames.SERIES, series, TypeNames.SERIES, order);
    CodeBlock call = draft.call(ProgramKind.SERIES, lines(draft, series, tangents));
    return scalar
        ? CodeBlock.of("$L.clone()", call)
        : CodeBlock.of("$T.flatten($L)", TypeNames.SERIES_ARRAYS, call);
  }

  /** The derivative methods of a function of one real: by forward mode and by Taylor series. */
  void addCurveDerivatives() {
    boolean scalar = api.signature.hasScalarResult();
    TypeName type = api.result.type();
    ApiBuilder.Draft first = api.draft("Derivative", type).point();
    first.returnsResult(first.call(ProgramKind.JVP, api.independents.point(), CodeBlock.of("1.0")));
    first.document(
        Docs.of(
            "Derivative of {@code " + reference + "} by its one independent, by forward mode.",
            "",
            "@return the derivative"));
    first.done(Derivative.DERIVATIVE);

    ApiBuilder.Draft nth = api.draft("Derivative", type).point();
    String order = nth.order();
    String series = nth.names.unique("series");
    nth.code.addStatement(
        "$T $L = $T.univariate($L)", TypeNames.SERIES, series, TypeNames.SERIES, order);
    CodeBlock call = nth.call(ProgramKind.SERIES, lines(nth, series, List.of("1.0")));
    nth.returnsResult(
        scalar
            ? CodeBlock.of("$T.derivative($L[$L], $L)", TypeNames.DIRECTIONS, call, order, order)
            : CodeBlock.of("$T.derivatives($L, $L)", TypeNames.SERIES_ARRAYS, call, order));
    nth.document(
        Docs.of(
            "Derivative of any order of {@code " + reference + "}, by Taylor series.",
            "",
            "@return the derivative of that order"));
    nth.done(Derivative.DERIVATIVE);

    ApiBuilder.Draft taylor =
        api.draft("Taylor", scalar ? TypeNames.DOUBLES : TypeNames.MATRIX).point();
    String taylorOrder = taylor.order();
    taylor(taylor, List.of("1.0"), taylorOrder, scalar);
    taylor.document(
        Docs.of(
            "Taylor coefficients of {@code " + reference + "} at the point, in direction 1.",
            "",
            scalar
                ? "@return the {@code order + 1} coefficients, {@code c[0]} the value"
                : "@return a row of {@code order + 1} coefficients per result, in flat order"));
    taylor.done(Derivative.TAYLOR);
  }
}
