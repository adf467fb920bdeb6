package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Derivation;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Variables;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

/**
 * The methods whose derivatives one annotated method calls, each read as if for the companion. They
 * may call derivatives in turn, but not those of a method that is being read.
 */
final class NestedDerivatives {
  private final Environment environment;
  private final ClassTable classes;
  private final ClassIndex index;
  private final Variables variables;
  private final Set<ExecutableElement> within;
  private final Map<ExecutableElement, Optional<Derivation>> values = new HashMap<>();

  NestedDerivatives(
      Environment environment,
      ClassTable classes,
      ClassIndex index,
      Variables variables,
      Set<ExecutableElement> within) {
    this.environment = environment;
    this.classes = classes;
    this.index = index;
    this.variables = variables;
    this.within = within;
  }

  Derivation of(Tree call, ExecutableElement method, Signature signature) {
    if (within.contains(method)) {
      reportOfItself(call, method);
      throw new Abandoned();
    }
    // Its own errors are told where it is differentiated.
    return values
        .computeIfAbsent(method, m -> read(call, m, signature).map(Derivation::of))
        .orElseThrow(Abandoned::new);
  }

  private Optional<Program> read(Tree call, ExecutableElement method, Signature signature) {
    Set<ExecutableElement> inner = new HashSet<>(within);
    inner.add(method);
    Environment muted = environment.muted();
    RuleScope rules = RuleScope.of(method, muted, Origins.of(method));
    Optional<Program> program =
        new MethodReader(muted, classes, index, variables, rules, inner).read(method, signature);
    if (muted.diagnostics().has(Problem.DERIVATIVE_OF_ITSELF)) {
      reportOfItself(call, method);
    }
    boolean isLinked = // whose companions have no derivatives of derivatives
        program.stream()
            .flatMap(p -> p.functions().values().stream())
            .anyMatch(Function::isExternal);
    if (isLinked) {
      environment
          .diagnostics()
          .report(Problem.DERIVATIVE_LINKED, index.origins().of(call), method.getSimpleName());
    }
    return program.filter(p -> !isLinked && !muted.diagnostics().hasErrors());
  }

  private void reportOfItself(Tree call, ExecutableElement method) {
    environment
        .diagnostics()
        .report(Problem.DERIVATIVE_OF_ITSELF, index.origins().of(call), method.getSimpleName());
  }
}
