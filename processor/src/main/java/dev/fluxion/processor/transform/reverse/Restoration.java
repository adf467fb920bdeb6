package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.analysis.ArrayLengths;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How the reverse of a block in a loop gets back what it reads of the forward sweep: by recomputing
 * it, or from records.
 */
final class Restoration {
  private final Adjoints adjoints;
  private final Homes homes;
  private final Records records;
  private final ArrayLengths lengths;

  /** The forward sweep's own variables (counters, records) and the block each is made in. */
  private final Map<Variable, Block> made = new LinkedHashMap<>();

  private final Map<Variable, Expression> shadowDefinitions = new LinkedHashMap<>();

  /** What is known of a block whose reverse sweep follows at once on its forward sweep. */
  private record Root(Storage storage, Contents contents) {}

  private final Deque<Root> roots = new ArrayDeque<>();

  /** Of the statement, in that block, that is being reversed. */
  private int position;

  /**
   * @param storage of the function's body
   * @param contents of the function's body
   */
  Restoration(
      Adjoints adjoints,
      Homes homes,
      Storage storage,
      Contents contents,
      ArrayLengths lengths,
      Records records) {
    this.adjoints = adjoints;
    this.homes = homes;
    this.records = records;
    this.lengths = lengths;
    roots.push(new Root(storage, contents));
  }

  ArrayLengths lengths() {
    return lengths;
  }

  /** Begins the body of a loop each iteration of which is reversed at once. */
  void enter(Block body, Set<Variable> privateArrays) {
    Root outside = roots.peek();
    roots.push(new Root(outside.storage().of(body), outside.contents().of(body, privateArrays)));
  }

  /** Ends it. */
  void leave() {
    roots.pop();
  }

  /** Begins statement number {@code newPosition} of the function's or that loop's body. */
  void at(int newPosition) {
    position = newPosition;
  }

  /** Notes a variable that the forward sweep makes in {@code block}. */
  void make(Variable variable, Block block) {
    made.put(variable, block);
  }

  /** Notes the only assignment of a shadow. */
  void shadow(Variable shadow, Expression value) {
    shadowDefinitions.put(shadow, value);
  }

  boolean isHome(Block block, Variable variable) {
    Variable owner = adjoints.owner(variable);
    return made.get(variable) == block && made.containsKey(variable) || homes.isHome(block, owner);
  }

  boolean isForwardVariable(Variable variable) {
    return made.containsKey(variable) || homes.contains(adjoints.owner(variable));
  }

  /** The forward sweep's variables that {@code code} of the reverse sweep reads. */
  Set<Variable> forwardReads(Block code) {
    Set<Variable> reads = new LinkedHashSet<>();
    new Walker() {
      @Override
      protected void onRead(Variable variable) {
        if (isForwardVariable(variable)) {
          reads.add(variable);
        }
      }
    }.walk(code);
    return reads;
  }

  /**
   * What a block in a loop does for its reverse.
   *
   * @param recording at the end of the block's forward run
   * @param restoring at the beginning of its reverse
   * @param needs what the blocks around have to restore
   */
  record Restored(List<Statement> recording, List<Statement> restoring, Set<Variable> needs) {}

  /**
   * @param carried the variables that the block, as the body of a loop, carries
   * @param needs the variables that the block's reverse reads
   * @param forward the block's forward sweep
   */
  Restored restore(
      Block block, Set<Variable> carried, Set<Variable> needs, List<Statement> forward, Nest nest) {
    List<Statement.For> refills = new ArrayList<>();
    List<Records.Kept> kept = new ArrayList<>();
    restoreContents(block, nest, refills, kept);
    Set<Variable> all = new LinkedHashSet<>(needs);
    for (Statement.For refill : refills) {
      all.addAll(forwardReads(Block.of(refill)));
      all.removeAll(Code.writes(Block.of(refill)));
    }
    Predicate<Variable> isOwn = v -> isHome(block, v) || carried.contains(adjoints.owner(v));
    Set<Variable> own = new LinkedHashSet<>(all);
    own.removeIf(isOwn.negate());
    Set<Variable> left = new LinkedHashSet<>(all);
    left.removeAll(own);
    Recording recording = Recording.decide(own, definitions(forward, block), isOwn);
    recording.recomputed().forEach((v, e) -> roots.peek().contents().require(v, e));
    recording.outer().stream().filter(this::isForwardVariable).forEach(left::add);
    recording.recorded().forEach(v -> kept.add(0, records.keep(v, nest)));
    List<Statement> restorings = new ArrayList<>(restorings(kept));
    recording.recomputed().forEach((v, e) -> restorings.add(Statement.Assign.to(v, e)));
    restorings.addAll(refills);
    return new Restored(recordings(kept), restorings, left);
  }

  /** The same of a branch outside of loops, whose variables keep their values; arrays may not. */
  Restored restoreContents(Block block, Set<Variable> needs) {
    List<Statement.For> refills = new ArrayList<>();
    List<Records.Kept> kept = new ArrayList<>();
    restoreContents(block, Nest.UNCOUNTED, refills, kept);
    List<Statement> restorings = new ArrayList<>(restorings(kept));
    restorings.addAll(refills);
    Set<Variable> left = new LinkedHashSet<>(needs);
    left.removeIf(v -> isHome(block, v));
    return new Restored(recordings(kept), restorings, left);
  }

  private void restoreContents(
      Block block, Nest nest, List<Statement.For> refills, List<Records.Kept> kept) {
    for (Variable array : roots.peek().contents().required(block)) {
      Optional<Statement.For> refill = refill(block, array);
      if (refill.isPresent()) {
        refills.add(refill.get());
      } else {
        kept.add(records.keepContents(array, lengths.of(array), nest));
      }
    }
  }

  private static List<Statement> recordings(List<Records.Kept> kept) {
    return kept.stream().map(Records.Kept::recording).toList();
  }

  /** In the opposite order: what is on stacks comes back so. */
  private static List<Statement> restorings(List<Records.Kept> kept) {
    List<Statement> restorings = new ArrayList<>();
    kept.forEach(k -> restorings.add(0, k.restoring()));
    return restorings;
  }

  private Optional<Statement.For> refill(Block block, Variable array) {
    Root root = roots.peek();
    return Refill.of(
        block,
        array,
        lengths,
        root.contents().aliases(),
        value -> root.storage().isCheap(value, position));
  }

  /** The cheap single assignments among a block's forward statements, in order. */
  private Map<Variable, Expression> definitions(List<Statement> forward, Block block) {
    Map<Variable, Expression> result = new LinkedHashMap<>();
    for (Statement statement : forward) {
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read read
          && isHome(block, read.variable())
          && isSingle(read.variable())
          && isCheap(read.variable(), assign.value())) {
        result.put(read.variable(), assign.value());
      }
    }
    return result;
  }

  private boolean isCheap(Variable variable, Expression value) {
    Storage storage = roots.peek().storage();
    return storage.isCheap(inTermsOfPrimals.rewrite(value), position)
        || roots.peek().contents().isRestored(variable)
            && storage.isCheap(((Expression.Element) value).index(), position);
  }

  /** A shadow's rows are exchanged where its primal's are, which is what {@link Storage} knows. */
  private final Rewriter inTermsOfPrimals =
      new Rewriter() {
        @Override
        public Expression read(Expression.Read read) {
          return Code.read(adjoints.owner(read.variable()));
        }
      };

  private boolean isSingle(Variable variable) {
    return homes.definition(variable) != null || shadowDefinitions.containsKey(variable);
  }
}
