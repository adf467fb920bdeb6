package dev.fluxion.processor.frontend;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Classes by canonical name, and their members, each looked up once. */
final class ClassTable {
  private final Map<String, Optional<TypeElement>> byName = new HashMap<>();
  private final Map<TypeElement, Members> members = new HashMap<>();
  private final Elements elements;
  private final Types types;
  private final ModuleElement module;

  /**
   * @param from the class whose module's view of the world counts
   */
  ClassTable(Elements elements, Types types, TypeElement from) {
    this.elements = elements;
    this.types = types;
    this.module = elements.getModuleOf(from);
  }

  Optional<TypeElement> find(String canonicalName) {
    return byName.computeIfAbsent(
        canonicalName,
        name ->
            Optional.ofNullable(
                module == null
                    ? elements.getTypeElement(name)
                    : elements.getTypeElement(module, name)));
  }

  Members members(TypeElement type) {
    return members.computeIfAbsent(type, key -> new Members(key, types));
  }
}
