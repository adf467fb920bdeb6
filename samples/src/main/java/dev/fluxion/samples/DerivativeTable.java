package dev.fluxion.samples;

import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.runtime.Functions;
import java.util.function.DoubleUnaryOperator;

/** The table of elementary derivatives. */
final class DerivativeTable {

  private DerivativeTable() {}

  @Differentiable
  static double exponential(double x) {
    return Math.exp(x);
  }

  @Differentiable
  static double exponentialOfBase(@Constant double a, double x) {
    return Math.pow(a, x);
  }

  @Differentiable
  static double logarithm(double x) {
    return Math.log(Math.abs(x));
  }

  @Differentiable
  static double sine(double x) {
    return Math.sin(x);
  }

  @Differentiable
  static double cosine(double x) {
    return Math.cos(x);
  }

  @Differentiable
  static double tangent(double x) {
    return Math.tan(x);
  }

  @Differentiable
  static double cotangent(double x) {
    return Functions.cot(x);
  }

  @Differentiable
  static double secant(double x) {
    return Functions.sec(x);
  }

  @Differentiable
  static double cosecant(double x) {
    return Functions.csc(x);
  }

  @Differentiable
  static double arcsine(double x) {
    return Math.asin(x);
  }

  @Differentiable
  static double arctangent(double x) {
    return Math.atan(x);
  }

  @Differentiable
  static double power(double x, int n) {
    return Math.pow(x, n);
  }

  static void run(Report report) {
    compare(
        report,
        "(e^x)' = e^x",
        DerivativeTableGradients::exponentialDerivative,
        Math::exp,
        -2,
        0,
        1.5);
    compare(
        report,
        "(a^x)' = a^x ln a, a = 3",
        x -> DerivativeTableGradients.exponentialOfBaseDerivative(3, x),
        x -> Math.pow(3, x) * Math.log(3),
        -2,
        0,
        1.5);
    compare(
        report,
        "(ln |x|)' = 1 / x",
        DerivativeTableGradients::logarithmDerivative,
        x -> 1 / x,
        -2,
        -0.25,
        0.25,
        2);
    compare(
        report, "(sin x)' = cos x", DerivativeTableGradients::sineDerivative, Math::cos, -2, 0, 1);
    compare(
        report,
        "(cos x)' = -sin x",
        DerivativeTableGradients::cosineDerivative,
        x -> -Math.sin(x),
        -2,
        0,
        1);
    compare(
        report,
        "(tan x)' = 1 / cos² x",
        DerivativeTableGradients::tangentDerivative,
        x -> 1 / (Math.cos(x) * Math.cos(x)),
        -1,
        0,
        1.25);
    compare(
        report,
        "(cot x)' = -1 / sin² x",
        DerivativeTableGradients::cotangentDerivative,
        x -> -1 / (Math.sin(x) * Math.sin(x)),
        -1,
        0.5,
        2);
    compare(
        report,
        "(sec x)' = sec x tan x = sin x / cos² x",
        DerivativeTableGradients::secantDerivative,
        x -> Math.sin(x) / (Math.cos(x) * Math.cos(x)),
        -1,
        0,
        1.25);
    compare(
        report,
        "(csc x)' = -csc x cot x = -cos x / sin² x",
        DerivativeTableGradients::cosecantDerivative,
        x -> -Math.cos(x) / (Math.sin(x) * Math.sin(x)),
        -1,
        0.5,
        2);
    compare(
        report,
        "(arcsin x)' = 1 / sqrt(1 - x²)",
        DerivativeTableGradients::arcsineDerivative,
        x -> 1 / Math.sqrt(1 - x * x),
        -0.75,
        0,
        0.5);
    compare(
        report,
        "(arctan x)' = 1 / (1 + x²)",
        DerivativeTableGradients::arctangentDerivative,
        x -> 1 / (1 + x * x),
        -3,
        0,
        0.5);
    compare(
        report,
        "(x^n)' = n x^(n - 1), n = 3",
        x -> DerivativeTableGradients.powerDerivative(x, 3),
        x -> 3 * x * x,
        -2,
        0,
        1.5);
    compare(
        report,
        "(x^n)' = n x^(n - 1), n = -2",
        x -> DerivativeTableGradients.powerDerivative(x, -2),
        x -> -2 / (x * x * x),
        -2,
        1.5);
  }

  private static void compare(
      Report report,
      String heading,
      DoubleUnaryOperator generated,
      DoubleUnaryOperator closedForm,
      double... points) {
    report.table(heading);
    for (double x : points) {
      report.row("x = " + x, generated.applyAsDouble(x), closedForm.applyAsDouble(x));
    }
  }
}
