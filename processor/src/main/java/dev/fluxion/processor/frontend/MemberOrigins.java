package dev.fluxion.processor.frontend;

import com.sun.source.tree.MethodTree;
import dev.fluxion.processor.ir.Origin;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Origins of classes, methods and parameters: their trees, or the elements where there are none.
 */
final class MemberOrigins {
  private final Optional<ClassIndex> index;

  MemberOrigins(Optional<ClassIndex> index) {
    this.index = index;
  }

  Origin of(ExecutableElement method) {
    return index
        .filter(found -> found.method(method) != null)
        .map(found -> found.origins().of(found.method(method)))
        .orElseGet(() -> Origins.of(method));
  }

  Origin of(VariableElement parameter) {
    ExecutableElement method = (ExecutableElement) parameter.getEnclosingElement();
    List<? extends VariableElement> all = method.getParameters();
    MethodTree tree = index.map(found -> found.method(method)).orElse(null);
    return tree == null
        ? Origins.of(parameter)
        : index.get().origins().of(tree.getParameters().get(all.indexOf(parameter)));
  }

  Origin of(TypeElement type) {
    return index
        .map(found -> found.origins().of(found.classTree(type)))
        .orElseGet(() -> Origins.of(type));
  }
}
