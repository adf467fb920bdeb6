import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.Output;

/** Quadrature, ordinary differential equations, and the heat equation. */
public class Integration {

  /** Susceptible, infected, recovered. */
  public record Epidemic(double s, double i, double r) {}

  static final double[] NODES = {
    -0.9061798459386640, -0.5384693101056831, 0, 0.5384693101056831, 0.9061798459386640
  };
  static final double[] WEIGHTS = {
    0.2369268850561891, 0.4786286704993665, 0.5688888888888889, 0.4786286704993665,
    0.2369268850561891
  };

  private static double damped(double rate, double frequency, double x) {
    return Math.exp(-rate * x) * Math.cos(frequency * x);
  }

  /** ∫ exp(−rate·x) cos(frequency·x) dx. */
  @Differentiable
  public static double romberg(double a, double b, double rate, double frequency) {
    int levels = 16;
    double[][] r = new double[levels][];
    double h = b - a;
    r[0] = new double[] {h / 2 * (damped(rate, frequency, a) + damped(rate, frequency, b))};
    for (int i = 1; i < levels; i++) {
      r[i] = new double[i + 1];
      h /= 2;
      double sum = 0;
      for (long k = 1; k < 1L << i; k += 2) sum += damped(rate, frequency, a + k * h);
      r[i][0] = r[i - 1][0] / 2 + h * sum;
      double factor = 1;
      for (int j = 1; j <= i; j++) {
        factor *= 4;
        r[i][j] = r[i][j - 1] + (r[i][j - 1] - r[i - 1][j - 1]) / (factor - 1);
      }
      if (i > 4 && Math.abs(r[i][i] - r[i - 1][i - 1]) < 1e-14) return r[i][i];
    }
    throw new ArithmeticException("no convergence");
  }

  /** The same integral by halving where it is not yet good. */
  @Differentiable
  public static double adaptiveSimpson(double a, double b, double rate, double frequency) {
    double fa = damped(rate, frequency, a), fb = damped(rate, frequency, b);
    double fm = damped(rate, frequency, (a + b) / 2);
    double whole = (b - a) / 6 * (fa + 4 * fm + fb);
    return halves(a, b, fa, fm, fb, whole, rate, frequency, 1e-12, 40);
  }

  private static double halves(
      double a,
      double b,
      double fa,
      double fm,
      double fb,
      double whole,
      double rate,
      double frequency,
      double tolerance,
      int depth) {
    double m = (a + b) / 2;
    double fl = damped(rate, frequency, (a + m) / 2), fr = damped(rate, frequency, (m + b) / 2);
    double left = (m - a) / 6 * (fa + 4 * fl + fm), right = (b - m) / 6 * (fm + 4 * fr + fb);
    double error = left + right - whole;
    if (depth == 0 || Math.abs(error) <= 15 * tolerance) return left + right + error / 15;
    return halves(a, m, fa, fl, fm, left, rate, frequency, tolerance / 2, depth - 1)
        + halves(m, b, fm, fr, fb, right, rate, frequency, tolerance / 2, depth - 1);
  }

  /** The integral of a polynomial of degree up to nine. */
  @Differentiable
  public static double gaussLegendre(double[] c, double a, double b) {
    double middle = (a + b) / 2, half = (b - a) / 2, sum = 0;
    for (int i = 0; i < NODES.length; i++) {
      double x = middle + half * NODES[i], p = 0;
      for (int k = c.length; k-- > 0; ) p = p * x + c[k];
      sum += WEIGHTS[i] * p;
    }
    return half * sum;
  }

  /** y′ = −rate·y by the classical method. */
  @Differentiable
  public static double decay(double start, double rate, double end, int steps) {
    double y = start, h = end / steps;
    for (int i = 0; i < steps; i++) {
      double k1 = -rate * y;
      double k2 = -rate * (y + h / 2 * k1);
      double k3 = -rate * (y + h / 2 * k2);
      double k4 = -rate * (y + h * k3);
      y += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    }
    return y;
  }

  private static double growth(double rate, double capacity, double y) {
    return rate * y * (1 - y / capacity);
  }

  /** Logistic growth by Runge, Kutta and Fehlberg, the step chosen as it goes. */
  @Differentiable
  public static double fehlberg(double start, double rate, double capacity, double end) {
    double t = 0, y = start, h = 0.01;
    int rejected = 0;
    while (t < end) {
      if (t + h > end) h = end - t;
      double k1 = h * growth(rate, capacity, y);
      double k2 = h * growth(rate, capacity, y + k1 / 4);
      double k3 = h * growth(rate, capacity, y + 3 * k1 / 32 + 9 * k2 / 32);
      double k4 =
          h
              * growth(
                  rate, capacity, y + 1932 * k1 / 2197 - 7200 * k2 / 2197 + 7296 * k3 / 2197);
      double k5 =
          h
              * growth(
                  rate, capacity, y + 439 * k1 / 216 - 8 * k2 + 3680 * k3 / 513 - 845 * k4 / 4104);
      double k6 =
          h
              * growth(
                  rate,
                  capacity,
                  y
                      - 8 * k1 / 27
                      + 2 * k2
                      - 3544 * k3 / 2565
                      + 1859 * k4 / 4104
                      - 11 * k5 / 40);
      double error =
          Math.abs(k1 / 360 - 128 * k3 / 4275 - 2197 * k4 / 75240 + k5 / 50 + 2 * k6 / 55);
      if (error > 1e-12 * h) {
        h /= 2;
        if (++rejected > 100) throw new ArithmeticException("step too small");
        continue;
      }
      y += 16 * k1 / 135 + 6656 * k3 / 12825 + 28561 * k4 / 56430 - 9 * k5 / 50 + 2 * k6 / 55;
      t += h;
      if (error < 1e-14 * h) h *= 2;
    }
    return y;
  }

  /** Predators and prey, by the method of Heun. */
  @Differentiable
  public static double[] predatorPrey(double[] start, double[] rates, @Constant double h, int n) {
    double[] y = start.clone();
    double[] slope = new double[2], next = new double[2], end = new double[2];
    for (int i = 0; i < n; i++) {
      lotkaVolterra(y, rates, slope);
      for (int k = 0; k < 2; k++) next[k] = y[k] + h * slope[k];
      lotkaVolterra(next, rates, end);
      for (int k = 0; k < 2; k++) y[k] += h / 2 * (slope[k] + end[k]);
    }
    return y;
  }

  private static void lotkaVolterra(double[] y, double[] rates, double[] slope) {
    slope[0] = y[0] * (rates[0] - rates[1] * y[1]);
    slope[1] = y[1] * (rates[2] * y[0] - rates[3]);
  }

  /** An epidemic by Euler's steps, and how many were infected at its peak. */
  @Differentiable
  public static double peak(Epidemic start, double contact, double recovery, int days) {
    Epidemic now = start;
    double peak = now.i();
    for (int day = 0; day < days; day++) {
      double fresh = contact * now.s() * now.i();
      double well = recovery * now.i();
      now = new Epidemic(now.s() - fresh, now.i() + fresh - well, now.r() + well);
      if (now.i() > peak) {
        peak = now.i();
      } else {
        break;
      }
    }
    return peak;
  }

  /** Explicit steps of the heat equation on a ring; the last two states share one array. */
  @Differentiable
  public static double[] heat(double[] start, double c, int steps) {
    int n = start.length;
    double[][] ring = new double[2][n];
    System.arraycopy(start, 0, ring[0], 0, n);
    for (int s = 0; s < steps; s++) {
      double[] now = ring[s % 2], next = ring[(s + 1) % 2];
      for (int i = 0; i < n; i++) {
        next[i] = now[i] + c * (now[(i + n - 1) % n] - 2 * now[i] + now[(i + 1) % n]);
      }
    }
    return ring[steps & 1].clone();
  }

  /** One implicit step with ends held at zero. */
  @Differentiable
  public static void crankNicolson(double[] u, double r, @Output double[] out) {
    int n = u.length;
    double[] upper = new double[n];
    for (int i = 0; i < n; i++) {
      double left = i > 0 ? u[i - 1] : 0, right = i < n - 1 ? u[i + 1] : 0;
      double rhs = (1 - r) * u[i] + r / 2 * (left + right);
      double pivot = 1 + r + (i > 0 ? r / 2 * upper[i - 1] : 0);
      upper[i] = -r / 2 / pivot;
      out[i] = (rhs + (i > 0 ? r / 2 * out[i - 1] : 0)) / pivot;
    }
    for (int i = n - 1; i-- > 0; ) out[i] -= upper[i] * out[i + 1];
  }

  /** A mass on a spring by leapfrog: twice its energy at the end. */
  @Differentiable
  public static double leapfrog(double x, double v, double k, @Constant double h, int steps) {
    double a = -k * x;
    for (int i = 0; i < steps; i++) {
      v += h / 2 * a;
      x += h * v;
      a = -k * x;
      v += h / 2 * a;
    }
    return v * v + k * x * x;
  }
}
