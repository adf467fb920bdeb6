package dev.fluxion.processor.realistic;

import static dev.fluxion.processor.realistic.Known.fixed;
import static dev.fluxion.processor.realistic.Matrices.byHipparchus;
import static dev.fluxion.processor.realistic.Matrices.scalarByHipparchus;

import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class FinanceTest {
  private static final double[] DRAWS = {-1.7, -0.3, 0.2, 0.9, 1.6, 0.5, -0.8, 2.1};
  private static final double[][] PATHS = {{0.3, -0.2, 0.5}, {-0.9, 0.1, -0.4}, {0.8, 0.2, 0.6}};
  private static final double[] RETURNS = {0.3, -0.5, 1.1, -0.2, 0.7, -1.4, 0.1};

  @TestFactory
  List<DynamicTest> finance() throws Exception {
    Known known = new Known("Finance");
    return known
        .of("blackScholes", x -> greeks(x, 1), 100., 95., .03, .25, .75, known.make("Kind", 0))
        .of("blackScholes", x -> greeks(x, -1), 100., 95., .03, .25, .75, known.make("Kind", 1))
        .of("impliedVolatility", FinanceTest::implied, 11.5, 100., 98., .02, .8)
        .of("binomialTree", x -> european(x, 6), 100., 103., .04, .3, .9, 6, false)
        .of("binomialTree", x -> american(x, 6), 100., 109., .08, .3, .9, 6, true)
        .of("monteCarlo", FinanceTest::pathwise, 100., 101., .03, .2, 1.1, fixed(DRAWS))
        .of("asian", FinanceTest::asian, 100., .3, fixed(99.), fixed(PATHS))
        .of("yield", x -> bondYield(x, 7), 97.3, 4.5, 7)
        .of("bootstrap", FinanceTest::bootstrap, new double[] {.021, .025, .03, .028})
        .of("nelsonSiegel", x -> nelsonSiegel(x, 5), .04, -.02, .015, 1.8, fixed(5.))
        .of("sabr", x -> scalarByHipparchus(x, FinanceTest::sabr), .05, .04, .03, .6, -.3, .4, 2.)
        .of("garch", FinanceTest::garch, .1, .15, .7, fixed(RETURNS))
        .tests(10);
  }

  private static double cdf(double x) {
    return 0.5 * Erf.erfc(-x / Math.sqrt(2));
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  /** Delta, dual delta, rho, vega and theta; {@code w} is 1 for a call and −1 for a put. */
  private static double[] greeks(double[] x, int w) {
    double s = x[0];
    double k = x[1];
    double r = x[2];
    double v = x[3];
    double t = x[4];
    double d1 = (Math.log(s / k) + (r + v * v / 2) * t) / (v * Math.sqrt(t));
    double d2 = d1 - v * Math.sqrt(t);
    double discount = Math.exp(-r * t);
    return new double[] {
      w * cdf(w * d1),
      -w * discount * cdf(w * d2),
      w * k * t * discount * cdf(w * d2),
      s * Math.sqrt(t) * density(d1),
      s * density(d1) * v / (2 * Math.sqrt(t)) + w * r * k * discount * cdf(w * d2)
    };
  }

  /** By the implicit function theorem, at a volatility found by bisection. */
  private static double[] implied(double[] x) {
    double low = 0.01;
    double high = 2;
    for (int i = 0; i < 100; i++) {
      double v = (low + high) / 2;
      double d1 = (Math.log(x[1] / x[2]) + (x[3] + v * v / 2) * x[4]) / (v * Math.sqrt(x[4]));
      double d2 = d1 - v * Math.sqrt(x[4]);
      double price = x[1] * cdf(d1) - x[2] * Math.exp(-x[3] * x[4]) * cdf(d2);
      if (price > x[0]) {
        high = v;
      } else {
        low = v;
      }
    }
    double[] g = greeks(new double[] {x[1], x[2], x[3], low, x[4]}, 1);
    return new double[] {1 / g[3], -g[0] / g[3], -g[1] / g[3], -g[2] / g[3], -g[4] / g[3]};
  }

  /** The discounted expectation over the binomial distribution of the end. */
  private static double[] european(double[] at, int n) {
    return scalarByHipparchus(
        at,
        x -> {
          Gradient dt = x[4].divide(n);
          Gradient up = x[3].multiply(dt.sqrt()).exp();
          Gradient down = up.reciprocal();
          Gradient p = x[2].multiply(dt).exp().subtract(down).divide(up.subtract(down));
          Gradient sum = Gradient.constant(5, 0);
          double choose = 1;
          for (int i = 0; i <= n; i++) {
            Gradient payoff = x[1].subtract(x[0].multiply(up.pow(2 * i - n)));
            if (payoff.getValue() > 0) {
              Gradient weight = p.pow(i).multiply(p.negate().add(1).pow(n - i)).multiply(choose);
              sum = sum.add(weight.multiply(payoff));
            }
            choose = choose * (n - i) / (i + 1);
          }
          return sum.multiply(x[2].multiply(x[4]).negate().exp());
        });
  }

  /** The larger of exercise and continuation, by recursion from the root. */
  private static double[] american(double[] at, int n) {
    return scalarByHipparchus(at, x -> american(x, n, 0, 0));
  }

  private static Gradient american(Gradient[] x, int n, int step, int ups) {
    Gradient dt = x[4].divide(n);
    Gradient up = x[3].multiply(dt.sqrt()).exp();
    Gradient now = x[1].subtract(x[0].multiply(up.pow(2 * ups - step)));
    if (step == n) {
      return now.getValue() > 0 ? now : Gradient.constant(5, 0);
    }
    Gradient growth = x[2].multiply(dt).exp();
    Gradient p = growth.subtract(up.reciprocal()).divide(up.subtract(up.reciprocal()));
    Gradient higher = american(x, n, step + 1, ups + 1);
    Gradient lower = american(x, n, step + 1, ups);
    Gradient later = lower.add(p.multiply(higher.subtract(lower))).divide(growth);
    return now.getValue() > later.getValue() ? now : later;
  }

  /** Pathwise sensitivities (Broadie and Glasserman 1996). */
  private static double[] pathwise(double[] x) {
    double[] g = new double[5];
    double discount = Math.exp(-x[2] * x[4]) / DRAWS.length;
    for (double z : DRAWS) {
      double drift = x[2] - x[3] * x[3] / 2;
      double end = x[0] * Math.exp(drift * x[4] + x[3] * Math.sqrt(x[4]) * z);
      if (end > x[1]) {
        g[0] += discount * end / x[0];
        g[1] -= discount;
        g[2] += discount * (x[4] * end - x[4] * (end - x[1]));
        g[3] += discount * end * (Math.sqrt(x[4]) * z - x[3] * x[4]);
        double growth = drift + x[3] * z / (2 * Math.sqrt(x[4]));
        g[4] += discount * (end * growth - x[2] * (end - x[1]));
      }
    }
    return g;
  }

  private static double[] asian(double[] x) {
    double[] g = new double[2];
    for (double[] path : PATHS) {
      double sum = 0;
      double byVolatility = 0;
      double w = 0;
      for (int i = 0; i < path.length; i++) {
        w += path[i];
        double s = x[0] * Math.exp(x[1] * w - (i + 1) * x[1] * x[1] / 8);
        sum += s;
        byVolatility += s * (w - (i + 1) * x[1] / 4);
      }
      if (sum / path.length > 99) {
        g[0] += sum / x[0] / path.length / PATHS.length;
        g[1] += byVolatility / path.length / PATHS.length;
      }
    }
    return g;
  }

  /** The price by the sum of the geometric series, and the yield by bisection. */
  private static double[] bondYield(double[] x, int years) {
    double low = 1e-6;
    double high = 1;
    for (int i = 0; i < 100; i++) {
      double y = (low + high) / 2;
      double discount = Math.pow(1 + y, -years);
      if (x[1] * (1 - discount) / y + 100 * discount > x[0]) {
        low = y;
      } else {
        high = y;
      }
    }
    double discount = Math.pow(1 + low, -years);
    double annuity = (1 - discount) / low;
    double slope =
        x[1] * (years * discount / (1 + low) - annuity) / low - 100 * years * discount / (1 + low);
    return new double[] {1 / slope, -annuity / slope};
  }

  /** From the par condition of each swap: its floating leg is worth its fixed one. */
  private static double[] bootstrap(double[] at) {
    return byHipparchus(
        at,
        r -> {
          Gradient[] d = new Gradient[r.length];
          for (int i = 0; i < r.length; i++) {
            Gradient floating = Gradient.constant(r.length, 1);
            for (int j = 0; j < i; j++) {
              floating = floating.subtract(r[i].multiply(d[j]));
            }
            d[i] = floating.divide(r[i].add(1));
          }
          return d;
        });
  }

  private static double[] nelsonSiegel(double[] p, double maturity) {
    double x = maturity / p[3];
    double e = Math.exp(-x);
    double loading = (1 - e) / x;
    double byX = (e * x - (1 - e)) / (x * x);
    double dx = -maturity / (p[3] * p[3]);
    return new double[] {1, loading, loading - e, (p[1] * byX + p[2] * (byX + e)) * dx};
  }

  private static Gradient sabr(Gradient[] p) {
    Gradient oneMinusBeta = p[3].negate().add(1);
    Gradient product = p[0].multiply(p[1]);
    Gradient root = product.log().multiply(oneMinusBeta).multiply(0.5).exp();
    Gradient log = p[0].log().subtract(p[1].log());
    Gradient z = p[5].multiply(root).multiply(log).divide(p[2]);
    Gradient radical = z.square().subtract(p[4].multiply(z).multiply(2)).add(1).sqrt();
    Gradient chi = radical.add(z).subtract(p[4]).divide(p[4].negate().add(1)).log();
    Gradient q = oneMinusBeta.multiply(log).square();
    Gradient spread = q.divide(24).add(q.square().divide(1920)).add(1);
    Gradient first = oneMinusBeta.multiply(p[2]).divide(root).square().divide(24);
    Gradient second = p[4].multiply(p[3]).multiply(p[5]).multiply(p[2]).divide(root).divide(4);
    Gradient third = p[4].square().multiply(-3).add(2).multiply(p[5].square()).divide(24);
    Gradient correction = first.add(second).add(third).multiply(p[6]).add(1);
    return p[2].multiply(z).multiply(correction).divide(root).divide(spread).divide(chi);
  }

  /** The derivatives of the variance follow recursions of their own. */
  private static double[] garch(double[] x) {
    double left = 1 - x[1] - x[2];
    double h = x[0] / left;
    double[] dh = {1 / left, x[0] / (left * left), x[0] / (left * left)};
    double[] g = new double[3];
    for (int t = 0; t < RETURNS.length; t++) {
      double r2 = RETURNS[t] * RETURNS[t];
      for (int i = 0; i < 3; i++) {
        g[i] += 0.5 * (1 / h - r2 / (h * h)) * dh[i];
      }
      dh = new double[] {1 + x[2] * dh[0], r2 + x[2] * dh[1], h + x[2] * dh[2]};
      h = x[0] + x[1] * r2 + x[2] * h;
    }
    return g;
  }
}
