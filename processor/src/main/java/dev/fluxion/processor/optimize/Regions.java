package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts a body into runs of statements small enough for a method each. A statement that is too large
 * itself stays where it is, and its blocks are cut. What is in no run belongs to region 0.
 */
final class Regions {
  /** The runs, in order; region k is run k − 1. */
  final List<List<Statement>> runs = new ArrayList<>();

  /** The first statement of each run, and its region. */
  final Map<Statement, Integer> starts = new IdentityHashMap<>();

  /** The regions in which each variable is mentioned. */
  final Map<Variable, Set<Integer>> mentions = new HashMap<>();

  /** The variables that loops of a region count with. */
  final Map<Integer, Set<Variable>> counters = new HashMap<>();

  private final int limit;

  Regions(Block body, int limit) {
    this.limit = limit;
    cut(body);
    note(body, 0);
  }

  private void cut(Block block) {
    if (CodeSize.of(block) <= limit) {
      return;
    }
    List<Statement> run = new ArrayList<>();
    int size = 0;
    for (Statement statement : block.statements()) {
      int own = CodeSize.of(statement);
      if (staysInPlace(statement) || own > limit) {
        close(run);
        run = new ArrayList<>();
        size = 0;
        Code.blocks(statement).forEach(this::cut);
        continue;
      }
      if (size + own > limit) {
        close(run);
        run = new ArrayList<>();
        size = 0;
      }
      run.add(statement);
      size += own;
    }
    close(run);
  }

  /** A method can neither return for its caller nor hand a new stack to it. */
  private static boolean staysInPlace(Statement statement) {
    return statement instanceof Statement.Return
        || Code.writes(Block.of(statement)).stream().anyMatch(v -> isObject(v.type()));
  }

  /**
   * Whether variables of the type are handed to the parts, and not shared with them in an array.
   */
  static boolean isObject(Type type) {
    return type instanceof ClassType
        || type instanceof ArrayType a && a.scalar() instanceof ClassType;
  }

  private void close(List<Statement> run) {
    if (run.size() > 1 || run.size() == 1 && CodeSize.of(run.get(0)) > 40) {
      runs.add(run);
      starts.put(run.get(0), runs.size());
    }
  }

  private void note(Block block, int region) {
    int current = region;
    int left = 0;
    for (Statement statement : block.statements()) {
      if (starts.containsKey(statement)) {
        current = starts.get(statement);
        left = runs.get(current - 1).size();
      }
      note(statement, left > 0 ? current : region);
      left--;
    }
  }

  private void note(Statement statement, int region) {
    if (statement instanceof Statement.For loop) {
      counters.computeIfAbsent(region, r -> new HashSet<>()).add(loop.index());
    }
    Walker noting =
        new Walker() {
          @Override
          public Block rewrite(Block nested) {
            note(nested, region);
            return nested;
          }

          @Override
          protected void onRead(Variable variable) {
            mentions.computeIfAbsent(variable, v -> new HashSet<>()).add(region);
          }

          @Override
          protected void onWrite(Variable variable) {
            onRead(variable);
          }

          @Override
          public Expression constant(Expression.Constant constant) {
            return constant;
          }
        };
    noting.walk(statement);
  }
}
