package dev.fluxion.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that solves an equation, and is differentiated by that equation instead of by the
 * way it takes to the solution (Griewank &amp; Walther, <em>Evaluating Derivatives</em>, chapter
 * 15).
 *
 * <pre>{@code
 * @ImplicitFunction(residual = "balance")
 * static double[] solve(double[] guess, double[] p) {
 *   // any iteration, of any library
 * }
 *
 * @Differentiable
 * static double[] balance(double[] y, double[] p) {
 *   return new double[] {y[0] * y[0] + y[1] - p[0], y[0] - y[1] * y[1] - p[1]};
 * }
 * }</pre>
 *
 * <p>The first parameter is where the method begins to search: a {@code double}, or a {@code
 * double[]} of the length of the result. It is a constant. The others are those of the equation.
 * Derivatives are generated as for a {@link Differentiable} method, and differentiable code may
 * call the method; what it does is not looked into. The derivative at a result {@code y} costs one
 * Jacobian of the equation by {@code y} and its factorisation, and for each order of derivatives a
 * derivative of the equation, whatever the number of iterations.
 *
 * <p>Methods that use the derivative throw an {@link ArithmeticException} that names the method
 * where that Jacobian is singular, or where the method has not converged.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface ImplicitFunction {

  /**
   * The method of the same class that is zero at the solution: of the unknowns, then the method's
   * other parameters.
   *
   * @return its name; empty where {@link #fixedPoint} is given
   */
  String residual() default "";

  /**
   * The method of the same class that gives back the solution: of the unknowns, then the method's
   * other parameters.
   *
   * @return its name; empty where {@link #residual} is given
   */
  String fixedPoint() default "";

  /**
   * How far from the solution a result may be: the largest change that a step of Newton's method
   * would still make, relative to one more than the largest of the unknowns.
   *
   * @return a positive number
   */
  double tolerance() default 1e-6;
}
