package dev.fluxion.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Fisher's irises: four measurements of 150 flowers of three species. See the head of iris.csv. */
final class Iris {

  static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");

  private Iris() {}

  /** A flower; the species is its index in {@link #SPECIES}. */
  record Flower(double[] measurements, int species) {}

  static List<Flower> load() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Iris.class.getResourceAsStream("iris.csv")),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("sepal"))
          .map(Iris::parse)
          .toList();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** The same flowers with each measurement shifted and scaled by mean and deviation of others. */
  static List<Flower> standardize(List<Flower> flowers, List<Flower> reference) {
    int columns = flowers.get(0).measurements().length;
    double[] mean = new double[columns];
    double[] deviation = new double[columns];
    for (int j = 0; j < columns; j++) {
      for (Flower flower : reference) {
        mean[j] += flower.measurements()[j] / reference.size();
      }
      for (Flower flower : reference) {
        double distance = flower.measurements()[j] - mean[j];
        deviation[j] += distance * distance / reference.size();
      }
      deviation[j] = Math.sqrt(deviation[j]);
    }
    List<Flower> standardized = new ArrayList<>();
    for (Flower flower : flowers) {
      double[] x = flower.measurements().clone();
      for (int j = 0; j < columns; j++) {
        x[j] = (x[j] - mean[j]) / deviation[j];
      }
      standardized.add(new Flower(x, flower.species()));
    }
    return standardized;
  }

  private static Flower parse(String line) {
    String[] cells = line.split(",");
    double[] measurements =
        Arrays.stream(cells, 0, cells.length - 1).mapToDouble(Double::parseDouble).toArray();
    return new Flower(measurements, SPECIES.indexOf(cells[cells.length - 1]));
  }
}
