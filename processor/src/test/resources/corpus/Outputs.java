import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.Output;

/** Methods that fill arrays instead of returning them. */
class Outputs {

  @Differentiable
  static void squares(double[] x, @Output double[] outY) {
    for (int i = 0; i < x.length; i++) {
      outY[i] = x[i] * x[i] * x[(i + 1) % x.length];
    }
  }

  /** Of one scalar: the tangent of a curve. */
  @Differentiable
  static void circle(double t, @Output double[] outPoint) {
    outPoint[0] = Math.cos(t);
    outPoint[1] = Math.sin(t);
    outPoint[2] = t * t * t;
    outPoint[3] = outPoint[0] * outPoint[2];
  }

  /** Overwrites what it has written, and returns early. */
  @Differentiable
  static void recurrence(double[] x, double p, @Output double[] outY) {
    outY[0] = x[0] * p;
    for (int i = 1; i < outY.length; i++) {
      outY[i] = outY[i - 1] * x[i] + p;
    }
    if (p > 100) {
      outY[0] = p;
      return;
    }
    for (int i = 0; i < outY.length; i++) {
      outY[i] *= Math.sin(outY[i]);
    }
  }

  @Differentiable
  static void outer(double[] a, double[] b, @Output double[][] outProduct) {
    for (int i = 0; i < a.length; i++) {
      fillRow(outProduct[i], a[i], b);
    }
  }

  private static void fillRow(double[] row, double factor, double[] b) {
    for (int j = 0; j < row.length; j++) {
      row[j] = factor * b[j] * b[j];
    }
  }

  /** Two outputs of different shapes, one before the inputs. */
  @Differentiable
  static void powers(@Output double[][] outTable, double[] x, @Constant double constantScale, @Output double[] outSums) {
    for (int i = 0; i < x.length; i++) {
      double power = constantScale;
      for (int j = 0; j < outTable[i].length; j++) {
        power *= x[i];
        outTable[i][j] = power;
        outSums[j] = j == 0 ? power : outSums[j - 1] + power;
      }
    }
  }

  /** The parameter becomes another array, which the caller does not see. */
  @Differentiable
  static void rotated(double x, double y, @Output double[] outResult) {
    outResult[0] = x * y;
    outResult[1] = x - y * y;
    outResult[2] = x;
    double[] kept = outResult;
    outResult = new double[4];
    outResult[3] = 7;
    kept[3] = outResult[3] * Math.exp(x) * y;
  }

  /** One element is left as it is. */
  @Differentiable
  static void partial(double[] x, @Output double[] outY) {
    outY[0] = x[1] * x[2];
    outY[2] = x[0] / x[3];
    outY[3] = outY[0] * outY[2];
  }

  /** Calls itself for the next element. */
  @Differentiable
  static void chain(double[] x, int left, @Output double[] outY) {
    int i = x.length - left;
    outY[i] = x[i] * x[i];
    if (left > 1) {
      chain(x, left - 1, outY);
      outY[i] *= outY[i + 1];
    }
  }
}
