package dev.fluxion.processor.diagnostics;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.fluxion.processor.ir.Origin;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;

/**
 * Reports problems to the user at the tree an {@link Origin} stands for. A helper's body is read
 * once for each annotated method that calls it: what has been said already is counted, not printed
 * again.
 */
public final class Diagnostics {
  private final Messager messager;
  private final Trees trees;
  private final Set<List<Object>> said = new HashSet<>();
  private final Set<Problem> problems = EnumSet.noneOf(Problem.class);
  private int errors;
  private String firstError;

  /**
   * @param messager null where nothing is to be said
   * @param trees null where the compiler has none
   */
  public Diagnostics(Messager messager, Trees trees) {
    this.messager = messager;
    this.trees = trees;
  }

  /** Counts only: for declarations that are looked at here and reported elsewhere. */
  public static Diagnostics silent() {
    return new Diagnostics(null, null);
  }

  /** Prints {@code [code] cause remedy} at the origin. */
  public void report(Problem problem, Origin origin, Object... arguments) {
    problems.add(problem);
    if (problem.isError()) {
      if (errors == 0) {
        firstError = problem.code() + " in line " + origin.line();
      }
      errors++;
    } else if (Suppression.covers(origin.handle())) {
      return;
    }
    Object place = origin.handle() instanceof TreePath path ? path.getLeaf() : origin.handle();
    if (said.add(Arrays.asList(problem, place, problem.text(arguments)))) {
      print(problem, origin.handle(), problem.text(arguments));
    }
  }

  /** Code and line of what was reported first. */
  public Optional<String> firstError() {
    return Optional.ofNullable(firstError);
  }

  /** A failure of Fluxion itself: tells what is needed to find it. */
  public void internalError(Origin origin, String method, Throwable failure) {
    if (failure instanceof StackOverflowError) {
      report(Problem.NESTING, origin, method);
      return;
    }
    StringBuilder frames = new StringBuilder(String.valueOf(failure));
    List<StackTraceElement> all = Arrays.asList(failure.getStackTrace());
    Stream.concat(all.stream().filter(Diagnostics::isOwn), all.stream())
        .distinct()
        .limit(5)
        .forEach(frame -> frames.append(" at ").append(frame));
    report(Problem.INTERNAL, origin, method, frames);
  }

  /** Whether a frame helps to find a fault of Fluxion, unlike those of the library it calls. */
  private static boolean isOwn(StackTraceElement frame) {
    return frame.getClassName().startsWith("dev.fluxion.");
  }

  /** Errors reported so far, for scopes: a method failed if the number has grown meanwhile. */
  public int errorCount() {
    return errors;
  }

  /** Whether {@code problem} was met, be it told or not. */
  public boolean has(Problem problem) {
    return problems.contains(problem);
  }

  public boolean hasErrors() {
    return errors > 0;
  }

  private void print(Problem problem, Object handle, String text) {
    if (handle instanceof TreePath path && trees != null) {
      trees.printMessage(problem.kind(), text, path.getLeaf(), path.getCompilationUnit());
    } else if (messager == null) {
      return;
    } else if (handle instanceof Element element) {
      messager.printMessage(problem.kind(), text, element);
    } else {
      messager.printMessage(problem.kind(), text);
    }
  }
}
