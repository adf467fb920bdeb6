package dev.fluxion.runtime.internal;

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
