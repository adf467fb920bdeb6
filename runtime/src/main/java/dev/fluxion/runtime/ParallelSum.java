package dev.fluxion.runtime;

import dev.fluxion.runtime.internal.Shapes;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;

/**
 * A sum over data and its gradient, computed in parallel. A term is what a generated {@code fVjp}
 * does, which adds to its destinations and returns the value:
 *
 * <pre>{@code
 * double value =
 *     ParallelSum.over(data.length)
 *         .valueAndGradient(
 *             gradient, (i, bar) -> ModelGradients.lossVjp(weights, data[i], 1.0, bar));
 * }</pre>
 *
 * <p>The terms are cut into chunks of neighbours, each summed in order into a buffer of its own,
 * and the chunks are summed pairwise. So the result depends on the number of chunks, and neither on
 * the pool nor on what runs beside: with the same number it is the same bit for bit.
 *
 * <p>Terms run at the same time in several threads, and must not write to what they share. A term
 * that throws ends the sum with an {@code IllegalStateException} that names its number, the first
 * one if there are several, and has what was thrown as its cause; an {@code Error} goes through as
 * it is. Destinations are written to only if all terms have succeeded.
 *
 * <p>Instances are immutable.
 */
public final class ParallelSum {
  private static final int CHUNKS = 64;

  private final int terms;
  private final int chunks;
  private final ForkJoinPool pool;

  private ParallelSum(int terms, int chunks, ForkJoinPool pool) {
    this.terms = terms;
    this.chunks = chunks;
    this.pool = pool;
  }

  /**
   * One term of a sum.
   *
   * @param <B> the type of the destination
   */
  @FunctionalInterface
  public interface Term<B> {

    /**
     * Adds the gradient of the term to a destination.
     *
     * @param index the number of the term, from 0
     * @param destination what to add to
     * @return the value of the term
     */
    double addTo(int index, B destination);
  }

  /**
   * A sum in 64 chunks on the common pool.
   *
   * @param terms the number of terms
   * @return the sum, to be given its terms
   * @throws IllegalArgumentException if the number is negative
   */
  public static ParallelSum over(int terms) {
    if (terms < 0) {
      throw new IllegalArgumentException("terms is " + terms + ", expected at least 0");
    }
    return new ParallelSum(terms, CHUNKS, ForkJoinPool.commonPool());
  }

  /**
   * The same sum in another number of chunks: each needs a buffer for the gradient, and a thread
   * has something to do as long as there are chunks.
   *
   * @param number how many
   * @return the sum
   * @throws IllegalArgumentException if the number is not positive
   */
  public ParallelSum inChunks(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("number is " + number + ", expected at least 1");
    }
    return new ParallelSum(terms, number, pool);
  }

  /**
   * The same sum in other threads.
   *
   * @param threads the pool to run in
   * @return the sum
   */
  public ParallelSum on(ForkJoinPool threads) {
    Shapes.present("threads", threads);
    return new ParallelSum(terms, chunks, threads);
  }

  /**
   * Computes the value alone.
   *
   * @param term the value of each term
   * @return the sum
   */
  public double value(IntToDoubleFunction term) {
    Shapes.present("term", term);
    return run(() -> null, (i, none) -> term.applyAsDouble(i), (a, b) -> a).value;
  }

  /**
   * Computes value and gradient.
   *
   * @param gradient becomes the gradient
   * @param term a term that adds to an array of that length
   * @return the sum
   */
  public double valueAndGradient(double[] gradient, Term<double[]> term) {
    Shapes.present("gradient", gradient);
    Shapes.present("term", term);
    Partial<double[]> sum = run(() -> new double[gradient.length], term, ParallelSum::added);
    System.arraycopy(sum.gradient, 0, gradient, 0, gradient.length);
    return sum.value;
  }

  /**
   * Computes value and gradient by several arrays, or by a matrix.
   *
   * @param gradients become the gradient
   * @param term a term that adds to arrays of those lengths
   * @return the sum
   */
  public double valueAndGradient(double[][] gradients, Term<double[][]> term) {
    Shapes.present("gradients", gradients);
    Shapes.present("term", term);
    Partial<double[][]> sum = run(() -> zerosLike(gradients), term, ParallelSum::added);
    for (int i = 0; i < gradients.length; i++) {
      System.arraycopy(sum.gradient[i], 0, gradients[i], 0, gradients[i].length);
    }
    return sum.value;
  }

  private static double[][] zerosLike(double[][] arrays) {
    double[][] zeros = new double[arrays.length][];
    for (int i = 0; i < zeros.length; i++) {
      zeros[i] = new double[arrays[i].length];
    }
    return zeros;
  }

  private static double[] added(double[] sum, double[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
    return sum;
  }

  private static double[][] added(double[][] sum, double[][] more) {
    for (int i = 0; i < sum.length; i++) {
      added(sum[i], more[i]);
    }
    return sum;
  }

  private <B> Partial<B> run(Supplier<B> zeros, Term<B> term, BinaryOperator<B> add) {
    int count = Math.max(1, Math.min(chunks, terms));
    Partial<B> sum = pool.invoke(new Work<>(new Job<>(terms, count, zeros, term, add), 0, count));
    if (sum.failure instanceof Error error) {
      throw error;
    } else if (sum.failure != null) {
      throw new IllegalStateException("term " + sum.failed + ": " + sum.failure, sum.failure);
    }
    return sum;
  }

  /** The sum of some chunks, or why there is none. */
  private record Partial<B>(double value, B gradient, int failed, Throwable failure) {}

  /** What all chunks are given. */
  private static final class Job<B> {
    private final int terms;
    private final int chunks;
    private final Supplier<B> zeros;
    private final Term<B> term;
    private final BinaryOperator<B> add;

    /** The first term that is known to have failed: those behind it do not matter any more. */
    private final AtomicInteger failed = new AtomicInteger(Integer.MAX_VALUE);

    Job(int terms, int chunks, Supplier<B> zeros, Term<B> term, BinaryOperator<B> add) {
      this.terms = terms;
      this.chunks = chunks;
      this.zeros = zeros;
      this.term = term;
      this.add = add;
    }

    private int start(int chunk) {
      return (int) ((long) terms * chunk / chunks);
    }

    Partial<B> chunk(int number) {
      B gradient = zeros.get();
      double value = 0;
      int end = start(number + 1);
      for (int i = start(number); i < end && i < failed.get(); i++) {
        try {
          value += term.addTo(i, gradient);
        } catch (RuntimeException | Error failure) {
          failed.accumulateAndGet(i, Math::min);
          return new Partial<>(value, gradient, i, failure);
        }
      }
      return new Partial<>(value, gradient, 0, null);
    }

    Partial<B> sum(Partial<B> left, Partial<B> right) {
      if (left.failure != null || right.failure != null) {
        return left.failure != null ? left : right;
      }
      B gradient = add.apply(left.gradient, right.gradient);
      return new Partial<>(left.value + right.value, gradient, 0, null);
    }
  }

  /** The chunks from one to another, halved until they are one. */
  private static final class Work<B> extends RecursiveTask<Partial<B>> {
    private static final long serialVersionUID = 1;

    private final transient Job<B> job;
    private final int from;
    private final int to;

    Work(Job<B> job, int from, int to) {
      this.job = job;
      this.from = from;
      this.to = to;
    }

    @Override
    protected Partial<B> compute() {
      if (to - from == 1) {
        return job.chunk(from);
      }
      int middle = (from + to) >>> 1;
      Work<B> right = new Work<>(job, middle, to);
      right.fork();
      Partial<B> left = new Work<>(job, from, middle).compute();
      return job.sum(left, right.join());
    }
  }
}
