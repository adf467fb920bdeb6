package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether what is read has been assigned. <em>Certain</em>: on every way to the read, as the single
 * assignment form promises. <em>Possible</em>: on some way, which is all that can be said
 * elsewhere: flags that stand for jumps, and conditions that the reverse sweep tests again, decide
 * together which assignments happen; the emitter declares such variables with a default.
 */
final class Assignments {
  private final boolean certain;
  private final Set<String> problems = new LinkedHashSet<>();

  private Assignments(boolean certain) {
    this.certain = certain;
  }

  static List<String> certain(Function function) {
    return new Assignments(true).problems(function);
  }

  static List<String> possible(Function function) {
    return new Assignments(false).problems(function);
  }

  private List<String> problems(Function function) {
    Set<Variable> assigned = new HashSet<>();
    function.parameters().forEach(p -> assigned.add(p.variable()));
    block(function.body(), assigned);
    return new ArrayList<>(problems);
  }

  private void block(Block block, Set<Variable> assigned) {
    block.statements().forEach(s -> statement(s, assigned));
  }

  private void statement(Statement statement, Set<Variable> assigned) {
    if (statement instanceof Statement.If branch) {
      read(branch.condition(), assigned);
      Set<Variable> otherwise = new HashSet<>(assigned);
      block(branch.then(), assigned);
      block(branch.otherwise(), otherwise);
      if (certain) {
        assigned.retainAll(otherwise);
      } else {
        assigned.addAll(otherwise);
      }
    } else if (statement instanceof Statement.Loop loop) {
      Set<Variable> inside = entering(assigned, loop.body(), loop.update());
      read(loop.condition(), inside);
      block(loop.body(), inside);
      block(loop.update(), inside);
    } else if (statement instanceof Statement.For loop) {
      read(loop.from(), assigned);
      read(loop.bound(), assigned);
      Set<Variable> inside = entering(assigned, loop.body(), Block.EMPTY);
      inside.add(loop.index());
      block(loop.body(), inside);
    } else {
      simple(statement, assigned);
    }
  }

  /** Of a loop that may run no or many times: the variables assigned before a turn. */
  private Set<Variable> entering(Set<Variable> assigned, Block body, Block update) {
    if (certain) {
      return new HashSet<>(assigned);
    }
    assigned.addAll(Code.writes(body));
    assigned.addAll(Code.writes(update));
    return assigned;
  }

  private void simple(Statement statement, Set<Variable> assigned) {
    Set<Variable> written = new HashSet<>();
    new Walker() {
      @Override
      protected void onRead(Variable variable) {
        require(variable, assigned);
      }

      @Override
      protected void onWrite(Variable variable) {
        written.add(variable);
      }
    }.walk(statement);
    assigned.addAll(written);
  }

  private void read(Expression expression, Set<Variable> assigned) {
    Code.reads(expression).forEach(v -> require(v, assigned));
  }

  private void require(Variable variable, Set<Variable> assigned) {
    if (!assigned.contains(variable)) {
      problems.add(variable + " is read before it is assigned");
    }
  }
}
