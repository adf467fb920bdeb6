package dev.fluxion.benchmarks;

import dev.fluxion.annotations.Differentiable;
import org.hipparchus.analysis.differentiation.Gradient;

/** The pressure lost on a metre of pipe, by speed (m/s), diameter (m) and viscosity (m²/s). */
final class PressureDrop {

  private static final double DENSITY = 998.2;

  private PressureDrop() {}

  @Differentiable
  static double pressureDrop(double speed, double diameter, double viscosity) {
    double reynolds = speed * diameter / viscosity;
    double friction;
    if (reynolds < 2300) {
      friction = 64 / reynolds;
    } else if (reynolds < 1e5) {
      friction = 0.3164 / Math.sqrt(Math.sqrt(reynolds));
    } else {
      friction = 0.0032 + 0.221 * Math.pow(reynolds, -0.237);
    }
    return friction * 0.5 * DENSITY * speed * speed / diameter;
  }

  static double byHand(double speed, double diameter, double viscosity, double[] gradient) {
    double reynolds = speed * diameter / viscosity;
    double friction;
    // The elasticity: the derivative of friction by reynolds, times reynolds.
    double slope;
    if (reynolds < 2300) {
      friction = 64 / reynolds;
      slope = -friction;
    } else if (reynolds < 1e5) {
      friction = 0.3164 / Math.sqrt(Math.sqrt(reynolds));
      slope = -0.25 * friction;
    } else {
      double power = 0.221 * Math.pow(reynolds, -0.237);
      friction = 0.0032 + power;
      slope = -0.237 * power;
    }
    double head = 0.5 * DENSITY * speed * speed / diameter;
    gradient[0] = head * (2 * friction + slope) / speed;
    gradient[1] = head * (slope - friction) / diameter;
    gradient[2] = -head * slope / viscosity;
    return friction * head;
  }

  static Gradient hipparchus(double speed, double diameter, double viscosity) {
    Gradient v = Gradient.variable(3, 0, speed);
    Gradient d = Gradient.variable(3, 1, diameter);
    Gradient reynolds = v.multiply(d).divide(Gradient.variable(3, 2, viscosity));
    Gradient friction;
    if (reynolds.getValue() < 2300) {
      friction = reynolds.reciprocal().multiply(64);
    } else if (reynolds.getValue() < 1e5) {
      friction = reynolds.sqrt().sqrt().reciprocal().multiply(0.3164);
    } else {
      friction = reynolds.pow(-0.237).multiply(0.221).add(0.0032);
    }
    return friction.multiply(0.5 * DENSITY).multiply(v.square()).divide(d);
  }

  static void centralDifferences(
      double speed, double diameter, double viscosity, double[] gradient) {
    double h = 1e-6;
    double hs = h * speed;
    double hd = h * diameter;
    double hv = h * viscosity;
    gradient[0] =
        (pressureDrop(speed + hs, diameter, viscosity)
                - pressureDrop(speed - hs, diameter, viscosity))
            / (2 * hs);
    gradient[1] =
        (pressureDrop(speed, diameter + hd, viscosity)
                - pressureDrop(speed, diameter - hd, viscosity))
            / (2 * hd);
    gradient[2] =
        (pressureDrop(speed, diameter, viscosity + hv)
                - pressureDrop(speed, diameter, viscosity - hv))
            / (2 * hv);
  }
}
