package dev.fluxion.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.ir.Signature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Completes the Javadoc of a generated method: every parameter is explained, exceptions are those
 * that its own code throws, the annotated method is linked, and lines fit.
 */
final class Javadoc {
  private static final int WIDTH = 92;

  private Javadoc() {}

  /**
   * The whole comment.
   *
   * @param text paragraphs and tags, each a line
   * @param header of the method, whose parameters are explained
   * @param meanings of parameters, by name
   * @param failures when it throws {@code IllegalArgumentException}
   */
  static CodeBlock complete(
      String text, MethodSpec header, Map<String, String> meanings, Collection<String> failures) {
    List<String> lines = new ArrayList<>();
    List<String> returns = new ArrayList<>();
    for (String line : text.strip().split("\n")) {
      if (line.startsWith("@return")) {
        returns.add(line);
      } else if (!line.startsWith("@")) {
        wrap(line, "", lines);
      }
    }
    lines.add("");
    for (ParameterSpec parameter : header.parameters()) {
      String meaning = meanings.getOrDefault(parameter.name(), "a variable of the computation");
      wrap("@param " + parameter.name() + " " + meaning, "    ", lines);
    }
    if (returns.isEmpty()
        && header.returnType() != null
        && !header.returnType().equals(TypeName.VOID)) {
      returns.add("@return the result");
    }
    returns.forEach(tag -> wrap(tag, "    ", lines));
    if (!failures.isEmpty()) {
      String cause = String.join(", or ", failures);
      wrap("@throws IllegalArgumentException if " + cause, "    ", lines);
    }
    return CodeBlock.of("$L\n", joined(lines));
  }

  /** Of a record with these components. */
  static CodeBlock ofRecord(String text, MethodSpec components) {
    Map<String, String> meanings = new HashMap<>();
    components.parameters().forEach(p -> meanings.put(p.name(), "a component"));
    meanings.put("value", "the value");
    meanings.put("gradient", "the gradient");
    return complete(text, components, meanings, List.of());
  }

  /** With one empty line where there were several. */
  private static String joined(List<String> lines) {
    return String.join("\n", lines).strip().replaceAll("\n{3,}", "\n\n");
  }

  /** A comment with a link to the annotated method in the place of its name. */
  static String linked(Signature signature, String text) {
    return text.replace("{@code " + Docs.reference(signature) + "}", link(signature));
  }

  /**
   * To the annotated method. A first parameter of the class itself may be the object that an
   * instance method is called on, which no link names.
   */
  static String link(Signature signature) {
    String owner = String.join(".", signature.className());
    List<TypeName> types =
        signature.parameters().stream()
            .map(p -> erased(TypeNames.of(p.variable().type())))
            .toList();
    boolean isUnclear =
        signature.isHidden() || !types.isEmpty() && owner.equals(nested(types.get(0)));
    String parameters = types.stream().map(TypeName::toString).collect(Collectors.joining(", "));
    return "{@link "
        + owner
        + "#"
        + signature.method()
        + (isUnclear ? "" : "(" + parameters + ")")
        + " "
        + signature.method()
        + "}";
  }

  private static String nested(TypeName type) {
    return type instanceof ClassName named ? String.join(".", named.simpleNames()) : "";
  }

  private static TypeName erased(TypeName type) {
    if (type instanceof ArrayTypeName array) {
      return ArrayTypeName.of(erased(array.componentType()));
    }
    return type instanceof ParameterizedTypeName generic ? generic.rawType() : type;
  }

  /** Breaks at spaces outside of inline tags. */
  private static void wrap(String text, String indent, List<String> lines) {
    StringBuilder line = new StringBuilder();
    for (String word : words(text)) {
      if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
      } else if (line.length() > 0) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == ' ' && depth == 0) {
        words.add(text.substring(start, i));
        start = i + 1;
      }
    }
    words.add(text.substring(start));
    return words;
  }
}
