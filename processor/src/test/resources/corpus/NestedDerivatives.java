import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.runtime.Linear;

/** Derivatives that differentiable code calls. */
class NestedDerivatives {
  /** What is differentiated inside. */
  static final class Inside {
    @Differentiable
    static double sum(double y, @Constant double x) {
      return x + y;
    }

    @Differentiable
    static double wave(double y, @Constant double x) {
      return Math.sin(x * y) * y + Math.exp(x - y);
    }

    @Differentiable
    static double cubic(double x) {
      return x * x * x - 2 * x * x + Math.exp(-x);
    }

    @Differentiable
    static double chained(double[] x, @Constant double w) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += Math.exp(-w * x[i]) * x[(i + 1) % x.length];
      }
      return sum;
    }

    @Differentiable
    static double energy(double x, double y, @Constant double[] charges) {
      double sum = 0;
      for (double charge : charges) {
        double dx = x - charge;
        sum += charge / Math.sqrt(1 + dx * dx + y * y);
      }
      return sum;
    }

    /** Changes its array, or a copy of it. */
    @Differentiable
    static double inPlace(double[] x) {
      for (int i = 1; i < x.length; i++) {
        x[i] = x[i] * Math.cos(x[i - 1]);
      }
      return x[x.length - 1] * x[0];
    }

    @Differentiable
    static double mixed(double[] x, double p, double[] y, double q) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += Math.pow(p, 2) * x[i] * x[i] * Math.sin(q * y[i % y.length]);
      }
      return sum * p + q * q * q;
    }

    @Differentiable
    static double ofMatrix(double[][] a, @Constant double s) {
      double sum = 0;
      for (double[] row : a) {
        for (int j = 0; j < row.length; j++) {
          sum += Math.exp(s * row[j]) * row[(j + 1) % row.length];
        }
      }
      return sum;
    }

    @Differentiable
    static double[] field(double[] x, double t) {
      double[] y = new double[2];
      for (int i = 0; i < x.length; i++) {
        y[0] += Math.sin(x[i] * t) * x[(i + 1) % x.length];
        y[1] += x[i] * x[i] * Math.exp(-t);
      }
      return y;
    }

    @Differentiable
    static double[] field1(double[] x) {
      return field(x, 0.5);
    }

    @Differentiable
    static double[] curve(double t) {
      return new double[] {Math.cos(t), Math.sin(2 * t), t * t * t};
    }

    @Differentiable
    static double solved(double[] b, @Constant double s) {
      double[] x = Linear.solve(new double[][] {{2, s}, {s, 5}}, new double[] {b[0], b[1] * s});
      return x[0] * x[0] * x[1];
    }

    private static double helper(double x, int depth) {
      return depth == 0 ? Math.sin(x) : x * helper(x * 0.5, depth - 1);
    }

    @Differentiable
    static double recursive(double x, @Constant int depth) {
      return helper(x, depth % 4);
    }

    @Differentiable
    static double whileLoop(double x) {
      double y = x;
      int n = 0;
      while (y < 4 && n++ < 5) {
        y = y * y * 0.5 + x + 0.3;
      }
      return y;
    }
  }

  // What calls their derivatives.

  /** D(x → x·D(y → x + y, 1), 1) = 1: no confusion of perturbations. */
  @Differentiable
  static double confusion(double x) {
    return x * NestedDerivatives_InsideGradients.sumDerivative(1.0, x);
  }

  @Differentiable
  static double derivative(double x) {
    return x * NestedDerivatives_InsideGradients.waveDerivative(x * x, x);
  }

  @Differentiable
  static double second(double x) {
    return NestedDerivatives_InsideGradients.cubicDerivative(x, 2) * x
        + NestedDerivatives_InsideGradients.cubicDerivative(x, 0)
        + NestedDerivatives_InsideGradients.cubicDerivative(x, 3);
  }

  @Differentiable
  static double penalty(double[] x, double w) {
    double[] gradient = NestedDerivatives_InsideGradients.chainedGradient(x, w);
    double sum = Inside.chained(x, w);
    for (double g : gradient) {
      sum += g * g;
    }
    return sum;
  }

  @Differentiable
  static double forwardPenalty(double[] x, double w) {
    double sum = 0;
    for (double g : NestedDerivatives_InsideGradients.chainedForwardGradient(x, w)) {
      sum += g * Math.sin(g);
    }
    return sum;
  }

  /** The array changes between the calls. */
  @Differentiable
  static double descent(double[] x, double w) {
    double[] at = x.clone();
    for (int k = 0; k < 3; k++) {
      double[] gradient = NestedDerivatives_InsideGradients.chainedGradient(at, w);
      for (int i = 0; i < at.length; i++) {
        at[i] -= 0.1 * Math.sin(gradient[i]);
      }
    }
    return Inside.chained(at, w);
  }

  @Differentiable
  static double ofScalars(double x, double y, double[] charges) {
    double[] force = NestedDerivatives_InsideGradients.energyGradient(x, y, charges);
    return force[0] * force[0] + Math.sin(force[1]) * x;
  }

  @Differentiable
  static double forwardOfScalars(double x, double y, double[] charges) {
    double[] force = NestedDerivatives_InsideGradients.energyForwardGradient(x, y, charges);
    return force[0] * force[1];
  }

  @Differentiable
  static double ofInPlace(double[] x) {
    double[] gradient = NestedDerivatives_InsideGradients.inPlaceGradient(x);
    double sum = x[0];
    for (int i = 0; i < x.length; i++) {
      sum += gradient[i] * x[i] * x[i];
    }
    return sum;
  }

  @Differentiable
  static double destinations(double[] x, double p, double[] y) {
    double[] xBar = new double[x.length];
    double[] yBar = new double[y.length];
    double[] scalars = {7, 7};
    xBar[0] = 3 * p;
    double value =
        NestedDerivatives_InsideGradients.mixedValueAndGradient(x, p, y, 0.7, xBar, yBar, scalars);
    double sum = value * scalars[0] - scalars[1];
    for (int i = 0; i < x.length; i++) {
      sum += xBar[i] * xBar[i];
    }
    for (double v : yBar) {
      sum += v * v;
    }
    return sum;
  }

  @Differentiable
  static double added(double[] x, double p, double[] y) {
    double[] xBar = x.clone();
    double[] yBar = new double[y.length];
    double[] scalars = {p, 1};
    double value = 0;
    for (int k = 0; k < 2; k++) {
      value += NestedDerivatives_InsideGradients.mixedVjp(x, p, y, p * p, p + k, xBar, yBar, scalars);
    }
    double sum = value * scalars[0] - scalars[1];
    for (double v : xBar) {
      sum += v * v;
    }
    for (double v : yBar) {
      sum += Math.sin(v);
    }
    return sum;
  }

  @Differentiable
  static double tangent(double[] x, double w) {
    double[] direction = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      direction[i] = w * x[i] + i;
    }
    return NestedDerivatives_InsideGradients.chainedJvp(x, w, direction) * w;
  }

  @Differentiable
  static double valueAndTangent(double x, double y, double[] charges) {
    double[] out = new double[2];
    NestedDerivatives_InsideGradients.energyValueAndJvp(x, y, charges, y, x * x, out);
    return out[0] * out[1];
  }

  @Differentiable
  static double hessianProduct(double[] x, double w) {
    double[] product = NestedDerivatives_InsideGradients.chainedHvp(x, w, x);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += product[i] * x[i] * w;
    }
    return sum;
  }

  @Differentiable
  static double hessian(double[] x, double w) {
    double[][] h = NestedDerivatives_InsideGradients.chainedHessian(x, w);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += h[i][i] * h[i][0];
    }
    return sum;
  }

  @Differentiable
  static double hessianOfScalars(double x, double y, double[] charges) {
    double[][] h = NestedDerivatives_InsideGradients.energyHessian(x, y, charges);
    return h[0][0] * h[1][1] - h[0][1] * h[1][0];
  }

  @Differentiable
  static double curvature(double x) {
    return NestedDerivatives_InsideGradients.cubicHvp(x, x) + NestedDerivatives_InsideGradients.cubicGradient(x)
        + NestedDerivatives_InsideGradients.cubicHessian(x)[0][0];
  }

  @Differentiable
  static double ofRows(double[][] a, double s) {
    double[][] g = NestedDerivatives_InsideGradients.ofMatrixGradient(a, s);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        sum += g[i][j] * g[i][j] * a[i][j];
      }
    }
    return sum;
  }

  @Differentiable
  static double[] jacobian(double[] x) {
    double[][] j = NestedDerivatives_InsideGradients.field1Jacobian(x);
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = j[0][i] * j[1][i];
    }
    return y;
  }

  @Differentiable
  static double[] vectorProducts(double[] x, double t) {
    double[] along = NestedDerivatives_InsideGradients.fieldJvp(x, t, x, t * t);
    double[] xBar = new double[x.length];
    double[] tBar = new double[1];
    NestedDerivatives_InsideGradients.fieldVjp(x, t, along, xBar, tBar);
    xBar[0] += tBar[0];
    return xBar;
  }

  @Differentiable
  static double[] adjoint(double[] x) {
    double[] u = {x[0], x[0] * x[0]};
    return NestedDerivatives_InsideGradients.field1Vjp(x, u);
  }

  @Differentiable
  static double[] lagrangian(double[] x) {
    double[] u = {x[0], 2};
    return NestedDerivatives_InsideGradients.field1Hvp(x, x, u);
  }

  @Differentiable
  static double speed(double t) {
    double[] v = NestedDerivatives_InsideGradients.curveDerivative(t);
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }

  @Differentiable
  static double ofLinear(double[] b, double s) {
    double[] g = NestedDerivatives_InsideGradients.solvedGradient(b, s);
    return g[0] * g[1] + g[0];
  }

  @Differentiable
  static double ofRecursion(double x, @Constant int n) {
    return NestedDerivatives_InsideGradients.recursiveDerivative(x * x, n) * x;
  }

  @Differentiable
  static double ofWhile(double x) {
    return NestedDerivatives_InsideGradients.whileLoopDerivative(x) * x;
  }

  // Derivatives of what calls derivatives.

  @Differentiable
  static double nested(double x) {
    return Math.sin(x) * NestedDerivativesGradients.derivativeDerivative(x * 0.5);
  }

  @Differentiable
  static double nestedPenalty(double[] x, double w) {
    double[] xBar = new double[x.length];
    double[] wBar = new double[1];
    double value = NestedDerivativesGradients.penaltyValueAndGradient(x, w, xBar, wBar);
    double sum = value * wBar[0];
    for (double g : xBar) {
      sum += g * g * 0.01;
    }
    return sum;
  }

  @Differentiable
  static double tangentOfDescent(double[] x, double w) {
    return NestedDerivativesGradients.descentJvp(x, w, x, w);
  }

  @Differentiable
  static double deep(double x) {
    return NestedDerivativesGradients.nestedDerivative(x) + x;
  }

  // Where calls stand.

  @Differentiable
  static double conditional(double x) {
    return x > 0.5
        ? NestedDerivatives_InsideGradients.cubicDerivative(x)
        : x * NestedDerivatives_InsideGradients.waveDerivative(x, 1.5);
  }

  private static double slope(double x, double y) {
    return NestedDerivatives_InsideGradients.waveDerivative(x, y);
  }

  @Differentiable
  static double inHelper(double x, double y) {
    return slope(x, y) * slope(y, x) + slope(x * y, 0.3);
  }

  @Differentiable
  static double constant(double x, @Constant int c) {
    return x * NestedDerivatives_InsideGradients.cubicDerivative(c);
  }

  private interface Function {
    double at(double x);
  }

  private static double newton(Function f, Function slope, double x) {
    double at = x;
    for (int i = 0; i < 3; i++) {
      at -= f.at(at) / (2 + slope.at(at) * slope.at(at));
    }
    return at;
  }

  @Differentiable
  static double lambda(double x, double w) {
    return newton(
        t -> Inside.wave(t, w), t -> NestedDerivatives_InsideGradients.waveDerivative(t, w), x);
  }

  /** Of an instance. */
  static final class Model {
    private final double scale;

    Model(double scale) {
      this.scale = scale;
    }

    Model(double[] numbers) {
      this(numbers[0]);
    }

    @Differentiable
    double value(double x) {
      return scale * Math.sin(x) * x;
    }

    @Differentiable
    double slope(double x) {
      return x * NestedDerivatives_ModelGradients.valueDerivative(this, x);
    }
  }
}
