package dev.fluxion.processor.programs;

import java.util.Map;
import java.util.Optional;

/** Makes a failing program smaller as long as it fails in the same way (Zeller, TSE 2002). */
final class Shrinker {
  private static final int MOST_TRIES = 2_000;

  private final ProgramCheck check;
  private final long seed;
  private int tries;

  Shrinker(ProgramCheck check, long seed) {
    this.check = check;
    this.seed = seed;
  }

  Tree shrink(Tree program) {
    Optional<String> kind = failure(program);
    Tree current = program;
    boolean smaller = true;
    while (smaller && tries < MOST_TRIES) {
      smaller = false;
      for (Tree candidate : current.reductions()) {
        if (candidate.size() < current.size()
            && tries++ < MOST_TRIES
            && failure(candidate).equals(kind)) {
          current = candidate;
          smaller = true;
          break;
        }
      }
    }
    return current;
  }

  /** The first words of what is wrong. */
  private Optional<String> failure(Tree program) {
    return Optional.ofNullable(check.check(Map.of("Program", program), seed).get("Program"))
        .map(Shrinker::kind);
  }

  private static String kind(String text) {
    if (!text.startsWith("does not compile")) {
      return text.replaceAll("[-0-9\\[].*", "");
    }
    String first = text.lines().findFirst().orElseThrow().replaceAll("[0-9]", "");
    return first.substring(0, Math.min(60, first.length()));
  }
}
