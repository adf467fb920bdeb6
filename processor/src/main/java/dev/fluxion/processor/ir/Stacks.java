package dev.fluxion.processor.ir;

import java.util.List;

/** The stacks of the runtime on which a forward sweep leaves what its reverse sweep needs. */
public final class Stacks {
  private static final String INTERNAL = "dev.fluxion.runtime.internal.";

  /** All stacks together, handed from one function to the next. */
  public static final ClassType TAPE = new ClassType(INTERNAL + "Tape");

  private Stacks() {}

  /** The stack that holds values of {@code type}. */
  public static ClassType of(Type type) {
    if (!(type instanceof Primitive primitive)) {
      return new ClassType(INTERNAL + "ReferenceStack<" + type + ">");
    }
    return new ClassType(
        INTERNAL
            + switch (primitive) {
              case DOUBLE, FLOAT -> "DoubleStack";
              case LONG -> "LongStack";
              case BOOLEAN -> "BooleanStack";
              case INT, SHORT, BYTE, CHAR -> "IntStack";
              case VOID -> throw new IllegalArgumentException("void has no value");
            });
  }

  /** What a stack of values of {@code type} is called, by the runtime's tape too. */
  public static String name(Type type) {
    if (!(type instanceof Primitive primitive)) {
      return "references";
    }
    return switch (primitive) {
      case DOUBLE, FLOAT -> "reals";
      case BOOLEAN -> "conditions";
      case LONG -> "longs";
      case INT, SHORT, BYTE, CHAR -> "integers";
      case VOID -> throw new IllegalArgumentException("void has no value");
    };
  }

  /** A new stack or tape. */
  public static Expression create(ClassType type) {
    return Expression.Call.of(new Method(type.qualifiedName(), "new", List.of(), type, true));
  }

  /** A tape that nobody uses, empty. */
  public static Expression acquire() {
    return Expression.Call.of(Method.ofStatic(TAPE.qualifiedName(), "acquire", TAPE));
  }

  /** Gives {@code tape} back, empty again. */
  public static Expression release(Variable tape) {
    Method method = new Method(TAPE.qualifiedName(), "release", List.of(), Primitive.VOID, false);
    return Expression.Call.of(method, Code.read(tape));
  }

  public static boolean isRelease(Expression value) {
    return value instanceof Expression.Call call
        && call.method().owner().equals(TAPE.qualifiedName())
        && call.method().name().equals("release");
  }

  /** The stack of {@code tape} that holds values of {@code type}. */
  public static Expression open(Variable tape, Type type) {
    Method method = new Method(TAPE.qualifiedName(), name(type), List.of(), of(type), false);
    return Expression.Call.of(method, Code.read(tape));
  }

  public static boolean isCreation(Expression value) {
    return value instanceof Expression.Call call
        && call.method().owner().startsWith(INTERNAL)
        && (call.method().name().equals("new") || call.method().name().equals("acquire"));
  }

  public static boolean isOpening(Expression value) {
    return value instanceof Expression.Call call
        && call.method().owner().equals(TAPE.qualifiedName())
        && !call.method().isStatic()
        && !isRelease(value);
  }

  public static boolean isTape(Variable variable) {
    return variable.type().equals(TAPE);
  }

  /** Whether derivatives can travel over {@code stack}. */
  public static boolean holdsReals(Variable stack) {
    String name = ((ClassType) stack.type()).qualifiedName();
    return name.endsWith("DoubleStack") || name.matches(".*<(double|float)(\\[])*>");
  }

  /** Whether {@code stack} may hold rows or arrays over the scalar type of {@code array}. */
  public static boolean holds(Variable stack, Type array) {
    return array instanceof ArrayType type
        && ((ClassType) stack.type()).qualifiedName().matches(".*<" + type.scalar() + "(\\[])+>");
  }
}
