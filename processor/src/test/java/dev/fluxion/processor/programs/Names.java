package dev.fluxion.processor.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Names that obscure what generated code might use (JLS 6.4.2), or that it might give to variables
 * of its own. In most programs there are none.
 */
final class Names {
  private static final List<String> OBSCURING =
      List.of(
          ("Math StrictMath System Arrays Series Shapes Tape Strong SeriesArrays TaylorPolynomial"
                  + " Directions DoubleStack Functions Double Generated P Object Override x$ o$ f"
                  + " fJvp f$vjp gradient value direction order dest result point seed adjoint"
                  + " cotangent scalars out bar dot tangent length series xDot yDot xBar aBar aDot"
                  + " pU pV pBar nDot tape primal rows hashCode toString")
              .split(" "));

  private static final Pattern CLASS =
      Pattern.compile(
          "(?<![\\w.])(Math|StrictMath|System|Double)"
              + "(::(?!(at|knot|blended|into|bump|read|pour|add)\\b)|\\.(?!(clone|length|u|v|norm|plus|turned|at|knots?|from|blended"
              + "|sum|moved|with|into|isSteep|knob|applyAsDouble|apply|accept|held|tilt|steps|isOdd|add|put|swap"
              + "|read|bump|turn|flip|pour|twin|left|right|chosen|exchange)\\b))");

  private final SplittableRandom random;
  private final boolean obscuring;
  private final List<String> left;
  private int count;

  Names(SplittableRandom random, boolean obscuring) {
    this.random = random;
    this.obscuring = obscuring;
    this.left = new ArrayList<>(OBSCURING);
  }

  /** The names for another method, which may be the same again. */
  Names forAnother() {
    return new Names(random, obscuring);
  }

  /** A name not given before. */
  String fresh(String stem) {
    return obscuring && !left.isEmpty() && random.nextInt(3) == 0
        ? left.remove(random.nextInt(left.size()))
        : stem + count++;
  }

  /**
   * The pattern with the names of classes that might be obscured in full. A member of what is so
   * named, rather than of the class, is {@code clone()} or {@code length} of an array, or one of
   * the record, of the value class or of a function.
   */
  String qualified(String pattern) {
    return obscuring ? CLASS.matcher(pattern).replaceAll("java.lang.$0") : pattern;
  }
}
