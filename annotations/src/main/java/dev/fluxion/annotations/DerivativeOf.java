package dev.fluxion.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a static method as the derivative rule of another method: one that Fluxion cannot look
 * into, or whose derivative is known in a better form.
 *
 * <pre>{@code
 * @DerivativeOf(owner = Erf.class, method = "erf")
 * static double erfDerivative(double x) {
 *   return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
 * }
 * }</pre>
 *
 * <p>The parameter types of the rule tell overloads of the method apart.
 *
 * <ul>
 *   <li>For a function of one real the rule returns its derivative as a {@code double}; for a
 *       function of <i>k</i> &gt; 1 reals, its partials as a {@code double[k]}. The rule is
 *       differentiable Java itself, so that higher derivatives follow from it.
 *   <li>For a method over arrays the rule takes the same parameters, then the cotangent of the
 *       result, then one destination per independent, to which it adds (VJP form).
 * </ul>
 *
 * <p>A rule holds for {@link Differentiable} methods of the top-level class that declares it, and
 * where its class is named by {@link Differentiable#rules()}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface DerivativeOf {

  /**
   * The class that declares the differentiated method.
   *
   * @return the declaring class
   */
  Class<?> owner();

  /**
   * The simple name of the differentiated method.
   *
   * @return the method's name
   */
  String method();
}
