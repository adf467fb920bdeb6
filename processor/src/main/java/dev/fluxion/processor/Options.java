package dev.fluxion.processor;

import dev.fluxion.processor.ir.Optimization;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * What the pipeline is told from outside.
 *
 * @param generatedAnnotation the qualified name of {@code @Generated}; empty where the user's
 *     module does not read it
 * @param methodSize bytes of bytecode, about, above which a generated method is split
 * @param off optimisations that are left out
 */
record Options(String generatedAnnotation, int methodSize, Set<Optimization> off) {
  /** {@code -Afluxion.methodSize=4000}. */
  static final String METHOD_SIZE = "fluxion.methodSize";

  /** {@code -Afluxion.without=inlining,dead-code}. */
  static final String WITHOUT = "fluxion.without";

  /** HotSpot interprets methods above 8,000 bytes for ever. */
  private static final int DEFAULT_METHOD_SIZE = 6_000;

  /**
   * @param unknown told of each option whose value means nothing, which then has no effect
   */
  static Options of(
      String generatedAnnotation,
      Map<String, String> processorOptions,
      BiConsumer<String, String> unknown) {
    int methodSize = DEFAULT_METHOD_SIZE;
    String size = processorOptions.get(METHOD_SIZE);
    if (size != null && size.matches("[1-9][0-9]{0,4}")) {
      methodSize = Integer.parseInt(size);
    } else if (size != null) {
      unknown.accept(METHOD_SIZE, size);
    }
    Set<Optimization> off = EnumSet.noneOf(Optimization.class);
    String without = processorOptions.get(WITHOUT); // null, too, where nothing follows the =
    for (String name : without == null ? new String[0] : without.split(",")) {
      List<Optimization> named =
          Stream.of(Optimization.values())
              .filter(o -> o.optionName().equals(name.strip()))
              .toList();
      off.addAll(named);
      if (named.isEmpty() && !name.isBlank()) {
        unknown.accept(WITHOUT, name);
      }
    }
    return new Options(generatedAnnotation, methodSize, off);
  }
}
