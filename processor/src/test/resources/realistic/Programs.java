import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;

/** Interpreters, tables, sparse and high-dimensional data, integer arithmetic beside real. */
public class Programs {

  /** A program in reverse Polish notation: a letter is a variable, a digit itself. */
  @Differentiable
  public static double evaluate(String program, double[] x) {
    double[] stack = new double[16];
    int top = 0;
    for (int i = 0; i < program.length(); i++) {
      char c = program.charAt(i);
      if (c >= 'a' && c <= 'z') {
        stack[top++] = x[c - 'a'];
        continue;
      }
      switch (c) {
        case '+' -> {
          top--;
          stack[top - 1] += stack[top];
        }
        case '*' -> {
          top--;
          stack[top - 1] *= stack[top];
        }
        case '/' -> {
          top--;
          stack[top - 1] /= stack[top];
        }
        case 'S' -> stack[top - 1] = Math.sin(stack[top - 1]);
        case 'E' -> stack[top - 1] = Math.exp(stack[top - 1]);
        case ' ' -> {}
        default -> {
          if (c < '0' || c > '9') throw new IllegalArgumentException("unknown operator");
          stack[top++] = c - '0';
        }
      }
    }
    return stack[0];
  }

  /** xᵀAx of a sparse matrix in compressed rows. */
  @Differentiable
  public static double sparseForm(int[] rowStart, int[] column, double[] entry, double[] x) {
    double sum = 0;
    for (int r = 0; r < x.length; r++) {
      double dot = 0;
      for (int e = rowStart[r]; e < rowStart[r + 1]; e++) dot += entry[e] * x[column[e]];
      sum += x[r] * dot;
    }
    return sum;
  }

  /** ∑ Tᵢⱼₖ uᵢ vⱼ wₖ. */
  @Differentiable
  public static double contraction(double[][][] tensor, double[] u, double[] v, double[] w) {
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      double[][] slab = tensor[i];
      for (int j = 0; j < v.length; j++) {
        double[] row = slab[j];
        double inner = 0;
        for (int k = 0; k < w.length; k++) inner += row[k] * w[k];
        sum += u[i] * v[j] * inner;
      }
    }
    return sum;
  }

  /** Tax by brackets; the last has no end. */
  @Differentiable
  public static double tax(double income, double[] thresholds, double[] rates) {
    if (income < 0) return 0;
    double tax = 0;
    for (int i = 0; i < rates.length; i++) {
      double from = i == 0 ? 0 : thresholds[i - 1];
      double to = i < thresholds.length ? thresholds[i] : Double.MAX_VALUE;
      if (income <= from) break;
      tax += rates[i] * (Math.min(income, to) - from);
    }
    return tax;
  }

  /** Sine and cosine by halving, each in terms of the other. */
  @Differentiable
  public static double sine(double x) {
    return Math.abs(x) < 1e-3 ? x - x * x * x / 6 : 2 * sine(x / 2) * cosine(x / 2);
  }

  private static double cosine(double x) {
    if (Math.abs(x) < 1e-3) return 1 - x * x / 2 + x * x * x * x / 24;
    double s = sine(x / 2);
    return 1 - 2 * s * s;
  }

  /** The logarithm of how far a point has gone when it escapes, or after so many steps. */
  @Differentiable
  public static double mandelbrot(double re, double im, int limit) {
    double x = 0, y = 0;
    for (int i = 0; i < limit && x * x + y * y < 4; i++) {
      double next = x * x - y * y + re;
      y = 2 * x * y + im;
      x = next;
    }
    return 0.5 * Math.log(x * x + y * y);
  }

  /** The mean of a function over numbers from a linear congruential generator. */
  @Differentiable
  public static double sampled(double[] c, long seed, int draws) {
    long state = seed;
    double sum = 0;
    for (int i = 0; i < draws; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      double u = (state >>> 11) * 0x1.0p-53;
      sum += Math.exp(-c[0] * u) * (c[1] + c[2] * u * u);
    }
    return sum / draws;
  }

  /** The energy of spins on a torus, with a field; couplings by direction. */
  @Differentiable
  public static double spins(byte[][] spin, double[] coupling, double field) {
    double energy = 0;
    int n = spin.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        short here = spin[i][j];
        energy -= coupling[0] * here * spin[(i + 1) % n][j] + coupling[1] * here * spin[i][(j + 1) % n];
        energy -= field * here;
      }
    }
    return energy;
  }

  /** A soft decision tree in heap order: children of node k are 2k + 1 and 2k + 2. */
  @Differentiable
  public static double softTree(double[] weight, double[] bias, double[] leaf, double x) {
    double[] reach = new double[weight.length + leaf.length];
    reach[0] = 1;
    for (int k = 0; k < weight.length; k++) {
      double right = 1 / (1 + Math.exp(-(weight[k] * x + bias[k])));
      reach[2 * k + 1] = reach[k] * (1 - right);
      reach[2 * k + 2] = reach[k] * right;
    }
    double sum = 0;
    for (int i = 0; i < leaf.length; i++) sum += reach[weight.length + i] * leaf[i];
    return sum;
  }

  /** Conversions by name. */
  @Differentiable
  public static double[] temperatures(double kelvin) {
    return new double[] {in("celsius", kelvin), in("fahrenheit", kelvin), in("kelvin", kelvin)};
  }

  private static double in(String unit, double kelvin) {
    return switch (unit) {
      case "celsius" -> kelvin - 273.15;
      case "fahrenheit" -> {
        double celsius = in("celsius", kelvin);
        yield celsius * 9 / 5 + 32;
      }
      case "kelvin" -> kelvin;
      default -> throw new IllegalArgumentException(unit);
    };
  }

  /** Rows of Pascal's triangle with weights, ragged, each from the one before. */
  @Differentiable
  public static double[] triangle(double left, double right, int rows) {
    double[][] t = new double[rows][];
    t[0] = new double[] {1};
    for (int r = 1; r < rows; r++) {
      t[r] = new double[r + 1];
      for (int c = 0; c <= r; c++) {
        t[r][c] = (c > 0 ? left * t[r - 1][c - 1] : 0) + (c < r ? right * t[r - 1][c] : 0);
      }
    }
    return t[rows - 1];
  }

  /** The first pair of rows, in order, that lie within a distance: their distance; else -1. */
  @Differentiable
  public static double firstClose(double[][] rows, @Constant double limit) {
    double found = -1;
    search:
    for (int i = 0; i < rows.length; i++) {
      for (int j = i + 1; j < rows.length; j++) {
        double d2 = 0;
        for (int k = 0; k < rows[i].length; k++) {
          double d = rows[i][k] - rows[j][k];
          d2 += d * d;
          if (d2 > limit * limit) continue search;
        }
        found = Math.sqrt(d2);
        break search;
      }
    }
    return found;
  }
}
