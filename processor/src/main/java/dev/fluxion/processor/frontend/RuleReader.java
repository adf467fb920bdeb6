package dev.fluxion.processor.frontend;

import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.DerivativeOf;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/**
 * Reads a {@code @DerivativeOf} method's declaration: of what it is the rule, and in which form.
 */
final class RuleReader {
  private final Environment environment;
  private final Types types;
  private final ExecutableElement rule;
  private final Origin origin;

  RuleReader(Environment environment, ExecutableElement rule, Origin origin) {
    this.environment = environment;
    this.types = environment.types();
    this.rule = rule;
    this.origin = origin;
  }

  static boolean isRule(ExecutableElement method) {
    return method.getAnnotation(DerivativeOf.class) != null;
  }

  /** Empty where it fits nothing, which is reported. */
  Optional<DerivativeRule> read() {
    Optional<TypeElement> owner = owner();
    if (owner.isEmpty()) {
      return Optional.empty(); // the compiler knows no such class, and says so
    }
    String name = (String) value("method").orElseThrow().getValue();
    List<ExecutableElement> methods =
        ElementFilter.methodsIn(environment.elements().getAllMembers(owner.get())).stream()
            .filter(m -> m.getSimpleName().contentEquals(name) && !m.equals(rule))
            .toList();
    if (methods.isEmpty()) {
      report(Problem.RULE_TARGET, owner.get().getSimpleName(), name);
      return Optional.empty();
    }
    List<String> expected = new ArrayList<>();
    for (ExecutableElement method : methods) {
      Optional<DerivativeRule> fitting = fitting(owner.get(), method, expected);
      if (fitting.isPresent()) {
        return fitting;
      }
    }
    if (expected.isEmpty()) {
      report(Problem.RULE_OF_NO_REALS, owner.get().getSimpleName(), name);
    } else {
      String alternatives =
          expected.stream().distinct().collect(Collectors.joining(", or static "));
      report(Problem.RULE_SIGNATURE, rule.getSimpleName(), name, alternatives);
    }
    return Optional.empty();
  }

  private void report(Problem problem, Object... arguments) {
    environment.diagnostics().report(problem, origin, arguments);
  }

  private Optional<TypeElement> owner() {
    return value("owner")
        .map(AnnotationValue::getValue)
        .filter(DeclaredType.class::isInstance)
        .map(type -> (TypeElement) ((DeclaredType) type).asElement());
  }

  private Optional<AnnotationValue> value(String element) {
    return AnnotationElements.find(rule, DerivativeOf.class, element);
  }

  /**
   * @param expected receives what a rule of {@code method} would be declared as
   */
  private Optional<DerivativeRule> fitting(
      TypeElement owner, ExecutableElement method, List<String> expected) {
    RuleForm.Declaration target = declaration(method);
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      List<TypeMirror> parameters = new ArrayList<>(target.parameters());
      if (owner.getKind() == ElementKind.RECORD) {
        return Optional.empty(); // whose components are the independents
      }
      parameters.add(0, types.erasure(owner.asType()));
      target = new RuleForm.Declaration(target.result(), parameters);
    }
    List<Boolean> varies = varies(target.parameters());
    List<TypeMirror> varying = new ArrayList<>();
    for (int i = 0; i < varies.size(); i++) {
      if (varies.get(i)) {
        varying.add(target.parameters().get(i));
      }
    }
    boolean isStatic = rule.getModifiers().contains(Modifier.STATIC);
    for (RuleForm form : RuleForm.values()) {
      if (form.serves(target, varying)) {
        RuleForm.Declaration wanted = form.expected(target, varying, types);
        expected.add(wanted.text(rule.getSimpleName().toString()));
        if (isStatic && wanted.equals(declaration(rule), types)) {
          return Optional.of(new DerivativeRule(rule, method, form, varies));
        }
      }
    }
    return Optional.empty();
  }

  private RuleForm.Declaration declaration(ExecutableElement method) {
    return new RuleForm.Declaration(
        types.erasure(method.getReturnType()),
        method.getParameters().stream().map(p -> types.erasure(p.asType())).toList());
  }

  /** Reals are differentiated by, unless the rule's own parameter is {@code @Constant}. */
  private List<Boolean> varies(List<TypeMirror> parameters) {
    List<? extends VariableElement> own = rule.getParameters();
    List<Boolean> varies = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      boolean isConstant = i < own.size() && own.get(i).getAnnotation(Constant.class) != null;
      varies.add(RuleForm.holdsDoubles(parameters.get(i)) && !isConstant);
    }
    return varies;
  }
}
