import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.InOut;

/** {@code try} in every place: the derivative is that of the path that was taken. */
class Exceptions {
  static final class Unconverged extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unconverged(String message) {
      super(message);
    }
  }

  private static double positive(double x) {
    if (x <= 0.7) {
      throw new IllegalStateException("not positive: " + 1);
    }
    return Math.log(x) * x;
  }

  private static double twice(double x) {
    double sum = positive(x);
    sum += positive(x * x);
    return sum;
  }

  @Differentiable
  static double helper(double x, double y) {
    double sum = x;
    for (int i = -2; i < 3; i++) {
      try {
        sum += y;
        sum += twice(x * i);
        sum *= y;
      } catch (IllegalStateException e) {
        sum -= x * y * i;
      }
    }
    return sum;
  }

  @Differentiable
  static double index(double[] a, double x) {
    double sum = 0;
    int i = -1;
    while (i < 5) {
      try {
        sum += a[i] * x;
        sum *= a[i + 1];
      } catch (IndexOutOfBoundsException e) {
        sum += x * x * i;
      } finally {
        i++;
      }
    }
    return sum;
  }

  @Differentiable
  static double division(double x, double y) {
    double sum = 0;
    for (int i = -2; i <= 2; i++) {
      try {
        sum += x * y * (12 / i);
        if (i == 2) {
          return sum * x;
        }
      } catch (ArithmeticException | IndexOutOfBoundsException e) {
        sum += Math.sin(x) * e.getMessage().length();
      }
    }
    return y;
  }

  private static double choose(double[] a, int i, int n) {
    try {
      return a[i] / (6 / n);
    } catch (ArithmeticException e) {
      return a[0] * a[0];
    } catch (IndexOutOfBoundsException e) {
      return -a[1];
    }
  }

  @Differentiable
  static double chosen(double[] a) {
    return choose(a, 1, 2) * choose(a, 0, a.length - 4) + choose(a, 100, 1) * choose(a, -1, 3);
  }

  @Differentiable
  static double jumps(double x, double y) {
    double sum = 0;
    outer:
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 4; j++) {
        try {
          if (j == 2) {
            continue;
          }
          if (i == 3) {
            continue outer;
          }
          if (i == 5) {
            break outer;
          }
          sum += x * i * y;
          try {
            if (i == 4 && j == 3) {
              return sum * x;
            }
            if (j == 1) {
              throw new IllegalArgumentException("inner");
            }
          } finally {
            sum *= 1 + 0.1 * x;
          }
        } catch (IllegalArgumentException e) {
          sum += Math.exp(-y);
        } finally {
          sum += y * j;
        }
      }
    }
    return sum;
  }

  @Differentiable
  static double again(double x, double y) {
    double r = x;
    try {
      try {
        r *= y;
        throw new Unconverged("a");
      } catch (IllegalArgumentException e) {
        r = 0;
      } catch (RuntimeException e) {
        r += x * x;
        throw e;
      } finally {
        r *= x;
      }
    } catch (Unconverged e) {
      r = Math.sin(r) * y;
    }
    return r;
  }

  @SuppressWarnings("finally")
  private static double forgotten(double x, int n) {
    while (true) {
      try {
        if (n > 0) {
          throw new Unconverged("lost");
        }
        return x * x;
      } finally {
        break;
      }
    }
    return 3 * x;
  }

  @Differentiable
  static double lastWord(double x) {
    return forgotten(x, 0) * forgotten(x * x, 1);
  }

  private static double deep(double x, int n) {
    if (n == 0) {
      throw new Unconverged("bottom");
    }
    try {
      return x * inner(x, n - 1);
    } catch (Unconverged e) {
      return Math.cos(x) * n;
    }
  }

  private static double inner(double x, int n) {
    return n > 1 ? x * n : step(x, n);
  }

  private static double step(double x, int n) {
    if (n == 0) {
      throw new Unconverged("bottom");
    }
    return x * n;
  }

  @Differentiable
  static double nested(double x) {
    return deep(x, 1) + deep(x * x, 2) * deep(x, 3);
  }

  @Differentiable
  static void inPlace(@InOut double[] inOutY, double a) {
    for (int i = 0; i < 6; i++) {
      try {
        inOutY[i] *= a;
        inOutY[i + 1] += inOutY[i] * a;
      } catch (RuntimeException e) {
        inOutY[0] += Math.sin(a) * inOutY[1];
      }
    }
  }

  @Differentiable
  static double lambdas(double x, double y) {
    java.util.function.DoubleUnaryOperator safe =
        t -> {
          try {
            return positive(t * y);
          } catch (RuntimeException e) {
            return t * t;
          }
        };
    return safe.applyAsDouble(x) + safe.applyAsDouble(-x) * safe.applyAsDouble(x * y);
  }

  @Differentiable
  static double sizes(double x) {
    double sum = x;
    for (int n = -1; n < 3; n++) {
      try {
        double[] made = new double[n];
        made[1] = x * x;
        sum += made[1] * n;
      } catch (NegativeArraySizeException e) {
        sum *= x;
      } catch (ArrayIndexOutOfBoundsException e) {
        sum += Math.sin(x) * e.getMessage().length();
      }
    }
    return sum;
  }

  @Differentiable
  static double conditions(double[] a, double x) {
    double sum = 0;
    int i = 0;
    try {
      while (i < 2 || a[i] < 1000) {
        sum += (i > 1 && a[i - 2] > 0 ? a[i] : x) * x;
        i++;
      }
    } catch (ArrayIndexOutOfBoundsException e) {
      sum *= i;
    }
    return sum;
  }

  @Differentiable
  static double switches(double x) {
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      double value =
          switch (i) {
            case 0 -> x;
            case 1 -> {
              try {
                yield positive(-x);
              } catch (IllegalStateException e) {
                yield x * x * x;
              } finally {
                sum *= x;
              }
            }
            default -> {
              try {
                if (i == 3) {
                  throw new Unconverged("three");
                }
                yield x / i;
              } catch (Unconverged e) {
                sum += x;
                yield Math.sqrt(x * x + 1);
              }
            }
          };
      sum += value;
    }
    return sum;
  }
}
