package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.fluxion.annotations.Derivative;

/**
 * The names that functions of several independents have for their derivatives, for a function of
 * one real, so that code that is written for all of them finds them.
 */
final class UnivariateAliases {
  private final ApiBuilder api;
  private final String reference;

  UnivariateAliases(ApiBuilder api) {
    this.api = api;
    this.reference = Docs.reference(api.signature);
  }

  void add() {
    addFirst("Gradient", Derivative.GRADIENT);
    addFirst("ForwardGradient", Derivative.FORWARD_GRADIENT);
    if (api.hasLeftOut("Derivative")) { // that of any order
      api.leftOut().put(api.name("Hvp"), Derivative.HVP);
      api.leftOut().put(api.name("Hessian"), Derivative.HESSIAN);
    } else {
      addHvp();
      addHvpInPlace();
      addGradientAndHvp();
      addHessian();
    }
  }

  /** The parameters of the annotated method, as users pass them. */
  private CodeBlock point() {
    return api.independents.shapes().stream()
        .map(s -> CodeBlock.of("$L", s.name()))
        .collect(CodeBlock.joining(", "));
  }

  private ApiBuilder.Draft draft(String suffix, TypeName returns) {
    return api.draft(suffix, returns).given();
  }

  private void addFirst(String suffix, Derivative kind) {
    ApiBuilder.Draft draft = draft(suffix, TypeName.DOUBLE);
    draft.code.addStatement("return $L", draft.call("Derivative", point()));
    draft.document(
        Docs.of(
            "Gradient of {@code "
                + reference
                + "}: its derivative, under the name that functions"
                + " of several independents have for it.",
            "",
            "@return the derivative"));
    draft.doneIfFree(kind);
  }

  private void addHvp() {
    ApiBuilder.Draft draft = draft("Hvp", TypeName.DOUBLE);
    String tangent = draft.parameter(TypeName.DOUBLE, independent() + "Dot");
    draft.code.addStatement("return $T.product($L, $L)", TypeNames.STRONG, tangent, second(draft));
    draft.document(
        Docs.of(
            "Second derivative of {@code " + reference + "} times the tangent.",
            "",
            "@return the product"));
    draft.doneIfFree(Derivative.HVP);
  }

  private void addHvpInPlace() {
    ApiBuilder.Draft draft = draft("Hvp", TypeName.VOID);
    CodeBlock tangent = CodeBlock.of("$L", draft.parameter(TypeName.DOUBLE, independent() + "Dot"));
    String hvp = draft.parameter(TypeNames.DOUBLES, "hvp");
    draft.length(hvp, CodeBlock.of("1"));
    draft.code.addStatement("$L[0] = $L", hvp, draft.call("Hvp", point(), tangent));
    draft.document(
        Docs.of(
            "Second derivative of {@code " + reference + "} times the tangent, in place.",
            "",
            "<p>{@code hvp[0]} becomes the product."));
    draft.doneIfFree(Derivative.HVP);
  }

  private void addGradientAndHvp() {
    ApiBuilder.Draft draft = draft("GradientAndHvp", TypeName.DOUBLE);
    String tangent = draft.parameter(TypeName.DOUBLE, independent() + "Dot");
    String gradient = draft.parameter(TypeNames.DOUBLES, "gradient");
    draft.length(gradient, CodeBlock.of("1"));
    String hvp = draft.parameter(TypeNames.DOUBLES, "hvp");
    draft.length(hvp, CodeBlock.of("1"));
    draft.apart(gradient, TypeNames.DOUBLES);
    draft.apart(hvp, TypeNames.DOUBLES);
    String series = draft.names.unique("series");
    draft.code.addStatement(
        "double[] $L = $L", series, draft.call("Taylor", point(), CodeBlock.of("2")));
    draft.code.addStatement("$L[0] = $L[1]", gradient, series);
    draft.code.addStatement(
        "$L[0] = $T.product($L, 2 * $L[2])", hvp, TypeNames.STRONG, tangent, series);
    draft.code.addStatement("return $L[0]", series);
    draft.document(
        Docs.of(
            "Value, first derivative, and second derivative times the tangent of {@code "
                + reference
                + "}, in one sweep.",
            "",
            "<p>{@code gradient[0]} becomes the derivative, {@code hvp[0]} the product.",
            "",
            "@return the value"));
    draft.doneIfFree(Derivative.HVP);
  }

  private void addHessian() {
    ApiBuilder.Draft draft = draft("Hessian", TypeNames.MATRIX);
    draft.code.addStatement("return new double[][] {{$L}}", second(draft));
    draft.document(
        Docs.of(
            "Hessian of {@code " + reference + "}: its second derivative.",
            "",
            "@return a matrix of one element"));
    draft.doneIfFree(Derivative.HESSIAN);
  }

  private CodeBlock second(ApiBuilder.Draft draft) {
    return draft.call("Derivative", point(), CodeBlock.of("2"));
  }

  private String independent() {
    return api.independents.wholes().get(0).name();
  }
}
