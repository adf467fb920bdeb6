package dev.fluxion.benchmarks.gradbench.modules;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A sparse matrix by rows. Of each array the output holds the first 30 entries and the last.
 *
 * @param rows where each row begins in the other arrays, and the number of all entries
 * @param columns the column of each entry
 * @param values the entries
 */
record CompressedRows(int[] rows, int[] columns, double[] values) {

  private static final int SHOWN = 30;

  @JsonValue
  Map<String, Object> excerpt() {
    return Map.of("rows", ends(rows), "cols", ends(columns), "vals", ends(values));
  }

  private static int[] ends(int[] array) {
    return IntStream.concat(IntStream.of(array).limit(SHOWN), IntStream.of(array[array.length - 1]))
        .toArray();
  }

  private static double[] ends(double[] array) {
    return DoubleStream.concat(
            DoubleStream.of(array).limit(SHOWN), DoubleStream.of(array[array.length - 1]))
        .toArray();
  }
}
