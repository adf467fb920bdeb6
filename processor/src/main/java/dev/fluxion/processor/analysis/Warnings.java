package dev.fluxion.processor.analysis;

import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Leaf;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.SourceMethod;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.List;

/**
 * The warnings that need activity: derivatives that end or vanish where users may not expect it.
 */
public final class Warnings {
  private Warnings() {}

  public static void report(SourceMethod method, Program program, Diagnostics diagnostics) {
    Function function = program.entry();
    Activity activity = Activity.of(program, function.variables(Role.INDEPENDENT));
    Walker watches = watches(activity, diagnostics);
    program.all().forEach(f -> watches.walk(f.body()));
    int next = 0;
    for (int i = 0; i < method.signature().parameters().size(); i++) {
      Variable whole = method.signature().parameters().get(i).variable();
      int size = Leaf.of(whole.type()).size();
      List<Variable> independents =
          function.parameters().subList(next, next + size).stream()
              .filter(p -> p.role() == Role.INDEPENDENT)
              .map(Parameter::variable)
              .toList();
      next += size;
      if (!independents.isEmpty() && independents.stream().noneMatch(activity::isActive)) {
        diagnostics.report(
            Problem.INDEPENDENT_OF_PARAMETER,
            method.parameterOrigins().get(i),
            method.signature().method(),
            whole.name());
      }
    }
  }

  private static Walker watches(Activity activity, Diagnostics diagnostics) {
    return new Walker() {
      @Override
      public List<Statement> warn(Statement.Warn warn) {
        boolean varied =
            warn.operands().stream()
                .anyMatch(
                    e ->
                        e instanceof dev.fluxion.processor.ir.Expression.Read read
                            && activity.isVaried(read.variable()));
        if (varied) {
          diagnostics.report(problem(warn), warn.origin(), warn.origin().text());
        }
        return List.of(warn);
      }
    };
  }

  private static Problem problem(Statement.Warn warn) {
    return switch (warn.watch()) {
      case EQUALITY -> Problem.REAL_EQUALITY;
      case TRUNCATION -> Problem.REAL_TRUNCATION;
    };
  }
}
