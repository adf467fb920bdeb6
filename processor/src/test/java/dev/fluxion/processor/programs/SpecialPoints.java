package dev.fluxion.processor.programs;

import java.util.SplittableRandom;

/** Points with zeros, infinities, NaN and the tails of functions among their components. */
final class SpecialPoints {
  private static final double[] VALUES = {
    0,
    -0.0,
    1,
    -1,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    1e-300,
    -1e-300,
    1e300,
    -1e300,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    700,
    -700,
    1e-20,
    20,
    -38
  };

  private SpecialPoints() {}

  /** Puts one or more of the special values into {@code point}. */
  static void change(double[] point, SplittableRandom random) {
    int count = random.nextInt(3) == 0 ? point.length : random.nextInt(1, 3);
    for (int i = 0; i < count; i++) {
      point[random.nextInt(point.length)] = VALUES[random.nextInt(VALUES.length)];
    }
  }
}
