package dev.fluxion.processor.frontend;

/**
 * Leaves a statement that cannot be lowered. The problem has been reported, or is one that the
 * compiler reports itself; the reader goes on with the next statement to find further problems.
 */
final class Abandoned extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Abandoned() {
    super("statement abandoned", null, false, false);
  }
}
