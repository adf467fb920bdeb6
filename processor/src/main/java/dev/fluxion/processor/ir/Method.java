package dev.fluxion.processor.ir;

import java.util.List;
import java.util.Optional;

/**
 * A method called by name, outside the differentiated bodies: of {@code Math}, of the runtime, of a
 * user's class. An instance method takes its receiver as first argument (not listed in {@code
 * parameters}).
 *
 * @param parameters the types of the arguments; for opaque methods, those the user's own call had,
 *     so that the same overload is chosen again
 * @param isOpaque whether nothing is known of it but that its arguments are constants: calls happen
 *     once in every sweep, in program order, and may change the arrays they are given
 * @param rule how an opaque method is differentiated all the same, if its user says so; it then
 *     neither changes its arguments nor keeps them, and returns a new array
 * @param hidden how it is reached where generated code may not name it
 */
public record Method(
    String owner,
    String name,
    List<Type> parameters,
    Type result,
    boolean isStatic,
    boolean isOpaque,
    Optional<CustomRule> rule,
    Optional<Hidden> hidden) {

  /** The owner of the elementary functions that users have beside {@code Math}. */
  public static final String FUNCTIONS = "dev.fluxion.runtime.Functions";

  /** The owner of methods that the companion has for itself. */
  public static final String COMPANION = "(companion)";

  /** The owner of functions of floats that doubles hold. */
  public static final String FLOATS = "dev.fluxion.runtime.internal.Floats";

  public Method {
    parameters = List.copyOf(parameters);
  }

  /** A method of which all is known that matters. */
  public Method(String owner, String name, List<Type> parameters, Type result, boolean isStatic) {
    this(owner, name, parameters, result, isStatic, false, Optional.empty(), Optional.empty());
  }

  /** A method of which nothing is known. */
  public static Method opaque(
      String owner, String name, List<Type> parameters, Type result, boolean isStatic) {
    return new Method(
        owner, name, parameters, result, isStatic, true, Optional.empty(), Optional.empty());
  }

  /** The same, to be differentiated by a rule. */
  public Method with(CustomRule newRule) {
    return new Method(
        owner, name, parameters, result, isStatic, isOpaque, Optional.of(newRule), hidden);
  }

  /** The same, reached through a handle, if there is one. */
  public Method by(Optional<Hidden> handle) {
    return new Method(owner, name, parameters, result, isStatic, isOpaque, rule, handle);
  }

  /** The same of other types, which say no less at run time. */
  public Method typed(List<Type> newParameters, Type newResult) {
    return new Method(owner, name, newParameters, newResult, isStatic, isOpaque, rule, hidden);
  }

  /**
   * Throws where a record of another class does not keep what its constructor is given, which is
   * its leaves.
   */
  public static Method check(RecordType record) {
    List<Type> leaves = Leaf.of(record).stream().map(Leaf::type).toList();
    return new Method(COMPANION, "check", leaves, record, true);
  }

  public static Method ofStatic(String owner, String name, Type result, Type... parameters) {
    return new Method(owner, name, List.of(parameters), result, true);
  }

  /** {@code Math.name(double, …)} with {@code arity} reals. */
  public static Method math(String name, int arity) {
    return new Method(
        "java.lang.Math",
        name,
        java.util.Collections.nCopies(arity, Primitive.DOUBLE),
        Primitive.DOUBLE,
        true);
  }

  /** The function of that many reals in the runtime's {@code Functions}. */
  public static Method function(String name, int arity) {
    List<Type> types = java.util.Collections.nCopies(arity, Primitive.DOUBLE);
    return new Method(FUNCTIONS, name, types, Primitive.DOUBLE, true);
  }

  /** {@code Math.name(int, int)}, which is an {@code int}. */
  public static Method mathOfInts(String name) {
    Primitive type = Primitive.INT;
    return ofStatic("java.lang.Math", name, type, type, type);
  }

  /** Whether calls may change arrays that they are given, now or later. */
  public boolean mayChangeArguments() {
    return isOpaque && rule.isEmpty();
  }

  @Override
  public String toString() {
    return owner.substring(owner.lastIndexOf('.') + 1) + "." + name;
  }
}
