package dev.fluxion.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** The declaration of a derivative rule for a method, to be pasted and filled in. */
final class RuleSkeleton {
  private RuleSkeleton() {}

  /** Empty where there is no form of rule for such a method. */
  static Optional<String> of(ExecutableElement method, Types types) {
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    List<TypeMirror> parameters = new ArrayList<>();
    List<String> names = new ArrayList<>();
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      parameters.add(types.erasure(owner.asType()));
      names.add("object");
    }
    for (VariableElement parameter : method.getParameters()) {
      parameters.add(types.erasure(parameter.asType()));
      names.add(parameter.getSimpleName().toString());
    }
    var target = new RuleForm.Declaration(types.erasure(method.getReturnType()), parameters);
    List<TypeMirror> varying = parameters.stream().filter(RuleForm::holdsDoubles).toList();
    for (RuleForm form : RuleForm.values()) {
      if (form.serves(target, varying)) {
        return Optional.of(text(owner, method, form.expected(target, varying, types), names));
      }
    }
    return Optional.empty();
  }

  private static String text(
      TypeElement owner,
      ExecutableElement method,
      RuleForm.Declaration declaration,
      List<String> names) {
    List<String> all = new ArrayList<>(names);
    if (declaration.parameters().size() > names.size()) {
      all.add("cotangent");
    }
    for (int i = all.size(); i < declaration.parameters().size(); i++) {
      all.add("bar" + (i - names.size()));
    }
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < declaration.parameters().size(); i++) {
      parameters.add(declaration.parameters().get(i) + " " + all.get(i));
    }
    String name = method.getSimpleName().toString();
    return "@DerivativeOf(owner = %s.class, method = \"%s\") static %s %s(%s) { ... }"
        .formatted(
            owner.getQualifiedName(),
            name,
            declaration.result(),
            name,
            parameters.stream().collect(Collectors.joining(", ")));
  }
}
