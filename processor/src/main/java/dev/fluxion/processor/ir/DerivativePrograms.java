package dev.fluxion.processor.ir;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * All derivative programs of one method.
 *
 * @param entries what the generated methods are written from
 * @param functions what the entries and these functions call, by name
 * @param links what other companions call, and what that calls, by name
 */
public record DerivativePrograms(
    Map<ProgramKind, Function> entries,
    Map<String, Function> functions,
    Map<String, Function> links) {

  public static final DerivativePrograms NONE =
      new DerivativePrograms(Map.of(), Map.of(), Map.of());

  public DerivativePrograms {
    Map<ProgramKind, Function> ordered = new EnumMap<>(ProgramKind.class);
    ordered.putAll(entries);
    entries = Collections.unmodifiableMap(ordered);
    functions = Collections.unmodifiableMap(new TreeMap<>(functions));
    links = Collections.unmodifiableMap(new TreeMap<>(links));
  }

  /** The same pass for all of them. */
  public DerivativePrograms map(UnaryOperator<Function> pass) {
    Map<ProgramKind, Function> newEntries = new EnumMap<>(ProgramKind.class);
    entries.forEach((kind, function) -> newEntries.put(kind, pass.apply(function)));
    return new DerivativePrograms(newEntries, map(functions, pass), map(links, pass));
  }

  private static Map<String, Function> map(
      Map<String, Function> functions, UnaryOperator<Function> pass) {
    Map<String, Function> mapped = new TreeMap<>();
    functions.forEach((name, function) -> mapped.put(name, pass.apply(function)));
    return mapped;
  }
}
