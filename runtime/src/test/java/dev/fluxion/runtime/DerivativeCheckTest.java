package dev.fluxion.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxion.annotations.Derivative;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DerivativeCheckTest {

  private static final double[] X = {0.7, -1.3, 1200};

  /** x0² x1 + sin x2, with an error to add to one entry of each mode. */
  private record Scalar(double forwardError, double reverseError) implements ScalarFunction {
    @Override
    public double value(double[] x) {
      return x[0] * x[0] * x[1] + Math.sin(x[2]);
    }

    @Override
    public double[] gradient(double[] x) {
      return new double[] {2 * x[0] * x[1], x[0] * x[0] + reverseError, Math.cos(x[2])};
    }

    @Override
    public double jvp(double[] x, double[] v) {
      return 2 * x[0] * x[1] * v[0] + x[0] * x[0] * v[1] + (Math.cos(x[2]) + forwardError) * v[2];
    }
  }

  /** (x0 x1, exp x0), with an error to add to entry (1, 0) of one way. */
  private record Vector(double jvpError, double vjpError, double jacobianError)
      implements VectorFunction {
    @Override
    public double[] value(double[] x) {
      return new double[] {x[0] * x[1], Math.exp(x[0])};
    }

    @Override
    public double[][] jacobian(double[] x) {
      return new double[][] {{x[1], x[0]}, {Math.exp(x[0]) + jacobianError, 0}};
    }

    @Override
    public double[] jvp(double[] x, double[] v) {
      return new double[] {x[1] * v[0] + x[0] * v[1], (Math.exp(x[0]) + jvpError) * v[0]};
    }

    @Override
    public double[] vjp(double[] x, double[] u) {
      return new double[] {x[1] * u[0] + (Math.exp(x[0]) + vjpError) * u[1], x[0] * u[0]};
    }
  }

  @Test
  void passesCorrectDerivatives() {
    DerivativeCheck check = DerivativeCheck.of(new Scalar(0, 0), X);
    check.assertPasses();
    assertThat(check).hasToString("derivatives agree: jvp, gradient");
    DerivativeCheck.of(new Vector(0, 0, 0), 0.4, 2).assertPasses();
  }

  @Test
  void namesTheWrongEntryOfAScalarFunction() {
    DerivativeCheck reverse = DerivativeCheck.of(new Scalar(0, 1e-4), X);
    assertThat(reverse.mismatches())
        .allSatisfy(m -> assertThat(m.column()).isEqualTo(1))
        .anySatisfy(m -> assertThat(m.mode()).isEqualTo("reverse"));
    assertThat(reverse.toString()).contains("entry [0][1]: reverse gives");
    assertThatThrownBy(reverse::assertPasses).isInstanceOf(AssertionError.class);

    DerivativeCheck forward = DerivativeCheck.of(new Scalar(1e-2, 0), X);
    assertThat(forward.mismatches())
        .isNotEmpty()
        .allSatisfy(m -> assertThat(m.mode()).isEqualTo("forward"))
        .allSatisfy(m -> assertThat(m.column()).isEqualTo(2));
  }

  @Test
  void notANumberIsAMismatch() {
    assertThat(DerivativeCheck.of(new Scalar(0, Double.NaN), X).mismatches())
        .isNotEmpty()
        .allSatisfy(m -> assertThat(m.column()).isEqualTo(1));
  }

  @Test
  void seesSmallDifferencesBetweenModes() {
    DerivativeCheck check = DerivativeCheck.of(new Scalar(0, 1e-8), X);
    assertThat(check.mismatches()).hasSize(1);
    assertThat(check.mismatches().get(0).against()).isEqualTo("reverse");
  }

  @Test
  void namesTheWrongEntryOfAVectorFunction() {
    for (Vector wrong :
        new Vector[] {new Vector(1e-3, 0, 0), new Vector(0, 1e-3, 0), new Vector(0, 0, 1e-3)}) {
      assertThat(DerivativeCheck.of(wrong, 0.4, 2).mismatches())
          .isNotEmpty()
          .allSatisfy(m -> assertThat(m.row()).isEqualTo(1))
          .allSatisfy(m -> assertThat(m.column()).isEqualTo(0));
    }
  }

  @Test
  void doesNotPassWhereThereIsNothingToCompare() {
    ScalarFunction valueOnly = x -> x[0] * x[0];
    DerivativeCheck check = DerivativeCheck.of(valueOnly, 3);
    assertThat(check.passes()).isFalse();
    assertThat(check.compared()).isEmpty();
    assertThat(check.mismatches()).isEmpty();
    assertThatThrownBy(check::assertPasses)
        .isInstanceOf(AssertionError.class)
        .hasMessage("nothing was compared: the function has no derivatives, or no variables");
    VectorFunction vector = x -> new double[] {x[0]};
    assertThat(DerivativeCheck.of(vector, 3).passes()).isFalse();
    UnivariateFunction univariate = x -> x;
    assertThat(DerivativeCheck.of(univariate, 3).passes()).isFalse();
    assertThat(valueOnly.applyAsDouble(new double[] {3})).isEqualTo(9);
    assertThatThrownBy(() -> valueOnly.gradient(new double[1]))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("gradient");
    assertThatThrownBy(() -> vector.hvp(null, null, null))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> vector.hessian(null))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void doesNotPassWithoutVariables() {
    ScalarFunction sum =
        new ScalarFunction() {
          @Override
          public double value(double[] x) {
            return Arrays.stream(x).sum();
          }

          @Override
          public double[] gradient(double[] x) {
            double[] ones = new double[x.length];
            Arrays.fill(ones, 1);
            return ones;
          }

          @Override
          public double valueAndGradient(double[] x, double[] gradient) {
            Arrays.fill(gradient, 1);
            return value(x);
          }
        };
    assertThat(DerivativeCheck.of(sum, 1, 2).passes()).isTrue();
    assertThat(DerivativeCheck.of(sum).passes()).isFalse();
    VectorFunction copy =
        new VectorFunction() {
          @Override
          public double[] value(double[] x) {
            return x.clone();
          }

          @Override
          public double[] jvp(double[] x, double[] v) {
            return v.clone();
          }
        };
    assertThat(DerivativeCheck.of(copy, 1, 2).passes()).isTrue();
    assertThat(DerivativeCheck.of(copy).compared()).isEmpty();
  }

  /** An operation that is there and throws is not one that is not there. */
  @Test
  void letsThroughWhatTheFunctionThrows() {
    ScalarFunction broken =
        new ScalarFunction() {
          @Override
          public double value(double[] x) {
            return x[0];
          }

          @Override
          public double[] gradient(double[] x) {
            throw new UnsupportedOperationException("not yet");
          }
        };
    assertThat(broken.has(Derivative.GRADIENT)).isTrue();
    assertThat(broken.has(Derivative.JVP)).isFalse();
    assertThat(broken.has(Derivative.FUNCTION)).isFalse();
    assertThatThrownBy(() -> DerivativeCheck.of(broken, 3))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("not yet");
  }
}
