package dev.fluxion.benchmarks;

import dev.fluxion.annotations.Differentiable;
import dev.fluxion.runtime.Functions;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.special.Erf;

/** The Black–Scholes price of a European call; its gradient is the option's greeks. */
final class BlackScholes {

  private static final double INVERSE_ROOT_2 = 0.7071067811865476;
  private static final double INVERSE_ROOT_2_PI = 0.3989422804014327;

  private BlackScholes() {}

  @Differentiable
  static double call(double spot, double strike, double rate, double volatility, double time) {
    double deviation = volatility * Math.sqrt(time);
    double d1 =
        (Math.log(spot / strike) + (rate + 0.5 * volatility * volatility) * time) / deviation;
    double d2 = d1 - deviation;
    return spot * normal(d1) - strike * Math.exp(-rate * time) * normal(d2);
  }

  private static double normal(double x) {
    return 0.5 * Functions.erfc(-INVERSE_ROOT_2 * x);
  }

  /** The textbook's greeks, which know that spot · φ(d1) = strike · e^(-rate · time) · φ(d2). */
  static double byHand(
      double spot, double strike, double rate, double volatility, double time, double[] gradient) {
    double root = Math.sqrt(time);
    double deviation = volatility * root;
    double d1 =
        (Math.log(spot / strike) + (rate + 0.5 * volatility * volatility) * time) / deviation;
    double delta = normal(d1);
    double discounted = Math.exp(-rate * time) * normal(d1 - deviation);
    double density = spot * INVERSE_ROOT_2_PI * Math.exp(-0.5 * d1 * d1);
    gradient[0] = delta;
    gradient[1] = -discounted;
    gradient[2] = strike * time * discounted;
    gradient[3] = density * root;
    gradient[4] = 0.5 * density * volatility / root + rate * strike * discounted;
    return spot * delta - strike * discounted;
  }

  static Gradient hipparchus(
      double spot, double strike, double rate, double volatility, double time) {
    Gradient s = Gradient.variable(5, 0, spot);
    Gradient k = Gradient.variable(5, 1, strike);
    Gradient r = Gradient.variable(5, 2, rate);
    Gradient v = Gradient.variable(5, 3, volatility);
    Gradient t = Gradient.variable(5, 4, time);
    Gradient deviation = v.multiply(t.sqrt());
    Gradient drift = r.add(v.square().multiply(0.5)).multiply(t);
    Gradient d1 = s.divide(k).log().add(drift).divide(deviation);
    Gradient d2 = d1.subtract(deviation);
    Gradient discounted = k.multiply(r.multiply(t).negate().exp());
    return s.multiply(normal(d1)).subtract(discounted.multiply(normal(d2)));
  }

  private static Gradient normal(Gradient x) {
    return Erf.erfc(x.multiply(-INVERSE_ROOT_2)).multiply(0.5);
  }

  static void centralDifferences(
      double spot, double strike, double rate, double volatility, double time, double[] gradient) {
    double h = 1e-6;
    double hs = h * spot;
    double hk = h * strike;
    gradient[0] =
        (call(spot + hs, strike, rate, volatility, time)
                - call(spot - hs, strike, rate, volatility, time))
            / (2 * hs);
    gradient[1] =
        (call(spot, strike + hk, rate, volatility, time)
                - call(spot, strike - hk, rate, volatility, time))
            / (2 * hk);
    gradient[2] =
        (call(spot, strike, rate + h, volatility, time)
                - call(spot, strike, rate - h, volatility, time))
            / (2 * h);
    gradient[3] =
        (call(spot, strike, rate, volatility + h, time)
                - call(spot, strike, rate, volatility - h, time))
            / (2 * h);
    gradient[4] =
        (call(spot, strike, rate, volatility, time + h)
                - call(spot, strike, rate, volatility, time - h))
            / (2 * h);
  }
}
