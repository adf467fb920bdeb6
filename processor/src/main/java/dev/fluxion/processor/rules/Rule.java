package dev.fluxion.processor.rules;

import dev.fluxion.processor.ir.Expression;
import java.util.List;

/**
 * How an elementary function is differentiated: one partial per real argument, each an expression
 * over the arguments and the result.
 *
 * @param name of the function, as its class spells it
 * @param partials ∂f/∂argument, in order; a null formula: identically zero
 * @param samples arguments in the interior of the domain, for the tests
 * @param kinks arguments at which SPEC section 6 lays down the partials, for the tests
 */
public record Rule(
    String name, List<Partial> partials, List<double[]> samples, List<double[]> kinks) {

  /**
   * One partial derivative.
   *
   * @param strong whether it may be infinite or NaN at finite arguments, so that a zero adjoint or
   *     tangent must be multiplied by a strong zero
   */
  public record Partial(Formula formula, boolean strong) {}

  /** A partial derivative in terms of the arguments {@code x} and the result {@code y}. */
  @FunctionalInterface
  public interface Formula {
    Expression at(List<Expression> x, Expression y);
  }

  public int arity() {
    return partials.size();
  }
}
