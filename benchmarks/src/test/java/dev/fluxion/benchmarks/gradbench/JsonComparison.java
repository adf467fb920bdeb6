package dev.fluxion.benchmarks.gradbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Compares trees of numbers as GradBench does: entry by entry, in relative terms.
 *
 * @param tolerance the greatest relative difference allowed
 */
record JsonComparison(double tolerance) {

  /** Where both numbers are below this, their digits mean nothing. */
  private static final double NEGLIGIBLE = 1e-300;

  /**
   * All differences, each with its path.
   *
   * @param expected the tree that is right
   * @param actual the tree to check
   * @return a line for each difference; none if the trees agree
   */
  List<String> differences(JsonNode expected, JsonNode actual) {
    List<String> differences = new ArrayList<>();
    compare("", expected, actual, differences);
    return differences;
  }

  private void compare(String path, JsonNode expected, JsonNode actual, List<String> differences) {
    if (expected.getNodeType() != actual.getNodeType()) {
      differences.add(
          "%s: %s, not %s".formatted(path, actual.getNodeType(), expected.getNodeType()));
    } else if (expected.isObject()) {
      compareObjects(path, expected, actual, differences);
    } else if (expected.isArray()) {
      compareArrays(path, expected, actual, differences);
    } else if (!close(expected.doubleValue(), actual.doubleValue())) {
      differences.add("%s: %s, not %s".formatted(path, actual, expected));
    }
  }

  private void compareObjects(
      String path, JsonNode expected, JsonNode actual, List<String> differences) {
    TreeSet<String> names = new TreeSet<>();
    expected.fieldNames().forEachRemaining(names::add);
    actual.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      compare(path + "/" + name, expected.path(name), actual.path(name), differences);
    }
  }

  private void compareArrays(
      String path, JsonNode expected, JsonNode actual, List<String> differences) {
    if (expected.size() != actual.size()) {
      differences.add("%s: length %d, not %d".formatted(path, actual.size(), expected.size()));
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      compare(path + "/" + i, expected.get(i), actual.get(i), differences);
    }
  }

  private boolean close(double expected, double actual) {
    double largest = Math.max(Math.abs(expected), Math.abs(actual));
    return largest < NEGLIGIBLE
        || Double.isFinite(largest) && Math.abs(expected - actual) <= tolerance * largest;
  }
}
