package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Where lowered statements go. Parts are captured first where it depends on them what to do. */
final class Sink {

  /** The value of an expression and the statements that have to run before it. */
  record Captured<T>(List<Statement> statements, T value) {

    /** Warnings do not count: they do nothing and may stand before the enclosing statement. */
    boolean hasEffects() {
      return statements.stream().anyMatch(statement -> !(statement instanceof Statement.Warn));
    }

    Block block() {
      return new Block(statements);
    }
  }

  private List<Statement> statements = new ArrayList<>();

  void add(Statement statement) {
    statements.add(statement);
  }

  void addAll(List<Statement> more) {
    statements.addAll(more);
  }

  /** The statements of the part that is being captured. */
  List<Statement> soFar() {
    return statements;
  }

  <T> Captured<T> capture(Supplier<T> part) {
    List<Statement> outer = statements;
    List<Statement> inner = new ArrayList<>();
    statements = inner;
    try {
      return new Captured<>(inner, part.get());
    } finally {
      statements = outer;
    }
  }

  Captured<Void> capture(Runnable part) {
    return capture(
        () -> {
          part.run();
          return null;
        });
  }
}
