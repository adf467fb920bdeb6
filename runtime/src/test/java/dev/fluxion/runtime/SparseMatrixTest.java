package dev.fluxion.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.junit.jupiter.api.Test;

class SparseMatrixTest {
  private static final SparseMatrix SMALL =
      SparseMatrix.of(
          3, 4, new int[] {0, 2, 2, 4}, new int[] {0, 3, 1, 2}, new double[] {1, 2, 3, 0});

  /** What is stored of a dense matrix. */
  private static SparseMatrix of(double[][] dense, int columns) {
    int[] pointers = new int[dense.length + 1];
    int[] indices = new int[dense.length * columns];
    double[] values = new double[indices.length];
    int next = 0;
    for (int i = 0; i < dense.length; i++) {
      for (int j = 0; j < columns; j++) {
        if (dense[i][j] != 0) {
          indices[next] = j;
          values[next++] = dense[i][j];
        }
      }
      pointers[i + 1] = next;
    }
    return SparseMatrix.of(
        dense.length, columns, pointers, Arrays.copyOf(indices, next), Arrays.copyOf(values, next));
  }

  @Test
  void entries() {
    assertThat(SMALL.rows()).isEqualTo(3);
    assertThat(SMALL.columns()).isEqualTo(4);
    assertThat(SMALL.nonzeros()).isEqualTo(4);
    assertThat(SMALL.get(0, 3)).isEqualTo(2);
    assertThat(SMALL.get(1, 3)).isZero();
    assertThat(SMALL.get(2, 2)).isZero();
    assertThat(SMALL.toDense())
        .isDeepEqualTo(new double[][] {{1, 0, 0, 2}, {0, 0, 0, 0}, {0, 3, 0, 0}});
    assertThatThrownBy(() -> SMALL.get(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> SMALL.get(0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void arraysAreNotCopied() {
    int[] pointers = {0, 1};
    int[] indices = {0};
    double[] values = {5};
    SparseMatrix matrix = SparseMatrix.of(1, 1, pointers, indices, values);
    assertThat(matrix.rowPointers()).isSameAs(pointers);
    assertThat(matrix.columnIndices()).isSameAs(indices);
    assertThat(matrix.values()).isSameAs(values);
  }

  @Test
  void productsAndTransposesAreThoseOfDenseMatrices() {
    Random random = new Random(3);
    for (int run = 0; run < 50; run++) {
      int rows = 1 + random.nextInt(9);
      int columns = 1 + random.nextInt(9);
      double[][] dense = new double[rows][columns];
      for (double[] row : dense) {
        Arrays.setAll(row, j -> random.nextInt(3) == 0 ? random.nextInt(9) - 4 : 0);
      }
      double[] x = new double[columns];
      Arrays.setAll(x, j -> random.nextInt(9) - 4);
      SparseMatrix sparse = of(dense, columns);
      Array2DRowRealMatrix expected = new Array2DRowRealMatrix(dense);
      assertThat(sparse.toDense()).isDeepEqualTo(dense);
      assertThat(sparse.times(x)).containsExactly(expected.operate(x));
      assertThat(sparse.transpose().toDense()).isDeepEqualTo(expected.transpose().getData());
      SparseMatrix back = sparse.transpose().transpose();
      assertThat(back.rowPointers()).isEqualTo(sparse.rowPointers());
      assertThat(back.columnIndices()).isEqualTo(sparse.columnIndices());
      assertThat(back.values()).isEqualTo(sparse.values());
    }
  }

  @Test
  void structureIsDrawn() {
    assertThat(SMALL).hasToString("3 × 4, 4 nonzeros\n⠡⠌");
    double[][] diagonal = new double[8][8];
    for (int i = 0; i < 8; i++) {
      diagonal[i][i] = 1;
    }
    assertThat(of(diagonal, 8)).hasToString("8 × 8, 8 nonzeros\n⠑⢄⠀⠀\n⠀⠀⠑⢄");
    assertThat(of(new double[0][], 3)).hasToString("0 × 3, 0 nonzeros");
  }

  /** A line of 64 characters stands for 1000 columns, and 125 rows of dots for as many rows. */
  @Test
  void largeStructuresAreMadeSmaller() {
    int[] pointers = new int[1001];
    int[] indices = new int[1000];
    for (int i = 0; i < 1000; i++) {
      pointers[i + 1] = i + 1;
      indices[i] = i;
    }
    String[] lines =
        SparseMatrix.of(1000, 1000, pointers, indices, new double[1000]).toString().split("\n");
    assertThat(lines).hasSize(33);
    assertThat(lines[1]).hasSize(63).startsWith("⠑⢄⠀");
  }

  @Test
  void partsAreChecked() {
    double[] two = new double[2];
    int[] pointers = {0, 2};
    refuses(1, 3, new int[] {0}, new int[] {0, 1}, two, "rowPointers has length 1, expected 2");
    refuses(1, 3, pointers, new int[] {0}, two, "columnIndices has length 1, expected 2");
    refuses(1, 3, pointers, new int[] {0, 1}, new double[3], "values has length 3, expected 2");
    refuses(1, 3, new int[] {1, 2}, new int[2], two, "rowPointers[0] is 1, expected 0");
    refuses(
        2,
        3,
        new int[] {0, 3, 2},
        new int[2],
        two,
        "rowPointers[2] is 2, less than that before it");
    refuses(
        1,
        3,
        pointers,
        new int[] {1, 1},
        two,
        "columnIndices[1] is 1, in row 0 after 1, of 3 columns");
    refuses(
        1,
        3,
        pointers,
        new int[] {0, 3},
        two,
        "columnIndices[1] is 3, in row 0 after 0, of 3 columns");
    assertThatThrownBy(() -> SMALL.times(new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x has length 3, expected 4");
  }

  private static void refuses(
      int rows, int columns, int[] pointers, int[] indices, double[] values, String message) {
    assertThatThrownBy(() -> SparseMatrix.of(rows, columns, pointers, indices, values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
