package dev.fluxion.benchmarks.gradbench.contenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.benchmarks.gradbench.modules.BundleAdjustmentModule;
import dev.fluxion.benchmarks.gradbench.modules.DeterminantModule;
import dev.fluxion.benchmarks.gradbench.modules.GmmModule;
import dev.fluxion.benchmarks.gradbench.modules.Json;
import dev.fluxion.benchmarks.gradbench.modules.KMeansModule;
import dev.fluxion.benchmarks.gradbench.modules.LeastSquaresModule;
import dev.fluxion.benchmarks.gradbench.modules.OdeModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** A race is fair where all run the same distance; shorter ones here, but for the fast. */
class GradBenchContendersTest {

  private static final double EXACT = 1e-9;
  private static final double ROUGH = 1e-4;

  @Test
  void gmm() {
    GmmModule.Input in = SmallInput.of(new GmmModule());
    double[][] x = Arrays.copyOf(in.x(), 20);
    GmmBenchmark gmm =
        new GmmBenchmark(
            new GmmModule.Input(
                in.d(), in.k(), x.length, in.alpha(), in.mu(), in.q(), in.l(), x, 2, 1.5));

    compare(gmm.fluxion(), gmm.byHand(), EXACT);
    compare(gmm.fluxion(), gmm.hipparchus(), EXACT);
    compare(gmm.fluxion(), gmm.differences(), ROUGH);
  }

  @Test
  void gmmByHandStartsAnewEachTime() {
    GmmBenchmark gmm = new GmmBenchmark();
    double[] first = flat(gmm.byHand());

    compare(first, gmm.byHand(), 0);
  }

  @Test
  void gmmOfOneDimension() {
    double[][] x = {{0.5}, {-1.25}, {2}};
    double[][] mu = {{0.25}, {-1}};
    double[][] q = {{0.125}, {-0.5}};
    GmmBenchmark gmm =
        new GmmBenchmark(
            new GmmModule.Input(
                1, 2, 3, new double[] {0.5, -0.25}, mu, q, new double[2][0], x, 0, 1));

    compare(gmm.fluxion(), gmm.byHand(), EXACT);
    compare(gmm.fluxion(), gmm.differences(), ROUGH);
  }

  @Test
  void bundleAdjustmentWithoutRotation() {
    double[] camera = {0, 0, 0, 0.5, -0.25, -4, 1.5, 0.125, -0.5, 0.0625, -0.03125};
    BundleAdjustmentBenchmark bundle =
        new BundleAdjustmentBenchmark(
            new BundleAdjustmentModule.Input(
                1, 1, 1, camera, new double[] {1, 2, 3}, 0.75, new double[] {0.5, 1.5}));

    compare(values(bundle), bundle.hipparchus(), EXACT);
    compare(values(bundle), bundle.differences(), ROUGH);
  }

  @Test
  void bundleAdjustment() {
    BundleAdjustmentModule.Input in = SmallInput.of(new BundleAdjustmentModule());
    BundleAdjustmentBenchmark bundle =
        new BundleAdjustmentBenchmark(
            new BundleAdjustmentModule.Input(1, 1, 1, in.cam(), in.x(), in.w(), in.feat()));

    compare(values(bundle), bundle.hipparchus(), EXACT);
    compare(values(bundle), bundle.differences(), ROUGH);
  }

  @Test
  void ode() {
    OdeBenchmark ode =
        new OdeBenchmark(new OdeModule.Input(new double[] {0.75, 1.25, 0.5, 1.5, 1.125}, 10));

    compare(ode.fluxion(), ode.hipparchus(), EXACT);
    compare(ode.fluxion(), ode.differences(), ROUGH);
  }

  @Test
  void leastSquares() {
    LeastSquaresModule.Input in = SmallInput.of(new LeastSquaresModule());
    LeastSquaresBenchmark squares =
        new LeastSquaresBenchmark(new LeastSquaresModule.Input(Arrays.copyOf(in.x(), 9), 100));

    compare(squares.fluxion(), squares.hipparchus(), EXACT);
    compare(squares.fluxion(), squares.differences(), ROUGH);
  }

  @Test
  void determinant() {
    DeterminantModule.Input in = SmallInput.of(new DeterminantModule());
    DeterminantBenchmark determinant =
        new DeterminantBenchmark(new DeterminantModule.Input(Arrays.copyOf(in.a(), 25), 5));

    compare(determinant.fluxion(), determinant.hipparchus(), EXACT);
    compare(determinant.fluxion(), determinant.differences(), ROUGH);
  }

  @Test
  void kMeans() {
    KMeansModule.Input in = SmallInput.of(new KMeansModule());
    // So few that no difference reaches across the border between two centroids.
    double[][] points = Arrays.copyOf(in.points(), 60);
    KMeansBenchmark means = new KMeansBenchmark(new KMeansModule.Input(points, in.centroids()));

    compare(means.fluxion(), means.hipparchus(), EXACT);
    compare(means.fluxion(), means.differences(), ROUGH);
  }

  /** All entries, where there is one observation: the output is the first 30 and the last. */
  private static double[] values(BundleAdjustmentBenchmark bundle) {
    double[] values = flat(Json.MAPPER.valueToTree(bundle.fluxion()).path("vals"));
    assertThat(values).hasSize(31);
    return values;
  }

  private static void compare(Object expected, Object actual, double tolerance) {
    double[] numbers = flat(expected);
    double largest = DoubleStream.of(numbers).map(Math::abs).max().orElseThrow();
    assertThat(largest).isPositive();
    assertThat(flat(actual)).containsExactly(numbers, within(tolerance * largest));
  }

  private static double[] flat(Object derivative) {
    List<Double> numbers = new ArrayList<>();
    collect(Json.MAPPER.valueToTree(derivative), numbers);
    return numbers.stream().mapToDouble(number -> number).toArray();
  }

  private static void collect(JsonNode node, List<Double> numbers) {
    if (node.isContainerNode()) {
      node.forEach(child -> collect(child, numbers));
    } else {
      assertThat(node.isNumber()).as(node.toString()).isTrue();
      numbers.add(node.doubleValue());
    }
  }
}
