package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Type;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The recurring sentences of the generated Javadoc. */
final class Docs {
  private static final String TANGENTS = "<p>Tangents may be arrays of the point.";
  static final String OUTPUTS =
      "<p>The output arrays are filled with the value, as the method itself fills them.";

  /** Why a method throws. */
  static final String OTHER_SHAPE = "an array has another shape; nothing is written then";

  static final String COTANGENT = "the cotangent has another shape";

  static final String ALIAS = "a destination is an array of the point or another destination";

  private Docs() {}

  /** {@code f(double, double[])}, to be shown as code. */
  static String reference(Signature signature) {
    String parameters =
        signature.parameters().stream()
            .map(p -> shown(p.variable().type()) + " " + p.variable().name())
            .collect(Collectors.joining(", "));
    return signature.method() + "(" + parameters + ")";
  }

  /** {@code Physics.energy(x, y)}. */
  static String call(Signature signature) {
    String owner = signature.className().get(signature.className().size() - 1);
    return signature.parameters().stream()
        .map(p -> p.variable().name())
        .collect(Collectors.joining(", ", owner + "." + signature.method() + "(", ")"));
  }

  private static String shown(Type type) {
    return type instanceof RecordType record ? record.simpleName() : type.toString();
  }

  /** What the tangents are. */
  static String tangents(ApiBuilder api) {
    return api.slots.hasFlatTangents()
        ? "<p>The tangents of all independents come in one array, in flat order."
        : TANGENTS;
  }

  /** What the in-place destinations are. */
  static String destinations(ApiBuilder api) {
    Independents independents = api.independents;
    if (api.slots.hasFlatDestinations()) {
      return "<p>The destination is one array for all independents, in flat order.";
    }
    boolean records = independents.wholes().stream().anyMatch(Shape::isRecord);
    return "<p>Destinations: an array of its shape per independent array"
        + (records ? " and a {@code double[]} of its flat length per record" : "")
        + ", in order, then one {@code double[]} for all independent scalars. They must not alias"
        + " the point or one another.";
  }

  /** With a paragraph more before the tags. */
  static CodeBlock with(CodeBlock documentation, String paragraph) {
    String text = documentation.toString();
    int tags = text.indexOf("\n@");
    int at = tags < 0 ? text.length() : tags;
    return CodeBlock.of("$L", text.substring(0, at) + "\n" + paragraph + "\n" + text.substring(at));
  }

  /** The constructor of a class of static methods. */
  static MethodSpec noObjects() {
    return MethodSpec.constructorBuilder()
        .addJavadoc("There are no objects of this class.\n")
        .addModifiers(Modifier.PRIVATE)
        .build();
  }

  /** Of a program that stands behind a method that users call. */
  static CodeBlock behind(Signature signature) {
    return of(
        "The program behind a method of {@code "
            + reference(signature)
            + "}: numbers and arrays take the place of records and outputs.");
  }

  static CodeBlock of(String... paragraphs) {
    return CodeBlock.of("$L\n", String.join("\n", paragraphs));
  }
}
