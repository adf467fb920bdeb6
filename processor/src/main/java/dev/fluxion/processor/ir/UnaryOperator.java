package dev.fluxion.processor.ir;

/** Java's unary operators without side effects (JLS 15.15), and the rounding of floats. */
public enum UnaryOperator {
  NEGATE("-"),
  NOT("!"),
  COMPLEMENT("~"),
  /** Of a double: the nearest float, as a double. */
  ROUND_TO_FLOAT("(double) (float) ");

  private final String symbol;

  UnaryOperator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }
}
