import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.runtime.Functions;

/** Likelihoods, filters and moments. */
public class Statistics {

  public record Moments(double mean, double variance, int count) {}

  /** Labels are 0 and 1. */
  @Differentiable
  public static double logisticRegression(double[] w, @Constant double[][] x, int[] label) {
    double loss = 0;
    for (int i = 0; i < x.length; i++) {
      double margin = 0;
      for (int j = 0; j < w.length; j++) margin += w[j] * x[i][j];
      loss += Functions.softplus(margin);
      if (label[i] == 1) loss -= margin;
    }
    return loss;
  }

  /** Without the factorials. */
  @Differentiable
  public static double poissonRegression(double[] w, @Constant double[][] x, int[] count) {
    double loss = 0;
    int i = 0;
    for (double[] row : x) {
      double eta = 0;
      for (int j = 0; j < row.length; ++j) eta += row[j] * w[j];
      loss += Math.exp(eta) - count[i++] * eta;
    }
    return loss;
  }

  @Differentiable
  public static double gammaLogDensity(double x, double shape, double scale) {
    return (shape - 1) * Math.log(x)
        - x / scale
        - shape * Math.log(scale)
        - Functions.logGamma(shape);
  }

  @Differentiable
  public static double betaLogDensity(double x, double a, double b) {
    double normal = Functions.logGamma(a) + Functions.logGamma(b) - Functions.logGamma(a + b);
    return (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - normal;
  }

  /** Student's t with location and scale. */
  @Differentiable
  public static double studentLogDensity(double x, double location, double scale, double nu) {
    double z = (x - location) / scale;
    return Functions.logGamma((nu + 1) / 2)
        - Functions.logGamma(nu / 2)
        - 0.5 * Math.log(nu * Math.PI)
        - Math.log(scale)
        - (nu + 1) / 2 * Math.log1p(z * z / nu);
  }

  /** A local level observed with noise: the negative log-likelihood. */
  @Differentiable
  public static double kalman(
      double drift, double noise, double start, @Constant double[] observed) {
    double mean = start, variance = 1, loss = 0;
    for (double y : observed) {
      if (Double.isNaN(y)) {
        variance += drift;
        continue;
      }
      variance += drift;
      double s = variance + noise;
      double innovation = y - mean;
      loss += 0.5 * (Math.log(s) + innovation * innovation / s);
      double gain = variance / s;
      mean += gain * innovation;
      variance *= 1 - gain;
    }
    return loss;
  }

  /** The log-likelihood of a hidden Markov chain, scaled at each step. */
  @Differentiable
  public static double hiddenMarkov(
      double[] start, double[][] transition, double[][] emission, int[] seen) {
    int n = start.length;
    double[] alpha = new double[n];
    double log = 0;
    for (int t = 0; t < seen.length; t++) {
      double[] next = new double[n];
      double scale = 0;
      for (int j = 0; j < n; j++) {
        double p = 0;
        if (t == 0) {
          p = start[j];
        } else {
          for (int i = 0; i < n; i++) p += alpha[i] * transition[i][j];
        }
        next[j] = p * emission[j][seen[t]];
        scale += next[j];
      }
      for (int j = 0; j < n; j++) next[j] /= scale;
      log += Math.log(scale);
      alpha = next;
    }
    return log;
  }

  /** The log-probability of the likeliest path. */
  @Differentiable
  public static double viterbi(
      double[] start, double[][] transition, double[][] emission, int[] seen) {
    int n = start.length;
    double[] score = new double[n];
    for (int j = 0; j < n; j++) score[j] = Math.log(start[j] * emission[j][seen[0]]);
    double[] next = new double[n];
    for (int t = 1; t < seen.length; t++) {
      for (int j = 0; j < n; j++) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
          best = Math.max(best, score[i] + Math.log(transition[i][j]));
        }
        next[j] = best + Math.log(emission[j][seen[t]]);
      }
      double[] swap = score;
      score = next;
      next = swap;
    }
    double best = score[0];
    for (double s : score) if (s > best) best = s;
    return best;
  }

  /** Welford's recurrence. */
  @Differentiable
  public static Moments moments(double[] x) {
    double mean = 0, squares = 0;
    int n = 0;
    for (double each : x) {
      double delta = each - mean;
      mean += delta / ++n;
      squares += delta * (each - mean);
    }
    return new Moments(mean, squares / (n - 1), n);
  }

  /** Half the conditional sum of squares of an ARMA(1,1). */
  @Differentiable
  public static double arma(double phi, double theta, double mean, @Constant double[] series) {
    double sum = 0, residual = 0;
    for (int t = 1; t < series.length; t++) {
      residual = series[t] - mean - phi * (series[t - 1] - mean) - theta * residual;
      sum += residual * residual;
    }
    return sum / 2;
  }

  @Differentiable
  public static double exponentialSmoothing(double alpha, double[] x) {
    double level = x[0];
    for (int i = 1; i < x.length; i++) level = alpha * x[i] + (1 - alpha) * level;
    return level;
  }

  /** The negative log marginal likelihood of a Gaussian process. */
  @Differentiable
  public static double gaussianProcess(
      double amplitude, double length, double noise, @Constant double[] x, @Constant double[] y) {
    int n = x.length;
    double[] l = new double[n * (n + 1) / 2];
    double[] z = new double[n];
    double loss = 0.5 * n * Math.log(2 * Math.PI);
    for (int i = 0, row = 0; i < n; row += ++i) {
      double right = y[i];
      for (int j = 0, other = 0; j <= i; other += ++j) {
        double d = (x[i] - x[j]) / length;
        double s = amplitude * amplitude * Math.exp(-d * d / 2) + (i == j ? noise * noise : 0);
        for (int k = 0; k < j; k++) s -= l[row + k] * l[other + k];
        l[row + j] = j < i ? s / l[other + j] : Math.sqrt(s);
        if (j < i) right -= l[row + j] * z[j];
      }
      z[i] = right / l[row + i];
      loss += z[i] * z[i] / 2 + Math.log(l[row + i]);
    }
    return loss;
  }

  /** Where a chain of positive rates settles. */
  @Differentiable
  public static double[] stationary(double[][] weight) {
    int n = weight.length;
    double[][] p = new double[n][n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (double w : weight[i]) sum += w;
      for (int j = 0; j < n; j++) p[i][j] = weight[i][j] / sum;
    }
    double[] pi = new double[n];
    pi[0] = 1;
    double change = 1;
    while (change > 1e-15) {
      double[] next = new double[n];
      for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) next[j] += pi[i] * p[i][j];
      change = 0;
      for (int j = 0; j < n; j++) change += Math.abs(next[j] - pi[j]);
      System.arraycopy(next, 0, pi, 0, n);
      if (change < 1e-15) break;
    }
    return pi;
  }

  /** The log-density of a mixture of normals. */
  @Differentiable
  public static double mixture(double[] logWeight, double[] mean, double[] logScale, double x) {
    int k = mean.length;
    double[] terms = new double[k];
    for (int i = 0; i < k; i++) {
      double z = (x - mean[i]) / Math.exp(logScale[i]);
      terms[i] = logWeight[i] - logScale[i] - 0.5 * z * z;
    }
    return Functions.logSumExp(terms) - Functions.logSumExp(logWeight);
  }

  /** Pearson's correlation. */
  @Differentiable
  public static double correlation(double[] x, double[] y) {
    double mx = 0, my = 0;
    for (int i = 0; i < x.length; i++) {
      mx += x[i] / x.length;
      my += y[i] / y.length;
    }
    double xx = 0, yy = 0, xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - mx) * (x[i] - mx);
      yy += (y[i] - my) * (y[i] - my);
      xy += (x[i] - mx) * (y[i] - my);
    }
    return xy / Math.sqrt(xx * yy);
  }
}
