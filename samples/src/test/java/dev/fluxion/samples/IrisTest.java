package dev.fluxion.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The data against the means that Fisher's article prints. */
class IrisTest {

  private static final double[][] MEANS = {
    {5.006, 3.428, 1.462, 0.246}, {5.936, 2.770, 4.260, 1.326}, {6.588, 2.974, 5.552, 2.026}
  };

  @Test
  void holdsFiftyFlowersOfEachSpecies() {
    List<Iris.Flower> flowers = Iris.load();

    assertThat(flowers).hasSize(150);
    for (int species = 0; species < 3; species++) {
      int index = species;
      assertThat(flowers).filteredOn(flower -> flower.species() == index).hasSize(50);
    }
    assertThat(flowers)
        .allSatisfy(flower -> assertThat(flower.measurements()).hasSize(4))
        .allSatisfy(flower -> assertThat(flower.measurements()).doesNotContain(0));
  }

  @Test
  void hasTheMeansOfTheArticle() {
    double[][] means = new double[3][4];
    for (Iris.Flower flower : Iris.load()) {
      for (int j = 0; j < 4; j++) {
        means[flower.species()][j] += flower.measurements()[j] / 50;
      }
    }

    for (int species = 0; species < 3; species++) {
      assertThat(means[species]).containsExactly(MEANS[species], within(1e-9));
    }
  }

  @Test
  void standardizesToMeanZeroAndDeviationOne() {
    List<Iris.Flower> flowers = Iris.load();
    List<Iris.Flower> standardized = Iris.standardize(flowers, flowers);

    for (int j = 0; j < 4; j++) {
      int column = j;
      double sum = standardized.stream().mapToDouble(f -> f.measurements()[column]).sum();
      double squares =
          standardized.stream().mapToDouble(f -> Math.pow(f.measurements()[column], 2)).sum();
      assertThat(sum).isCloseTo(0, within(1e-9));
      assertThat(squares).isCloseTo(150, within(1e-9));
    }
  }
}
