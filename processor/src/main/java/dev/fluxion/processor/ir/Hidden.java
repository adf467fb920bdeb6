package dev.fluxion.processor.ir;

import java.util.List;

/**
 * A member that a companion may not name, or in whose declaration there is a class that it may not:
 * private, or protected in another package. It is reached through a handle, which has the rights of
 * the user's class.
 *
 * @param from the class whose rights are needed
 * @param owner the class that has the member
 * @param name of a field or method
 * @param parameters of a method or constructor, erased
 * @param result the type of a field, or what a method returns, erased
 * @param collected how many arguments go into an array, the last parameter; −1 where none do
 */
public record Hidden(
    Kind kind,
    Reference from,
    Reference owner,
    String name,
    List<Reference> parameters,
    Reference result,
    int collected) {

  /** What it is. */
  public enum Kind {
    FIELD,
    STATIC_FIELD,
    METHOD,
    STATIC_METHOD,
    CONSTRUCTOR,
    /** The object around one of an inner class. */
    ENCLOSING,
    /** A class itself, as an object. */
    CLASS;

    /** Whether the first argument is an object that has the member. */
    public boolean hasReceiver() {
      return this == FIELD || this == METHOD || this == ENCLOSING;
    }
  }

  /**
   * An erased type.
   *
   * @param type as generated code sees it: itself or the nearest supertype that may be named
   * @param binaryName of the class that may not be named, below all array dimensions; else empty
   */
  public record Reference(Type type, String binaryName) {
    public boolean isHidden() {
      return !binaryName.isEmpty();
    }
  }

  public Hidden {
    parameters = List.copyOf(parameters);
  }

  /** The class that may not be named, as an object. */
  public static Hidden ofClass(Reference type) {
    return new Hidden(Kind.CLASS, type, type, "class", List.of(), type, -1);
  }
}
