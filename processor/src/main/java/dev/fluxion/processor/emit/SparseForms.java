package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.fluxion.annotations.Derivative;
import dev.fluxion.processor.ir.ProgramKind;
import dev.fluxion.processor.ir.Sparsity;
import java.util.List;
import java.util.function.Predicate;

/** Sparse Jacobians and Hessians, and the plans that find them with few sweeps. */
final class SparseForms {
  private final ApiBuilder api;
  private final Sparsity sparsity;

  SparseForms(ApiBuilder api, Sparsity sparsity) {
    this.api = api;
    this.sparsity = sparsity;
  }

  /** Where the function object has what plans ask of it. */
  void add(Predicate<Derivative> requested) {
    boolean scalar = api.signature.hasScalarResult();
    boolean isUnivariate = scalar && api.independents.isOneScalar();
    List<Derivative> needed =
        scalar
            ? List.of(Derivative.HESSIAN, Derivative.HVP, Derivative.TAYLOR)
            : List.of(Derivative.JACOBIAN, Derivative.JVP, Derivative.VJP, Derivative.TAYLOR);
    boolean isThere =
        needed.stream().allMatch(requested)
            && api.has(ProgramKind.SERIES)
            && api.slots.functionFits();
    if (isThere && !isUnivariate) {
      String what = scalar ? "Hessian" : "Jacobian";
      Derivative kind = scalar ? Derivative.HESSIAN : Derivative.JACOBIAN;
      addPlan(what, kind);
      addMatrix(what, kind);
    }
  }

  private void addPlan(String what, Derivative kind) {
    ClassName plan = ClassName.get(TypeNames.RUNTIME, what + "Plan");
    ApiBuilder.Draft draft = api.draft(what + "Plan", plan).point();
    draft.code.addStatement("return $L", plan(draft, plan));
    draft.document(
        Docs.of(
            "How the sparse "
                + what
                + " of {@code "
                + reference()
                + "} is found at many points:"
                + " where it may have entries, by the branches taken at this point, and which of"
                + " its columns one product gives together. The constants are bound.",
            "",
            "@return the plan, for points in flat order"));
    draft.doneIfFree(kind);
  }

  private void addMatrix(String what, Derivative kind) {
    ClassName plan = ClassName.get(TypeNames.RUNTIME, what + "Plan");
    ApiBuilder.Draft draft = api.draft("Sparse" + what, TypeNames.SPARSE_MATRIX).point();
    CodeBlock flat = api.independents.flatPoint(draft.code, draft.names);
    String x = draft.names.unique("x");
    draft.code.addStatement("double[] $L = $L", x, flat);
    CodeBlock made = plan(draft, plan, CodeBlock.of("$L", x));
    draft.fill();
    draft.code.addStatement("return $L.matrix($L)", made, x);
    draft.document(
        Docs.of(
            what
                + " of {@code "
                + reference()
                + "} in compressed rows, in flat order: the entries"
                + " that may differ from zero. Where it is wanted at many points, a plan saves"
                + " finding out again which these are.",
            "",
            "@return the matrix, new"));
    draft.doneIfFree(kind);
  }

  private String reference() {
    return Docs.reference(api.signature);
  }

  private CodeBlock plan(ApiBuilder.Draft draft, ClassName plan) {
    return plan(draft, plan, api.independents.flatPoint(draft.code, draft.names));
  }

  private CodeBlock plan(ApiBuilder.Draft draft, ClassName plan, CodeBlock flat) {
    return CodeBlock.of(
        "$T.of($L, $L, $L, $L)",
        plan,
        FunctionObjects.call(api, draft),
        flat,
        sparsity.isGlobal(),
        sparsity.isTraced());
  }
}
