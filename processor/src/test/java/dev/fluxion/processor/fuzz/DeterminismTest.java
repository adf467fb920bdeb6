package dev.fluxion.processor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The same sources give the same generated text, in whatever order the compiler meets them. */
class DeterminismTest {

  @Test
  void compilesTwiceToTheSameText() {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("Imperative", Subjects.resource("/corpus/Imperative.java"));
    for (int i = 0; i < 4; i++) {
      sources.put("Random" + i, Subjects.random("Random" + i, 100 * i, 2));
    }
    Map<String, String> first = generated(sources);
    assertThat(first).hasSize(sources.size());
    assertThat(first.values()).allMatch(text -> !text.contains("\r"));
    for (int seed = 0; seed < 2; seed++) {
      List<String> names = new ArrayList<>(sources.keySet());
      Collections.shuffle(names, new Random(seed));
      Map<String, String> shuffled = new LinkedHashMap<>();
      names.forEach(name -> shuffled.put(name, sources.get(name)));
      assertThat(generated(shuffled)).isEqualTo(first);
    }
    // A class compiled by itself, as in an incremental build, gets the same companion.
    sources.forEach(
        (name, text) -> {
          String companion = name + "Gradients";
          assertThat(generated(Map.of(name, text)))
              .isEqualTo(Map.of(companion, first.get(companion)));
        });
  }

  private static Map<String, String> generated(Map<String, String> sources) {
    InMemory compiled =
        InMemory.compile(sources, new FluxionProcessor(), task -> {}, "-nowarn", "-parameters");
    assertThat(compiled.errors()).isEmpty();
    return new TreeMap<>(compiled.generated);
  }
}
