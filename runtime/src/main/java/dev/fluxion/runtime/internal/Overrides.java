package dev.fluxion.runtime.internal;

/** Tells what a function object can do from the methods that its class has. */
public final class Overrides {

  private Overrides() {}

  /**
   * Tells whether an object has a method of its own where an interface has a default.
   *
   * @param object the object
   * @param type the interface
   * @param method the name of the interface's method
   * @param parameters its parameters
   * @return whether a call does not end in the interface's default
   */
  public static boolean has(Object object, Class<?> type, String method, Class<?>... parameters) {
    try {
      return object.getClass().getMethod(method, parameters).getDeclaringClass() != type;
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException("no method " + method, e);
    }
  }
}
