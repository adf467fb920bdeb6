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
 * <p>The method takes and returns {@code double}s, or arrays of them of any rank; reals that are
 * not differentiated by, arrays too, are marked {@link Constant} in the rule. Other parameters
 * ({@code int}, objects) are constants. The parameter types of the rule tell overloads of the
 * method apart. If it is an instance method, the rule takes the object first.
 *
 * <ul>
 *   <li>For a function of one real the rule returns its derivative as a {@code double}; for a
 *       function of <i>k</i> &gt; 1 reals, its partials as a {@code double[k]}.
 *   <li>For a method over arrays the rule takes the same parameters, then the cotangent of the
 *       result, then one destination per array to differentiate by, in order, and a last one, of
 *       one dimension, for all scalars: it adds the product of the cotangent and the Jacobian to
 *       the destinations (VJP form), and changes nothing else.
 *   <li>A second rule for such a method may take the same parameters, then a tangent for each that
 *       is differentiated by, and return the tangent of the result (JVP form). Without it forward
 *       mode calls the VJP form once for each number of the result.
 * </ul>
 *
 * <p>The rule is differentiable Java itself, so that higher derivatives follow from it; it may call
 * the method, and others that have rules. The method must not change its arguments, nor keep them,
 * and returns a new array.
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
