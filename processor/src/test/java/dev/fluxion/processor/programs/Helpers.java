package dev.fluxion.processor.programs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The helper methods written so far, by their form. */
final class Helpers {

  enum Form {
    /** {@code double h(double s, double t, int d)}; calls itself for {@code d > 0}. */
    REAL,
    /** {@code void h(double[] w, double s, int d)}; changes {@code w}. */
    FILLS,
    /** {@code void h(double[] w, double[] z)}; changes both, which may be one. */
    FILLS_TWO,
    /** {@code double[] h(double[] w, double s)}; of four elements, perhaps {@code w} itself. */
    ARRAY,
    /** {@code P h(P p, double s)}. */
    RECORD
  }

  private final Map<Form, List<String>> names = new EnumMap<>(Form.class);

  void add(Form form, String name) {
    names.computeIfAbsent(form, f -> new ArrayList<>()).add(name);
  }

  Optional<String> any(Form form, SplittableRandom random) {
    List<String> all = names.getOrDefault(form, List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }
}
