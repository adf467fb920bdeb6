package dev.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A race is fair where all run the same distance. */
class ContendersTest {

  @Test
  void rosenbrock() {
    double x = -1.2;
    double y = 1;
    double[][] gradients = new double[3][2];
    double fluxion = RosenbrockGradients.rosenbrockValueAndGradient(x, y, gradients[0]);
    double byHand = Rosenbrock.byHand(x, y, gradients[1]);
    Rosenbrock.centralDifferences(x, y, gradients[2]);

    compare(fluxion, byHand, gradients, Rosenbrock.hipparchus(x, y));
  }

  @Test
  void blackScholes() {
    double[][] gradients = new double[3][5];
    double fluxion =
        BlackScholesGradients.callValueAndGradient(100, 105, 0.03, 0.2, 0.75, gradients[0]);
    double byHand = BlackScholes.byHand(100, 105, 0.03, 0.2, 0.75, gradients[1]);
    BlackScholes.centralDifferences(100, 105, 0.03, 0.2, 0.75, gradients[2]);

    compare(fluxion, byHand, gradients, BlackScholes.hipparchus(100, 105, 0.03, 0.2, 0.75));
  }

  @Test
  void arithmetic() {
    double[][] gradients = new double[3][4];
    double fluxion =
        ArithmeticGradients.arithmeticValueAndGradient(0.5, 1.25, -0.75, 2, gradients[0]);
    double byHand = Arithmetic.byHand(0.5, 1.25, -0.75, 2, gradients[1]);
    Arithmetic.centralDifferences(0.5, 1.25, -0.75, 2, gradients[2]);

    compare(fluxion, byHand, gradients, Arithmetic.hipparchus(0.5, 1.25, -0.75, 2));
  }

  @Test
  void chain() {
    double[][] gradients = new double[3][1];
    double fluxion = ChainGradients.chainValueAndGradient(0.7, gradients[0]);
    double byHand = Chain.byHand(0.7, gradients[1]);
    Chain.centralDifferences(0.7, gradients[2]);

    compare(fluxion, byHand, gradients, Chain.hipparchus(0.7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.5, 7})
  void pressureDrop(double speed) {
    double[][] gradients = new double[3][3];
    double fluxion =
        PressureDropGradients.pressureDropValueAndGradient(speed, 0.05, 1e-6, gradients[0]);
    double byHand = PressureDrop.byHand(speed, 0.05, 1e-6, gradients[1]);
    PressureDrop.centralDifferences(speed, 0.05, 1e-6, gradients[2]);

    compare(fluxion, byHand, gradients, PressureDrop.hipparchus(speed, 0.05, 1e-6));
  }

  private static void compare(
      double fluxion, double byHand, double[][] gradients, Gradient hipparchus) {
    assertThat(fluxion).isCloseTo(byHand, withinPercentage(1e-10));
    assertThat(fluxion).isCloseTo(hipparchus.getValue(), withinPercentage(1e-10));
    for (int i = 0; i < gradients[0].length; i++) {
      assertThat(gradients[0][i]).isCloseTo(gradients[1][i], withinPercentage(1e-9));
      assertThat(gradients[0][i])
          .isCloseTo(hipparchus.getPartialDerivative(i), withinPercentage(1e-9));
      assertThat(gradients[0][i]).isCloseTo(gradients[2][i], withinPercentage(0.01));
    }
  }
}
