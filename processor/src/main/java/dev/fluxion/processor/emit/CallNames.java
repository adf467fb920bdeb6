package dev.fluxion.processor.emit;

/**
 * How the names of the methods that a program calls begin.
 *
 * @param parts of the parts of a method that was split
 * @param functions of the functions that the programs of one annotated method share
 */
record CallNames(String parts, String functions) {}
