package dev.fluxion.processor.ir;

/** The primitive types of Java (JLS 4.2), and {@code void} as the result of a procedure. */
public enum Primitive implements Type {
  BOOLEAN,
  BYTE,
  SHORT,
  CHAR,
  INT,
  LONG,
  FLOAT,
  DOUBLE,
  VOID;

  /** The keyword that names this type in Java. */
  public String keyword() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public boolean isNumeric() {
    return this != BOOLEAN && this != VOID;
  }

  public boolean isIntegral() {
    return isNumeric() && !isReal();
  }

  @Override
  public String toString() {
    return keyword();
  }
}
