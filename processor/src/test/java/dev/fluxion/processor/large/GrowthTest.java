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
  /** Twice as much source may take four times as much; that code is nested takes a little more. */
  @ParameterizedTest
  @EnumSource
  void growsAtMostWithTheSquareOfTheSource(SourceFamily family) throws Exception {
    allocated(family.source(1)); // loads classes
    int n = family.start();
    long first = allocated(family.source(n));
    long second = allocated(family.source(2 * n));
    long third = allocated(family.source(4 * n));
    assertThat(third)
        .as("%d, %d, %d MB", first >> 20, second >> 20, third >> 20)
        .isLessThan(5 * Math.max(first, second)) // budgets may make less of more
        .isLessThan(1L << 30);
  }

  /** In a thread of which Fluxion needs no second one, since allocation is counted by thread. */
  private static long allocated(String source) throws Exception {
    long[] bytes = {-1};
    Throwable[] failure = {null};
    Thread thread = new Thread(null, () -> bytes[0] = compile(source), "fluxion", 256L << 20);
    thread.setUncaughtExceptionHandler((own, thrown) -> failure[0] = thrown);
    thread.start();
    thread.join();
    assertThat(failure[0]).isNull();
    return bytes[0];
  }

  private static long compile(String source) {
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
