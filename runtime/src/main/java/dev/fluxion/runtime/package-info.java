/**
 * Functions with derivatives as objects, Taylor polynomials, a check of derivatives for tests, and
 * elementary functions that {@link java.lang.Math} does not have.
 */
package dev.fluxion.runtime;
