package dev.fluxion.processor.ir;

import java.util.List;

/**
 * A record (JLS 8.10): a tuple of named components without identity of its own. Normalisation puts
 * a variable for each component in the place of a record, so that analyses and transformations see
 * none.
 *
 * @param className simple names, outermost first
 * @param arguments type arguments, as {@link ClassType#arguments} has them
 */
public record RecordType(
    String packageName,
    List<String> className,
    List<String> arguments,
    List<Component> components,
    Construction construction)
    implements Type {

  /**
   * @param constant whether it is marked {@code @Constant}
   */
  public record Component(String name, Type type, boolean constant) {

    /** Whether derivatives are taken by it, or by a part of it. */
    boolean isActive() {
      return !constant && type.isDifferentiable();
    }
  }

  /** What is known of a record's canonical constructor and its accessors. */
  public enum Construction {
    /** None of them is written out. */
    IMPLICIT,
    /** One is written out: it may validate or normalise. */
    EXPLICIT,
    /** The class stands in another file, which may change without this one being compiled again. */
    UNSEEN
  }

  public RecordType {
    className = List.copyOf(className);
    arguments = List.copyOf(arguments);
    components = List.copyOf(components);
  }

  @Override
  public boolean isDifferentiable() {
    return components.stream().anyMatch(Component::isActive);
  }

  /**
   * Whether gradients and tangents may be objects of the record itself (SPEC section 3): any
   * numbers can be put into one and come out of it as they went in.
   */
  public boolean standsForItself() {
    return construction != Construction.EXPLICIT
        && components.stream()
            .allMatch(c -> !(c.type() instanceof RecordType inner) || inner.standsForItself());
  }

  /** The place of the component of that name; −1 if there is none. */
  public int index(String name) {
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether both are of one class, whatever its type arguments. */
  public boolean isOfClass(RecordType other) {
    return packageName.equals(other.packageName) && className.equals(other.className);
  }

  public String simpleName() {
    return className.get(className.size() - 1);
  }

  /** The class without type arguments. */
  @Override
  public String toString() {
    return (packageName.isEmpty() ? "" : packageName + ".") + String.join(".", className);
  }
}
