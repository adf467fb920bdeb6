package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The generated code computes the value, or throws, as the original does, with records replaced.
 */
final class RecordValuesTest {
  private static final int RUNS = 60;

  @ParameterizedTest
  @ValueSource(strings = {"", "inlining"})
  void areTheOriginals(String without) throws Exception {
    List<String> options = new ArrayList<>(List.of("-nowarn"));
    if (!without.isEmpty()) {
      options.add("-Afluxion.without=" + without);
    }
    InMemory compiled =
        InMemory.compile(
            Map.of("tricky.TrickyRecords", source()),
            new FluxionProcessor(),
            task -> {},
            options.toArray(String[]::new));
    assertThat(compiled.errors()).isEmpty();
    Class<?> companion = compiled.loader.loadClass("tricky.TrickyRecordsGradients");
    int compared = 0;
    for (Method original : compiled.loader.loadClass("tricky.TrickyRecords").getDeclaredMethods()) {
      for (Method taylor : companion.getDeclaredMethods()) {
        if (taylor.getName().equals(original.getName() + "Taylor")
            && !original.getName().equals("evaluated")
            && taylor.getParameterCount() > original.getParameterCount() + 1) {
          compare(original, taylor);
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(8);
  }

  private static void compare(Method original, Method taylor) {
    original.setAccessible(true);
    taylor.setAccessible(true);
    for (int seed = 0; seed < RUNS; seed++) {
      Object[] point = arguments(original, new Random(seed));
      List<Object> all = new ArrayList<>(Arrays.asList(arguments(original, new Random(seed))));
      for (Object argument : List.copyOf(all)) {
        if (Flat.isReal(argument)) {
          all.add(argument); // a tangent may be the point
        }
      }
      all.add(1);
      String expected = outcome(() -> original.invoke(null, point));
      String actual = outcome(() -> ((double[]) taylor.invoke(null, all.toArray()))[0]);
      assertThat(actual).as("%s, seed %d", original.getName(), seed).isEqualTo(expected);
    }
  }

  private interface Run {
    Object get() throws ReflectiveOperationException;
  }

  private static String outcome(Run run) {
    try {
      double value = (Double) run.get();
      return value + " " + Long.toHexString(Double.doubleToLongBits(value));
    } catch (InvocationTargetException failure) {
      return failure.getCause().getClass().getName();
    } catch (ReflectiveOperationException failure) {
      throw new AssertionError(failure);
    }
  }

  private static Object[] arguments(Method method, Random random) {
    return Arrays.stream(method.getParameterTypes())
        .map(
            type -> {
              if (type == double[].class) {
                return random.doubles(6, -3, 3).toArray();
              } else if (type == double.class) {
                return random.nextGaussian() * 2;
              }
              return type == int.class ? (Object) random.nextInt(7) : random.nextBoolean();
            })
        .toArray();
  }

  private static String source() throws IOException {
    String name = "/dev/fluxion/processor/frontend/TrickyRecords.java";
    try (var stream = RecordValuesTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
