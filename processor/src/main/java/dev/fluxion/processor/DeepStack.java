package dev.fluxion.processor;

/**
 * Runs what goes deep into trees, in a thread with room for it: javac reads expressions of some
 * thousand levels on a usual stack, and passes over them need more than that. The caller waits, so
 * that nothing happens at the same time.
 */
final class DeepStack {
  /** Reserved, not used: a thread takes what it needs. */
  private static final long BYTES = 256L << 20;

  /** By its name a thread is known to have the room already. */
  private static final String NAME = "fluxion";

  private DeepStack() {}

  static void run(Runnable work) {
    if (Thread.currentThread().getName().equals(NAME)) {
      work.run();
      return;
    }
    Throwable[] failure = new Throwable[1];
    Thread thread = new Thread(null, work, NAME, BYTES);
    thread.setUncaughtExceptionHandler((own, thrown) -> failure[0] = thrown);
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (OutOfMemoryError noThread) {
      work.run();
      return;
    }
    join(thread);
    if (failure[0] instanceof RuntimeException exception) {
      throw exception;
    } else if (failure[0] instanceof Error error) {
      throw error;
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
