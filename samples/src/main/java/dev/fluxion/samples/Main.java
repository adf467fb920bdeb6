package dev.fluxion.samples;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Runs the samples: all of them, or the topics named. */
public final class Main {

  private Main() {}

  /**
   * Runs the samples and fails where one of them finds a wrong derivative.
   *
   * @param arguments names of topics, for instance {@code chain-rule}; none for all
   * @throws IllegalArgumentException if there is no such topic
   * @throws IllegalStateException if a generated result differs from its closed form
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Report report = new Report(out);
    List<Topic> topics =
        arguments.length == 0
            ? List.of(Topic.values())
            : Arrays.stream(arguments).map(Main::topic).toList();
    for (Topic topic : topics) {
      topic.run(report);
    }
    if (!report.failures().isEmpty()) {
      throw new IllegalStateException(String.join(System.lineSeparator(), report.failures()));
    }
    out.printf("%nAll generated results agree with their closed forms (%s).%n", ids(topics));
  }

  private static Topic topic(String id) {
    return Arrays.stream(Topic.values())
        .filter(topic -> topic.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no topic " + id + "; there are: " + ids(List.of(Topic.values()))));
  }

  private static String ids(List<Topic> topics) {
    return topics.stream().map(Topic::id).collect(Collectors.joining(", "));
  }
}
