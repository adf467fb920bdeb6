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
 */
public record DerivativePrograms(
    Map<ProgramKind, Function> entries, Map<String, Function> functions) {

  public static final DerivativePrograms NONE = new DerivativePrograms(Map.of(), Map.of());

  public DerivativePrograms {
    Map<ProgramKind, Function> ordered = new EnumMap<>(ProgramKind.class);
    ordered.putAll(entries);
    entries = Collections.unmodifiableMap(ordered);
    functions = Collections.unmodifiableMap(new TreeMap<>(functions));
  }

  /** The same pass for all of them. */
  public DerivativePrograms map(UnaryOperator<Function> pass) {
    Map<ProgramKind, Function> newEntries = new EnumMap<>(ProgramKind.class);
    entries.forEach((kind, function) -> newEntries.put(kind, pass.apply(function)));
    Map<String, Function> newFunctions = new TreeMap<>();
    functions.forEach((name, function) -> newFunctions.put(name, pass.apply(function)));
    return new DerivativePrograms(newEntries, newFunctions);
  }
}
