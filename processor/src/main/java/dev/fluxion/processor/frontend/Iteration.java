package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** What the enhanced {@code for} statement finds in an {@code Iterable} (JLS 14.14.2). */
final class Iteration {
  private final Environment environment;

  Iteration(Environment environment) {
    this.environment = environment;
  }

  /** The type of the elements; empty where the type is no {@code Iterable}. */
  Optional<Type> elementType(Type type) {
    return asIterable(environment.types().capture(MirrorTypes.write(type, environment)))
        .flatMap(
            iterable -> {
              List<? extends TypeMirror> arguments = iterable.getTypeArguments();
              return arguments.isEmpty()
                  ? Optional.of(new ClassType("java.lang.Object"))
                  : MirrorTypes.readObject(arguments.get(0), environment);
            });
  }

  private Optional<DeclaredType> asIterable(TypeMirror type) {
    Types types = environment.types();
    if (type instanceof DeclaredType declared
        && ((TypeElement) declared.asElement())
            .getQualifiedName()
            .contentEquals("java.lang.Iterable")) {
      return Optional.of(declared);
    }
    return types.directSupertypes(type).stream()
        .flatMap(supertype -> asIterable(supertype).stream())
        .findFirst();
  }
}
