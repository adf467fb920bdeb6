package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * Finds classes that the companion, another class of the package, would have to name and may not.
 * It looks at types of the intermediate representation, since these are what is written.
 */
final class Naming {
  private final Environment environment;
  private final PackageElement from;

  /**
   * @param owner a class of the package
   */
  Naming(Environment environment, TypeElement owner) {
    this.environment = environment;
    this.from = environment.elements().getPackageOf(owner);
  }

  /** Of objects that come or go: a record is made of its components, and asked for them. */
  Optional<TypeElement> hidden(Type type) {
    Optional<TypeElement> itself =
        Access.inaccessible(MirrorTypes.write(type, environment), from, environment.elements());
    return type instanceof RecordType record ? itself.or(() -> hiddenWithin(record)) : itself;
  }

  private Optional<TypeElement> hiddenWithin(RecordType record) {
    Stream<Type> components = record.components().stream().map(RecordType.Component::type);
    return components.flatMap(component -> hidden(component).stream()).findFirst();
  }
}
