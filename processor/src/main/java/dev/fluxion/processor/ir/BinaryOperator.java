package dev.fluxion.processor.ir;

/**
 * Java's binary operators (JLS 15.17-15.24), and the strong-zero product and quotient of reverse
 * and forward mode: {@code strong(t, p)} is 0 where {@code t == 0}, whatever {@code p}, and {@code
 * t * p} otherwise. It is bilinear for the purposes of differentiation.
 */
public enum BinaryOperator {
  MULTIPLY("*", 12),
  DIVIDE("/", 12),
  REMAINDER("%", 12),
  ADD("+", 11),
  SUBTRACT("-", 11),
  SHIFT_LEFT("<<", 10),
  SHIFT_RIGHT(">>", 10),
  SHIFT_RIGHT_UNSIGNED(">>>", 10),
  LESS("<", 9),
  LESS_EQUAL("<=", 9),
  GREATER(">", 9),
  GREATER_EQUAL(">=", 9),
  EQUAL("==", 8),
  NOT_EQUAL("!=", 8),
  AND("&", 7),
  XOR("^", 6),
  OR("|", 5),
  CONDITIONAL_AND("&&", 4),
  CONDITIONAL_OR("||", 3),
  STRONG("strong", 16),
  STRONG_QUOTIENT("strongQuotient", 16);

  private final String symbol;
  private final int precedence;

  BinaryOperator(String symbol, int precedence) {
    this.symbol = symbol;
    this.precedence = precedence;
  }

  public String symbol() {
    return symbol;
  }

  /** Binding strength in Java; larger binds tighter. */
  public int precedence() {
    return precedence;
  }

  public boolean isComparison() {
    return ordinal() >= LESS.ordinal() && ordinal() <= NOT_EQUAL.ordinal();
  }

  public boolean isEquality() {
    return this == EQUAL || this == NOT_EQUAL;
  }

  public boolean isShift() {
    return this == SHIFT_LEFT || this == SHIFT_RIGHT || this == SHIFT_RIGHT_UNSIGNED;
  }

  /** Whether the right operand is evaluated only for some values of the left one. */
  public boolean isShortCircuit() {
    return this == CONDITIONAL_AND || this == CONDITIONAL_OR;
  }
}
