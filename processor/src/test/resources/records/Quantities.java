package lib;

import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;

/** Records that methods of other classes use. */
public final class Quantities {
  private Quantities() {}

  public record Point(double x, double y) {}

  public record Segment(Point from, Point to, int label) {}

  public record Samples(double[] values, double scale) {}

  public record Turning(double x, double y, int count, @Constant double constantRate) {

    @Differentiable
    public Turning turned(double angle) {
      double c = Math.cos(angle * constantRate);
      return new Turning(x * c - y * constantRate, y * angle, count + 1, constantRate + 1);
    }
  }

  public record Tagged<T extends Comparable<T>>(T tag, double[] values, double weight) {}

  @Differentiable
  public static Tagged<String> tagged(Tagged<String> t, double by) {
    return new Tagged<>(t.tag, t.values, t.weight * by * t.tag.length());
  }

  @Differentiable
  public static double size(Turning t) {
    return Math.sqrt(t.x * t.x + t.y * t.y) * t.count;
  }

  @Differentiable
  public static Turning grown(Turning t, double by) {
    return t.count > 5
        ? t
        : new Turning(t.x * by, t.y * t.x, t.count + 1, t.constantRate);
  }
}
