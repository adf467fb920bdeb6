import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.Output;
import java.util.Arrays;

/** Methods on floats, whose values are rounded at every operation. */
class FloatMethods {
  private static final float SCALE = 0.1f;
  private static final float FOLDED = 1f / 3 + 16777217 * 1e-8f - (float) 0.1;
  static float[] table = {0.25f, 1.1f, -0.7f, 2.3f};
  static float[][] grid = {{0.5f, 1.25f}, {2.1f, 0.3f}};
  static float shift = 0.3f;

  @Differentiable
  static float product(float x, float y) {
    return x * y + x / y - 0.1f * y;
  }

  @Differentiable
  static float one(float x) {
    float a = x * x * SCALE + FOLDED;
    return a / (1 + x);
  }

  /** The value of a double expression of floats. */
  @Differentiable
  static double mixed(float x, double y, int n) {
    float f = x;
    f += y * n;
    f *= 1.0000001;
    f++;
    double d = f * y;
    d -= (float) (y * y);
    f /= n;
    long big = 16777217L + n;
    return d * Math.sin(f) + (float) big * 1e-8 + (float) n;
  }

  @Differentiable
  static float functions(float x, float y) {
    float a = Math.abs(x - 2) + Math.max(x, y) * Math.min(x, 0.5f);
    float b = Math.signum(y) * x + Math.copySign(y, -x);
    float c = Math.fma(x, y, 0.1f) + Math.nextUp(x) + Math.nextDown(y) + Math.nextAfter(x, 3.0);
    float d = Math.scalb(x, 3) + Math.ulp(x) + Math.round(x * 3) + Math.getExponent(y);
    float e = Float.max(x, y) + Float.sum(x, y) * Float.min(3, x);
    float f = (float) Math.sqrt(x) + (float) StrictMath.exp(y) + StrictMath.max(x, 0.25f);
    return a * b + c * d - e / f;
  }

  @Differentiable
  static float branches(float x, float[] w) {
    float sum = 0;
    for (float f : w) {
      if (Float.isNaN(f) || Float.compare(f, x) > 0) {
        sum += f * f;
      } else {
        sum -= (float) Math.exp(f) * x;
      }
      sum = sum > 3 ? sum / 2 : sum + 1;
    }
    while (sum < 10.1f) {
      sum = sum * 1.7f + x * x + 1;
    }
    return sum;
  }

  @Differentiable
  static float[] layer(float[][] w, float[] x, float bias) {
    float[] y = new float[w.length];
    for (int i = 0; i < w.length; i++) {
      float[] row = w[i];
      float sum = bias;
      for (int j = 0; j < row.length; j++) {
        sum += row[j] * x[j];
      }
      y[i] = (float) Math.tanh(sum);
    }
    return y;
  }

  @Differentiable
  static float[] curve(float t) {
    return new float[] {t * t, (float) Math.sin(t), t / 3};
  }

  @Differentiable
  static double dot(float[] x, @Constant float[] constantWeights) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * constantWeights[i] * x[i];
    }
    return sum;
  }

  /** Writes to what it is given. */
  @Differentiable
  static float scan(float[] x) {
    for (int i = 1; i < x.length; i++) {
      x[i] = x[i] * x[i - 1] + 0.1f;
    }
    float[] copy = x.clone();
    float[] more = Arrays.copyOf(copy, 6);
    Arrays.fill(more, 4, 6, x[1]);
    System.arraycopy(more, 0, more, 1, 3);
    float sum = 0f;
    for (int i = 0; i < more.length; i++) {
      sum += more[i] * (i + 1);
    }
    return -sum;
  }

  @Differentiable
  static double constants(float x) {
    float[] local = table;
    float sum = 0;
    for (int i = 0; i < local.length; i++) {
      sum += local[i] * x + table[i] + grid[i % 2][1] * shift;
    }
    return sum * x + local.length + grid[0].length;
  }

  @Differentiable
  static double chosen(float x, boolean flag) {
    float[] a = flag ? table : new float[] {x, 2, 3 * x, x * x};
    return a[0] * x + a[3];
  }

  record Point(float x, float[] more, double y, @Constant float constantScale) {}

  @Differentiable
  static float ofRecord(Point p, float z) {
    float sum = z;
    for (float f : p.more()) {
      sum += f * p.x() * p.constantScale();
    }
    return (float) (sum * p.y());
  }

  @Differentiable
  static Point toRecord(float[] a, float b) {
    return new Point(a[0] * b, new float[] {a[1], b * b}, a[2] / b, 2);
  }

  record Pair(float a, float b) {
    @Differentiable
    float norm() {
      return (float) Math.hypot(a, b) + swapped().a() * a;
    }

    Pair swapped() {
      return new Pair(b, a);
    }
  }

  @Differentiable
  static Pair pair(Pair p, float c) {
    Pair q = p.swapped();
    return new Pair(q.a() * c, q.b() + c * c);
  }

  @Differentiable
  static void fill(float[] x, double p, @Output float[] outY) {
    for (int i = 0; i < x.length; i++) {
      outY[i] = (float) (x[i] * p) * x[0];
    }
  }

  @Differentiable
  static void fillTwo(float x, @Output float[] outA, @Output double[][] outB) {
    outA[1] = x * x;
    outB[0][1] = x / 3;
    outB[1][0] = outA[1] * x;
  }

  @Differentiable
  static float recursive(float x, int n) {
    return n == 0 ? x : x * recursive(x * 0.9f, n - 1) + 0.1f;
  }

  private static float[] scaled(float[] a, float by) {
    if (by < 0) {
      return a;
    }
    float[] b = new float[a.length];
    for (int i = 0; i < b.length; i++) {
      b[i] = a[i] * by;
      a[i] += 0.1f;
    }
    return b;
  }

  @Differentiable
  static float helped(float[] a, float x) {
    float[] b = scaled(a, x);
    b = scaled(b, b[0] * b[0]);
    return a[1] * b[2] + b[3];
  }

  @Differentiable
  static float[][][] cube(float[][][] a, float s) {
    float[][][] b = new float[a.length][2][2];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < 2; j++) {
        for (int k = 0; k < 2; k++) {
          b[i][j][k] = a[i][k][j] * s;
        }
      }
    }
    return b;
  }

  static float opaque(float x, int n) {
    return Other.half(x) + Other.numbers(n)[1] + Float.parseFloat("1.1");
  }

  static class Other {
    static float half(float x) {
      return x / 2;
    }

    static float[] numbers(int n) {
      return new float[] {n, 0.1f};
    }
  }

  @Differentiable
  static float withOpaque(float x, @Constant float constantY, int n) {
    Float box = java.lang.Float.valueOf(constantY);
    float parsed = java.lang.Float.parseFloat("0.7");
    String text = "f" + constantY + 0.5f;
    if (x < 0) {
      throw new IllegalArgumentException("negative: " + x);
    }
    return x * box * parsed + text.length() * x;
  }
}
