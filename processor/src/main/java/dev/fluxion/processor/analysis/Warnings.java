package dev.fluxion.processor.analysis;

import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Leaf;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Purpose;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.SourceMethod;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import dev.fluxion.processor.ir.Watch;
import dev.fluxion.processor.normalize.Exposure;
import java.util.List;
import java.util.Optional;

/**
 * What can only be said once activity is known: derivatives that would get lost are errors, those
 * that end or vanish where users may not expect it are warnings.
 */
public final class Warnings {
  private Warnings() {}

  /** False where there are errors, so that no derivative may be made. */
  public static boolean report(SourceMethod method, Program program, Diagnostics diagnostics) {
    int errors = diagnostics.errorCount();
    Function function = program.entry();
    Activity activity = Activity.ofAllOrders(program, function.variables(Role.INDEPENDENT));
    Walker watches = watches(activity, new Traces(program), diagnostics);
    program.all().forEach(f -> watches.walk(f.body()));
    if (diagnostics.errorCount() > errors) {
      return false;
    } else if (method.signature().purpose() != Purpose.METHOD) {
      return true; // a rule of a linear function, say, whose derivative is constant
    }
    reportReadOutputs(method, diagnostics);
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
    return true;
  }

  private static void reportReadOutputs(SourceMethod method, Diagnostics diagnostics) {
    List<Parameter> parameters = method.signature().parameters();
    for (Variable output : OutputReads.in(method.program().orElseThrow().entry())) {
      for (int i = 0; i < parameters.size(); i++) {
        if (parameters.get(i).variable().equals(output)) {
          diagnostics.report(
              Problem.OUTPUT_READ,
              method.parameterOrigins().get(i),
              method.signature().method(),
              output.name());
        }
      }
    }
  }

  private static Walker watches(Activity activity, Traces traces, Diagnostics diagnostics) {
    Exposure exposure = activity.aliases().exposure();
    return new Walker() {
      @Override
      public List<Statement> warn(Statement.Warn warn) {
        boolean isMet =
            warn.watch() == Watch.OUTSIDE_STORE
                ? warn.operands().stream().anyMatch(exposure::isOutside)
                : warn.operands().stream()
                    .anyMatch(
                        e ->
                            e instanceof Expression.Read read
                                && activity.isVaried(read.variable()));
        if (isMet) {
          problem(warn, traces)
              .ifPresent(
                  problem ->
                      diagnostics.report(
                          problem, warn.origin(), warn.origin().text(), warn.origin().proposal()));
        }
        return List.of(warn);
      }
    };
  }

  private static Optional<Problem> problem(Statement.Warn warn, Traces traces) {
    if (warn.watch() == Watch.ANSWER_OF_OBJECT) {
      return traces.handsOut(warn.origin().proposal())
          ? Optional.of(Problem.OBJECT_CALL)
          : Optional.empty();
    }
    if (warn.watch() == Watch.ANSWER) {
      return traces.problem(((Expression.Read) warn.operands().get(0)).variable());
    }
    return Optional.of(problem(warn.watch()));
  }

  private static Problem problem(Watch watch) {
    return switch (watch) {
      case EQUALITY -> Problem.REAL_EQUALITY;
      case TRUNCATION -> Problem.REAL_TRUNCATION;
      case OTHER_CLASS_CALL -> Problem.OTHER_CLASS;
      case OBJECT_CALL -> Problem.OBJECT_CALL;
      case LIBRARY_CALL -> Problem.LIBRARY_CALL;
      case LIBRARY_PROCEDURE -> Problem.LIBRARY_PROCEDURE;
      case STREAM_CALL -> Problem.STREAM;
      case OVERRIDABLE_CALL -> Problem.OVERRIDABLE_CALL;
      case CREATION -> Problem.OBJECT_CREATION;
      case RULE_CONSTANT -> Problem.RULE_CONSTANT;
      case TEXT -> Problem.STRING;
      case BOXING -> Problem.BOXED_TYPE;
      case OUTSIDE_STORE -> Problem.OUTSIDE_STORE;
      case ANSWER, ANSWER_OF_OBJECT ->
          throw new IllegalArgumentException("what it is depends on the program");
    };
  }
}
