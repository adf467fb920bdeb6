package dev.fluxion.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Colours that are allowed, and no more of them than are known to do. */
class ColoringTest {

  private static Pattern pattern(int rows, int columns, IntFunction<IntStream> row) {
    int[] pointers = new int[rows + 1];
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      row.apply(i).filter(j -> j >= 0 && j < columns).sorted().distinct().forEach(indices::add);
      pointers[i + 1] = indices.size();
    }
    return new Pattern(
        rows, columns, pointers, indices.stream().mapToInt(Integer::intValue).toArray());
  }

  private static Pattern band(int n, int width) {
    return pattern(n, n, i -> IntStream.rangeClosed(i - width, i + width));
  }

  private static Pattern grid(int side) {
    return pattern(
        side * side,
        side * side,
        i ->
            IntStream.of(
                i,
                i - side,
                i + side,
                i % side == 0 ? -1 : i - 1,
                i % side == side - 1 ? -1 : i + 1));
  }

  private static Pattern arrow(int n) {
    return pattern(n, n, i -> i == 0 ? IntStream.range(0, n) : IntStream.of(0, i));
  }

  private static Pattern random(int n, double density, long seed) {
    Random random = new Random(seed);
    boolean[][] is = new boolean[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        is[i][j] = random.nextDouble() < density;
        is[j][i] = is[i][j];
      }
    }
    return pattern(n, n, i -> IntStream.range(0, n).filter(j -> is[i][j]));
  }

  private static void requireColumns(Pattern pattern, int[] colors) {
    for (int i = 0; i < pattern.rows(); i++) {
      TreeSet<Integer> seen = new TreeSet<>();
      for (int k = pattern.rowPointers()[i]; k < pattern.rowPointers()[i + 1]; k++) {
        assertThat(seen.add(colors[pattern.columnIndices()[k]])).as("row %d", i).isTrue();
      }
    }
  }

  /**
   * By the definition: no two neighbours of a colour, no path of four vertices with two colours.
   */
  private static void requireStar(Pattern pattern, int[] colors) {
    Map<Integer, List<Integer>> neighbors = new HashMap<>();
    for (int i = 0; i < pattern.rows(); i++) {
      List<Integer> own = new ArrayList<>();
      for (int k = pattern.rowPointers()[i]; k < pattern.rowPointers()[i + 1]; k++) {
        if (pattern.columnIndices()[k] != i) {
          own.add(pattern.columnIndices()[k]);
        }
      }
      neighbors.put(i, own);
    }
    for (int b = 0; b < pattern.rows(); b++) {
      for (int c : neighbors.get(b)) {
        assertThat(colors[b]).isNotEqualTo(colors[c]);
        for (int a : neighbors.get(b)) {
          for (int d : neighbors.get(c)) {
            boolean isPath = a != c && d != b && a != d;
            boolean isOfTwo = colors[a] == colors[c] && colors[b] == colors[d];
            assertThat(isPath && isOfTwo).as("%d-%d-%d-%d", a, b, c, d).isFalse();
          }
        }
      }
    }
  }

  @Test
  void takesNoMoreColorsThanKnown() {
    assertThat(Coloring.count(Coloring.ofColumns(band(50, 1)))).isEqualTo(3);
    assertThat(Coloring.count(Coloring.ofColumns(band(50, 2)))).isEqualTo(5);
    assertThat(Coloring.count(Coloring.ofColumns(grid(20)))).isLessThanOrEqualTo(7);
    assertThat(Coloring.count(Coloring.star(band(50, 1)))).isEqualTo(3);
    assertThat(Coloring.count(Coloring.star(band(50, 2)))).isLessThanOrEqualTo(5);
    assertThat(Coloring.count(Coloring.star(grid(20)))).isLessThanOrEqualTo(7);
    assertThat(Coloring.count(Coloring.star(arrow(100_000)))).isLessThanOrEqualTo(3);
    assertThat(Coloring.count(Coloring.ofColumns(Pattern.dense(4, 6)))).isEqualTo(6);
  }

  @Test
  void isAllowed() {
    for (Pattern pattern : List.of(band(30, 1), band(30, 3), grid(7), arrow(20))) {
      requireColumns(pattern, Coloring.ofColumns(pattern));
      requireStar(pattern, Coloring.star(pattern));
    }
    for (long seed = 0; seed < 200; seed++) {
      Pattern pattern = random(12 + (int) (seed % 15), 0.05 + 0.02 * (seed % 20), seed);
      requireColumns(pattern, Coloring.ofColumns(pattern));
      requireStar(pattern, Coloring.star(pattern));
    }
  }

  @Test
  void transposes() {
    Pattern pattern = pattern(3, 5, i -> IntStream.of(i, 4));
    assertThat(pattern.transposed().transposed().columnIndices())
        .containsExactly(pattern.columnIndices());
    assertThat(pattern.transposed().rowPointers()).containsExactly(0, 1, 2, 3, 3, 6);
  }
}
