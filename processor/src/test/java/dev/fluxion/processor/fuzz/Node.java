package dev.fluxion.processor.fuzz;

import java.util.HashMap;
import java.util.Map;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/**
 * The pieces of a random program: each prints itself as Java, and evaluates itself in Hipparchus'
 * multivariate derivatives, which is the oracle.
 */
interface Node {

  /** A real expression. */
  record Real(String java, Evaluation evaluation) {}

  /** A statement, or several. */
  record Step(String java, Execution execution) {}

  @FunctionalInterface
  interface Evaluation {
    DerivativeStructure in(State state);
  }

  @FunctionalInterface
  interface Execution {
    void in(State state);
  }

  /** The variables of a running program. */
  final class State {
    final Map<String, DerivativeStructure> reals = new HashMap<>();
    final Map<String, Integer> integers = new HashMap<>();
    final Map<String, DerivativeStructure[]> arrays = new HashMap<>();

    DerivativeStructure real(String name) {
      return reals.get(name);
    }
  }

  /** {@code break} out of the innermost loop. */
  final class Break extends RuntimeException {
    private static final long serialVersionUID = 1;
    static final Break INSTANCE = new Break();

    private Break() {
      super(null, null, false, false);
    }
  }

  /** {@code continue} with the innermost loop. */
  final class Continue extends RuntimeException {
    private static final long serialVersionUID = 1;
    static final Continue INSTANCE = new Continue();

    private Continue() {
      super(null, null, false, false);
    }
  }

  /** {@code return}. */
  final class Return extends RuntimeException {
    private static final long serialVersionUID = 1;
    final transient DerivativeStructure value;

    Return(DerivativeStructure value) {
      super(null, null, false, false);
      this.value = value;
    }
  }
}
