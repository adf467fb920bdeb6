package dev.fluxion.processor.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoweringSemanticsTest {

  @Test
  void trickyMethodsMeanWhatJavaMakesOfThem() throws ReflectiveOperationException {
    compare("tricky.Tricky", Sources.read("Tricky.java"));
  }

  /** Exceptions included. */
  @Test
  void rangesAndObjectsMeanWhatJavaMakesOfThem() throws ReflectiveOperationException {
    compare("ranges.Ranges", Sources.read("Ranges.java"));
  }

  @Test
  void recordsMeanWhatJavaMakesOfThem() throws ReflectiveOperationException {
    compare("tricky.TrickyRecords", Sources.read("TrickyRecords.java"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomProgramsMeanWhatJavaMakesOfThem(long seed) throws ReflectiveOperationException {
    compare("Generated", new RandomPrograms(seed).source("Generated", 60));
  }

  private static void compare(String name, String source) throws ReflectiveOperationException {
    Probe probe = new Probe(Observer.NONE);
    InMemory compiled = InMemory.compile(Map.of(name, source), probe, task -> {});
    assertThat(compiled.errors()).isEmpty();
    assertThat(probe.classes).hasSize(1);
    Semantics.compare(probe.classes.get(0), compiled.loader);
  }
}
