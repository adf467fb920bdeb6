package app;

import dev.fluxion.annotations.Differentiable;
import lib.Quantities;
import lib.Quantities.Point;
import lib.Quantities.Samples;
import lib.Quantities.Segment;
import lib.Quantities.Tagged;
import lib.Quantities.Turning;

/** Methods over records of another class. */
public class Distances {

  @Differentiable
  public static double length(Segment s) {
    return Math.hypot(s.to().x() - s.from().x(), s.to().y() - s.from().y()) * s.label();
  }

  @Differentiable
  public static Point middle(Segment s, double at) {
    Point to = new Point(at * s.to().x(), at * s.to().y() * s.to().y());
    return new Point(to.x() + (1 - at) * s.from().x(), to.y() + (1 - at) * s.from().y());
  }

  @Differentiable
  public static Segment shifted(Segment s, double by) {
    Point from = s.from();
    for (int i = 0; i < 3; i++) {
      from = new Point(from.x() * by, from.y() + from.x() * by);
    }
    return new Segment(from, new Point(s.to().x() + by, from.y()), s.label() + 1);
  }

  @Differentiable
  public static Samples smoothed(Samples s) {
    double[] smooth = new double[s.values().length];
    for (int i = 0; i < smooth.length; i++) {
      smooth[i] = s.scale() * s.values()[i] + s.values()[(i + 1) % smooth.length];
    }
    Samples result = new Samples(smooth, s.scale() * s.scale());
    smooth[0] = smooth[0] * smooth[1];
    return result;
  }

  @Differentiable
  public static double total(Samples s, double[] w) {
    Samples scaled = new Samples(w.clone(), s.values()[0]);
    scaled.values()[0] *= scaled.scale();
    return scaled.values()[0] * scaled.values()[1] + s.scale() * s.values()[1];
  }

  /** Calls of annotated methods, which hand records on and back. */
  @Differentiable
  public static double called(double x, double y) {
    Turning t = Quantities.grown(new Turning(x, y, 3, 2.0), x * y);
    return Quantities.size(t) * t.count() + t.x() * t.constantRate();
  }

  @Differentiable
  public static Turning calledTwice(Turning t, double by) {
    return Quantities.grown(Quantities.grown(t, by), by * by);
  }

  @Differentiable
  public static double calledOnOne(Turning t, double angle) {
    Turning turned = t.turned(angle).turned(2);
    return turned.x() * turned.count() + turned.y() * turned.constantRate();
  }

  static Tagged<String> sampleTagged(int point) {
    return new Tagged<>("abc", new double[] {0.5, -1.5, point}, 2.0 + point);
  }

  @Differentiable
  public static double generic(Tagged<String> t, double by) {
    Tagged<String> longer = Quantities.tagged(new Tagged<>(t.tag() + "d", t.values(), by), by);
    return longer.weight() * longer.values()[0] * t.weight() * t.tag().length();
  }

  @Differentiable
  public static double ofAny(Tagged<?> t, double by) {
    return t.weight() * t.values()[1] * by;
  }
}
