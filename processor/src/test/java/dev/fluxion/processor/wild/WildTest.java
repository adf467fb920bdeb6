package dev.fluxion.processor.wild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How much of the code that exists is accepted: every method with real parameters and a real result
 * of public libraries, each annotated alone, as it stands. Not part of the ordinary run; {@code
 * -Pwild} fetches the libraries' jars. Prints a table by library and the codes of what is refused;
 * {@code target/wild/report.txt} tells of every method.
 */
@EnabledIfSystemProperty(named = "fluxion.wild", matches = ".+")
final class WildTest {
  private static final Path DIRECTORY = Path.of("target", "wild");

  /** Methods taken from each library, drawn at random with a fixed seed. */
  private static final int LIMIT = Integer.getInteger("fluxion.wild.limit", 100);

  @Test
  void librariesAsTheyStand() throws IOException {
    String wanted = System.getProperty("fluxion.wild");
    List<Library> all = Library.in(DIRECTORY);
    List<Outcome> outcomes = new ArrayList<>();
    StringBuilder table = new StringBuilder();
    for (Library library : all) {
      if (wanted.equals("all") || library.name().contains(wanted)) {
        List<Outcome> some = outcomes(library);
        table.append(row(library.name(), some)).append('\n');
        outcomes.addAll(some);
      }
    }
    String report =
        outcomes.stream()
            .map(o -> o.kind() + " " + o.codes() + " " + o.candidate() + " " + o.detail())
            .collect(Collectors.joining("\n"));
    Files.writeString(DIRECTORY.resolve("report.txt"), report);
    System.out.println(table + row("all", outcomes) + "\n" + codes(outcomes));
    assertThat(outcomes.stream().filter(o -> o.kind() == Outcome.Kind.WRONG)).isEmpty();
  }

  private static List<Outcome> outcomes(Library library) throws IOException {
    boolean opened = Boolean.getBoolean("fluxion.wild.opened");
    List<Candidate> candidates = new ArrayList<>(library.candidates(opened));
    Collections.shuffle(candidates, new Random(1));
    Path directory = opened ? Files.createTempDirectory(library.name()) : null;
    Trial trial = new Trial(library, directory);
    if (!trial.problems.isEmpty()) {
      System.out.println(library.name() + " opened: " + trial.problems.size() + " errors");
      Files.write(DIRECTORY.resolve(library.name() + "-errors.txt"), trial.problems);
    }
    return candidates.stream().limit(LIMIT).map(trial::of).toList();
  }

  private static String row(String name, List<Outcome> outcomes) {
    Map<Outcome.Kind, Integer> counts = new EnumMap<>(Outcome.Kind.class);
    outcomes.forEach(outcome -> counts.merge(outcome.kind(), 1, Integer::sum));
    long accepted = outcomes.stream().filter(Outcome::isAccepted).count();
    long possible =
        outcomes.size()
            - counts.getOrDefault(Outcome.Kind.IMPOSSIBLE, 0)
            - counts.getOrDefault(Outcome.Kind.BROKEN, 0);
    return "%-36s %4d methods, accepted %4d of %4d (%3.0f %%) %s"
        .formatted(name, outcomes.size(), accepted, possible, 100.0 * accepted / possible, counts);
  }

  /** How often a code is among, and how often it is the only, reason of a refusal. */
  private static String codes(List<Outcome> outcomes) {
    Map<String, int[]> counts = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      if (!outcome.isAccepted()) {
        String[] codes = outcome.codes().split("\\+");
        for (String code : codes) {
          int[] count = counts.computeIfAbsent(code, unused -> new int[2]);
          count[0]++;
          count[1] += codes.length == 1 ? 1 : 0;
        }
      }
    }
    return counts.entrySet().stream()
        .map(e -> "%s %4d, alone %4d".formatted(e.getKey(), e.getValue()[0], e.getValue()[1]))
        .collect(Collectors.joining("\n"));
  }
}
