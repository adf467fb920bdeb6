package dev.fluxion.runtime.internal;

/**
 * What is linear in the derivatives of solutions of equations. With {@code A} the inverse of the
 * equation's Jacobian at a solution, each correction {@code y − A (r(y, p) − r(y₀, p₀))} makes the
 * derivatives of one more order right (Griewank &amp; Walther, section 15.4: one factorisation
 * serves all orders); it leaves the value as it is.
 */
public final class Implicit {
  private Implicit() {}

  /**
   * The corrections that derivatives need.
   *
   * @param orders the highest order of derivatives that code is generated for
   * @return the same
   */
  public static int corrections(int orders) {
    return orders;
  }

  /**
   * The inverse of the Jacobian at a solution. Multiplication by it is as accurate as substitution
   * where it is computed with pivoting (Druinsky &amp; Toledo, How accurate is inv(A)*b?, 2012).
   *
   * @param method the name of the method that has found the solution
   * @param tolerance how much a Newton step may change it, relative to its largest entry and 1
   * @param jacobian of the equation by the unknowns
   * @param residual of the equation at the solution
   * @param solution the unknowns
   * @return the inverse, new
   * @throws ArithmeticException if the Jacobian is singular, or a Newton step changes more
   */
  public static double[][] inverse(
      String method, double tolerance, double[][] jacobian, double[] residual, double[] solution) {
    int n = solution.length;
    if (residual.length != n) {
      throw new ArithmeticException(
          method + ": " + residual.length + " equations for " + n + " unknowns");
    }
    double[][] factors = Factors.luOfAny(jacobian);
    double size = 0;
    for (int k = 0; k < n; k++) {
      double pivot = factors[k][k];
      if (!(Math.abs(pivot) > 0 && Double.isFinite(pivot))) {
        throw singular(method, "pivot " + pivot + " in column " + k);
      }
      size = Math.max(size, Math.abs(solution[k]));
    }
    double[][] inverse = Factors.inverse(jacobian, factors);
    for (int i = 0; i < n; i++) {
      double step = 0;
      for (int j = 0; j < n; j++) {
        step += inverse[i][j] * residual[j];
      }
      requireConverged(method, tolerance, step, size);
    }
    return inverse;
  }

  /**
   * The inverse of the derivative at a solution.
   *
   * @param method the name of the method that has found the solution
   * @param tolerance how much a Newton step may change it, relative to its size and 1
   * @param slope of the equation by the unknown
   * @param residual of the equation at the solution
   * @param solution the unknown
   * @return the inverse
   * @throws ArithmeticException if the slope is zero, or a Newton step changes more
   */
  public static double inverse(
      String method, double tolerance, double slope, double residual, double solution) {
    if (!(Math.abs(slope) > 0 && Double.isFinite(slope))) {
      throw singular(method, "slope " + slope);
    }
    requireConverged(method, tolerance, residual / slope, Math.abs(solution));
    return 1 / slope;
  }

  private static void requireConverged(String method, double tolerance, double step, double size) {
    if (!(Math.abs(step) <= tolerance * (1 + size))) {
      throw new ArithmeticException(
          method
              + " has not converged: a Newton step would change its result by "
              + step
              + ", more than the tolerance of "
              + tolerance
              + " allows");
    }
  }

  private static ArithmeticException singular(String method, String where) {
    return new ArithmeticException(
        method + ": the Jacobian of its equation is singular at the result (" + where + ")");
  }
}
