package lib;

/** Records that methods of other classes use. */
public final class Quantities {
  private Quantities() {}

  public record Point(double x, double y) {}

  public record Segment(Point from, Point to, int label) {}

  public record Samples(double[] values, double scale) {}
}
