package dev.fluxion.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.fluxion.annotations.Derivative;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * A generated method before it is decided whether it is shown. No record: two specifications are
 * compared by their texts, which are long.
 */
final class ApiMethod {
  private final MethodSpec spec;
  private final Set<Derivative> kinds;
  private final List<String> calls;
  private final boolean isOptional;
  private final boolean isLink;

  /**
   * @param kinds what a user asks for to get it, one of them; none for methods that only others
   *     call
   * @param calls the generated methods of the same annotated method that it calls, by name
   * @param isOptional whether it gives way to a method of another overload
   * @param isLink whether it is there for other companions
   */
  ApiMethod(
      MethodSpec spec,
      Set<Derivative> kinds,
      List<String> calls,
      boolean isOptional,
      boolean isLink) {
    this.spec = spec;
    this.kinds = Set.copyOf(kinds);
    this.calls = List.copyOf(calls);
    this.isOptional = isOptional;
    this.isLink = isLink;
  }

  MethodSpec spec() {
    return spec;
  }

  Set<Derivative> kinds() {
    return kinds;
  }

  List<String> calls() {
    return calls;
  }

  boolean isOptional() {
    return isOptional;
  }

  boolean isLink() {
    return isLink;
  }

  String name() {
    return spec.name();
  }

  ApiMethod with(Modifier... modifiers) {
    return new ApiMethod(
        spec.toBuilder().addModifiers(modifiers).build(), kinds, calls, isOptional, isLink);
  }

  /** Name and erased parameter types: what must not occur twice in a class (JLS 8.4.2). */
  String signature() {
    StringBuilder text = new StringBuilder(name()).append('(');
    for (ParameterSpec parameter : spec.parameters()) {
      text.append(parameter.type()).append(',');
    }
    return text.append(')').toString();
  }
}
