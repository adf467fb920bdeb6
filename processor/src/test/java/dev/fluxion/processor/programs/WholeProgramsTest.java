package dev.fluxion.processor.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.ir.Optimization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A thousand random programs, {@code -Dfluxion.programs=50000} for more, from number {@code
 * -Dfluxion.programs.from} on. Each is differentiated as users get it and again with optimisations
 * left out (one after the other, from class to class, and all of them) or with its helpers in
 * another class. A program that fails is made smaller before it is printed.
 */
class WholeProgramsTest {
  private static final int PER_CLASS = 25;
  private static final int PROGRAMS = Integer.getInteger("fluxion.programs", 1000);
  private static final long FROM = Long.getLong("fluxion.programs.from", 0);

  private static int compared;
  private static int attempted;
  private static int special;
  private static int thrown;

  static LongStream classes() {
    return LongStream.range(0, (PROGRAMS + PER_CLASS - 1) / PER_CLASS).map(i -> FROM + i);
  }

  @ParameterizedTest
  @MethodSource("classes")
  void haveRightDerivatives(long number) {
    Map<String, Tree> programs = new LinkedHashMap<>();
    for (long i = 0; i < PER_CLASS; i++) {
      programs.put("Program" + i, WholeProgram.members(number * PER_CLASS + i));
    }
    ProgramCheck plain = new ProgramCheck(Sources::alone);
    run(plain, programs, number);
    compared += plain.compared;
    attempted += plain.attempted;
    special += plain.special;
    thrown += plain.thrown;
    List<double[]> expected = List.copyOf(plain.gradients);
    ProgramCheck reduced = variant(number);
    run(reduced, programs, number);
    assertThat(reduced.gradients).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertSame(reduced.gradients.get(i), expected.get(i), number);
    }
  }

  private static void assertSame(double[] actual, double[] expected, long number) {
    double scale = ProgramCheck.norm(expected);
    for (int i = 0; i < actual.length; i++) {
      boolean comparable = Double.isFinite(expected[i]) && scale < 1e8;
      assertThat(!comparable || ProgramCheck.close(actual[i], expected[i], 1e-12, scale))
          .as("class %s: %s is not %s", number, actual[i], expected[i])
          .isTrue();
    }
  }

  /** Without one optimisation after the other, without all, with helpers in another class. */
  private static ProgramCheck variant(long number) {
    Optimization[] all = Optimization.values();
    int which = Integer.getInteger("fluxion.programs.variant", (int) (number % (all.length + 2)));
    if (which > all.length) {
      return new ProgramCheck(Sources::linked);
    }
    String names =
        which < all.length
            ? all[which].optionName()
            : Stream.of(all).map(Optimization::optionName).collect(Collectors.joining(","));
    return new ProgramCheck(Sources::alone, "-Afluxion.without=" + names);
  }

  private static void run(ProgramCheck check, Map<String, Tree> programs, long seed) {
    Map<String, String> failures = check.check(programs, seed);
    if (failures.isEmpty()) {
      return;
    }
    String name = failures.keySet().iterator().next();
    if (name.isEmpty()) {
      name = culprit(check, programs, seed);
    }
    Tree smallest = new Shrinker(check, seed).shrink(programs.get(name));
    String failure = check.check(Map.of("Program", smallest), seed).get("Program");
    throw new AssertionError(failure + "\n" + check.sources("Program", smallest));
  }

  /** The program for which the class does not compile. */
  private static String culprit(ProgramCheck check, Map<String, Tree> programs, long seed) {
    return programs.keySet().stream()
        .filter(name -> !check.check(Map.of(name, programs.get(name)), seed).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /** Were it otherwise, little would have been tested. */
  @AfterAll
  static void muchWasCompared() {
    assertThat(compared).isGreaterThan(attempted / 2);
    assertThat(special).isGreaterThan(attempted / 4);
    assertThat(thrown).isGreaterThan(attempted / 100);
  }

  @Test
  void programsDiffer() {
    assertThat(LongStream.range(0, 100).mapToObj(s -> WholeProgram.members(s).text()).distinct())
        .hasSize(100);
  }
}
