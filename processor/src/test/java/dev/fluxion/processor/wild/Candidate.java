package dev.fluxion.processor.wild;

import java.util.List;

/**
 * A method of a library that could be differentiated.
 *
 * @param className the binary name of its class
 * @param fileName the qualified name of the top-level class of its file
 * @param source the text of the file
 * @param start where its declaration begins
 * @param parameterTypes as written
 * @param arrays where the declarations of its array parameters of reals begin
 */
record Candidate(
    String className,
    String fileName,
    String source,
    String name,
    long line,
    int start,
    List<String> parameterTypes,
    List<Integer> arrays,
    boolean isVoid) {

  /** The same method where all classes of the file are opened to others, too. */
  Candidate opened(List<Integer> classes) {
    String text = source;
    int moved = 0;
    for (int i = classes.size() - 1; i >= 0; i--) {
      text = insert(text, classes.get(i), Library.ANNOTATION);
      moved += classes.get(i) <= start ? Library.ANNOTATION.length() : 0;
    }
    int by = moved;
    List<Integer> movedArrays = arrays.stream().map(at -> at + by).toList();
    return new Candidate(
        className, fileName, text, name, line, start + by, parameterTypes, movedArrays, isVoid);
  }

  /** The source with this method annotated. */
  String annotated() {
    return insert(source, start, "@dev.fluxion.annotations.Differentiable ");
  }

  /** The same, its arrays of reals declared as changed in place. */
  String annotatedInOut() {
    String text = source;
    for (int i = arrays.size() - 1; i >= 0; i--) {
      text = insert(text, arrays.get(i), "@dev.fluxion.annotations.InOut ");
    }
    return insert(text, start, "@dev.fluxion.annotations.Differentiable ");
  }

  static String insert(String text, int at, String what) {
    return text.substring(0, at) + what + text.substring(at);
  }

  @Override
  public String toString() {
    return className + "." + name + ":" + line;
  }
}
