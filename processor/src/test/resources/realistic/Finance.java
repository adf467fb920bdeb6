import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.runtime.Functions;

/** Prices, curves and volatilities. */
public class Finance {
  public enum Kind {
    CALL,
    PUT
  }

  static final double SQRT2 = Math.sqrt(2);

  private static double normal(double x) {
    return 0.5 * (1 + Functions.erf(x / SQRT2));
  }

  @Differentiable
  public static double blackScholes(
      double spot, double strike, double rate, double volatility, double time, Kind kind) {
    double deviation = volatility * Math.sqrt(time);
    double d1 = (Math.log(spot / strike) + (rate + volatility * volatility / 2) * time) / deviation;
    double d2 = d1 - deviation;
    double discounted = strike * Math.exp(-rate * time);
    return switch (kind) {
      case CALL -> spot * normal(d1) - discounted * normal(d2);
      case PUT -> discounted * normal(-d2) - spot * normal(-d1);
    };
  }

  /** Newton's method on the price of a call, from a fixed guess. */
  @Differentiable
  public static double impliedVolatility(
      double price, double spot, double strike, double rate, double time) {
    double volatility = 0.3;
    for (int i = 0; i < 50; i++) {
      double deviation = volatility * Math.sqrt(time);
      double d1 =
          (Math.log(spot / strike) + (rate + volatility * volatility / 2) * time) / deviation;
      double vega = spot * Math.sqrt(time) * Math.exp(-d1 * d1 / 2) / Math.sqrt(2 * Math.PI);
      double value = blackScholes(spot, strike, rate, volatility, time, Kind.CALL);
      double step = (value - price) / vega;
      volatility -= step;
      if (Math.abs(step) < 1e-10) break;
    }
    return volatility;
  }

  /** A European or American put in the tree of Cox, Ross and Rubinstein. */
  @Differentiable
  public static double binomialTree(
      double spot, double strike, double rate, double volatility, double time, int n, boolean early) {
    double dt = time / n;
    double up = Math.exp(volatility * Math.sqrt(dt));
    double p = (Math.exp(rate * dt) - 1 / up) / (up - 1 / up);
    double discount = Math.exp(-rate * dt);
    double[] value = new double[n + 1];
    for (int i = 0; i <= n; i++) {
      value[i] = Math.max(0, strike - spot * Math.pow(up, 2 * i - n));
    }
    for (int step = n - 1; step >= 0; step--) {
      for (int i = 0; i <= step; i++) {
        value[i] = discount * (p * value[i + 1] + (1 - p) * value[i]);
        if (early) {
          double now = strike - spot * Math.pow(up, 2 * i - step);
          if (now > value[i]) value[i] = now;
        }
      }
    }
    return value[0];
  }

  /** The mean discounted payoff over fixed normal draws. */
  @Differentiable
  public static double monteCarlo(
      double spot,
      double strike,
      double rate,
      double volatility,
      double time,
      @Constant double[] draws) {
    double sum = 0;
    for (double z : draws) {
      double end =
          spot
              * Math.exp(
                  (rate - 0.5 * volatility * volatility) * time + volatility * Math.sqrt(time) * z);
      if (end <= strike) {
        continue;
      }
      sum += end - strike;
    }
    return Math.exp(-rate * time) * sum / draws.length;
  }

  /** An average-price call along fixed paths. */
  @Differentiable
  public static double asian(
      double spot, double volatility, @Constant double strike, @Constant double[][] increments) {
    double total = 0;
    for (double[] path : increments) {
      double s = spot, average = 0;
      for (double w : path) {
        s *= Math.exp(volatility * w - volatility * volatility / 8);
        average += s;
      }
      total += Math.max(average / path.length - strike, 0);
    }
    return total / increments.length;
  }

  /** The yield of a bond from its price, by Newton's method. */
  @Differentiable
  public static double yield(double price, double coupon, int years) {
    double y = 0.05;
    double change;
    do {
      double value = 0, slope = 0, factor = 1;
      for (int t = 1; t <= years; t++) {
        factor /= 1 + y;
        double cash = t == years ? 100 + coupon : coupon;
        value += cash * factor;
        slope -= t * cash * factor / (1 + y);
      }
      change = (value - price) / slope;
      y -= change;
    } while (Math.abs(change) > 1e-11);
    return y;
  }

  /** Discount factors from par swap rates. */
  @Differentiable
  public static double[] bootstrap(double[] parRates) {
    double[] discount = new double[parRates.length];
    double annuity = 0;
    for (int i = 0; i < parRates.length; i++) {
      discount[i] = (1 - parRates[i] * annuity) / (1 + parRates[i]);
      annuity += discount[i];
    }
    return discount;
  }

  @Differentiable
  public static double nelsonSiegel(
      double level, double slope, double curvature, double tau, @Constant double maturity) {
    double x = maturity / tau;
    double loading = (1 - Math.exp(-x)) / x;
    return level + slope * loading + curvature * (loading - Math.exp(-x));
  }

  /** Hagan's lognormal volatility of the SABR model. */
  @Differentiable
  public static double sabr(
      double forward, double strike, double alpha, double beta, double rho, double nu, double time) {
    double mid = Math.pow(forward * strike, (1 - beta) / 2);
    double log = Math.log(forward / strike);
    double z = nu / alpha * mid * log;
    double ratio;
    if (Math.abs(z) < 1e-8) {
      ratio = 1;
    } else {
      ratio = z / Math.log((Math.sqrt(1 - 2 * rho * z + z * z) + z - rho) / (1 - rho));
    }
    double b = 1 - beta;
    double spread = 1 + b * b / 24 * log * log + b * b * b * b / 1920 * log * log * log * log;
    double correction =
        1
            + time
                * (b * b / 24 * alpha * alpha / (mid * mid)
                    + rho * beta * nu * alpha / (4 * mid)
                    + (2 - 3 * rho * rho) / 24 * nu * nu);
    return alpha / (mid * spread) * ratio * correction;
  }

  /** The negative log-likelihood of a GARCH(1,1). */
  @Differentiable
  public static double garch(double omega, double alpha, double beta, @Constant double[] returns) {
    double variance = omega / (1 - alpha - beta);
    double sum = 0;
    for (int t = 0; t < returns.length; t++) {
      if (t > 0) {
        variance = omega + alpha * returns[t - 1] * returns[t - 1] + beta * variance;
      }
      sum += 0.5 * (Math.log(2 * Math.PI * variance) + returns[t] * returns[t] / variance);
    }
    return sum;
  }
}
