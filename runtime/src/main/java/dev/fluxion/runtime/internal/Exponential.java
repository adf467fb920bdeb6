package dev.fluxion.runtime.internal;

/**
 * The exponential of matrices by scaling, a Padé approximant and squaring (Higham, The scaling and
 * squaring method for the matrix exponential revisited, SIAM Review 51, 2009), in any ring of
 * matrices: of numbers, and of series.
 */
final class Exponential {

  /** What is computed with. */
  interface Ring<M> {
    M multiply(M a, M b);

    /** Σ factors · terms, and a multiple of one. */
    M combine(double one, double[] factors, java.util.List<M> terms);

    /** The x with a x = b. */
    M solve(M a, M b);
  }

  private static final int[] DEGREES = {3, 5, 7, 9, 13};

  /** Norms up to which the approximants are exact but for rounding. */
  private static final double[] NORMS = {
    1.495585217958292e-2,
    2.539398330063230e-1,
    9.504178996162932e-1,
    2.097847961257068,
    5.371920351148152
  };

  private Exponential() {}

  /** The largest sum of magnitudes in a column. */
  static double norm(double[][] a) {
    double norm = 0;
    for (int j = 0; j < a.length; j++) {
      double sum = 0;
      for (double[] row : a) {
        sum += Math.abs(row[j]);
      }
      norm = Math.max(norm, sum);
    }
    return norm;
  }

  static double[][] of(double[][] a) {
    MatrixShapes.order("a", a);
    return of(new Numbers(a.length), a, norm(a));
  }

  static <M> M of(Ring<M> ring, M a, double norm) {
    for (int i = 0; i < NORMS.length; i++) {
      if (norm <= NORMS[i]) {
        return approximant(ring, a, DEGREES[i]);
      }
    }
    int squarings = 0;
    double scale = 1;
    while (norm * scale > NORMS[4] && norm <= Double.MAX_VALUE) {
      squarings++;
      scale /= 2;
    }
    M power = approximant(ring, scaled(ring, a, scale), 13);
    for (int i = 0; i < squarings; i++) {
      power = ring.multiply(power, power);
    }
    return power;
  }

  static <M> M scaled(Ring<M> ring, M a, double factor) {
    return ring.combine(0, new double[] {factor}, java.util.List.of(a));
  }

  /** (V − U)⁻¹ (V + U), where U and V are the odd and the even terms of the numerator. */
  private static <M> M approximant(Ring<M> ring, M a, int degree) {
    double[] c = coefficients(degree);
    M square = ring.multiply(a, a);
    M odd;
    M even;
    if (degree == 13) {
      M fourth = ring.multiply(square, square);
      M sixth = ring.multiply(fourth, square);
      java.util.List<M> powers = java.util.List.of(square, fourth, sixth);
      M high = ring.combine(0, new double[] {c[9], c[11], c[13]}, powers);
      M low = ring.combine(c[1], new double[] {c[3], c[5], c[7]}, powers);
      odd = sum(ring, ring.multiply(sixth, high), 1, low);
      high = ring.combine(0, new double[] {c[8], c[10], c[12]}, powers);
      low = ring.combine(c[0], new double[] {c[2], c[4], c[6]}, powers);
      even = sum(ring, ring.multiply(sixth, high), 1, low);
    } else {
      java.util.List<M> powers = new java.util.ArrayList<>();
      double[] odds = new double[degree / 2];
      double[] evens = new double[degree / 2];
      for (int i = 0; i < odds.length; i++) {
        powers.add(i == 0 ? square : ring.multiply(powers.get(i - 1), square));
        odds[i] = c[2 * i + 3];
        evens[i] = c[2 * i + 2];
      }
      odd = ring.combine(c[1], odds, powers);
      even = ring.combine(c[0], evens, powers);
    }
    odd = ring.multiply(a, odd);
    return ring.solve(sum(ring, even, -1, odd), sum(ring, even, 1, odd));
  }

  private static <M> M sum(Ring<M> ring, M a, double factor, M b) {
    return ring.combine(0, new double[] {1, factor}, java.util.List.of(a, b));
  }

  /** Of the numerator of degree m: m! (2m − k)! / ((2m)! k! (m − k)!), the constant being 1. */
  private static double[] coefficients(int m) {
    double[] c = new double[m + 1];
    c[0] = 1;
    for (int k = 1; k <= m; k++) {
      c[k] = c[k - 1] * (m - k + 1) / ((2.0 * m - k + 1) * k);
    }
    return c;
  }

  /** Matrices of numbers. */
  private record Numbers(int n) implements Ring<double[][]> {
    @Override
    public double[][] multiply(double[][] a, double[][] b) {
      return Matrices.multiply(a, b, Matrices.PLAIN);
    }

    @Override
    public double[][] combine(double one, double[] factors, java.util.List<double[][]> terms) {
      double[][] sum = new double[n][n];
      for (int i = 0; i < n; i++) {
        sum[i][i] = one;
        for (int k = 0; k < factors.length; k++) {
          Matrices.addMultiple(sum[i], factors[k], terms.get(k)[i], 0, n);
        }
      }
      return sum;
    }

    @Override
    public double[][] solve(double[][] a, double[][] b) {
      double[][] rows = Matrices.project(b, Matrices.TRANSPOSE);
      double[][] x = Factors.solveRows(a, Factors.luOfAny(a), rows, Factors.LU);
      return Matrices.project(x, Matrices.TRANSPOSE);
    }
  }
}
