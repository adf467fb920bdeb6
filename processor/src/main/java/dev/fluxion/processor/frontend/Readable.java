package dev.fluxion.processor.frontend;

/**
 * What is read into a function of the program: a method, or a function written as an expression.
 */
sealed interface Readable permits Instance, FunctionSite {}
