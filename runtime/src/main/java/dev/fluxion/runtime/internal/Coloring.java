package dev.fluxion.runtime.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which columns of a sparse matrix one product with a vector finds together (Curtis, Powell &amp;
 * Reid, 1974; Gebremedhin, Manne &amp; Pothen, What color is your Jacobian?, 2005).
 */
final class Coloring {
  private Coloring() {}

  /** Colours for columns: two that share a row have different ones. */
  static int[] ofColumns(Pattern pattern) {
    Pattern byColumn = pattern.transposed();
    int[] best = null;
    for (int[] order : orders(byColumn)) {
      int[] colors = ofColumns(pattern, byColumn, order);
      best = best == null || count(colors) < count(best) ? colors : best;
    }
    return best;
  }

  private static int[] ofColumns(Pattern byRow, Pattern byColumn, int[] order) {
    int[] colors = new int[byColumn.rows()];
    Arrays.fill(colors, -1);
    int[] forbidden = new int[byColumn.rows() + 1];
    Arrays.fill(forbidden, -1);
    for (int column : order) {
      for (int k = byColumn.rowPointers()[column]; k < byColumn.rowPointers()[column + 1]; k++) {
        int row = byColumn.columnIndices()[k];
        for (int l = byRow.rowPointers()[row]; l < byRow.rowPointers()[row + 1]; l++) {
          int color = colors[byRow.columnIndices()[l]];
          if (color >= 0) {
            forbidden[color] = column;
          }
        }
      }
      colors[column] = free(forbidden, column);
    }
    return colors;
  }

  private static int free(int[] forbidden, int vertex) {
    int color = 0;
    while (forbidden[color] == vertex) {
      color++;
    }
    return color;
  }

  static int count(int[] colors) {
    return colors.length == 0 ? 0 : 1 + Arrays.stream(colors).max().getAsInt();
  }

  /** As they come, and those of most entries first. */
  private static int[][] orders(Pattern pattern) {
    int[] natural = IntStream.range(0, pattern.rows()).toArray();
    int[] pointers = pattern.rowPointers();
    int[] largestFirst =
        IntStream.range(0, pattern.rows())
            .mapToObj(i -> new int[] {pointers[i + 1] - pointers[i], i})
            .sorted((a, b) -> a[0] == b[0] ? Integer.compare(a[1], b[1]) : b[0] - a[0])
            .mapToInt(pair -> pair[1])
            .toArray();
    return new int[][] {natural, largestFirst};
  }

  /**
   * A star colouring of a symmetric pattern: neighbours have different colours, and every path of
   * four vertices has three. So each entry is found directly in one of the two products that it
   * takes part in (Gebremedhin, Tarafdar, Manne &amp; Pothen, New acyclic and star coloring
   * algorithms, 2007, algorithm 4.1).
   */
  static int[] star(Pattern symmetric) {
    int[] best = null;
    for (int[] order : orders(symmetric)) {
      int[] colors = new Star(symmetric).colors(order);
      best = best == null || count(colors) < count(best) ? colors : best;
    }
    return best;
  }

  /** One star colouring on its way. */
  private static final class Star {
    private final Pattern graph;
    private final int[] colors;
    private final int[] forbidden;
    private final int[] treated;

    /** By colour: the vertex that last had a neighbour of it, and that neighbour. */
    private final int[] firstVertex;

    private final int[] firstNeighbor;

    /** By vertex and colour: a coloured neighbour, and how many there are, at most two. */
    private final Map<Long, int[]> neighbors = new HashMap<>();

    /** By vertex: the hubs of the stars, of two edges or more, that it is a tip of. */
    private final Map<Integer, int[]> hubs = new HashMap<>();

    Star(Pattern graph) {
      this.graph = graph;
      int n = graph.rows();
      this.colors = new int[n];
      this.forbidden = new int[n + 1];
      this.treated = new int[n];
      this.firstVertex = new int[n + 1];
      this.firstNeighbor = new int[n + 1];
      Arrays.fill(colors, -1);
      Arrays.fill(forbidden, -1);
      Arrays.fill(treated, -1);
      Arrays.fill(firstVertex, -1);
    }

    int[] colors(int[] order) {
      for (int v : order) {
        for (int k = graph.rowPointers()[v]; k < graph.rowPointers()[v + 1]; k++) {
          int w = graph.columnIndices()[k];
          if (w != v && colors[w] >= 0) {
            consider(v, w);
          }
        }
        colors[v] = free(forbidden, v);
        enter(v);
      }
      return colors;
    }

    private void consider(int v, int w) {
      int color = colors[w];
      forbidden[color] = v;
      if (firstVertex[color] == v) { // v becomes the hub of a star: its tips must not go on
        int q = firstNeighbor[color];
        if (treated[q] != v) {
          treat(v, q);
        }
        treat(v, w);
        return;
      }
      firstVertex[color] = v;
      firstNeighbor[color] = w;
      int[] own = hubs.get(w);
      if (own != null) { // v would be at the other side of a tip
        for (int i = 1; i <= own[0]; i++) {
          forbidden[colors[own[i]]] = v;
        }
      }
    }

    /** No neighbour of w may share the colour of v. */
    private void treat(int v, int w) {
      for (int k = graph.rowPointers()[w]; k < graph.rowPointers()[w + 1]; k++) {
        int x = graph.columnIndices()[k];
        if (x != w && colors[x] >= 0) {
          forbidden[colors[x]] = v;
        }
      }
      treated[w] = v;
    }

    /** Keeps the stars up to date, now that v has a colour. */
    private void enter(int v) {
      for (int k = graph.rowPointers()[v]; k < graph.rowPointers()[v + 1]; k++) {
        int w = graph.columnIndices()[k];
        if (w != v && colors[w] >= 0) {
          join(v, w);
          join(w, v);
        }
      }
    }

    /** The edge as one of the star around {@code hub}, if that has another of the tip's colour. */
    private void join(int hub, int tip) {
      long key = (long) hub << 32 | colors[tip];
      int[] known = neighbors.computeIfAbsent(key, k -> new int[] {-1, 0});
      if (known[1] == 0) {
        known[0] = tip;
        known[1] = 1;
        return;
      }
      if (known[1] == 1) {
        addHub(known[0], hub);
        known[1] = 2;
      }
      addHub(tip, hub);
    }

    private void addHub(int tip, int hub) {
      int[] own = hubs.computeIfAbsent(tip, t -> new int[4]);
      if (own[0] + 1 == own.length) {
        own = Arrays.copyOf(own, 2 * own.length);
        hubs.put(tip, own);
      }
      own[++own[0]] = hub;
    }
  }
}
