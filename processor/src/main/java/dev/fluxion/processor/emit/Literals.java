package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Java source of literals, the same on every JDK: {@code Double.toString} changed its digits in JDK
 * 19.
 */
final class Literals {
  private Literals() {}

  /** Names of classes are imported or qualified: a class of the user may have the same. */
  static CodeBlock code(Object value) {
    String text = of(value);
    for (Class<?> type : new Class<?>[] {Double.class, Float.class}) {
      String prefix = type.getSimpleName() + ".";
      if (value instanceof Number && text.startsWith(prefix)) {
        return CodeBlock.of("$T.$L", type, text.substring(prefix.length()));
      }
    }
    return CodeBlock.of("$L", text);
  }

  static String of(Object value) {
    if (value instanceof Double number) {
      return ofDouble(number);
    } else if (value instanceof Float number) {
      return ofFloat(number);
    } else if (value instanceof Long number) {
      return number + "L";
    } else if (value instanceof String text) {
      return ofString(text);
    } else if (value instanceof Character character) {
      return "(char) " + (int) character;
    } else if (value instanceof Byte || value instanceof Short) {
      String type = value instanceof Byte ? "byte" : "short";
      return "(" + type + ") " + (((Number) value).intValue() < 0 ? "(" + value + ")" : value);
    }
    return String.valueOf(value);
  }

  /** On one line, and in ASCII, whatever the encoding of generated files. */
  private static String ofString(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      literal.append(
          switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c >= ' ' && c < 127 ? String.valueOf(c) : String.format("\\u%04x", (int) c);
          });
    }
    return literal.append('"').toString();
  }

  private static String ofFloat(float value) {
    if (Float.isNaN(value)) {
      return "Float.NaN";
    } else if (Float.isInfinite(value)) {
      return value > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
    }
    return ofDouble(value) + "f";
  }

  private static String ofDouble(double value) {
    if (Double.isNaN(value)) {
      return "Double.NaN";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    } else if (value == 0) {
      return 1 / value > 0 ? "0.0" : "-0.0";
    }
    return decimal(shortest(value));
  }

  /** The decimal of fewest digits that reads back as {@code value}. */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
  }

  private static String decimal(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    int exponent = plain.precision() - plain.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String text = plain.toPlainString();
      return text.contains(".") ? text : text + ".0";
    }
    String mantissa = plain.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return (mantissa.contains(".") ? mantissa : mantissa + ".0") + "E" + exponent;
  }
}
