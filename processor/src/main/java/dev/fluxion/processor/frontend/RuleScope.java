package dev.fluxion.processor.frontend;

import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * The rules that hold in one annotated method: those of its top-level class and of the classes that
 * its annotation names (SPEC section 7).
 */
final class RuleScope {

  /**
   * How a method is differentiated.
   *
   * @param tangent a further rule, of that form
   */
  record Found(DerivativeRule main, Optional<DerivativeRule> tangent) {}

  private final Map<ExecutableElement, DerivativeRule> main = new HashMap<>();
  private final Map<ExecutableElement, DerivativeRule> tangents = new HashMap<>();

  private RuleScope() {}

  /**
   * @param origin where a problem of the annotated method as a whole is reported
   */
  static RuleScope of(ExecutableElement method, Environment environment, Origin origin) {
    RuleScope scope = new RuleScope();
    TypeElement topLevel = Access.topLevel(method);
    scope.add(rulesIn(topLevel, true), environment, method, origin);
    for (TypeElement named : OptionsCheck.rules(method)) {
      if (!Access.topLevel(named).equals(topLevel)) {
        List<ExecutableElement> rules = rulesIn(named, false);
        if (rules.isEmpty()) {
          environment.diagnostics().report(Problem.NO_RULES, origin, named.getSimpleName());
        }
        scope.add(rules, environment, method, origin);
      }
    }
    return scope;
  }

  /** The rules that a class declares; with the classes nested in it, if so wanted. */
  static List<ExecutableElement> rulesIn(TypeElement type, boolean withNested) {
    List<ExecutableElement> rules = new ArrayList<>();
    for (Element member : type.getEnclosedElements()) {
      if (withNested && member instanceof TypeElement nested) {
        rules.addAll(rulesIn(nested, true));
      }
    }
    ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(RuleReader::isRule)
        .forEach(rules::add);
    return rules;
  }

  /** Where two fit one method, the first holds: that is an error, here or in its own class. */
  private void add(
      List<ExecutableElement> rules,
      Environment environment,
      ExecutableElement method,
      Origin origin) {
    for (ExecutableElement element : rules) {
      // What does not fit is reported where it is compiled.
      new RuleReader(environment.muted(), element, origin)
          .read()
          .ifPresent(
              rule -> {
                DerivativeRule other =
                    (rule.isTangent() ? tangents : main).putIfAbsent(rule.of(), rule);
                boolean isOwn = Access.topLevel(element).equals(Access.topLevel(method));
                if (other != null && !isOwn) {
                  environment
                      .diagnostics()
                      .report(
                          Problem.RULES_CONFLICT,
                          origin,
                          rule.of().getSimpleName(),
                          name(other.rule()),
                          name(element));
                }
              });
    }
  }

  private static String name(ExecutableElement method) {
    return method.getEnclosingElement().getSimpleName() + "." + method.getSimpleName();
  }

  Optional<Found> find(ExecutableElement method) {
    return Optional.ofNullable(main.get(method))
        .map(rule -> new Found(rule, Optional.ofNullable(tangents.get(method))));
  }
}
