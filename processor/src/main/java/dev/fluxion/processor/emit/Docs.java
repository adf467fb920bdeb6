package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Type;
import java.util.stream.Collectors;

/** The recurring sentences of the generated Javadoc. */
final class Docs {
  static final String TANGENTS =
      "<p>One tangent per independent, in order, of the independent's shape; they may alias the"
          + " point.";
  static final String DESTINATIONS =
      "<p>Destinations: an array of its shape per independent array, in order, then one"
          + " {@code double[]} for all independent scalars. They must not alias the point or one"
          + " another.";
  static final String THROWS_SHAPE =
      "@throws IllegalArgumentException if a destination or tangent has another shape; nothing is"
          + " written then";
  static final String THROWS_ORDER =
      "@throws IllegalArgumentException if the order is negative or a tangent has another shape";

  private Docs() {}

  /** {@code f(double, double[])}, to be shown as code. */
  static String reference(Signature signature) {
    String parameters =
        signature.parameters().stream()
            .map(p -> shown(p.variable().type()) + " " + p.variable().name())
            .collect(Collectors.joining(", "));
    return signature.method() + "(" + parameters + ")";
  }

  private static String shown(Type type) {
    return type instanceof RecordType record ? record.simpleName() : type.toString();
  }

  static CodeBlock of(String... paragraphs) {
    return CodeBlock.of("$L\n", String.join("\n", paragraphs));
  }
}
