package dev.fluxion.processor.emit;

/**
 * The names of the methods that a program calls.
 *
 * @param parts what the names of the parts of a method that was split begin with
 * @param functions what the names of the functions begin with that the programs of one annotated
 *     method share
 * @param handles by which it reaches what it may not name
 */
record CallNames(String parts, String functions, HandleMethods handles) {

  /**
   * The Java name of a function; the exported one and its derivatives have no name of their own.
   */
  String function(String name) {
    return functions + (name.isEmpty() || name.startsWith("$") ? name : "$" + name);
  }
}
