package dev.fluxion.processor.sweeps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random sums over samples with work arrays: the gradient by reverse mode is that by forward mode,
 * which records nothing, and second derivatives are those of power series. {@code
 * -Dfluxion.sweeps=5000} for more methods, from {@code -Dfluxion.sweeps.from} on; {@code
 * -Dfluxion.sweeps.options} for options of the processor.
 */
class RandomSweepsTest {
  private static final int PER_CLASS = 25;
  private static final int METHODS = Integer.getInteger("fluxion.sweeps", 100);
  private static final long FROM = Long.getLong("fluxion.sweeps.from", 0);
  private static final String OPTIONS = System.getProperty("fluxion.sweeps.options", "-nowarn");

  private static final String KINDS =
      "Derivative.VALUE_AND_GRADIENT, Derivative.FORWARD_GRADIENT, Derivative.HVP,"
          + " Derivative.TAYLOR";

  static LongStream classes() {
    return LongStream.range(0, (METHODS + PER_CLASS - 1) / PER_CLASS).map(i -> FROM + i);
  }

  @ParameterizedTest
  @MethodSource("classes")
  void haveTheSameDerivativesInAllModes(long number) throws Exception {
    StringBuilder source = new StringBuilder("import dev.fluxion.annotations.*;\nclass Sweeps {\n");
    long first = number * PER_CLASS;
    for (long seed = first; seed < first + PER_CLASS; seed++) {
      source
          .append("@Differentiable(generate = {" + KINDS + "}) ")
          .append(RandomSweeps.method(seed));
    }
    InMemory compiled =
        InMemory.compile(
            Map.of("Sweeps", source.append("}\n").toString()),
            new FluxionProcessor(),
            task -> {},
            OPTIONS.split(" "));
    assertThat(compiled.errors()).isEmpty();
    List<String> failures = new ArrayList<>();
    for (long seed = first; seed < first + PER_CLASS; seed++) {
      for (int n = 0; n <= 4; n++) {
        String failure = failure(new Sweep(compiled.loader, "f" + seed, n));
        if (failure != null) {
          failures.add(failure + " where n is " + n + "\n" + RandomSweeps.method(seed));
          break;
        }
      }
    }
    assertThat(failures).isEmpty();
  }

  private static String failure(Sweep sweep) throws ReflectiveOperationException {
    try {
      return sweep.failure();
    } catch (InvocationTargetException thrown) {
      return "throws "
          + thrown.getCause()
          + Arrays.stream(thrown.getCause().getStackTrace()).limit(2).toList();
    }
  }
}
