package dev.fluxion.runtime.internal;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Where a matrix may have entries that are not zero, in compressed rows, ascending in each.
 *
 * @param rowPointers where each row begins, and last where the last one ends
 */
public record Pattern(int rows, int columns, int[] rowPointers, int[] columnIndices)
    implements Serializable {

  /** Of the Jacobian, by the branches that are taken at a point. */
  public static Pattern ofJacobian(Traceable function, double[] x) {
    DependencyTrace trace = new DependencyTrace(x.length, false);
    double[][] results = function.trace(new DependencyAlgebra(trace), x, labels(x.length));
    int[] pointers = new int[results.length + 1];
    int[] indices = new int[Math.max(16, results.length)];
    int count = 0;
    for (int i = 0; i < results.length; i++) {
      int[] row = trace.variables((int) results[i][1]);
      if (count + row.length > indices.length) {
        indices = Arrays.copyOf(indices, Math.max(2 * indices.length, count + row.length));
      }
      System.arraycopy(row, 0, indices, count, row.length);
      count += row.length;
      pointers[i + 1] = count;
    }
    return new Pattern(results.length, x.length, pointers, Arrays.copyOf(indices, count));
  }

  /** Of the Hessian of the only result; both triangles. */
  public static Pattern ofHessian(Traceable function, double[] x) {
    DependencyTrace trace = new DependencyTrace(x.length, true);
    function.trace(new DependencyAlgebra(trace), x, labels(x.length));
    Pairs pairs = new Pairs();
    for (int k = 0; k < trace.products(); k++) {
      int[] first = trace.variables(trace.factor(k, 0));
      int[] second =
          trace.factor(k, 0) == trace.factor(k, 1) ? first : trace.variables(trace.factor(k, 1));
      for (int i : first) {
        for (int j : second) {
          pairs.add(i, j);
          pairs.add(j, i);
        }
      }
    }
    return pairs.pattern(x.length);
  }

  /** All entries. */
  public static Pattern dense(int rows, int columns) {
    int[] pointers = new int[rows + 1];
    int[] indices = new int[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        indices[i * columns + j] = j;
      }
      pointers[i + 1] = (i + 1) * columns;
    }
    return new Pattern(rows, columns, pointers, indices);
  }

  /** The variables' own numbers, from 1. */
  private static double[] labels(int n) {
    double[] labels = new double[n];
    for (int i = 0; i < n; i++) {
      labels[i] = 1 + i;
    }
    return labels;
  }

  public int nonzeros() {
    return columnIndices.length;
  }

  /** Where an entry is; negative where there is none. */
  public int find(int row, int column) {
    return Arrays.binarySearch(columnIndices, rowPointers[row], rowPointers[row + 1], column);
  }

  /** An entry of another pattern that this one lacks; null where it has all. */
  public int[] missing(Pattern other) {
    for (int i = 0; i < other.rows; i++) {
      for (int k = other.rowPointers[i]; k < other.rowPointers[i + 1]; k++) {
        if (find(i, other.columnIndices[k]) < 0) {
          return new int[] {i, other.columnIndices[k]};
        }
      }
    }
    return null;
  }

  /** With rows and columns exchanged. */
  public Pattern transposed() {
    int[] pointers = new int[columns + 1];
    for (int j : columnIndices) {
      pointers[j + 1]++;
    }
    for (int j = 0; j < columns; j++) {
      pointers[j + 1] += pointers[j];
    }
    int[] next = pointers.clone();
    int[] indices = new int[columnIndices.length];
    for (int i = 0; i < rows; i++) {
      for (int k = rowPointers[i]; k < rowPointers[i + 1]; k++) {
        indices[next[columnIndices[k]]++] = i;
      }
    }
    return new Pattern(columns, rows, pointers, indices);
  }

  /** Pairs of numbers, sorted now and then to drop what is there twice. */
  private static final class Pairs {
    private long[] all = new long[1024];
    private int count;
    private int limit = 1 << 16;

    void add(int i, int j) {
      if (count == all.length) {
        if (count >= limit) {
          compact();
          limit = Math.max(limit, 2 * count);
        }
        if (2 * count > all.length) {
          all = Arrays.copyOf(all, 2 * all.length);
        }
      }
      all[count++] = (long) i << 32 | j;
    }

    private void compact() {
      Arrays.sort(all, 0, count);
      int kept = 0;
      for (int k = 0; k < count; k++) {
        if (k == 0 || all[k] != all[k - 1]) {
          all[kept++] = all[k];
        }
      }
      count = kept;
    }

    Pattern pattern(int n) {
      compact();
      int[] pointers = new int[n + 1];
      int[] indices = new int[count];
      for (int k = 0; k < count; k++) {
        pointers[(int) (all[k] >> 32) + 1]++;
        indices[k] = (int) all[k];
      }
      for (int i = 0; i < n; i++) {
        pointers[i + 1] += pointers[i];
      }
      return new Pattern(n, n, pointers, indices);
    }
  }
}
