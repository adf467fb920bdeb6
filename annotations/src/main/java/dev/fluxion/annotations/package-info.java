/**
 * The annotations by which a program asks for derivatives. All of them are read at compile time and
 * are kept in class files, so that other compilations see them, but not at run time.
 */
package dev.fluxion.annotations;
