package dev.fluxion.processor.frontend;

import dev.fluxion.annotations.Differentiable;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Origin;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Reports rules that fit nothing, and second rules of one top-level class for one method. */
final class RuleCheck {
  private final Environment environment;
  private final Function<ExecutableElement, Origin> origins;

  /** By top-level class, differentiated method, and whether it is the tangent form. */
  private final Map<List<Object>, ExecutableElement> known = new HashMap<>();

  RuleCheck(Environment environment, Function<ExecutableElement, Origin> origins) {
    this.environment = environment;
    this.origins = origins;
  }

  /** Those without problems, in the order of their lines, so that second rules come second. */
  Stream<ExecutableElement> fitting(Collection<ExecutableElement> rules) {
    return rules.stream()
        .sorted(Comparator.comparingInt(rule -> origins.apply(rule).line()))
        .filter(this::fits);
  }

  private boolean fits(ExecutableElement method) {
    TypeElement topLevel = Access.topLevel(method);
    Origin origin = origins.apply(method);
    try {
      Optional<DerivativeRule> rule = new RuleReader(environment, method, origin).read();
      rule.ifPresent(
          found -> {
            List<Object> key = List.of(topLevel, found.of(), found.isTangent());
            ExecutableElement first = known.putIfAbsent(key, method);
            if (first != null) {
              environment
                  .diagnostics()
                  .report(
                      Problem.RULE_TWICE,
                      origin,
                      found.of().getSimpleName(),
                      first.getSimpleName());
            }
          });
      return rule.isPresent();
    } catch (RuntimeException failure) {
      environment.diagnostics().internalError(origin, method.getSimpleName().toString(), failure);
      return false;
    }
  }

  /** Whether other companions may call it, and it is not differentiated for users anyway. */
  static boolean isExported(ExecutableElement rule) {
    return rule.getAnnotation(Differentiable.class) == null
        && !rule.getModifiers().contains(Modifier.PRIVATE)
        && ClassNames.privateClass((TypeElement) rule.getEnclosingElement()).isEmpty();
  }
}
