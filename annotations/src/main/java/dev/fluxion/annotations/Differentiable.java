package dev.fluxion.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for the derivatives of a method; on a class or a package, opens its methods to others.
 *
 * <p>For each class {@code C} with annotated methods the annotation processor writes one companion
 * class {@code CGradients} in the same package (for a nested class {@code Outer.Inner}: {@code
 * Outer_InnerGradients}), compiled with the rest of the code:
 *
 * <pre>{@code
 * @Differentiable
 * static double rosenbrock(double[] x) {
 *   double a = 1 - x[0];
 *   double b = x[1] - x[0] * x[0];
 *   return a * a + 100 * b * b;
 * }
 *
 * double[] gradient = ExampleGradients.rosenbrockGradient(x);
 * }</pre>
 *
 * <p>The <em>independent</em> parameters are all real-valued ones: {@code double}, {@code float},
 * their arrays of any rank, and records with such a component, unless marked {@link Constant} or
 * {@link Output}; the receiver of an instance method of such a record comes first. The result is
 * the return value or, for a {@code void} method, its {@link Output} arrays.
 *
 * <p>The method, its class and whatever it reads or calls may be private. A companion method has
 * the nearest accessible supertype in the place of a private type in the signature.
 *
 * <p>On a <strong>class</strong>, or on a package in {@code package-info.java}, it lets
 * differentiable code of other classes call every method in it that can carry a derivative, as if
 * each were annotated; methods for users are generated only of those that are annotated themselves.
 * Its elements have no effect there.
 *
 * <p>Code that cannot be differentiated is a compile-time error at the place in question.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.CLASS)
public @interface Differentiable {

  /**
   * The derivatives to generate.
   *
   * @return the derivatives wanted; empty, the default, for all that apply to the method
   */
  Derivative[] generate() default {};

  /**
   * Classes that declare {@link DerivativeOf} rules to be used in this method. Rules declared in
   * the method's own top-level class hold without being named here.
   *
   * @return the classes with the rules
   */
  Class<?>[] rules() default {};

  /**
   * Not there yet: {@code true} is error FLX113 in this version. Whether generated code looks for
   * the origin of infinities and NaNs: it then throws {@link ArithmeticException} at the first
   * adjoint or tangent that is not finite although its operands are, naming source file, line and
   * expression.
   *
   * @return whether to check every derivative
   */
  boolean debug() default false;
}
