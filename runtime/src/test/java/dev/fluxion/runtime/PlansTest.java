package dev.fluxion.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxion.runtime.internal.Series;
import dev.fluxion.runtime.internal.Traceable;
import org.junit.jupiter.api.Test;

/** Plans of functions written by hand; those of generated ones are tested with the compiler. */
class PlansTest {

  /** y[i] = x[i] x[i+1], or x[i] where x[0] is negative. */
  private static class Products implements VectorFunction, Traceable {
    private static final long serialVersionUID = 1L;

    @Override
    public double[] value(double[] x) {
      double[] y = new double[x.length - 1];
      for (int i = 0; i < y.length; i++) {
        y[i] = x[0] < 0 ? x[i] : x[i] * x[i + 1];
      }
      return y;
    }

    @Override
    public double[] jvp(double[] x, double[] v) {
      double[] y = new double[x.length - 1];
      for (int i = 0; i < y.length; i++) {
        y[i] = x[0] < 0 ? v[i] : v[i] * x[i + 1] + x[i] * v[i + 1];
      }
      return y;
    }

    @Override
    public double[] vjp(double[] x, double[] u) {
      double[] bar = new double[x.length];
      for (int i = 0; i < u.length; i++) {
        bar[i] += x[0] < 0 ? u[i] : u[i] * x[i + 1];
        bar[i + 1] += x[0] < 0 ? 0 : u[i] * x[i];
      }
      return bar;
    }

    @Override
    public double[][] trace(Series series, double[] x, double[] labels) {
      double[][] y = new double[x.length - 1][];
      for (int i = 0; i < y.length; i++) {
        double[] left = series.line(x[i], labels[i]);
        y[i] = x[0] < 0 ? left : series.mul(left, series.line(x[i + 1], labels[i + 1]));
      }
      return y;
    }
  }

  /** Forgets an entry. */
  private static final class Forgetful extends Products {
    private static final long serialVersionUID = 1L;

    @Override
    public double[][] trace(Series series, double[] x, double[] labels) {
      double[][] y = super.trace(series, x, labels);
      y[0] = series.constant(0);
      return y;
    }
  }

  private static final double[] X = {1, 2, 3, 4};

  @Test
  void findsTheMatrix() {
    JacobianPlan plan = JacobianPlan.of(new Products(), X, true, true);
    assertThat(plan.rows()).isEqualTo(3);
    assertThat(plan.columns()).isEqualTo(4);
    assertThat(plan.rowPointers()).containsExactly(0, 2, 4, 6);
    assertThat(plan.columnIndices()).containsExactly(0, 1, 1, 2, 2, 3);
    assertThat(plan.sweeps()).isEqualTo(2);
    assertThat(plan.colors()).isEqualTo(2);
    assertThat(plan.matrix(X).toDense())
        .isDeepEqualTo(new double[][] {{2, 1, 0, 0}, {0, 3, 2, 0}, {0, 0, 4, 3}});
    assertThat(plan.toString())
        .startsWith("Jacobian of 3 x 4 with 6 entries, by columns: 2 sweeps");
    assertThatCode(() -> plan.check(X, 5)).doesNotThrowAnyException();
  }

  @Test
  void noticesAMissingEntry() {
    JacobianPlan plan = JacobianPlan.of(new Forgetful(), X, true, true);
    assertThat(plan.nonzeros()).isEqualTo(4);
    assertThatThrownBy(() -> plan.check(X, 5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("row 0 of the matrix gives");
  }

  @Test
  void throwsWhereAnotherBranchIsTaken() {
    double[] negative = {-1, 2, 3, 4};
    JacobianPlan plan = JacobianPlan.of(new Products(), negative, false, true);
    assertThat(plan.isGlobal()).isFalse();
    assertThat(plan.nonzeros()).isEqualTo(3);
    double[] values = {7, 7, 7};
    assertThatThrownBy(() -> plan.jacobian(X, values))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("entry (0, 1) is outside the plan's pattern");
    assertThat(values).containsExactly(7, 7, 7);
    plan.jacobian(negative, values);
    assertThat(values).containsExactly(1, 1, 1);
  }

  @Test
  void namesWrongLengths() {
    JacobianPlan plan = JacobianPlan.of(new Products(), X, true, true);
    assertThatThrownBy(() -> plan.jacobian(new double[3], new double[6]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x has length 3, expected 4");
    assertThatThrownBy(() -> plan.jacobian(X, new double[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values has length 5, expected 6");
  }

  @Test
  void countsAllEntriesOfWhatItCannotTrace() {
    JacobianPlan plan = JacobianPlan.of(new Products(), X, true, false);
    assertThat(plan.nonzeros()).isEqualTo(12);
    assertThat(plan.sweeps()).isEqualTo(3); // by rows
    assertThat(plan.matrix(X).toDense()[1]).containsExactly(0, 3, 2, 0);
  }
}
