import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Streams over arrays and ranges. */
class Streams {
  @Differentiable
  static double sum(double[] x) {
    return Arrays.stream(x).sum();
  }

  /** The correction of the sum matters for the value. */
  @Differentiable
  static double corrected(double[] x) {
    return Arrays.stream(x).map(t -> t * 1e16).sum() + DoubleStream.of(1e16, x[0], -1e16).sum();
  }

  @Differentiable
  static double squares(double[] x, double p) {
    return Arrays.stream(x).map(t -> Math.exp(-p * t * t)).map(Math::sqrt).sum();
  }

  @Differentiable
  static double dot(double[] x, double[] y) {
    return IntStream.range(0, Math.min(x.length, y.length)).mapToDouble(i -> x[i] * y[i]).sum();
  }

  @Differentiable
  static double quadratic(double[] x, double[][] a) {
    return IntStream.range(0, x.length)
        .mapToDouble(
            i ->
                IntStream.range(0, x.length)
                    .mapToDouble(j -> x[i] * a[i % a.length][j % a[0].length] * x[j])
                    .sum())
        .sum();
  }

  @Differentiable
  static double closed(double x, @Constant int n) {
    return IntStream.rangeClosed(1, n % 5).mapToDouble(k -> Math.pow(x, k) / k).sum()
        + IntStream.rangeClosed(Integer.MAX_VALUE - 1, Integer.MAX_VALUE)
            .mapToDouble(k -> x * k * 1e-9)
            .sum();
  }

  @Differentiable
  static double extremes(double[] x) {
    double largest = Arrays.stream(x).max().getAsDouble();
    OptionalDouble smallest = Arrays.stream(x).map(t -> t * largest).min();
    double none = Arrays.stream(new double[0]).min().orElse(x[0] * 2);
    return largest * smallest.orElseThrow() + none + (smallest.isPresent() ? x[0] : 0);
  }

  @Differentiable
  static double variance(double[] x) {
    double mean = Arrays.stream(x).average().orElse(Double.NaN);
    return Arrays.stream(x).map(t -> (t - mean) * (t - mean)).average().getAsDouble();
  }

  @Differentiable
  static double filtered(double[] x, double y) {
    double limit = 0.25;
    double product = Arrays.stream(x).filter(t -> t > limit).map(t -> t * y).reduce(1, (a, b) -> a * b);
    double last = Arrays.stream(x).reduce((a, b) -> a * 0.5 + b).getAsDouble();
    return product + last * y;
  }

  @Differentiable
  static double[] toArray(double[] x) {
    return Arrays.stream(x).map(Math::sin).toArray();
  }

  @Differentiable
  static double filteredArray(double[] x) {
    double[] kept = Arrays.stream(x).filter(t -> t > -10).toArray();
    kept[0] *= kept.length;
    double[] none = IntStream.range(0, 5).filter(i -> i > 9).asDoubleStream().toArray();
    return kept[0] * kept[kept.length - 1] + none.length;
  }

  @Differentiable
  static double rows(double[][] a, double[] x) {
    double[] product =
        Arrays.stream(a)
            .mapToDouble(row -> IntStream.range(0, row.length).mapToDouble(j -> row[j] * x[j % x.length]).sum())
            .toArray();
    return Arrays.stream(product).map(t -> t * t).sum();
  }

  @Differentiable
  static double setAll(double[] x, double p) {
    double[] weights = new double[x.length];
    Arrays.setAll(weights, i -> Math.exp(-p * i) * x[i]);
    double[] sums = {0};
    Arrays.stream(weights).forEach(w -> sums[0] += w * w);
    IntStream.range(0, 3).forEach(i -> sums[0] *= p + i);
    return sums[0];
  }

  @Differentiable
  static double integers(double x, @Constant int[] n) {
    int total = Arrays.stream(n).map(k -> k % 3).sum();
    int most = Arrays.stream(n).map(k -> k % 7).max().getAsInt();
    return Math.pow(x, total % 3) * most + IntStream.range(0, 4).map(i -> i * i).sum() * x;
  }

  /** Kinds of streams that are objects, of constants. */
  @Differentiable
  static double objects(double x, @Constant int[] n) {
    long distinct = Arrays.stream(n).distinct().count();
    int[] sorted = Arrays.stream(n).sorted().toArray();
    return x * distinct * x + sorted.length * x;
  }

  static final class Model {
    private final double scale = 1.5;

    private double twice(double t) {
      return t * 2 * scale;
    }
  }

  @Differentiable
  static double ofObject(double[] x) {
    Model model = new Model();
    double[] y = x.clone();
    double sum = Arrays.stream(y).map(t -> t * model.scale + y[0]).map(model::twice).sum();
    return sum * Arrays.stream(y).map(model::twice).max().getAsDouble();
  }

  @Differentiable
  static double averageOfIntegers(double x, @Constant int[] n) {
    double huge =
        Arrays.stream(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, 1}).average().getAsDouble();
    double none = IntStream.range(3, 3).average().orElse(0.5);
    return x * Arrays.stream(n).filter(i -> i > 0).average().orElseThrow() + x * huge * 1e-9 + none * x * x;
  }

  private static int length(Object object) {
    return object.toString().length();
  }

  /** What streams of constants return, as objects. */
  @Differentiable
  static double optionals(double x, @Constant int[] n) {
    OptionalInt largest = Arrays.stream(n).max();
    OptionalInt chosen = n.length > 2 ? Arrays.stream(n).min() : OptionalInt.empty();
    IntStream stream = n.length > 2 ? Arrays.stream(n) : IntStream.empty();
    IntSupplier captured = () -> largest.getAsInt();
    String text = "largest " + largest + chosen;
    chosen = Arrays.stream(n).map(i -> i + 1).max();
    if (x < -1e9) {
      throw new IllegalStateException("of " + DoubleStream.of(x, x * x).max());
    }
    return x * length(largest) + x * x * (text.length() + stream.sum() + captured.getAsInt())
        + (chosen.equals(largest) ? 1 : x * chosen.getAsInt());
  }
}
