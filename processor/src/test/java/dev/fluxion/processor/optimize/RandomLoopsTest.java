package dev.fluxion.processor.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Variables;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The passes over loops neither change a result nor an exception. {@code -Dfluxion.loops=5000} for
 * more, from {@code -Dfluxion.loops.from} on.
 */
class RandomLoopsTest {
  private static final int PROGRAMS = Integer.getInteger("fluxion.loops", 150);
  private static final long FROM = Long.getLong("fluxion.loops.from", 0);

  private static final Map<String, BiFunction<Function, Variables, Function>> PASSES =
      Map.of(
          "KnownLengths",
          KnownLengths::apply,
          "InvariantMotion",
          (function, variables) -> InvariantMotion.apply(function),
          "InductionVariables",
          InductionVariables::apply,
          "all",
          RandomLoopsTest::all);

  /** Until nothing changes. */
  private static Function all(Function function, Variables variables) {
    Function moved = InvariantMotion.apply(KnownLengths.apply(function, variables));
    Function closed = InductionVariables.apply(moved, variables);
    return closed == moved ? moved : all(closed, variables);
  }

  @Test
  void meanTheSameAfterEachPass() {
    String methods =
        LongStream.range(FROM, FROM + PROGRAMS)
            .mapToObj(seed -> "@Differentiable " + RandomLoops.method(seed))
            .collect(Collectors.joining());
    int changed = 0;
    for (Program program : Subject.normalized(methods)) {
      for (var pass : PASSES.values()) {
        Subject subject = Subject.of(program, pass);
        changed += subject.isChanged() ? 1 : 0;
        compare(subject);
      }
    }
    assertThat(changed).isGreaterThan(PROGRAMS * PASSES.size() / 2);
  }

  private static void compare(Subject subject) {
    for (int n : new int[] {0, 1, 3}) {
      for (int m : new int[] {-1, 0, 2, 4}) {
        subject.agreesOn(() -> new Object[] {0.7, n, m, new double[] {1, -2, 0.5, 3}});
      }
      subject.agreesOn(() -> new Object[] {0.7, n, 2, new double[0]});
      // Not with null: generated methods ask for the shape of each independent first.
    }
  }
}
