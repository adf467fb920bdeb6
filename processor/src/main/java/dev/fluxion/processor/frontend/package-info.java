/**
 * From javac's parse tree to the intermediate representation. Only this package sees {@code
 * com.sun.source}.
 *
 * <p>Names, overloads and types inside bodies are resolved here, over the parse tree. The compiler
 * is never asked for an element or a type inside a body: it would attribute the class on the spot,
 * while generated classes are still missing, and keep the wrong types it inferred.
 */
package dev.fluxion.processor.frontend;
