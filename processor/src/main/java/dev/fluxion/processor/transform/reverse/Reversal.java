package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.analysis.Independence;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Splits a function in SSA form into a forward sweep, which records, and a reverse sweep, which
 * consumes the record. Block by block: the reverse of a block restores what it reads of the values
 * computed there, then runs the adjoints of the block's statements backwards. Outside of loops
 * there is nothing to restore, each value being still in its variable.
 */
final class Reversal {
  private final Adjoints adjoints;
  private final Homes homes;
  private final Variables variables;
  private final StatementAdjoint statementAdjoint;
  private final CallAdjoint calls;
  private final Records records;
  private final Restoration restoration;

  /** Whether values are recorded in arrays where the sizes of these are known. */
  private final boolean usesArrays;

  /** Whether some loop has been reversed inside of the forward sweep. */
  private boolean fuses;

  /**
   * @param usesArrays whether values are recorded in arrays where the sizes of these are known
   */
  Reversal(
      Adjoints adjoints,
      Homes homes,
      Restoration restoration,
      Records records,
      CallAdjoint calls,
      boolean usesArrays,
      Variables variables) {
    this.adjoints = adjoints;
    this.homes = homes;
    this.calls = calls;
    this.restoration = restoration;
    this.records = records;
    this.usesArrays = usesArrays;
    this.variables = variables;
    this.statementAdjoint = new StatementAdjoint(adjoints, homes, variables);
  }

  /**
   * The two sweeps of a piece of code.
   *
   * @param needs variables of the forward sweep that the reverse sweep reads and does not restore
   */
  private record Sweeps(List<Statement> forward, List<Statement> reverse, Set<Variable> needs) {}

  /**
   * Both sweeps of the function's body.
   *
   * @param prologue what the forward sweep begins with
   * @param zeros what sets the adjoints of scalar parameters to zero
   * @param seeds what the reverse sweep begins with
   * @param independent by position in the body: the loops whose sweeps may be fused
   */
  List<Statement> run(
      Block body,
      List<Statement> prologue,
      List<Statement> zeros,
      List<Statement> seeds,
      Map<Integer, Independence> independent) {
    Sweeps sweeps = topLevel(body, seeds, independent);
    List<Statement> cleared = new ArrayList<>(zeroAdjoints(body));
    cleared.addAll(zeros);
    List<Statement> all = new ArrayList<>(records.openings());
    all.addAll(prologue);
    all.addAll(calls.forwardPrologue());
    all.addAll(calls.reversePrologue());
    if (fuses) {
      all.addAll(cleared);
    }
    all.addAll(sweeps.forward());
    if (!fuses) {
      all.addAll(cleared);
    }
    all.addAll(seeds);
    all.addAll(sweeps.reverse());
    return all;
  }

  /**
   * The two sweeps of a function that others call.
   *
   * @param openings statements that both sweeps begin with
   */
  record Split(List<Statement> openings, List<Statement> forward, List<Statement> reverse) {}

  /** The sweeps as functions of their own: the reverse one restores all that it reads. */
  Split split(Block body, List<Statement> seeds) {
    Sweeps sweeps = block(body, false, Nest.UNCOUNTED, seeds);
    return new Split(records.openings(), sweeps.forward(), sweeps.reverse());
  }

  private Sweeps topLevel(
      Block body, List<Statement> seeds, Map<Integer, Independence> independent) {
    List<Statement> statements = body.statements();
    Map<Integer, Sweeps> sweeps = new TreeMap<>();
    for (int i = 0; i < statements.size(); i++) {
      if (!independent.containsKey(i)) {
        restoration.at(i);
        sweeps.put(i, statement(statements.get(i), body, Nest.NONE));
      }
    }
    List<Statement> before = new ArrayList<>(seeds);
    for (int i = statements.size() - 1; i >= 0; i--) {
      Sweeps fused = independent.containsKey(i) ? fused(body, i, independent.get(i), before) : null;
      if (fused != null) {
        sweeps.put(i, fused);
      } else if (independent.containsKey(i)) {
        restoration.at(i);
        sweeps.put(i, statement(statements.get(i), body, Nest.NONE));
      }
      before.addAll(fused == null ? sweeps.get(i).reverse() : fused.forward());
    }
    List<Statement> forward = new ArrayList<>();
    List<List<Statement>> reverse = new ArrayList<>();
    for (Sweeps each : sweeps.values()) {
      forward.addAll(each.forward());
      reverse.add(each.reverse());
    }
    return new Sweeps(forward, backwards(reverse), Set.of());
  }

  /**
   * A loop each iteration of which is reversed at once, so that what it records is little and near.
   *
   * @param before what the reverse sweep does before the loop's turn comes
   * @return null if the adjoints of its sums are not known before the loop
   */
  private Sweeps fused(Block body, int at, Independence independence, List<Statement> before) {
    List<Statement> statements = body.statements();
    Statement.For loop = (Statement.For) statements.get(at);
    Set<Variable> unknown = Code.writes(new Block(statements.subList(at, statements.size())));
    Map<Variable, Expression> definitions =
        EarlyAdjoints.definitions(statements.subList(at + 1, statements.size()), homes);
    Set<Variable> sums = new LinkedHashSet<>();
    independence.sums().forEach(v -> sums.add(adjoints.of(v)));
    Optional<EarlyAdjoints> early = EarlyAdjoints.of(sums, before, unknown, definitions, variables);
    if (early.isEmpty()) {
      return null;
    }
    RecordArrays arrays = usesArrays ? new RecordArrays(loop, variables) : null;
    List<Statement> iteration =
        early
            .get()
            .rename(
                iteration(
                    loop.body(), independence.privateArrays(), new Nest(false, arrays, List.of())));
    List<Statement> forward = new ArrayList<>(early.get().computation());
    if (arrays != null) {
      forward.addAll(arrays.allocations());
    }
    forward.add(loop.withBody(new Block(iteration)));
    fuses = true;
    return new Sweeps(forward, List.of(), Set.of());
  }

  /** Both sweeps of a loop's body; what the loop carries is updated after the reverse one. */
  private List<Statement> iteration(Block body, Set<Variable> privateArrays, Nest nest) {
    restoration.enter(body, privateArrays);
    List<Statement.Assign> updates = homes.updates(body);
    int split = body.statements().size() - updates.size();
    List<Statement> result = new ArrayList<>();
    List<List<Statement>> reverse = new ArrayList<>();
    for (int i = 0; i < body.statements().size(); i++) {
      restoration.at(i);
      Sweeps sweeps = statement(body.statements().get(i), body, nest);
      if (i < split) {
        result.addAll(sweeps.forward());
      }
      reverse.add(sweeps.reverse());
    }
    List<Statement> last = new ArrayList<>();
    for (Statement.Assign update : updates) {
      // The reverse sweep of an inner loop may set what is read here back to earlier values.
      Variable value = variables.fresh("next", update.value().type());
      result.add(Statement.Assign.to(value, update.value()));
      last.add(new Statement.Assign(update.target(), Code.read(value)));
    }
    result.addAll(zeroAdjoints(body));
    result.addAll(backwards(reverse));
    result.addAll(last);
    restoration.leave();
    return result;
  }

  private static List<Statement> backwards(List<List<Statement>> pieces) {
    List<Statement> result = new ArrayList<>();
    for (int i = pieces.size() - 1; i >= 0; i--) {
      result.addAll(pieces.get(i));
    }
    return result;
  }

  private Sweeps block(Block block, boolean isLoopBody, Nest nest) {
    return block(block, isLoopBody, nest, List.of());
  }

  /**
   * @param seeds statements that the block's reverse begins with
   */
  private Sweeps block(Block block, boolean isLoopBody, Nest nest, List<Statement> seeds) {
    int updates = homes.updates(block).size();
    int split = block.statements().size() - updates;
    List<Statement> forward = new ArrayList<>();
    List<Statement> forwardUpdates = new ArrayList<>();
    List<List<Statement>> pieces = new ArrayList<>();
    Set<Variable> needs = new LinkedHashSet<>();
    for (int i = 0; i < block.statements().size(); i++) {
      Sweeps sweeps = statement(block.statements().get(i), block, nest);
      (i < split ? forward : forwardUpdates).addAll(sweeps.forward());
      pieces.add(sweeps.reverse());
      needs.addAll(sweeps.needs());
    }
    pieces.add(seeds);
    List<Statement> reverse = new ArrayList<>(zeroAdjoints(block));
    Set<Variable> carried = isLoopBody ? homes.carried(block) : Set.of();
    Restoration.Restored restored =
        nest.isRepeated()
            ? restoration.restore(block, carried, needs, forward, nest)
            : restoration.restoreContents(block, needs);
    forward.addAll(restored.recording());
    reverse.addAll(restored.restoring());
    reverse.addAll(backwards(pieces));
    forward.addAll(forwardUpdates);
    return new Sweeps(
        forward, pieces.stream().allMatch(List::isEmpty) ? List.of() : reverse, restored.needs());
  }

  private List<Statement> zeroAdjoints(Block block) {
    List<Statement> result = new ArrayList<>();
    for (Variable variable : homes.at(block)) {
      if (variable.type().isReal() && adjoints.isActive(variable)) {
        result.add(Statement.Assign.to(adjoints.of(variable), Code.literal(0.0)));
      }
    }
    return result;
  }

  private Sweeps statement(Statement statement, Block block, Nest nest) {
    Optional<Expression.Invoke> call = Code.call(statement);
    if (call.isPresent()) {
      return call(statement, call.get());
    } else if (statement instanceof Statement.Assign assign) {
      return assign(assign, block);
    } else if (statement instanceof Statement.If branch) {
      return branch(branch, nest.branch());
    } else if (statement instanceof Statement.For loop) {
      return counted(loop, block, nest);
    } else if (statement instanceof Statement.Loop loop) {
      return loop(loop, block);
    } else if (statement instanceof Statement.Throw || statement instanceof Statement.Evaluate) {
      return new Sweeps(List.of(statement), List.of(), Set.of());
    } else if (statement instanceof Statement.Warn) {
      return new Sweeps(List.of(), List.of(), Set.of());
    }
    throw new IllegalStateException("not before reversal: " + statement);
  }

  private Sweeps assign(Statement.Assign assign, Block block) {
    List<Statement> forward = new ArrayList<>(List.of(assign));
    for (Statement shadow : statementAdjoint.forward(assign)) {
      forward.add(shadow);
      if (shadow instanceof Statement.Assign move
          && move.target() instanceof Expression.Read read
          && homes.definition(adjoints.owner(read.variable())) != null) {
        restoration.shadow(read.variable(), move.value());
      }
    }
    List<Statement> reverse = statementAdjoint.reverse(assign);
    return new Sweeps(forward, reverse, restoration.forwardReads(new Block(reverse)));
  }

  private Sweeps call(Statement statement, Expression.Invoke call) {
    Expression.Read target =
        statement instanceof Statement.Assign assign ? (Expression.Read) assign.target() : null;
    List<Statement> reverse = new ArrayList<>(calls.reverse(call, target));
    if (target != null && target.type().isReal() && adjoints.isActive(target)) {
      reverse.addAll(statementAdjoint.reset(target));
    }
    return new Sweeps(
        calls.forward(statement, call, target),
        reverse,
        restoration.forwardReads(new Block(reverse)));
  }

  private Sweeps branch(Statement.If branch, Nest nest) {
    Sweeps then = block(branch.then(), false, nest);
    Sweeps otherwise = block(branch.otherwise(), false, nest);
    Statement forward =
        new Statement.If(
            branch.condition(), new Block(then.forward()), new Block(otherwise.forward()));
    if (then.reverse().isEmpty() && otherwise.reverse().isEmpty()) {
      return new Sweeps(List.of(forward), List.of(), Set.of());
    }
    Statement.If reverse =
        new Statement.If(
            branch.condition(), new Block(then.reverse()), new Block(otherwise.reverse()));
    Set<Variable> needs = new LinkedHashSet<>(then.needs());
    needs.addAll(otherwise.needs());
    Code.reads(branch.condition()).stream()
        .filter(restoration::isForwardVariable)
        .forEach(needs::add);
    return new Sweeps(List.of(forward), List.of(reverse), needs);
  }

  private Sweeps counted(Statement.For loop, Block block, Nest nest) {
    boolean isOutermost = usesArrays && !nest.isRepeated() && nest.arrays() == null;
    RecordArrays arrays = isOutermost ? new RecordArrays(loop, variables) : null;
    Sweeps body =
        block(loop.body(), true, isOutermost ? Nest.begin(loop, arrays) : nest.into(loop));
    List<Statement> forward = new ArrayList<>();
    if (arrays != null) {
      forward.addAll(arrays.allocations());
      arrays.made().forEach(v -> restoration.make(v, block));
    }
    forward.add(loop.withBody(new Block(body.forward())));
    if (body.reverse().isEmpty()) {
      return new Sweeps(forward, List.of(), Set.of());
    }
    Statement.For reverse =
        ReversedLoop.of(loop, new Block(body.reverse()), restoration.lengths(), variables);
    Set<Variable> needs = new LinkedHashSet<>(body.needs());
    needs.addAll(restoration.forwardReads(Block.of(new Statement.Evaluate(reverse.from()))));
    needs.addAll(restoration.forwardReads(Block.of(new Statement.Evaluate(reverse.bound()))));
    needs.remove(loop.index());
    return new Sweeps(forward, List.of(reverse), needs);
  }

  /** A loop of unknown length counts its iterations and is reversed as often. */
  private Sweeps loop(Statement.Loop loop, Block block) {
    Sweeps body = block(loop.body(), true, Nest.UNCOUNTED);
    if (body.reverse().isEmpty()) {
      Statement forward =
          new Statement.Loop(
              loop.label(), loop.condition(), new Block(body.forward()), Block.EMPTY);
      return new Sweeps(List.of(forward), List.of(), Set.of());
    }
    Variable trips = variables.fresh("trips", Primitive.INT);
    restoration.make(trips, block);
    List<Statement> counting = new ArrayList<>(body.forward());
    counting.add(Statement.Assign.to(trips, Code.add(Code.read(trips), Code.literal(1))));
    List<Statement> forward =
        List.of(
            Statement.Assign.to(trips, Code.literal(0)),
            new Statement.Loop(loop.label(), loop.condition(), new Block(counting), Block.EMPTY));
    Statement reverse =
        new Statement.For(
            variables.fresh("trip", Primitive.INT),
            Code.read(trips),
            BinaryOperator.GREATER,
            Code.literal(0),
            -1,
            new Block(body.reverse()));
    Set<Variable> needs = new LinkedHashSet<>(body.needs());
    needs.add(trips);
    return new Sweeps(forward, List.of(reverse), needs);
  }
}
