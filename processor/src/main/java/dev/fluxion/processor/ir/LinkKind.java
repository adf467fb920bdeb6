package dev.fluxion.processor.ir;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What one companion calls of another, and which derivatives (SPEC section 2) are made with it. */
public enum LinkKind {
  TANGENT("$dot", "FORWARD_GRADIENT", "JVP", "DERIVATIVE", "JACOBIAN", "VALUE_AND_JACOBIAN"),
  SWEEPS(
      "$forward",
      "GRADIENT",
      "VALUE_AND_GRADIENT",
      "VJP",
      "LINEARIZATION",
      "JACOBIAN",
      "VALUE_AND_JACOBIAN"),
  SWEEPS_TANGENT("$forward$dot", "HVP", "HESSIAN"),
  SERIES("$series", "TAYLOR", "TAYLOR_POLYNOMIAL", "DERIVATIVE");

  private final String suffix;
  private final Set<String> derivatives;

  LinkKind(String suffix, String... derivatives) {
    this.suffix = suffix;
    this.derivatives = Set.of(derivatives);
  }

  /** Names of the {@code Derivative} constants, in order. */
  public String derivatives() {
    return String.join(", ", new TreeSet<>(derivatives));
  }

  /** The kind of an exported function; of none is the function itself. */
  public static List<LinkKind> of(String exported) {
    String sweep = exported.replace("$reverse", "$forward");
    return Stream.of(values()).filter(kind -> kind.suffix.equals(sweep)).toList();
  }

  /**
   * Whether it takes part where these derivatives are asked for.
   *
   * @param asked names of {@code Derivative} constants; empty: all
   */
  public boolean serves(Collection<String> asked) {
    return asked.isEmpty() || asked.stream().anyMatch(derivatives::contains);
  }
}
