package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.fluxion.annotations.Derivative;
import dev.fluxion.processor.ir.ProgramKind;

/** Products of the Hessian of a scalar result and tangents, in place. */
final class CurvatureApi {
  private final ApiBuilder api;
  private final String reference;

  CurvatureApi(ApiBuilder api) {
    this.api = api;
    this.reference = Docs.reference(api.signature);
  }

  void add() {
    addHvp();
    if (api.has(ProgramKind.GRADIENT_AND_HVP)) {
      addGradientAndHvp();
    }
  }

  private void addHvp() {
    ApiBuilder.Draft draft = api.draft("Hvp", TypeName.VOID).point();
    CodeBlock tangents = draft.tangents();
    InPlace product = InPlace.ofProduct(draft, api);
    product.clear();
    CodeBlock scratch = api.scratch(ProgramKind.HVP, draft);
    CodeBlock point = api.independents.point();
    product.around(
        d ->
            draft.code.addStatement(
                "$L", draft.call(ProgramKind.HVP, point, scratch, tangents, d)));
    draft.document(
        Docs.of(
            "Hessian of {@code "
                + reference
                + "} times the tangents in place, forward over reverse.",
            "",
            Docs.tangents(api),
            Docs.destinations(api) + " They are overwritten."));
    draft.doneIfFree(Derivative.HVP);
  }

  private void addGradientAndHvp() {
    ApiBuilder.Draft draft = api.draft("GradientAndHvp", TypeName.DOUBLE).point();
    CodeBlock tangents = draft.tangents();
    InPlace gradient = new InPlace(draft, api);
    InPlace product = InPlace.ofProduct(draft, api);
    gradient.clear();
    product.clear();
    boolean isDirect = gradient.isDirect() && product.isDirect();
    String value = isDirect ? "" : draft.names.unique("value");
    CodeBlock start = isDirect ? CodeBlock.of("return") : CodeBlock.of("double $L =", value);
    CodeBlock point = api.independents.point();
    gradient.around(
        g ->
            product.around(
                d ->
                    draft.code.addStatement(
                        "$L $L",
                        start,
                        draft.call(ProgramKind.GRADIENT_AND_HVP, point, g, tangents, d))));
    if (!isDirect) {
      draft.code.addStatement("return $L", value);
    }
    draft.document(
        Docs.of(
            "Value, gradient and Hessian times the tangents of {@code "
                + reference
                + "} in place, in one sweep forward over reverse.",
            "",
            Docs.tangents(api),
            Docs.destinations(api)
                + " First those of the gradient, then those of the product; all are overwritten.",
            "",
            "@return the value"));
    draft.doneIfFree(Derivative.HVP);
  }
}
