package dev.fluxion.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what is not differentiated with respect to: a parameter of a {@link Differentiable} method,
 * a component of a record, or, on an instance method, its receiver. Parameters without a
 * real-valued part need no mark.
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
public @interface Constant {}
