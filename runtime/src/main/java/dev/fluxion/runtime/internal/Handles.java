package dev.fluxion.runtime.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Finds handles of what is private to a user's class, for the companion of that class, which stands
 * in the same package and module. Kept in {@code static final} fields they cost what the member
 * itself does.
 */
public final class Handles {
  private final MethodHandles.Lookup lookup;

  private Handles(MethodHandles.Lookup lookup) {
    this.lookup = lookup;
  }

  /**
   * What a class of the user may see. The class is not initialised.
   *
   * @param companion the rights of the generated class
   * @param type the user's class, or one around it
   * @return the finder
   */
  public static Handles of(MethodHandles.Lookup companion, Class<?> type) {
    try {
      return new Handles(MethodHandles.privateLookupIn(type, companion));
    } catch (IllegalAccessException denied) {
      throw failure(denied);
    }
  }

  /**
   * A class that only its name gives access to; it is not initialised.
   *
   * @param binaryName as {@link Class#forName(String)} takes it
   * @return the class
   */
  public Class<?> type(String binaryName) {
    try {
      return Class.forName(binaryName, false, lookup.lookupClass().getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new NoClassDefFoundError(binaryName);
    }
  }

  /**
   * Reads a field of an object.
   *
   * @param owner the class that declares or inherits it
   * @param name of the field
   * @param type of the field
   * @return the handle
   */
  public MethodHandle getter(Class<?> owner, String name, Class<?> type) {
    try {
      return lookup.findGetter(owner, name, type);
    } catch (ReflectiveOperationException failure) {
      throw failure(failure);
    }
  }

  /**
   * Reads a static field; its class is initialised when that happens first.
   *
   * @param owner the class that declares or inherits it
   * @param name of the field
   * @param type of the field
   * @return the handle
   */
  public MethodHandle staticGetter(Class<?> owner, String name, Class<?> type) {
    try {
      return lookup.findStaticGetter(owner, name, type);
    } catch (ReflectiveOperationException failure) {
      throw failure(failure);
    }
  }

  /**
   * Calls a method on an object, whose class decides which one runs, unless it is private.
   *
   * @param owner the class that declares or inherits it
   * @param name of the method
   * @param result what it returns
   * @param parameters the types of its parameters
   * @return the handle
   */
  public MethodHandle method(Class<?> owner, String name, Class<?> result, Class<?>... parameters) {
    try {
      return lookup.findVirtual(owner, name, MethodType.methodType(result, parameters));
    } catch (ReflectiveOperationException failure) {
      throw failure(failure);
    }
  }

  /**
   * Calls a static method.
   *
   * @param owner the class that declares or inherits it
   * @param name of the method
   * @param result what it returns
   * @param parameters the types of its parameters
   * @return the handle
   */
  public MethodHandle staticMethod(
      Class<?> owner, String name, Class<?> result, Class<?>... parameters) {
    try {
      return lookup.findStatic(owner, name, MethodType.methodType(result, parameters));
    } catch (ReflectiveOperationException failure) {
      throw failure(failure);
    }
  }

  /**
   * Makes an object.
   *
   * @param owner the class of the object
   * @param parameters the types of the constructor's parameters
   * @return the handle
   */
  public MethodHandle constructor(Class<?> owner, Class<?>... parameters) {
    try {
      return lookup.findConstructor(owner, MethodType.methodType(void.class, parameters));
    } catch (ReflectiveOperationException failure) {
      throw failure(failure);
    }
  }

  /** Members that were there when the companion was compiled have changed since. */
  private static LinkageError failure(ReflectiveOperationException cause) {
    return new IncompatibleClassChangeError(cause.toString());
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
