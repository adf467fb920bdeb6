package dev.fluxion.samples;

/** Runs all samples. */
public final class Main {

  private Main() {}

  /**
   * Runs all samples.
   *
   * @param arguments ignored
   */
  public static void main(String[] arguments) {
    System.out.println("Fluxion samples");
  }
}
