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
    REAL(true),
    /** {@code double h(double s)}, which may be referred to as a function. */
    UNARY(true),
    /** {@code void h(double[] w, double s, int d)}; changes {@code w}. */
    FILLS(true),
    /** {@code void h(double[] w, double[] z)}; changes both, which may be one. */
    FILLS_TWO(true),
    /** {@code double h(double[] w, double s)}; changes {@code w}. */
    CHANGES(true),
    /** {@code double[] h(double[] w, double s)}; of four elements, perhaps {@code w} itself. */
    ARRAY(true),
    /** {@code P h(P p, double s)}. */
    RECORD(true),
    /** {@code double h(double s, double... w)}, of four elements. */
    VARIABLE(true),
    /** {@code <T> T h(boolean b, T p, T o, double[] w)}. */
    GENERIC(false),
    /** {@code Ray h(Ray r, double s)}. */
    VALUE(false),
    /** {@code Cell h(Cell c, Cell e, double s)}; changes both, which may be one. */
    CELL(false),
    /** {@code double h(DoubleUnaryOperator g, double s, int d)}. */
    OVER_UNARY(false),
    /** {@code double h(DoubleBinaryOperator g, IntToDoubleFunction k, double s)}. */
    OVER_PAIR(false),
    /** {@code double h(ToDoubleFunction<double[]> g, Blend k, double[] w, double s)}. */
    OVER_ARRAYS(false);

    /** Whether other classes may call methods of the form. */
    final boolean isLinkable;

    Form(boolean isLinkable) {
      this.isLinkable = isLinkable;
    }
  }

  private final Map<Form, List<String>> names = new EnumMap<>(Form.class);

  void add(Form form, String name) {
    names.computeIfAbsent(form, f -> new ArrayList<>()).add(name);
  }

  /** Those of another class, as they are called from outside. */
  void addAll(Helpers others, String prefix) {
    others.names.forEach(
        (form, all) -> {
          if (form.isLinkable && form != Form.RECORD) { // each class has a record of its own
            all.forEach(name -> add(form, prefix + name.substring(name.lastIndexOf('.') + 1)));
          }
        });
  }

  Optional<String> any(Form form, SplittableRandom random) {
    List<String> all = names.getOrDefault(form, List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }
}
