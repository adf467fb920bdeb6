package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * A class the differentiation does not look into: a string, an enum, a stack of the runtime.
 *
 * @param qualifiedName as Java writes it, with its type arguments: {@code java.util.List<? extends
 *     java.lang.Number>}. Where names do not follow the conventions, so that they do not tell where
 *     the package ends, a slash stands there
 */
public record ClassType(String qualifiedName) implements Type {

  /** The class without type arguments. */
  public String rawName() {
    int bracket = qualifiedName.indexOf('<');
    return bracket < 0 ? qualifiedName : qualifiedName.substring(0, bracket);
  }

  /** The type arguments, as Java writes them; wildcards begin with a question mark. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < qualifiedName.length(); i++) {
      char c = qualifiedName.charAt(i);
      if (c == '<' && depth++ == 0) {
        start = i + 1;
      } else if (c == '>' && --depth == 0 || c == ',' && depth == 1) {
        arguments.add(qualifiedName.substring(start, i));
        start = i + 1;
      }
    }
    return arguments;
  }

  /** The type that {@link Type#toString} wrote as {@code text}; no wildcard. */
  public static Type parse(String text) {
    if (text.endsWith("[]")) {
      return new ArrayType(parse(text.substring(0, text.length() - 2)));
    }
    for (Primitive primitive : Primitive.values()) {
      if (primitive.keyword().equals(text)) {
        return primitive;
      }
    }
    return new ClassType(text);
  }

  @Override
  public String toString() {
    return qualifiedName;
  }
}
