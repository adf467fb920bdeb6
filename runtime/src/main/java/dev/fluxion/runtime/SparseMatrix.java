package dev.fluxion.runtime;

import dev.fluxion.runtime.internal.Shapes;
import java.util.Arrays;
import java.util.Objects;

/**
 * A matrix in compressed rows: for each row the columns of its entries, ascending, and their
 * values. What is stored is the structure; a stored value may be zero.
 *
 * <p>Matrices are immutable as long as nobody writes to their arrays, which are neither copied when
 * they come nor when they go.
 */
public final class SparseMatrix {
  private static final int MOST_DOTS = 128;
  private static final int BRAILLE = 0x2800;

  /** The bits of the dots of a Braille character, row by row. */
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private final int rows;
  private final int columns;
  private final int[] rowPointers;
  private final int[] columnIndices;
  private final double[] values;

  private SparseMatrix(
      int rows, int columns, int[] rowPointers, int[] columnIndices, double[] values) {
    this.rows = rows;
    this.columns = columns;
    this.rowPointers = rowPointers;
    this.columnIndices = columnIndices;
    this.values = values;
  }

  /**
   * Makes a matrix of its parts, which are checked and not copied.
   *
   * @param rows the number of rows
   * @param columns the number of columns
   * @param rowPointers where the entries of each row begin, and last where the last row's end
   * @param columnIndices the column of each entry, ascending within a row
   * @param values the value of each entry
   * @return the matrix
   * @throws IllegalArgumentException if the parts do not make up a matrix
   */
  public static SparseMatrix of(
      int rows, int columns, int[] rowPointers, int[] columnIndices, double[] values) {
    Shapes.present("rowPointers", rowPointers);
    Shapes.present("columnIndices", columnIndices);
    Shapes.present("values", values);
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException(
          "a matrix of " + rows + " rows and " + columns + " columns");
    }
    requireLength("rowPointers", rowPointers.length, rows + 1);
    requireLength("columnIndices", columnIndices.length, rowPointers[rows]);
    requireLength("values", values.length, rowPointers[rows]);
    if (rowPointers[0] != 0) {
      throw new IllegalArgumentException("rowPointers[0] is " + rowPointers[0] + ", expected 0");
    }
    for (int i = 0; i < rows; i++) {
      if (rowPointers[i + 1] < rowPointers[i]) {
        throw new IllegalArgumentException(
            "rowPointers[" + (i + 1) + "] is " + rowPointers[i + 1] + ", less than that before it");
      }
    }
    for (int i = 0; i < rows; i++) {
      checkRow(i, columns, rowPointers, columnIndices);
    }
    return new SparseMatrix(rows, columns, rowPointers, columnIndices, values);
  }

  private static void checkRow(int i, int columns, int[] rowPointers, int[] columnIndices) {
    int before = -1;
    for (int k = rowPointers[i]; k < rowPointers[i + 1]; k++) {
      int column = columnIndices[k];
      if (column <= before || column >= columns) {
        throw new IllegalArgumentException(
            "columnIndices["
                + k
                + "] is "
                + column
                + ", in row "
                + i
                + " after "
                + before
                + ", of "
                + columns
                + " columns");
      }
      before = column;
    }
  }

  private static void requireLength(String name, int actual, int expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(name + " has length " + actual + ", expected " + expected);
    }
  }

  /**
   * Returns the number of rows.
   *
   * @return the number of rows
   */
  public int rows() {
    return rows;
  }

  /**
   * Returns the number of columns.
   *
   * @return the number of columns
   */
  public int columns() {
    return columns;
  }

  /**
   * Returns the number of entries that are stored.
   *
   * @return the number of structural nonzeros
   */
  public int nonzeros() {
    return values.length;
  }

  /**
   * Returns where the entries of each row begin.
   *
   * @return the matrix's own array, of length {@code rows() + 1}
   */
  public int[] rowPointers() {
    return rowPointers;
  }

  /**
   * Returns the column of each entry.
   *
   * @return the matrix's own array, ascending within a row
   */
  public int[] columnIndices() {
    return columnIndices;
  }

  /**
   * Returns the value of each entry.
   *
   * @return the matrix's own array
   */
  public double[] values() {
    return values;
  }

  /**
   * Returns one entry.
   *
   * @param row its row
   * @param column its column
   * @return its value; 0 where none is stored
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  public double get(int row, int column) {
    Objects.checkIndex(row, rows);
    Objects.checkIndex(column, columns);
    int at = Arrays.binarySearch(columnIndices, rowPointers[row], rowPointers[row + 1], column);
    return at < 0 ? 0 : values[at];
  }

  /**
   * Multiplies the matrix and a vector.
   *
   * @param x the vector
   * @return the product
   * @throws IllegalArgumentException if {@code x} has not as many elements as there are columns
   */
  public double[] times(double[] x) {
    Shapes.length("x", x, columns);
    double[] product = new double[rows];
    for (int i = 0; i < rows; i++) {
      double sum = 0;
      for (int k = rowPointers[i]; k < rowPointers[i + 1]; k++) {
        sum += values[k] * x[columnIndices[k]];
      }
      product[i] = sum;
    }
    return product;
  }

  /**
   * Transposes the matrix.
   *
   * @return a new matrix
   */
  public SparseMatrix transpose() {
    int[] pointers = new int[columns + 1];
    for (int column : columnIndices) {
      pointers[column + 1]++;
    }
    for (int j = 0; j < columns; j++) {
      pointers[j + 1] += pointers[j];
    }
    int[] next = Arrays.copyOf(pointers, columns);
    int[] indices = new int[values.length];
    double[] transposed = new double[values.length];
    for (int i = 0; i < rows; i++) {
      for (int k = rowPointers[i]; k < rowPointers[i + 1]; k++) {
        int at = next[columnIndices[k]]++;
        indices[at] = i;
        transposed[at] = values[k];
      }
    }
    return new SparseMatrix(columns, rows, pointers, indices, transposed);
  }

  /**
   * Writes the matrix out.
   *
   * @return a new array of rows
   */
  public double[][] toDense() {
    double[][] dense = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int k = rowPointers[i]; k < rowPointers[i + 1]; k++) {
        dense[i][columnIndices[k]] = values[k];
      }
    }
    return dense;
  }

  /**
   * Draws the structure in Braille characters, two columns and four rows each. Of large matrices a
   * dot stands for a square of entries, any of which is stored.
   *
   * @return the size, and a line for every four rows of dots
   */
  @Override
  public String toString() {
    int scale = Math.max(1, (Math.max(rows, columns) + MOST_DOTS - 1) / MOST_DOTS);
    int lines = (rows + 4 * scale - 1) / (4 * scale);
    int width = (columns + 2 * scale - 1) / (2 * scale);
    char[][] text = new char[lines][width];
    for (char[] line : text) {
      Arrays.fill(line, (char) BRAILLE);
    }
    for (int i = 0; i < rows; i++) {
      for (int k = rowPointers[i]; k < rowPointers[i + 1]; k++) {
        int down = i / scale;
        int right = columnIndices[k] / scale;
        text[down / 4][right / 2] |= (char) DOTS[down % 4][right % 2];
      }
    }
    StringBuilder drawing = new StringBuilder();
    drawing.append(rows).append(" × ").append(columns);
    drawing.append(", ").append(nonzeros()).append(" nonzeros");
    for (char[] line : text) {
      drawing.append('\n').append(line);
    }
    return drawing.toString();
  }
}
