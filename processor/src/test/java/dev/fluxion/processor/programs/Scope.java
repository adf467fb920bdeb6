package dev.fluxion.processor.programs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The names that a statement may use, by what they stand for. Inner scopes see outer ones. */
final class Scope {

  enum Sort {
    REAL,
    /** A real that may be assigned. */
    REAL_VARIABLE,
    INT,
    /** An int that may be assigned. */
    INT_VARIABLE,
    BOOLEAN,
    /** {@code double[4]}. */
    ARRAY,
    /** {@code double[4]} that may be assigned. */
    ARRAY_VARIABLE,
    /** {@code double[3][4]}. */
    MATRIX,
    RECORD,
    /** A record that may be assigned. */
    RECORD_VARIABLE,
    /** A {@code Ray}, an object of a value class. */
    VALUE,
    /** A {@code Ray} that may be assigned. */
    VALUE_VARIABLE,
    /** A {@code Cell}, an object whose fields are assigned. */
    CELL,
    /** A {@code Cell} that may be assigned. */
    CELL_VARIABLE,
    /** {@code DoubleUnaryOperator}. */
    UNARY,
    /** {@code DoubleBinaryOperator}. */
    BINARY,
    /** {@code IntToDoubleFunction}. */
    INDEXED,
    /** {@code ToDoubleFunction<double[]>}. */
    OF_ARRAY,
    /** {@code Blend}, an interface of the program. */
    BLEND,
    /** {@code Function<Double, Double>}. */
    BOXED,
    /** {@code UnaryOperator<double[]>}. */
    MAPPING,
    /** {@code Consumer<double[]>}. */
    PROCEDURE,
    /** What is assigned more than once, but not by statements of the program's choice. */
    ASSIGNED,
    /** The label of a loop around. */
    LOOP
  }

  /** What functions may capture, by what must not be assigned of it. */
  private static final Map<Sort, Sort> CAPTURED =
      Map.ofEntries(
          Map.entry(Sort.REAL, Sort.REAL_VARIABLE),
          Map.entry(Sort.INT, Sort.INT_VARIABLE),
          Map.entry(Sort.BOOLEAN, Sort.ASSIGNED),
          Map.entry(Sort.ARRAY, Sort.ARRAY_VARIABLE),
          Map.entry(Sort.MATRIX, Sort.ASSIGNED),
          Map.entry(Sort.RECORD, Sort.RECORD_VARIABLE),
          Map.entry(Sort.VALUE, Sort.VALUE_VARIABLE),
          Map.entry(Sort.CELL, Sort.CELL_VARIABLE),
          Map.entry(Sort.UNARY, Sort.ASSIGNED),
          Map.entry(Sort.BINARY, Sort.ASSIGNED),
          Map.entry(Sort.INDEXED, Sort.ASSIGNED),
          Map.entry(Sort.OF_ARRAY, Sort.ASSIGNED),
          Map.entry(Sort.BLEND, Sort.ASSIGNED),
          Map.entry(Sort.BOXED, Sort.ASSIGNED),
          Map.entry(Sort.MAPPING, Sort.ASSIGNED),
          Map.entry(Sort.PROCEDURE, Sort.ASSIGNED));

  private final Map<Sort, List<String>> names = new HashMap<>();
  private final Scope outer;

  Scope(Scope outer) {
    this.outer = outer;
  }

  void add(Sort sort, String name) {
    names.computeIfAbsent(sort, s -> new ArrayList<>()).add(name);
  }

  List<String> all(Sort sort) {
    List<String> all = new ArrayList<>(names.getOrDefault(sort, List.of()));
    if (outer != null) {
      all.addAll(outer.all(sort));
    }
    return all;
  }

  boolean has(Sort sort) {
    return !all(sort).isEmpty();
  }

  /** A scope of what is effectively final in this one (JLS 4.12.4). */
  Scope captured() {
    Scope inner = new Scope(null);
    List<String> assigned = all(Sort.ASSIGNED);
    CAPTURED.forEach(
        (sort, variable) -> {
          List<String> variables = all(variable);
          all(sort).stream()
              .filter(name -> !variables.contains(name) && !assigned.contains(name))
              .forEach(name -> inner.add(sort, name));
        });
    return inner;
  }

  String any(Sort sort, SplittableRandom random) {
    List<String> all = all(sort);
    return all.get(random.nextInt(all.size()));
  }
}
