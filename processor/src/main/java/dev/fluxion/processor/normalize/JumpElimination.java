package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Label;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes {@code break}, {@code continue} and early {@code return}: afterwards the only jump is one
 * {@code Return} as the last statement of the function, and loops have no update part. What follows
 * a branch that jumps moves into the other branch; where that is not possible a boolean flag per
 * jump target guards it (Böhm & Jacopini, CACM 1966).
 */
public final class JumpElimination {

  /** Where a jump goes: a loop's exit, a loop's update, or (label null) the function's end. */
  private record Target(Label label, boolean exit) {
    static final Target RETURN = new Target(null, true);
  }

  /**
   * How deep branches may nest that take up what follows them: a hundred early returns in a row
   * would be a nest a hundred deep, which each pass, and the reader, would have to go through.
   */
  private static final int DEPTH = 16;

  /**
   * Statements without jumps, the targets they may be on their way to, whether control falls out.
   *
   * @param rest what is still to be done where control falls out and is on its way to no target
   */
  private record Part(
      List<Statement> statements, Set<Target> pending, boolean completes, List<Statement> rest) {
    Part(List<Statement> statements, Set<Target> pending, boolean completes) {
      this(statements, pending, completes, List.of());
    }
  }

  private final Variables variables;
  private final Variable result;
  private final Map<Target, Variable> flags = new LinkedHashMap<>();

  private JumpElimination(Function function, Variables variables) {
    this.variables = variables;
    this.result =
        function.result() == Primitive.VOID ? null : variables.fresh("result", function.result());
  }

  public static Function apply(Function function, Variables variables) {
    JumpElimination pass = new JumpElimination(function, variables);
    List<Statement> body = function.body().statements();
    int last = body.size() - 1;
    boolean endsWithReturn = last >= 0 && body.get(last) instanceof Statement.Return;
    List<Statement> head = endsWithReturn ? body.subList(0, last) : body;
    Part part = pass.part(head);
    if (part.pending().isEmpty()) {
      List<Statement> statements = new ArrayList<>(part.statements());
      if (endsWithReturn && part.completes()) {
        statements.add(body.get(last));
      } else if (pass.result != null) { // it ends with a throw
        statements.add(new Statement.Return(Literal.zero(function.result())));
      }
      return function.withBody(new Block(statements));
    }
    return function.withBody(new Block(pass.withResult(pass.part(body))));
  }

  private List<Statement> withResult(Part part) {
    List<Statement> statements = new ArrayList<>();
    statements.add(Statement.Assign.to(flag(Target.RETURN), Literal.FALSE));
    if (result != null) {
      statements.add(Statement.Assign.to(result, Literal.zero(result.type())));
    }
    statements.addAll(part.statements());
    if (result != null) {
      statements.add(new Statement.Return(Code.read(result)));
    }
    return statements;
  }

  private Part part(List<Statement> statements) {
    Part first = part(statements, 0);
    if (first.rest().isEmpty()) {
      return first;
    }
    return guarded(first.statements(), first.pending(), first.pending(), first.rest());
  }

  private Part part(List<Statement> statements, int depth) {
    List<Statement> done = new ArrayList<>();
    Set<Target> pending = new LinkedHashSet<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      List<Statement> rest = statements.subList(i + 1, statements.size());
      if (statement instanceof Statement.Return jump) {
        if (jump.value() != null) {
          done.add(Statement.Assign.to(result, jump.value()));
        }
        return jump(done, pending, Target.RETURN);
      } else if (statement instanceof Statement.Break jump) {
        return jump(done, pending, new Target(jump.label(), true));
      } else if (statement instanceof Statement.Continue jump) {
        return jump(done, pending, new Target(jump.label(), false));
      } else if (statement instanceof Statement.If branch) {
        boolean absorbs = depth < DEPTH || rest.isEmpty();
        if (absorbs && !Completion.completes(branch.then())) {
          Part then = part(branch.then().statements());
          Part otherwise = part(concat(branch.otherwise(), rest), depth + 1);
          return absorb(done, pending, branch, then, otherwise);
        }
        if (absorbs && !Completion.completes(branch.otherwise())) {
          Part otherwise = part(branch.otherwise().statements());
          Part then = part(concat(branch.then(), rest), depth + 1);
          return absorb(done, pending, branch, then, otherwise);
        }
        Part then = part(branch.then().statements());
        Part otherwise = part(branch.otherwise().statements());
        done.add(
            new Statement.If(
                branch.condition(),
                new Block(then.statements()),
                new Block(otherwise.statements())));
        Set<Target> escapes = union(then.pending(), otherwise.pending());
        if (!escapes.isEmpty() && depth == DEPTH) {
          return new Part(done, union(pending, escapes), true, rest);
        }
        if (!escapes.isEmpty()) {
          return guarded(done, pending, escapes, rest);
        }
      } else if (statement instanceof Statement.Loop loop) {
        Set<Target> escapes = loop(loop, done);
        boolean exits = escapes.remove(new Target(loop.label(), true));
        if (!exits && loop.condition().equals(Literal.TRUE)) {
          pending.addAll(escapes);
          return new Part(done, pending, false);
        }
        if (!escapes.isEmpty()) {
          return guarded(done, pending, escapes, rest);
        }
      } else {
        done.add(statement);
      }
    }
    return new Part(done, pending, true);
  }

  private Part jump(List<Statement> done, Set<Target> pending, Target target) {
    done.add(Statement.Assign.to(flag(target), Literal.TRUE));
    pending.add(target);
    return new Part(done, pending, false);
  }

  /**
   * {@code if} of which one side jumps for sure: what follows has become part of the other side.
   */
  private Part absorb(
      List<Statement> done, Set<Target> pending, Statement.If branch, Part then, Part otherwise) {
    done.add(
        new Statement.If(
            branch.condition(), new Block(then.statements()), new Block(otherwise.statements())));
    pending.addAll(then.pending());
    pending.addAll(otherwise.pending());
    return new Part(
        done,
        pending,
        then.completes() || otherwise.completes(),
        then.rest().isEmpty() ? otherwise.rest() : then.rest());
  }

  /** {@code rest} where control is not on its way to one of {@code escapes}, part by part. */
  private Part guarded(
      List<Statement> done, Set<Target> pending, Set<Target> escapes, List<Statement> rest) {
    Set<Target> ways = new LinkedHashSet<>(escapes);
    pending.addAll(escapes);
    List<Statement> left = rest;
    while (!left.isEmpty()) {
      Part tail = part(left, 0);
      if (!tail.statements().isEmpty()) {
        done.add(new Statement.If(none(ways), new Block(tail.statements()), Block.EMPTY));
      }
      ways.addAll(tail.pending());
      pending.addAll(tail.pending());
      left = tail.rest();
    }
    return new Part(done, pending, true);
  }

  /** Adds the loop to {@code done} and returns the exits it may take, its own included. */
  private Set<Target> loop(Statement.Loop loop, List<Statement> done) {
    Target own = new Target(loop.label(), true);
    Target next = new Target(loop.label(), false);
    Part body = part(loop.body().statements());
    Part update = part(loop.update().statements());
    List<Statement> all = new ArrayList<>();
    if (body.pending().contains(next)) {
      all.add(Statement.Assign.to(flag(next), Literal.FALSE));
    }
    all.addAll(body.statements());
    Set<Target> bodyExits = new LinkedHashSet<>(body.pending());
    boolean reachesUpdate = bodyExits.remove(next) || body.completes();
    if (reachesUpdate && !update.statements().isEmpty()) {
      if (bodyExits.isEmpty()) {
        all.addAll(update.statements());
      } else {
        all.add(new Statement.If(none(bodyExits), new Block(update.statements()), Block.EMPTY));
      }
    }
    Set<Target> exits = union(bodyExits, update.pending());
    if (!reachesUpdate && loop.condition().equals(Literal.TRUE)) {
      // It runs once: a block to break out of, as switch and labelled statements are.
      if (exits.contains(own)) {
        done.add(Statement.Assign.to(flag(own), Literal.FALSE));
      }
      done.addAll(all);
      return exits;
    }
    Expression condition = loop.condition();
    if (!exits.isEmpty()) {
      condition =
          condition.equals(Literal.TRUE)
              ? none(exits)
              : Code.binary(BinaryOperator.CONDITIONAL_AND, none(exits), condition);
      if (exits.contains(own)) {
        done.add(Statement.Assign.to(flag(own), Literal.FALSE));
      }
    }
    done.add(new Statement.Loop(loop.label(), condition, new Block(all), Block.EMPTY));
    return exits;
  }

  private Expression none(Set<Target> targets) {
    Expression all = null;
    for (Target target : targets) {
      Expression clear = Code.not(Code.read(flag(target)));
      all = all == null ? clear : Code.binary(BinaryOperator.CONDITIONAL_AND, all, clear);
    }
    return all;
  }

  private Variable flag(Target target) {
    return flags.computeIfAbsent(target, t -> variables.fresh(flagName(t), Primitive.BOOLEAN));
  }

  private static String flagName(Target target) {
    if (target.equals(Target.RETURN)) {
      return "returned";
    }
    return target.exit() ? "left" : "continued";
  }

  private static List<Statement> concat(Block head, List<Statement> tail) {
    List<Statement> all = new ArrayList<>(head.statements());
    all.addAll(tail);
    return all;
  }

  private static Set<Target> union(Set<Target> left, Set<Target> right) {
    Set<Target> all = new LinkedHashSet<>(left);
    all.addAll(right);
    return all;
  }
}
