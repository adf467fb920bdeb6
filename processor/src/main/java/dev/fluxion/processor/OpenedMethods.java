package dev.fluxion.processor;

import dev.fluxion.processor.analysis.Warnings;
import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.frontend.Frontend;
import dev.fluxion.processor.frontend.Openings;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.SourceMethod;
import dev.fluxion.processor.normalize.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Tries methods of annotated classes before others call them: an annotated class says nothing of
 * those that have no derivative, so that the call has to. Of a class that is compiled already the
 * companion is asked.
 */
final class OpenedMethods implements Openings {
  private final Frontend frontend;
  private final Map<ExecutableElement, Optional<String>> known = new HashMap<>();
  private final Set<ExecutableElement> underWay = new HashSet<>();
  private boolean hasAssumed;

  OpenedMethods(Frontend frontend) {
    this.frontend = frontend;
  }

  @Override
  public Optional<String> problem(ExecutableElement method) {
    if (known.containsKey(method)) {
      return known.get(method);
    } else if (!underWay.add(method)) { // methods that call one another: nothing against it yet
      hasAssumed = true;
      return Optional.empty();
    }
    Optional<String> problem;
    try {
      problem = tried(method);
    } finally {
      underWay.remove(method);
    }
    if (problem.isPresent() || !hasAssumed || underWay.isEmpty()) {
      known.put(method, problem);
    }
    hasAssumed &= !underWay.isEmpty();
    return problem;
  }

  private Optional<String> tried(ExecutableElement method) {
    if (!frontend.isAtHand((TypeElement) method.getEnclosingElement())) {
      return frontend.isExported(method)
          ? Optional.empty()
          : Optional.of("its compiled companion has no derivatives of it");
    }
    Diagnostics silent = Diagnostics.silent();
    Optional<SourceMethod> read = frontend.trial(method, silent);
    boolean passes = read.isPresent();
    if (passes) {
      Program program = read.get().program().orElseThrow();
      passes = Warnings.report(read.get(), Normalizer.apply(program, Set.of()), silent);
    }
    return passes ? Optional.empty() : Optional.of(silent.firstError().orElse("its declaration"));
  }
}
