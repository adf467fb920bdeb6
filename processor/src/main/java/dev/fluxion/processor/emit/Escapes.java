package dev.fluxion.processor.emit;

/** Names outside of ASCII in generated files, whose encoding the compiler does not tell. */
public final class Escapes {
  private Escapes() {}

  /**
   * The text with Unicode escapes (JLS 3.3) in the place of characters that may not be written.
   *
   * @param source of the user, read and written in the same encoding: what stands there as it is
   *     can be written as it is
   */
  public static String of(String text, CharSequence source) {
    if (text.chars().allMatch(c -> c < 128)) {
      return text;
    }
    String readable = source.toString();
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      boolean asItIs = c < 128 || readable.indexOf(c) >= 0;
      escaped.append(asItIs ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return escaped.toString();
  }
}
