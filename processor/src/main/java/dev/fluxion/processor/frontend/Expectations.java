package dev.fluxion.processor.frontend;

import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * Places where code does not compile, so that the compiler is expected to report an error of its
 * own. Saying it twice would hide the compiler's better message. But should the compiler accept the
 * class after all (a name that is generated later, a gap in Fluxion's resolution), then it is
 * reported here before its bytecode is written: no derivative is ever dropped silently.
 */
public final class Expectations implements TaskListener {
  private record Expectation(
      String topLevelClass, Origin origin, Problem problem, Object... arguments) {}

  private final List<Expectation> expectations = new ArrayList<>();
  private final Diagnostics diagnostics;
  private boolean watching;

  Expectations(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** From now on this listener hears of the classes that the compiler accepts. */
  public void watch() {
    watching = true;
  }

  void expect(String topLevelClass, Origin origin) {
    expect(topLevelClass, origin, Problem.NOT_RESOLVED);
  }

  /**
   * Expects an error of the compiler.
   *
   * @param problem what is reported if there is none
   */
  void expect(String topLevelClass, Origin origin, Problem problem, Object... arguments) {
    if (watching) {
      expectations.add(new Expectation(topLevelClass, origin, problem, arguments));
    } else {
      diagnostics.report(problem, origin, arguments);
    }
  }

  @Override
  public void started(TaskEvent event) {
    if (event.getKind() != TaskEvent.Kind.GENERATE || expectations.isEmpty()) {
      return;
    }
    String accepted = event.getTypeElement().getQualifiedName().toString();
    expectations.removeIf(
        expectation -> {
          boolean met = !expectation.topLevelClass.equals(accepted);
          if (!met) {
            diagnostics.report(expectation.problem, expectation.origin, expectation.arguments);
          }
          return !met;
        });
  }
}
