package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Floats;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;

/** What goes between floats, which users pass and get, and doubles, which programs do. */
final class FloatForms {
  private FloatForms() {}

  /** Whether users see an array of floats, of any rank, in the place of one of doubles. */
  static boolean isArray(Type type) {
    return type instanceof ArrayType && Floats.isFloat(type);
  }

  /** A user's {@code value} of type {@code type} as programs take it. */
  static CodeBlock widened(CodeBlock value, Type type) {
    return isArray(type) ? CodeBlock.of("$T.widen($L)", TypeNames.FLOATS, value) : value;
  }

  /** What programs return as {@code value} in the user's type. */
  static CodeBlock narrowed(CodeBlock value, Type type) {
    if (type == Primitive.FLOAT) {
      return CodeBlock.of("(float) $L", value);
    }
    return isArray(type) ? CodeBlock.of("$T.narrow($L)", TypeNames.FLOATS, value) : value;
  }
}
