package dev.fluxion.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@link DerivativeCheck} of functions that can do everything, one operation of which is wrong. */
class SecondOrderCheckTest {
  private static final double[] X = {0.7, -1.3};

  /** x0² x1 + sin x1, with an error in one operation. */
  private record Full(String wrong) implements ScalarFunction {
    private double error(String operation) {
      return operation.equals(wrong) ? 1e-3 : 0;
    }

    @Override
    public double value(double[] x) {
      return x[0] * x[0] * x[1] + Math.sin(x[1]);
    }

    private double[] plain(double[] x) {
      return new double[] {2 * x[0] * x[1], x[0] * x[0] + Math.cos(x[1])};
    }

    @Override
    public double[] gradient(double[] x) {
      double[] gradient = plain(x);
      gradient[1] += error("gradient");
      return gradient;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
      System.arraycopy(plain(x), 0, gradient, 0, 2);
      return value(x) + error("valueAndGradient");
    }

    @Override
    public double jvp(double[] x, double[] v) {
      return plain(x)[0] * v[0] + (plain(x)[1] + error("jvp")) * v[1];
    }

    @Override
    public double[] hvp(double[] x, double[] v) {
      return new double[] {
        2 * x[1] * v[0] + 2 * x[0] * v[1], 2 * x[0] * v[0] + (error("hvp") - Math.sin(x[1])) * v[1]
      };
    }

    @Override
    public double[][] hessian(double[] x) {
      double[][] hessian = {{2 * x[1], 2 * x[0]}, {2 * x[0], -Math.sin(x[1])}};
      hessian[0][1] += error("hessian");
      return hessian;
    }

    @Override
    public double[] taylor(double[] x, double[] v, int order) {
      double[] curve = hvp(x, v);
      double second = (curve[0] * v[0] + curve[1] * v[1]) / 2 - error("hvp") * v[1] * v[1] / 2;
      return new double[] {
        value(x), plain(x)[0] * v[0] + plain(x)[1] * v[1], second + error("taylor")
      };
    }

    @Override
    public TaylorPolynomial linearization(double[] x) {
      double[] g = plain(x);
      double value = value(x);
      return TaylorPolynomial.of(x, 1, new double[] {value, g[0], g[1] + error("linearization")});
    }
  }

  /** (x0² x1, exp x0), with an error in one operation. */
  private record Pair(String wrong) implements VectorFunction {
    private double error(String operation) {
      return operation.equals(wrong) ? 1e-3 : 0;
    }

    @Override
    public double[] value(double[] x) {
      return new double[] {x[0] * x[0] * x[1], Math.exp(x[0])};
    }

    @Override
    public double[][] jacobian(double[] x) {
      return new double[][] {{2 * x[0] * x[1], x[0] * x[0]}, {Math.exp(x[0]), 0}};
    }

    @Override
    public double[] hvp(double[] x, double[] v, double[] u) {
      double[] first = {2 * x[1] * v[0] + 2 * x[0] * v[1], 2 * x[0] * v[0]};
      double second = (Math.exp(x[0]) + error("hvp")) * v[0];
      return new double[] {u[0] * first[0] + u[1] * second, u[0] * first[1]};
    }

    @Override
    public double[][][] hessian(double[] x) {
      return new double[][][] {
        {{2 * x[1], 2 * x[0]}, {2 * x[0], 0}},
        {{Math.exp(x[0]) + error("hessian"), 0}, {0, 0}}
      };
    }

    @Override
    public double[][] taylor(double[] x, double[] v, int order) {
      double slope = 2 * x[0] * x[1] * v[0] + x[0] * x[0] * v[1];
      double other = (Math.exp(x[0]) + error("taylor")) * v[0];
      return new double[][] {{value(x)[0], slope}, {value(x)[1], other}};
    }
  }

  /** x³, with an error in one operation. */
  private record Cube(String wrong) implements UnivariateFunction {
    @Override
    public double value(double x) {
      return x * x * x;
    }

    @Override
    public double derivative(double x) {
      return 3 * x * x;
    }

    @Override
    public double derivative(double x, int order) {
      double[] all = {value(x), 3 * x * x, 6 * x, 6, 0};
      return all[order] + (wrong.equals("derivative" + order) ? 1e-3 : 0);
    }

    @Override
    public double[] taylor(double x, int order) {
      double[] c = {value(x), 3 * x * x, 3 * x, 1};
      return wrong.equals("taylor") ? new double[] {c[0], c[1], c[2], 1.001} : c;
    }
  }

  @Test
  void saysWhatWasCompared() {
    assertThat(DerivativeCheck.of(new Full(""), X))
        .hasToString(
            "derivatives agree: jvp, gradient, valueAndGradient, linearization, taylor, hvp,"
                + " hessian");
    assertThat(DerivativeCheck.of(new Pair(""), X))
        .hasToString("derivatives agree: jacobian, taylor, hvp, hessian");
    assertThat(DerivativeCheck.of(new Cube(""), 1.5))
        .hasToString("derivatives agree: derivative, taylor");
  }

  @Test
  void findsTheWrongOperationOfAScalarFunction() {
    for (String wrong :
        new String[] {"hvp", "hessian", "taylor", "valueAndGradient", "linearization"}) {
      assertThat(DerivativeCheck.of(new Full(wrong), X).mismatches())
          .as(wrong)
          .anySatisfy(m -> assertThat(m.mode()).isEqualTo(wrong));
    }
    assertThat(DerivativeCheck.of(new Full("gradient"), X).mismatches())
        .anySatisfy(m -> assertThat(m.mode()).isEqualTo("reverse"));
    assertThat(DerivativeCheck.of(new Full("hessian"), X).mismatches())
        .allSatisfy(
            m -> {
              assertThat(m.row()).isEqualTo(0);
              assertThat(m.column()).isEqualTo(1);
            });
  }

  @Test
  void findsTheWrongOperationOfAVectorFunction() {
    for (String wrong : new String[] {"hvp", "hessian"}) {
      assertThat(DerivativeCheck.of(new Pair(wrong), X).mismatches())
          .as(wrong)
          .isNotEmpty()
          .allSatisfy(m -> assertThat(m.mode()).endsWith("of result 1"))
          .anySatisfy(m -> assertThat(m.mode()).startsWith(wrong));
    }
    assertThat(DerivativeCheck.of(new Pair("taylor"), X).mismatches())
        .isNotEmpty()
        .allSatisfy(m -> assertThat(m.mode()).isEqualTo("taylor"));
  }

  @Test
  void findsTheWrongOperationOfAFunctionOfOneVariable() {
    for (String wrong : new String[] {"derivative0", "derivative1", "derivative2", "derivative3"}) {
      assertThat(DerivativeCheck.of(new Cube(wrong), 1.5).mismatches()).as(wrong).isNotEmpty();
    }
    assertThat(DerivativeCheck.of(new Cube("taylor"), 1.5).mismatches())
        .isNotEmpty()
        .allSatisfy(m -> assertThat(m.mode()).isEqualTo("taylor"));
  }
}
