package dev.fluxion.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an array parameter of a {@link Differentiable} method that the method changes in place: it
 * is an independent with its contents on entry, and a result with its contents on return.
 *
 * <pre>{@code
 * @Differentiable
 * static void axpy(double a, double[] x, @InOut double[] y) {
 *   for (int i = 0; i < y.length; i++) {
 *     y[i] += a * x[i];
 *   }
 * }
 * }</pre>
 *
 * <p>Generated methods leave the caller's array as it was and return results as new arrays: of a
 * single one, that array; of several, or beside a return value, the record {@code
 * <MethodName>Result} of the companion, the return value first, under the name {@code value}.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface InOut {}
