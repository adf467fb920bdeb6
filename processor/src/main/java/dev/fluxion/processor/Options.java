package dev.fluxion.processor;

import java.util.Map;

/**
 * What the pipeline is told from outside.
 *
 * @param generatedAnnotation the qualified name of {@code @Generated}; empty where the user's
 *     module does not read it
 * @param methodSize bytes of bytecode, about, above which a generated method is split
 */
record Options(String generatedAnnotation, int methodSize) {
  /** {@code -Afluxion.methodSize=4000}. */
  static final String METHOD_SIZE = "fluxion.methodSize";

  /** HotSpot interprets methods above 8,000 bytes for ever. */
  private static final int DEFAULT_METHOD_SIZE = 6_000;

  static Options of(String generatedAnnotation, Map<String, String> processorOptions) {
    String size = processorOptions.getOrDefault(METHOD_SIZE, "");
    boolean valid = size.matches("[1-9][0-9]{0,4}");
    return new Options(generatedAnnotation, valid ? Integer.parseInt(size) : DEFAULT_METHOD_SIZE);
  }
}
