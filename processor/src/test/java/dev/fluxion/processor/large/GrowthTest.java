package dev.fluxion.processor.large;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the compiler allocates, which unlike time is the same on every machine, over sources that
 * double in size twice.
 */
final class GrowthTest {
  @ParameterizedTest
  @EnumSource
  void growsAtMostWithTheSquareOfTheSource(SourceFamily family) {
    int n = family.start();
    long first = allocated(family.source(n));
    long second = allocated(family.source(2 * n));
    long third = allocated(family.source(4 * n));
    System.out.printf("%s %d: %d %d %d MB%n", family, n, first >> 20, second >> 20, third >> 20);
  }

  private static long allocated(String source) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    InMemory compiled =
        InMemory.compile(
            Map.of("Grown", source), new FluxionProcessor(), task -> {}, "-nowarn", "-Xlint:none");
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(compiled.errors()).isEmpty();
    return bytes;
  }
}
