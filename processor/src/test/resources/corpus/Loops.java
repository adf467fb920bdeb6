import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.Output;

/**
 * Loops made to break what reverse mode does to them: sweeps fused iteration by iteration, records
 * in arrays, arrays that get their contents back, adjoints left in place, sums in locals, skipped
 * iterations. About as many where a pass must not apply as where it must.
 */
class Loops {

  // Fused sweeps: sums.

  /** Sums in both branches and in an inner loop. */
  @Differentiable
  static double branchedSums(double[] x, double[] y) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      if (x[i] > 0.4) {
        s += x[i] * y[i];
      } else {
        for (int j = 0; j < y.length; j++) s -= Math.sin(x[i] * y[j]);
      }
    }
    return s;
  }

  /** Read inside the loop: no sum, though it is only added to. */
  @Differentiable
  static double sumReadInside(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double t = Math.sin(s) * x[i];
      s += t;
    }
    return s;
  }

  /** Read by the condition of a branch in the loop. */
  @Differentiable
  static double sumDecides(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double t = x[i] * x[i];
      if (s > 0.5) t = t * Math.exp(x[i]);
      s += t;
    }
    return s;
  }

  /** The adjoint of the sum is not known before the sum. */
  @Differentiable
  static double sumUsedNonlinearly(double[] x, double[] y) {
    double s = 0;
    for (int i = 0; i < x.length; i++) s += x[i] * Math.exp(y[i]);
    return Math.sin(s) * s;
  }

  /** Each adjoint needs the other sum. */
  @Differentiable
  static double productOfSums(double[] x, double[] y) {
    double s = 0;
    double t = 0;
    for (int i = 0; i < x.length; i++) {
      s += x[i] * y[i];
      t += Math.cos(x[i]) * y[i];
    }
    return s * t;
  }

  /** The adjoint of the second depends on the first: only the second loop's is known early. */
  @Differentiable
  static double adjointFromOtherLoop(double[] x, double[] y) {
    double s = 0;
    for (int i = 0; i < x.length; i++) s += x[i] * x[i] * y[i];
    double t = 0;
    for (int i = 0; i < y.length; i++) t += Math.exp(x[i] * y[i]);
    return s * t + 3 * s - t;
  }

  @Differentiable
  static double linearAfterwards(double[] x, double a) {
    double s = a * a;
    double b = Math.sin(a);
    for (int i = 0; i < x.length; i++) s += Math.exp(x[i] * a) * b;
    double u = 2 * s - a;
    double v = u + s * b;
    return 0.5 * (u - 3 * v) * b;
  }

  /** A branch stands between the sum and the result. */
  @Differentiable
  static double branchAfterwards(double[] x, boolean flag) {
    double s = 0;
    for (int i = 0; i < x.length; i++) s += x[i] * x[i] * x[i];
    double r = 2 * s;
    if (flag) r = s * s;
    return r;
  }

  @Differentiable
  static double meanThenVariance(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) sum += x[i] * x[i];
    double mean = sum / x.length;
    double square = 0;
    for (int i = 0; i < x.length; i++) {
      double d = x[i] - mean;
      square += d * d * d;
    }
    return square / x.length;
  }

  /** One sum over two loops, the first of which is an operand of the second. */
  @Differentiable
  static double sumContinued(double[] x, double[] y) {
    double s = x[0] * y[0];
    for (int i = 0; i < x.length; i++) s += x[i] * y[i];
    for (int i = 1; i < x.length; i++) s -= x[i - 1] * Math.sin(y[i]);
    return s;
  }

  @Differentiable
  static double secondReadsFirst(double[] x, double[] y) {
    double s = 0;
    for (int i = 0; i < x.length; i++) s += x[i] * y[i];
    double t = 1;
    for (int i = 0; i < x.length; i++) t += s * Math.sin(y[i]) * x[i];
    double u = 0;
    for (int i = 0; i < x.length; i++) u += t * s * x[i];
    return u;
  }

  @Differentiable
  static double negativeZero(double[] x, int n) {
    double s = -0.0;
    for (int i = 0; i < n - 2; i++) s += x[i] * x[i];
    return s;
  }

  /** The sum is replaced in one branch, multiplied in another. */
  @Differentiable
  static double sumReplaced(double[] x) {
    double s = x[0];
    for (int i = 0; i < x.length; i++) {
      if (x[i] > 1.2) {
        s = x[i] * x[i];
      } else if (x[i] > 0.3) {
        s = s * 1.5 + x[i];
      } else {
        s = s + x[i];
      }
    }
    return s;
  }

  /** Subtracted from, not added to: the adjoint changes its sign in each iteration. */
  @Differentiable
  static double alternating(double[] x) {
    double s = 0.5;
    for (int i = 0; i < x.length; i++) s = x[i] * x[i] * x[i] - s;
    return s;
  }

  /** Twice itself, written as a sum. */
  @Differentiable
  static double doubled(double[] x) {
    double s = x[1];
    for (int i = 0; i < x.length; i++) {
      double t = s + x[i] * x[i];
      s = t + s;
    }
    return s;
  }

  /** An inner loop adds the outer sum again and again. */
  @Differentiable
  static double innerAddsOuter(double[] x, int n) {
    double s = x[0];
    for (int i = 0; i < n; i++) {
      double t = x[i % 4];
      for (int j = 0; j < 2; j++) t = t + s;
      s = t;
    }
    return s;
  }

  /** Only the last trip of the inner loop counts. */
  @Differentiable
  static double innerOverwrites(double[] x, int n) {
    double s = x[0];
    for (int i = 0; i < x.length; i++) {
      double t = s;
      for (int j = 0; j < n - 2; j++) t = s + x[i] * x[j];
      s = t;
    }
    return s;
  }

  /** Two variables change places, both of them "sums". */
  @Differentiable
  static double exchangedSums(double[] x) {
    double a = x[0];
    double b = x[1] * x[1];
    for (int i = 0; i < 3; i++) {
      double t = a + x[i] * x[i];
      a = b - x[i];
      b = t;
    }
    return 3 * a - b * x[2];
  }

  @Differentiable
  static double carriedProduct(double[] x, double[] y) {
    double s = 0;
    double p = 1;
    for (int i = 0; i < x.length; i++) {
      s += x[i] * y[i];
      p *= 0.5 + x[i];
    }
    return s + p;
  }

  /** A sum and a constant sequence, in an int, a long and a double, that goes on. */
  @Differentiable
  static double randomWeights(double[] x, double[] y) {
    int state = 12345;
    long other = 7;
    double c = 1;
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      state = state * 1103515245 + 12345;
      other = other * 31 + state % 5;
      c = c * 0.75 + (state % 3);
      double w = (state >> 16) % 7 + c + (other % 11);
      for (int j = 0; j < 3; j++) {
        state = state * 69069 + 1;
        w += (state >> 20) % 5 * Math.sin(x[i] * y[j]);
      }
      s += w * x[i] * y[i] * x[i];
    }
    return s;
  }

  /** The state is in an array: a reverse sweep that sets it back would go round in circles. */
  @Differentiable
  static double stateInArray(double[] x) {
    int[] state = {7, 3};
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < state.length; k++) state[k] = state[k] * 5 + k + 1;
      double t = 0;
      for (int k = 0; k < state.length; k++) t += Math.sin(x[i] * (state[k] % 7));
      for (int k = 0; k < state.length; k++) state[k] = state[k] % 1000 + i;
      s += t * t + x[i] * state[1] % 13;
    }
    return s;
  }

  /** It is changed in an inner loop: set back there it would be wrong in the next iteration. */
  @Differentiable
  static double stateInInnerLoop(double[] x) {
    int[] state = {7, 3, 1};
    double[] w = {0.5, 1, 2};
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double t = x[i];
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) state[k] = (state[k] * 5 + k + j) % 101;
        for (int k = 0; k < 3; k++) w[k] = Math.sin(w[k] + state[k]);
        for (int k = 0; k < 3; k++) t = Math.sin(t * (1 + state[k] % 3 + w[k]));
      }
      s += t;
    }
    return s;
  }

  @Differentiable
  static double constantArrayChanges(double[] x) {
    double[] w = new double[3];
    boolean[] odd = new boolean[3];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < 3; k++) {
        w[k] = 0.5 * w[k] + i - k;
        odd[k] = !odd[(k + 1) % 3];
      }
      double t = 1;
      for (int k = 0; k < 3; k++) t = odd[k] ? t * x[i] * w[k] : t + w[k] * x[i];
      s += t;
    }
    return s;
  }

  @Differentiable
  static double carriedIndex(double[] x, int[] next) {
    int at = 0;
    double s = 0;
    for (int i = 0; i < 5; i++) {
      s += x[at] * x[at] * (i + 1) * x[next[at]];
      at = next[at];
    }
    return s;
  }

  // Fused sweeps: ranges.

  @Differentiable
  static double ranges(double[] x, int n) {
    double s = 0;
    for (int i = 0; i < 4; i += 2) s += Math.exp(x[i]);
    for (int i = x.length - 1; i >= 0; i--) s += x[i] * x[i] * i;
    for (int i = x.length - 1; i > 0; i -= 3) s += Math.sin(x[i]) * x[i - 1];
    for (int i = 1; i <= n - 1; i++) s += x[i] * x[i - 1] * x[0];
    for (int i = n; i < 2; i++) s += 100 * x[i] * x[i];
    for (int i = 3; i < n - 7; i++) s += 100 * x[i] * x[i];
    return s;
  }

  /** Inner bounds that change from iteration to iteration. */
  @Differentiable
  static double changingBounds(double[] x, int n) {
    double s = 0;
    int bound = n;
    for (int i = 0; i < x.length; i++) {
      double t = 1;
      for (int j = i; j < x.length; j++) t *= 0.5 + x[j];
      for (int j = 0; j < bound; j++) t += Math.sin(t * x[j % 4]);
      bound = bound - 1;
      s += t * x[i];
    }
    return s;
  }

  /** Inner loops that nobody knows how often run. */
  @Differentiable
  static double innerWhile(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double t = 1 + x[i] * x[i];
      int k = 0;
      while (t < 20) {
        t = t * t + x[i] + 0.25 * k;
        k++;
      }
      s += Math.log(t) * k;
    }
    return s;
  }

  @Differentiable
  static double leftEarly(double[] x, double[] y) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      if (x[i] < -0.1) continue;
      double t = 0;
      for (int j = 0; j < y.length; j++) {
        t += x[i] * y[j] * y[j];
        if (t > 1) break;
      }
      s += t * t;
    }
    return s;
  }

  /** In a branch, in another loop: not at the top of the body. */
  @Differentiable
  static double nestedSums(double[] x, boolean flag, int n) {
    double s = x[0] * x[1];
    if (flag) {
      for (int i = 0; i < n; i++) {
        double t = x[i] * x[i];
        for (int j = 0; j < n; j++) t = Math.sin(t) * x[j];
        s += t;
      }
    }
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < k; i++) s += x[i] * x[k] * x[k];
    }
    return s;
  }

  // Fused sweeps: arrays.

  /** Wholly rewritten in each iteration: the standard work array. */
  @Differentiable
  static double workArray(double[] x, double[] y) {
    double[] w = new double[y.length];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < w.length; j++) w[j] = x[i] * y[j];
      double m = w[0];
      for (int j = 1; j < w.length; j++) m = Math.max(m, w[j]);
      double t = 0;
      for (int j = 0; j < w.length; j++) t += Math.exp(w[j] - m);
      s += m + Math.log(t);
    }
    return s;
  }

  /** One short: the last element is what the iteration before left. */
  @Differentiable
  static double boundOneShort(double[] x) {
    int n = 4;
    double[] w = new double[n];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < n - 1; j++) w[j] = x[i] * x[j] + w[j + 1];
      w[n - 1] = w[0] * x[i];
      s += w[1] * w[2];
    }
    return s;
  }

  @Differentiable
  static double fromOne(double[] x, int n) {
    double[] w = new double[n];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 1; j < n; j++) w[j] = x[i] * x[j - 1];
      for (int j = 0; j < n; j++) s += w[j] * w[j];
      w[0] = x[i];
    }
    return s;
  }

  /** Its first element is set before the loop over the others. */
  @Differentiable
  static double firstThenRest(double[] x, int n) {
    double[] w = new double[n];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      w[0] = x[i];
      for (int j = 1; j < n; j++) w[j] = w[j - 1] * x[j - 1];
      for (int j = 0; j < n; j++) s += w[j] * x[j % 4];
    }
    return s;
  }

  @Differentiable
  static double filledInBranch(double[] x) {
    double[] w = new double[x.length];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      if (x[i] > 0.3) {
        for (int j = 0; j < w.length; j++) w[j] = x[i] * x[j];
      }
      double t = 0;
      for (int j = 0; j < w.length; j++) t += w[j] * w[j];
      s += t * x[i];
    }
    return s;
  }

  @Differentiable
  static double filledInBothBranches(double[] x) {
    double[] w = new double[2];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      if (x[i] > 0.3) {
        w[0] = x[i] * x[i];
        w[1] = Math.sin(x[i]);
      } else {
        w[0] = 1;
        w[1] = x[0] * x[i];
      }
      s += w[0] * w[1];
    }
    return s;
  }

  /** Only some elements are set, those that the condition says. */
  @Differentiable
  static double filledWhere(double[] x) {
    double[] w = new double[x.length];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < w.length; j++) {
        if (x[j] > x[i]) w[j] = x[i] * x[j];
      }
      for (int j = 0; j < w.length; j++) s += w[j] * w[j] * x[i];
    }
    return s;
  }

  @Differentiable
  static double everySecond(double[] x) {
    double[] w = new double[4];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 4; j += 2) w[j + (i & 1)] = x[i] * x[j];
      for (int j = 0; j < 4; j++) s += w[j] * w[j] * x[i];
    }
    return s;
  }

  /** All elements are set, but at places that nobody proves to be all. */
  @Differentiable
  static double permuted(double[] x, int[] order) {
    double[] w = new double[4];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 4; j++) w[order[j]] = x[i] * x[j] + j;
      for (int j = 0; j < 4; j++) s += w[j] * w[order[j]] * x[j];
    }
    return s;
  }

  @Differentiable
  static double readBeforeWritten(double[] x) {
    double[] w = new double[x.length];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < w.length; j++) w[j] = 0.5 * w[j] + x[i] * x[j];
      for (int j = 0; j < w.length; j++) s += w[j] * w[j];
    }
    return s;
  }

  /** The sum reads what the last iteration left, then the array is rewritten. */
  @Differentiable
  static double readFirst(double[] x) {
    double[] w = new double[x.length];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += w[i] * x[i];
      for (int j = 0; j < w.length; j++) w[j] = x[i] * x[j] * x[j];
    }
    return s;
  }

  @Differentiable
  static double readAfterTheLoop(double[] x) {
    double[] w = new double[x.length];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < w.length; j++) w[j] = x[i] * x[j];
      for (int j = 0; j < w.length; j++) s += w[j] * w[j];
    }
    return s + w[1] * w[2];
  }

  /** The same storage is read later by another name. */
  @Differentiable
  static double readLaterByAlias(double[] x) {
    double[] w = new double[x.length];
    double[] v = w;
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < w.length; j++) w[j] = x[i] * x[j] * x[j];
      for (int j = 0; j < w.length; j++) s += w[j] * w[j];
    }
    return s + v[1] * v[0];
  }

  /** Set by one name, read by another, in the loop. */
  @Differentiable
  static double aliasedInside(double[] x) {
    double[] w = new double[4];
    double[] v = w;
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 4; j++) w[j] = x[i] * x[j] + v[3 - j];
      for (int j = 0; j < 4; j++) s += v[j] * w[j];
      v[i] = x[i];
    }
    return s;
  }

  @Differentiable
  static double[] workArrayReturned(double[] x) {
    double[] w = new double[x.length];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < w.length; j++) w[j] = x[i] * x[j];
      for (int j = 0; j < w.length; j++) s += w[j] * w[j] * w[j];
    }
    w[0] += s;
    return w;
  }

  /** One work array for two loops, the second of which finds what the first left. */
  @Differentiable
  static double sharedByTwoLoops(double[] x) {
    double[] w = new double[x.length];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < w.length; j++) w[j] = x[i] * x[j];
      for (int j = 0; j < w.length; j++) s += Math.sin(w[j]);
    }
    for (int i = 0; i < x.length; i++) {
      s += w[i] * w[i] * x[i];
      for (int j = 0; j < w.length; j++) w[j] = Math.cos(x[i]) * x[j];
      for (int j = 0; j < w.length; j++) s += w[j] * w[j];
    }
    return s;
  }

  /** Read in the loop, overwritten behind it: the adjoint there is another's. */
  @Differentiable
  static double overwrittenLater(double[] x) {
    double[] a = new double[4];
    for (int i = 0; i < 4; i++) a[i] = x[i] * x[i];
    double s = 0;
    for (int i = 0; i < 4; i++) s += a[i] * Math.sin(a[3 - i]);
    for (int i = 0; i < 4; i++) a[i] = x[3 - i] * s;
    double t = 0;
    for (int i = 0; i < 4; i++) t += a[i] * a[i] * x[i];
    return t + 2 * s;
  }

  @Differentiable
  static double elementOverwrittenLater(double[] x) {
    double[] a = x.clone();
    double s = 0;
    for (int i = 0; i < 4; i++) s += a[i] * a[i] * x[3 - i];
    a[2] = x[0];
    return s + a[2] * a[3];
  }

  @Differentiable
  static double overwrittenBefore(double[] x) {
    double[] a = x.clone();
    for (int i = 0; i < 3; i++) a[i + 1] = a[i] * x[i];
    double s = 0;
    for (int i = 0; i < 4; i++) s += Math.exp(a[i]) * x[i];
    return s;
  }

  @Differentiable
  static double allocatedInside(double[] x, int n) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double[] w = new double[n];
      double[] copy = x.clone();
      double[] pair = {x[i], x[i] * x[0]};
      for (int j = 0; j < n - 1; j++) w[j] = copy[j] * pair[j % 2];
      for (int j = 1; j < n; j++) copy[j] = copy[j - 1] * w[j - 1];
      for (int j = 0; j < n; j++) s += copy[j] * w[j];
    }
    return s;
  }

  @Differentiable
  static double rowsExchangedInside(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double[][] m = new double[3][2];
      for (int r = 0; r < 3; r++) {
        for (int c = 0; c < 2; c++) m[r][c] = x[i] * x[r] + c;
      }
      for (int r = 1; r < 3; r++) {
        if (m[r][0] > m[r - 1][0]) {
          double[] t = m[r];
          m[r] = m[r - 1];
          m[r - 1] = t;
        }
        m[r][1] *= m[r - 1][0];
      }
      s += m[0][1] * m[2][1] + m[1][0];
    }
    return s;
  }

  /** Rows that live longer than an iteration. */
  @Differentiable
  static double rowsExchangedOutside(double[] x) {
    double[][] m = new double[2][3];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double[] row = m[0];
      m[0] = m[1];
      m[1] = row;
      for (int j = 0; j < 3; j++) row[j] = x[i] * x[j];
      for (int j = 0; j < 3; j++) s += m[0][j] * m[1][j];
    }
    return s;
  }

  /** Two buffers change places in each iteration. */
  @Differentiable
  static double buffersExchanged(double[] x) {
    double[] a = x.clone();
    double[] b = new double[x.length];
    double s = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < a.length; j++) b[j] = a[j] * x[i];
      double[] t = a;
      a = b;
      b = t;
      for (int j = 0; j < a.length; j++) s += a[j] * a[j];
    }
    return s;
  }

  @Differentiable
  static double recursionInside(double[] x) {
    double[] w = new double[3];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < w.length; j++) w[j] = x[i] * x[j];
      s += folded(w, 0, x[i]);
      for (int j = 0; j < w.length; j++) s += w[j] * x[i];
    }
    return s;
  }

  private static double folded(double[] w, int from, double a) {
    if (from == w.length) return a;
    w[from] = w[from] * a;
    return Math.sin(w[from]) + folded(w, from + 1, a * a);
  }

  /** The helper changes elements between two equal reads of them. */
  @Differentiable
  static double changedByRecursion(double[] x) {
    double[] w = x.clone();
    double before = w[1] * w[2];
    double r = folded(w, 0, x[0]);
    double after = w[1] * w[2];
    return before * after + r;
  }

  // Restored arrays.

  /** Set in a block, read in an inner loop, set again later in the block. */
  @Differentiable
  static double setAgainLater(double[] x) {
    double[] w = new double[4];
    double s = 1;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 4; j++) w[j] = x[i] * x[j] * s;
      double t = 0;
      for (int j = 0; j < 4; j++) t += w[j] * w[j];
      for (int j = 0; j < 4; j++) w[j] = Math.sin(x[j]) + 0.1 * t;
      for (int j = 0; j < 4; j++) t += w[j] * w[j] * x[j];
      s = Math.cos(0.2 * t) + 0.5 * s;
    }
    return s;
  }

  @Differentiable
  static double setAgainInBranch(double[] x) {
    double[] w = new double[4];
    double s = 1;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 4; j++) w[j] = Math.exp(0.3 * x[i] * x[j]) * s;
      double t = 0;
      for (int j = 0; j < 4; j++) t += w[j] * w[j];
      if (x[i] > 0.4) w[2] = t;
      for (int j = 0; j < 4; j++) t += w[j] * x[j];
      s = Math.cos(0.2 * t) + 0.5 * s;
    }
    return s;
  }

  /** Set again in a branch around another inner loop, and behind the reads. */
  @Differentiable
  static double setAgainBehindTheReads(double[] x, int n) {
    double[] w = new double[4];
    double s = 1;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 4; j++) w[j] = Math.exp(0.3 * x[i] * x[j]) * s + w[j];
      double t = 0;
      for (int j = 0; j < 4; j++) t += w[j] * w[j];
      if (t > 3) {
        for (int j = 0; j < 4; j++) w[j] = 0.02 * t;
        for (int j = 0; j < 4; j++) t += w[j] * w[j] * x[j];
      }
      s = Math.sin(0.2 * t) + 0.5 * s;
    }
    return s;
  }

  /** In a branch outside of all loops, and overwritten behind it. */
  @Differentiable
  static double branchWithoutLoopAround(double[] x, boolean flag) {
    double[] w = new double[4];
    double s = 1;
    if (flag) {
      for (int j = 0; j < 4; j++) w[j] = Math.exp(0.3 * x[j]);
      for (int j = 0; j < 4; j++) s = s * w[j] * w[j] + x[j];
    } else {
      for (int j = 0; j < 4; j++) w[j] = Math.sin(x[j]);
      for (int j = 0; j < 4; j++) s = Math.sin(s * w[j] * w[j]) + x[j];
    }
    for (int j = 0; j < 4; j++) w[j] = x[j] * s;
    return s + w[1] * w[2];
  }

  /** The same within an iteration that is reversed at once. */
  @Differentiable
  static double branchInIteration(double[] x) {
    double[] w = new double[4];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double s = x[i];
      for (int j = 0; j < 4; j++) w[j] = 1;
      if (s > 0.5) {
        for (int j = 0; j < 4; j++) w[j] = Math.exp(0.1 * x[j] * s);
        for (int j = 0; j < 4; j++) s = s * w[j] * w[j] + x[j];
      }
      for (int j = 0; j < 4; j++) w[j] = x[j] * s;
      sum += w[1] * w[2] * Math.cos(s);
    }
    return sum;
  }

  /** Set through one name and read through another. */
  @Differentiable
  static double setThroughAlias(double[] x) {
    double[] a = new double[4];
    double[] b = a;
    double s = 1;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 4; j++) b[j] = Math.exp(0.3 * x[i] * x[j]) * s;
      double t = 0;
      for (int j = 0; j < 4; j++) t += a[j] * a[j] * b[3 - j];
      s = Math.cos(0.2 * t);
    }
    return s;
  }

  /** Which of two arrays it is depends on the argument. */
  @Differentiable
  static double oneOfTwo(double[] x, int n) {
    double[] a = new double[4];
    double[] b = new double[4];
    double[] c = n % 2 == 0 ? a : b;
    double s = 1;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 4; j++) a[j] = Math.exp(0.3 * x[i] * x[j]) * s;
      for (int j = 0; j < 4; j++) b[j] = Math.sin(x[j]) * s;
      double t = 0;
      for (int j = 0; j < 4; j++) t += c[j] * a[j] + b[j] * c[3 - j];
      c[1] = t;
      s = Math.cos(0.1 * t + b[1]);
    }
    return s;
  }

  @Differentiable
  static double rowOfMatrix(double[] x) {
    double[][] m = new double[2][4];
    double[] row = m[1];
    double s = 1;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 4; j++) row[j] = Math.exp(0.3 * x[i] * x[j]) * s;
      double t = 0;
      for (int j = 0; j < 4; j++) t += row[j] * m[1][3 - j] + m[0][j] * row[j];
      for (int j = 0; j < 4; j++) m[0][j] = 0.1 * t * x[j];
      s = Math.cos(0.2 * t);
    }
    return s;
  }

  /** Integers, booleans and longs in arrays. */
  @Differentiable
  static double otherTypes(double[] x, int n) {
    int[] k = new int[4];
    boolean[] f = new boolean[4];
    long[] l = new long[4];
    double s = 1;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 4; j++) k[j] = (k[j] + 3 * j + i) % 4;
      for (int j = 0; j < 4; j++) f[j] = x[j] * s > 0.2 * i;
      for (int j = 0; j < 4; j++) l[j] = l[j] * 3 + k[j];
      double t = 1;
      for (int j = 0; j < 4; j++) {
        if (f[j]) t = t * x[k[j]] + s; else t = t + Math.sin(s) * (l[j] % 5);
      }
      s = Math.cos(0.2 * t);
    }
    return s;
  }

  @Differentiable
  static double prefixSums(double[] x) {
    double[] p = new double[4];
    double s = 1;
    for (int i = 0; i < x.length; i++) {
      p[0] = x[i] * s;
      for (int j = 1; j < 4; j++) p[j] = p[j - 1] + x[j] * s;
      double t = 0;
      for (int j = 0; j < 4; j++) t += p[j] * p[j];
      s = Math.cos(0.2 * t);
    }
    return s;
  }

  /** The element read is what the same loop has just set, or will set. */
  @Differentiable
  static double fillsFromItself(double[] x) {
    double[] p = new double[4];
    double s = 1;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < p.length; j++) p[j] = p[3 - j] + x[j] * s;
      double t = 0;
      for (int j = 0; j < p.length; j++) t += p[j] * p[j];
      s = Math.cos(0.2 * t);
    }
    return s;
  }

  @Differentiable
  static double filledInPart(double[] x) {
    double[] p = x.clone();
    double s = 1;
    for (int i = 0; i < x.length; i++) {
      for (int j = 1; j < 3; j++) p[j] = x[j] * s;
      double t = 0;
      for (int j = 0; j < 4; j++) t += p[j] * p[j];
      p[0] = t * 0.1;
      s = Math.cos(0.2 * t);
      p[3] = s;
    }
    return s;
  }

  @Differentiable
  static double restoredInWhile(double[] x, double limit) {
    double[] w = new double[x.length];
    double s = 0.5;
    double t = 0;
    int k = 0;
    while (t < 4 * limit) {
      for (int j = 0; j < w.length; j++) w[j] = Math.exp(s * x[j]) + k;
      for (int j = 0; j < w.length; j++) t += 0.2 * w[j] * w[j];
      s = s * x[k % 4] + 0.1;
      k++;
    }
    return s * t;
  }

  @Differentiable
  static double triangular(double[] x, int[] ends) {
    double[] w = new double[4];
    double s = 1;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j <= i; j++) w[j] = Math.exp(0.3 * x[i] * x[j]) * s;
      double t = 0;
      for (int j = i; j < 4; j++) t += w[j] * w[j] * x[j];
      for (int j = 0; j < ends[i]; j++) t += w[j] * Math.sin(t);
      for (int j = 4; j > ends[i]; j--) t += w[j - 1] * t;
      s = Math.cos(0.2 * t);
    }
    return s;
  }

  /** The sweep must not set back what it returns. */
  @Differentiable
  static double[] restoredAndReturned(double[] x) {
    double[] w = new double[4];
    double s = 1;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 4; j++) w[j] = Math.exp(0.3 * x[i] * x[j]) * s;
      double t = 0;
      for (int j = 0; j < 4; j++) t += w[j] * w[j];
      s = Math.cos(0.2 * t);
    }
    return w;
  }

  /** Nor what it fills for its caller, by another name. */
  @Differentiable
  static void restoredOutput(double[] x, @Output double[] out) {
    double[] w = out;
    double s = 1;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 4; j++) w[j] = Math.exp(0.3 * x[i] * x[j]) * s;
      double t = 0;
      for (int j = 0; j < 4; j++) t += w[j] * w[j];
      s = Math.cos(0.2 * t);
    }
  }

  /** Three levels; each sets an array and reads that of the level above. */
  @Differentiable
  static double levels(double[] x, int n) {
    double[] a = new double[n];
    double[] b = new double[n];
    double s = 1;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) a[j] = Math.sin(x[j % 4] * s);
      for (int k = 0; k < n; k++) {
        for (int j = 0; j < n; j++) b[j] = Math.exp(a[j] * a[k]);
        double t = 0;
        for (int j = 0; j < n; j++) t += b[j] * a[j] * b[k];
        s = s * 0.5 + Math.cos(t) * a[k];
      }
    }
    return s;
  }

  /** Between sweeps nothing may be computed from an array that a later loop has changed. */
  @Differentiable
  static double refillFromChanged(double[] x) {
    double[] c = x.clone();
    double[] w = new double[4];
    double s = 1;
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) w[j] = c[j] * s;
      double t = 0;
      for (int j = 0; j < 4; j++) t += w[j] * w[j];
      s = Math.cos(0.2 * t);
      c[i] = c[i] * s + 0.5;
    }
    return s + c[1];
  }

  // Records in arrays.

  @Differentiable
  static double zeroTrips(double[] x, int n) {
    double s = 1;
    for (int i = 0; i < n - 4; i++) {
      for (int j = 0; j < n; j++) s = Math.sin(s * x[j % 4]) + x[i % 4];
    }
    for (int i = 0; i < n; i++) {
      for (int j = 3; j < n; j++) s = Math.sin(s * x[j % 4]) + x[i % 4];
    }
    for (int i = -1; i > n; i--) s = s * s;
    return s * x[0];
  }

  @Differentiable
  static double descendingRecords(double[] x, int n) {
    double s = 1;
    for (int i = n; i >= -1; i--) {
      for (int j = 2; j > -n; j--) s = Math.sin(s * x[(j + n) % 4]) + x[(i + 1) % 4];
      for (int j = -n; j <= 1; j++) s = Math.cos(s + x[(j + n) % 4]);
      for (int j = 0; j < 7; j += 3) s = s * x[j % 4];
    }
    return s;
  }

  @Differentiable
  static double recordsInBranch(double[] x, boolean flag, int n) {
    double s = 1;
    if (flag) {
      for (int i = 0; i < n; i++) s = Math.sin(s * x[i % 4]);
    } else {
      for (int i = n; i > 0; i--) {
        if (s > 0.2) {
          for (int j = 0; j < i; j++) s = Math.cos(s * x[j % 4]);
        }
        for (int j = 0; j < n; j++) s = Math.exp(-s * x[j % 4]);
      }
    }
    return s;
  }

  @Differentiable
  static double otherRecords(double[] x, int n) {
    double s = 1;
    long l = 5;
    int k = n;
    boolean odd = false;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 3; j++) {
        l = l * 31 + k;
        k = (k * 7 + (int) (l % 3)) & 15;
        odd = odd != (k > 7);
        char c = (char) ('a' + k % 3);
        if (odd) s = Math.sin(s * x[k % 4] + c); else s = s * 0.5 + x[(int) Math.floorMod(l, 4)];
      }
    }
    return s;
  }

  @Differentiable
  static double boundsFromArray(double[] x, int[] ends, int n) {
    double s = 1;
    for (int i = ends[1]; i < ends[2]; i++) {
      for (int j = ends[3]; j < ends[i]; j++) s = Math.sin(s * x[j % 4]) + x[i % 4];
      for (int j = ends[3]; j <= ends[0]; j++) s = Math.cos(s * x[j % 4]);
    }
    return s;
  }

  // Kept adjoints.

  @Differentiable
  static double increments(double[] x) {
    double[] a = x.clone();
    double[] b = a;
    for (int i = 0; i < 4; i++) {
      a[i] += x[3 - i] * x[i];
      a[i] += a[i] * x[i];
      a[i] += a[3 - i] * x[i];
      a[i] += b[i] * b[0];
      a[i] = 2 * a[i] + x[0];
      a[i] += x[i];
      a[i] += x[i] * x[i];
    }
    return a[0] * a[1] + a[2] * b[3];
  }

  @Differentiable
  static double[] incrementsOfOne(double[] x, int[] at) {
    double[] a = new double[4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        a[at[i]] += x[i] * x[j];
        a[at[i]] -= Math.sin(a[j]);
        a[at[at[i]]] += a[at[i]];
      }
    }
    return a;
  }

  @Differentiable
  static double incrementsOfRows(double[][] m) {
    double[][] a = {m[0].clone(), m[1].clone(), m[0].clone()};
    a[2] = a[0];
    for (int i = 0; i < 4; i++) {
      a[0][i] += a[2][i] * a[1][i];
      a[2][i] += m[i][0];
      a[1][i] += a[0][i] * a[2][3 - i];
    }
    return a[0][1] * a[2][2] + a[1][3];
  }

  /** Between the read and the store of an increment another name is stored to. */
  @Differentiable
  static double increasedOverAlias(double[] x, int n) {
    double[] a = x.clone();
    double[] b = new double[4];
    double[] c = n > 2 ? a : b;
    for (int i = 0; i < 4; i++) {
      double old = a[i];
      c[i] = x[0] * x[i];
      a[i] = old + x[i] * x[i];
    }
    return a[0] * a[1] + a[2] * a[3] * c[1];
  }

  // Sums in locals.

  /** The reverse adds to the adjoint of p[0] in each trip; there is none where n is 2. */
  @Differentiable
  static double onePlace(double[] x, double[] p, int n) {
    double s = 0;
    int k = n == 2 ? 99 : 0;
    for (int i = 0; i < n - 2; i++) s += x[i] * p[k] * Math.sin(p[0]);
    for (int i = 0; i < n; i++) s = Math.sin(s) + x[i] * p[1] * p[i];
    return s;
  }

  /** The loop adds to one place of the adjoint only, which does not exist where it does not run. */
  @Differentiable
  static double missingPlace(double[] x, double[] p, int n) {
    int k = n == 2 ? 99 : 0;
    double s = p[1];
    for (int i = 0; i < n - 2; i++) s = Math.sin(s + x[i] * p[k]);
    return s * x[0];
  }

  @Differentiable
  static double reducedInPlace(double[] x) {
    double[] p = {x[0], x[1]};
    double[] q = p;
    for (int i = 0; i < 4; i++) {
      p[0] += x[i] * p[0];
      p[1] += x[i] * q[0];
      q[0] -= x[i] * x[i];
    }
    for (int i = 0; i < 4; i++) q[1] += x[i] * x[i];
    return p[0] * p[1];
  }

  /** Of a row that does not exist where the loop does not run. */
  @Differentiable
  static double placeInMissingRow(double[][] m, int n) {
    double[][] rows = new double[n - 2][];
    for (int i = 0; i < n - 2; i++) rows[i] = m[i].clone();
    double s = m[1][1];
    for (int k = 0; k < n - 2; k++) {
      for (int i = 0; i < n; i++) s = s * 0.5 + rows[0][1] * m[k][i % 4];
    }
    return s;
  }

  // Skipped iterations and exclusive branches.

  @Differentiable
  static double largest(double[] x, double[] y) {
    double m = x[0] * y[0];
    for (int i = 1; i < x.length; i++) m = Math.max(m, x[i] * y[i]);
    return m * m + x[1];
  }

  /** Every comparison is a tie. */
  @Differentiable
  static double ties(double[] x) {
    double m = x[0] * x[1];
    for (int i = 0; i < 4; i++) m = Math.max(m, Math.min(x[0] * x[1], m));
    for (int i = 0; i < 4; i++) m = Math.min(Math.max(x[1] * x[0], m), m);
    return m * Math.sin(m) + x[2];
  }

  /** Each element twice. */
  @Differentiable
  static double twice(double[] x) {
    double m = -9;
    for (int i = 0; i < 8; i++) m = Math.max(x[i / 2] * x[3], m);
    return m * m * x[0];
  }

  /** The largest and the smallest at once, and something else that is carried. */
  @Differentiable
  static double spread(double[] x, double[] y) {
    double low = 9;
    double high = -9;
    double last = 1;
    for (int i = 0; i < x.length; i++) {
      double v = x[i] * y[i];
      low = Math.min(low, v);
      high = Math.max(v, high);
      last = last * 0.5 + v;
    }
    return (high - low) * last;
  }

  /** The chain is weakened as well as chosen. */
  @Differentiable
  static double decaying(double[] x) {
    double m = x[0];
    for (int i = 1; i < x.length; i++) m = Math.max(0.8 * m + 0.1 * x[i], x[i] * x[i]);
    return m * m;
  }

  /** What loses has an infinite derivative. */
  @Differentiable
  static double infiniteLoser(double[] x, int n) {
    double m = 1 + x[0] * x[0];
    for (int i = 0; i < x.length; i++) m = Math.max(m, Math.sqrt((n - n) * x[i]));
    double k = Math.min(m, 1 / (x[1] * (n - n)));
    return m * k;
  }

  @Differentiable
  static double maxPooling(double[][] image, double[] w) {
    double s = 0;
    for (int r = 0; r < 4; r += 2) {
      for (int c = 0; c < 4; c += 2) {
        double best = -1e9;
        for (int i = 0; i < 2; i++) {
          for (int j = 0; j < 2; j++) best = Math.max(best, image[r + i][c + j] * w[2 * i + j]);
        }
        s += best * best;
      }
    }
    return s;
  }

  @Differentiable
  static double viterbi(double[][] transition, double[] emission) {
    double[] score = emission.clone();
    double[] next = new double[4];
    for (int t = 0; t < 3; t++) {
      for (int j = 0; j < 4; j++) {
        double best = -1e9;
        for (int i = 0; i < 4; i++) best = Math.max(best, score[i] * 0.7 + transition[i][j]);
        next[j] = best * emission[(j + t) % 4];
      }
      for (int j = 0; j < 4; j++) score[j] = next[j];
    }
    double best = -1e9;
    for (int i = 0; i < 4; i++) best = Math.max(best, score[i]);
    return best;
  }

  @Differentiable
  static double timeWarping(double[] x, double[] y) {
    int n = x.length;
    double[][] d = new double[n + 1][n + 1];
    for (int i = 1; i <= n; i++) {
      d[0][i] = 1e3;
      d[i][0] = 1e3;
    }
    for (int i = 1; i <= n; i++) {
      for (int j = 1; j <= n; j++) {
        double cost = (x[i - 1] - y[j - 1]) * (x[i - 1] - y[j - 1]);
        d[i][j] = cost + Math.min(d[i - 1][j - 1], Math.min(d[i - 1][j], d[i][j - 1]));
      }
    }
    return d[n][n];
  }

  /** Two of the three centroids are the same. */
  @Differentiable
  static double nearest(double[][] points, double[] c) {
    double s = 0;
    for (int i = 0; i < points.length; i++) {
      double best = 1e9;
      for (int k = 0; k < 3; k++) {
        double d = 0;
        for (int j = 0; j < 2; j++) {
          double e = points[i][j] - c[(k & 1) + j];
          d += e * e;
        }
        best = Math.min(best, d);
      }
      s += best;
    }
    return s;
  }

  @Differentiable
  static double kinksInLoops(double[] x, double[] y) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double a = Math.abs(x[i] - 0.3 * y[i]);
      double b = Math.max(0.2, Math.min(1.1, x[i] * y[i]));
      double c = Math.max(a, b) - Math.min(b, a);
      for (int j = 0; j < 3; j++) {
        a = Math.abs(a - c * y[j]);
        s += Math.max(a * b, c) * Math.max(c, a * b);
      }
    }
    return s;
  }

  /** Branches of the same condition that feed one another. */
  @Differentiable
  static double exclusive(double a, double b) {
    double s = a * b;
    double t = 1;
    if (a > b) s = s * a;
    t = t + s;
    if (b > a) {
      s = s + t * b;
      t = t * t;
    }
    if (a > b) {
      double c = a;
      a = b * b;
      t = t + c;
    }
    if (b > a) t = t * s;
    return s * t + a;
  }

  /** What stands between the branches goes from one to the other. */
  @Differentiable
  static double exclusiveOnce(double a, double b) {
    double s = a * b;
    double t = 1;
    if (a > b) s = s * a;
    t = t + s;
    if (b > a) t = t * t * b;
    return s * t;
  }

  /** Only the loser depends on a loop. */
  @Differentiable
  static double loopBehindLoser(double[] x, double a) {
    double p = 1;
    double q = 0;
    for (int i = 0; i < x.length; i++) {
      p *= 0.3 + 0.1 * x[i];
      q += x[i] * x[i] * a;
    }
    double m = Math.max(p, q + 1);
    double k = Math.min(p, q + 1);
    return m * m * a + 2 * Math.max(k, m) * p;
  }

  @Differentiable
  static double emptyRanges(double x, double[] y) {
    int least = Integer.MIN_VALUE;
    int most = Integer.MAX_VALUE;
    double s = x;
    for (int i = 0; i < least; i++) {
      s = Math.sin(s * y[i]);
    }
    for (int i = y.length - 1; i > most; i--) {
      s = Math.sin(s * y[i]);
    }
    for (int i = 1; i < least + y.length; i += 3) {
      s = Math.sin(s * y[i]);
    }
    for (int i = y.length; i > most - 2; i -= 2) {
      s = Math.sin(s * y[i]);
    }
    return s * y[0];
  }

  @Differentiable
  static double longRanges(double x, double[] y) {
    double s = x;
    for (int i = -2_000_000_000; i < 2_000_000_000; i += 65_000) {
      if (i % 7 == 0) {
        s = Math.sin(s * y[Math.floorMod(i, 4)]) + 0.5;
      }
    }
    for (int i = 2_000_000_000; i >= -2_000_000_000; i -= 65_535) {
      if (i % 17 == 0) {
        s = Math.cos(s * y[Math.floorMod(i, 4)]) + 0.5;
      }
    }
    return s;
  }

  /** The copy at the end is dead, and with it what the loop carries for it, but for the last. */
  @Differentiable
  static double deadCopyOfCarriedArray(double x, double[] a) {
    double[] v = a.clone();
    a = a;
    for (int i = 0; i < 3; i++) {
      x *= 0.5 + a[0];
      v = new double[4];
      v[2] = a[2] * x;
      a[1] += v[2];
    }
    double[] dead = v.clone();
    return x + a[1] * 0.5;
  }

  @Differentiable
  static double deadCarriedArrayInBranch(double x, double[] a, int n) {
    double[] v = a;
    double[] w = a.clone();
    for (int i = 0; i < n; i++) {
      x = Math.sin(x) + w[i % 4];
      w[1] *= x;
      if (x > 0.5) {
        v = w;
        w[2] += x * x;
      } else {
        v = a;
      }
    }
    double[] dead = v;
    return x * w[2];
  }
}
