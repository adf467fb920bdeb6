package dev.fluxion.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the classes that Fluxion writes, down to their class files, where {@code
 * javax.annotation.processing.Generated} does not reach. Tools that look at class files, such as
 * JaCoCo, leave out what has an annotation with {@code Generated} in its name: nobody is to write
 * tests for the coverage of generated code.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface FluxionGenerated {}
