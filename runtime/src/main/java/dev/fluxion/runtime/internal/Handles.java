package dev.fluxion.runtime.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;

/** What companions need that reach the private members of their class through method handles. */
public final class Handles {
  private Handles() {}

  /**
   * Members that were there when the companion was compiled are not there any more.
   *
   * @param cause what a lookup threw
   * @return the error that the virtual machine throws where the member is named
   */
  public static LinkageError changed(ReflectiveOperationException cause) {
    return new IncompatibleClassChangeError(cause.toString());
  }

  /**
   * Gets the object around one of an inner class, from a field that the compiler makes where it is
   * needed, and names as it likes.
   *
   * @param lookup the rights of the inner class
   * @param inner the inner class
   * @param outer the class around it
   * @return the handle; it throws where there is no such field, which then no code can need that
   *     runs
   * @throws IllegalAccessException if the rights are not enough
   */
  public static MethodHandle enclosing(MethodHandles.Lookup lookup, Class<?> inner, Class<?> outer)
      throws IllegalAccessException {
    for (Field field : inner.getDeclaredFields()) {
      if (field.isSynthetic() && field.getType() == outer) {
        return lookup.unreflectGetter(field);
      }
    }
    MethodHandle missing = MethodHandles.throwException(outer, NoSuchFieldError.class);
    missing = missing.bindTo(new NoSuchFieldError(outer.getName() + ".this"));
    return MethodHandles.dropArguments(missing, 0, inner);
  }

  /**
   * Throws what a member threw, as it is. Handles declare everything that can be thrown; the
   * members that generated code calls declare nothing that has to be.
   *
   * @param thrown by a call of a handle
   * @return never
   */
  public static RuntimeException rethrow(Throwable thrown) {
    return Handles.<RuntimeException>sneak(thrown);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
