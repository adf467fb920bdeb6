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
    /** The label of a loop around. */
    LOOP
  }

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

  String any(Sort sort, SplittableRandom random) {
    List<String> all = all(sort);
    return all.get(random.nextInt(all.size()));
  }
}
