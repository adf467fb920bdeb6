package dev.fluxion.benchmarks.gradbench.contenders;

import org.hipparchus.analysis.differentiation.Gradient;

/** One observation of {@code ba} with Hipparchus' gradients of 15 variables. */
final class BundleAdjustmentHipparchus {

  private static final int VARIABLES = 15;

  private BundleAdjustmentHipparchus() {}

  static double[][] jacobian(double[] camera, double[] point, double weight, double[] feature) {
    Gradient[] c = new Gradient[camera.length];
    for (int i = 0; i < c.length; i++) {
      c[i] = Gradient.variable(VARIABLES, i, camera[i]);
    }
    Gradient[] v = new Gradient[3];
    for (int i = 0; i < 3; i++) {
      v[i] = Gradient.variable(VARIABLES, camera.length + i, point[i]).subtract(c[3 + i]);
    }
    Gradient w = Gradient.variable(VARIABLES, VARIABLES - 1, weight);
    Gradient[] seen = rotate(new Gradient[] {c[0], c[1], c[2]}, v);
    Gradient x = seen[0].divide(seen[2]);
    Gradient y = seen[1].divide(seen[2]);
    Gradient squares = x.square().add(y.square());
    Gradient distortion = c[9].multiply(squares).add(c[10].multiply(squares.square())).add(1);
    Gradient scale = distortion.multiply(c[6]);
    return new double[][] {
      w.multiply(x.multiply(scale).add(c[7]).subtract(feature[0])).getGradient(),
      w.multiply(y.multiply(scale).add(c[8]).subtract(feature[1])).getGradient()
    };
  }

  static double weightDerivative(double weight) {
    return Gradient.variable(1, 0, weight).square().negate().add(1).getPartialDerivative(0);
  }

  private static Gradient[] rotate(Gradient[] rotation, Gradient[] v) {
    Gradient square = dot(rotation, rotation);
    if (square.getValue() == 0) {
      return plus(v, cross(rotation, v));
    }
    Gradient angle = square.sqrt();
    Gradient cosine = angle.cos();
    Gradient[] axis = times(rotation, angle.reciprocal());
    Gradient[] along = times(axis, dot(axis, v).multiply(cosine.negate().add(1)));
    return plus(plus(times(v, cosine), times(cross(axis, v), angle.sin())), along);
  }

  private static Gradient dot(Gradient[] a, Gradient[] b) {
    return a[0].multiply(b[0]).add(a[1].multiply(b[1])).add(a[2].multiply(b[2]));
  }

  private static Gradient[] cross(Gradient[] a, Gradient[] b) {
    return new Gradient[] {
      a[1].multiply(b[2]).subtract(a[2].multiply(b[1])),
      a[2].multiply(b[0]).subtract(a[0].multiply(b[2])),
      a[0].multiply(b[1]).subtract(a[1].multiply(b[0]))
    };
  }

  private static Gradient[] plus(Gradient[] a, Gradient[] b) {
    return new Gradient[] {a[0].add(b[0]), a[1].add(b[1]), a[2].add(b[2])};
  }

  private static Gradient[] times(Gradient[] a, Gradient factor) {
    return new Gradient[] {a[0].multiply(factor), a[1].multiply(factor), a[2].multiply(factor)};
  }
}
