import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.Output;

/** Transforms, filters and curves. */
public class Signals {

  /** The real and imaginary parts of a radix-2 transform, in place after bit reversal. */
  @Differentiable
  public static void fourier(double[] re, double[] im, @Output double[] outRe, @Output double[] outIm) {
    int n = re.length;
    if ((n & (n - 1)) != 0) throw new IllegalArgumentException("not a power of two");
    for (int i = 0, j = 0; i < n; i++) {
      outRe[j] = re[i];
      outIm[j] = im[i];
      int bit = n >> 1;
      for (; (j & bit) != 0; bit >>= 1) j ^= bit;
      j |= bit;
    }
    transform(outRe, outIm);
  }

  private static void transform(double[] re, double[] im) {
    for (int size = 2; size <= re.length; size <<= 1) {
      int half = size / 2;
      for (int from = 0; from < re.length; from += size) {
        for (int k = 0; k < half; k++) {
          double angle = -2 * Math.PI * k / size;
          double c = Math.cos(angle), s = Math.sin(angle);
          int a = from + k, b = a + half;
          double x = c * re[b] - s * im[b], y = s * re[b] + c * im[b];
          re[b] = re[a] - x;
          im[b] = im[a] - y;
          re[a] += x;
          im[a] += y;
        }
      }
    }
  }

  private static double[] part(double[] x, int from) {
    double[] half = new double[x.length / 2];
    for (int i = 0; i < half.length; i++) half[i] = x[2 * i + from];
    return half;
  }

  /** Re and im, one after the other, of a real series, by recursion. */
  private static double[] spectrum(double[] x) {
    int n = x.length;
    double[] result = new double[2 * n];
    if (n == 1) {
      result[0] = x[0];
      return result;
    }
    double[] even = spectrum(part(x, 0)), odd = spectrum(part(x, 1));
    for (int k = 0; k < n; k++) {
      int at = k % (n / 2);
      double c = Math.cos(2 * Math.PI * k / n), s = -Math.sin(2 * Math.PI * k / n);
      result[k] = even[at] + c * odd[at] - s * odd[at + n / 2];
      result[k + n] = even[at + n / 2] + s * odd[at] + c * odd[at + n / 2];
    }
    return result;
  }

  /** By Parseval n times the sum of squares. */
  @Differentiable
  public static double spectralEnergy(double[] x) {
    double sum = 0;
    for (double each : spectrum(x)) sum += each * each;
    return sum;
  }

  /** The power at one frequency, by Goertzel's recurrence. */
  @Differentiable
  public static double goertzel(double[] x, int k) {
    double factor = 2 * Math.cos(2 * Math.PI * k / x.length);
    double before = 0, last = 0;
    for (double each : x) {
      double now = each + factor * last - before;
      before = last;
      last = now;
    }
    return last * last + before * before - factor * last * before;
  }

  @Differentiable
  public static double[] finiteResponse(double[] x, double[] taps) {
    double[] y = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      for (int k = 0; k < taps.length; k++) {
        if (k > n) break;
        y[n] += taps[k] * x[n - k];
      }
    }
    return y;
  }

  /** A biquad in its second direct form. */
  @Differentiable
  public static double[] biquad(double[] x, double[] b, double[] a) {
    double[] y = new double[x.length];
    double w1 = 0, w2 = 0;
    for (int n = 0; n < x.length; n++) {
      double w = x[n] - a[0] * w1 - a[1] * w2;
      y[n] = b[0] * w + b[1] * w1 + b[2] * w2;
      w2 = w1;
      w1 = w;
    }
    return y;
  }

  @Differentiable
  public static double autocorrelation(double[] x, int lag) {
    double sum = 0;
    for (int i = lag; i < x.length; i++) sum += x[i] * x[i - lag];
    return sum;
  }

  /** The median of each three neighbours; ends stay. */
  @Differentiable
  public static double[] medianFilter(double[] x) {
    double[] y = x.clone();
    for (int i = 1; i + 1 < x.length; i++) {
      double a = x[i - 1], b = x[i], c = x[i + 1];
      y[i] = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
    return y;
  }

  /** The sum of the logs of Haar coefficients' squares. */
  @Differentiable
  public static double haar(double[] x) {
    double[] buffer = new double[x.length];
    for (int n = x.length; n > 1; n /= 2) {
      for (int i = 0; i < n / 2; i++) {
        buffer[i] = (x[2 * i] + x[2 * i + 1]) / Math.sqrt(2);
        buffer[n / 2 + i] = (x[2 * i] - x[2 * i + 1]) / Math.sqrt(2);
      }
      System.arraycopy(buffer, 0, x, 0, n);
    }
    double sum = 0;
    for (double c : x) sum += Math.log(c * c);
    return sum;
  }

  /** The natural cubic spline through data, at one place. */
  @Differentiable
  public static double spline(@Constant double[] knots, double[] heights, double x) {
    int n = knots.length - 1;
    double[] second = new double[n + 1], c = new double[n];
    for (int i = 1; i < n; i++) {
      double h = knots[i] - knots[i - 1], next = knots[i + 1] - knots[i];
      double rise = (heights[i + 1] - heights[i]) / next - (heights[i] - heights[i - 1]) / h;
      double pivot = 2 * (h + next) - h * c[i - 1];
      c[i] = next / pivot;
      second[i] = (6 * rise - h * second[i - 1]) / pivot;
    }
    for (int i = n - 1; i > 0; i--) second[i] -= c[i] * second[i + 1];
    int low = 0, high = n;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (knots[middle] > x) high = middle;
      else low = middle;
    }
    double h = knots[high] - knots[low];
    double a = (knots[high] - x) / h, b = (x - knots[low]) / h;
    return a * heights[low]
        + b * heights[high]
        + ((a * a * a - a) * second[low] + (b * b * b - b) * second[high]) * h * h / 6;
  }

  /** De Casteljau's point on a Bézier curve. */
  @Differentiable
  public static double[] bezier(double[][] control, double t) {
    int n = control.length;
    double[][] p = new double[n][];
    for (int i = 0; i < n; i++) p[i] = control[i].clone();
    while (--n > 0) {
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < p[i].length; k++) p[i][k] = (1 - t) * p[i][k] + t * p[i + 1][k];
      }
    }
    return p[0];
  }

  /** De Boor's point on a B-spline. */
  @Differentiable
  public static double deBoor(double[] control, @Constant double[] knots, double x, int degree) {
    int span = degree;
    while (span < control.length - 1 && knots[span + 1] <= x) span++;
    double[] d = java.util.Arrays.copyOfRange(control, span - degree, span + 1);
    for (int r = 1; r <= degree; r++) {
      for (int j = degree; j >= r; j--) {
        double left = knots[j + span - degree], right = knots[j + 1 + span - r];
        double alpha = (x - left) / (right - left);
        d[j] = (1 - alpha) * d[j - 1] + alpha * d[j];
      }
    }
    return d[degree];
  }

  /** A sum of Chebyshev polynomials by Clenshaw's recurrence. */
  @Differentiable
  public static double clenshaw(double[] c, double x) {
    double b1 = 0, b2 = 0;
    for (int k = c.length - 1; k >= 1; k--) {
      double b = c[k] + 2 * x * b1 - b2;
      b2 = b1;
      b1 = b;
    }
    return c[0] + x * b1 - b2;
  }
}
