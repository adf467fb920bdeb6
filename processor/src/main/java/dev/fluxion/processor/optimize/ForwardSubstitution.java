package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Undoes flattening for the reader: a temporary that is assigned once and read once, later in the
 * same block, is replaced by its expression unless something it reads changes in between. Also
 * joins {@code s2 = s1 + x; s1 = s2;} to {@code s1 = s1 + x;}.
 */
public final class ForwardSubstitution {
  /** Operations in one expression, above which a temporary keeps its name. */
  private static final int LIMIT = 16;

  private final Occurrences all;

  /** Variables whose value is assigned to another of the same name. */
  private final Set<Variable> handsOn = new HashSet<>();

  private ForwardSubstitution(Function function) {
    this.all = Occurrences.in(function.body());
    new Walker() {
      @Override
      public List<Statement> assign(Statement.Assign assign) {
        if (assign.target() instanceof Expression.Read target
            && assign.value() instanceof Expression.Read source
            && target.variable().name().equals(source.variable().name())) {
          handsOn.add(source.variable());
        }
        return super.assign(assign);
      }
    }.walk(function.body());
  }

  public static Function apply(Function function) {
    return function.withBody(new ForwardSubstitution(function).block(function.body()));
  }

  /** A definition on its way to its only reader. */
  private record Pending(
      Statement.Assign definition, Set<Variable> reads, boolean readsMemory, int size) {}

  private Block block(Block block) {
    List<Statement> out = new ArrayList<>();
    Map<Variable, Pending> pending = new LinkedHashMap<>();
    for (Statement statement : block.statements()) {
      Statement inner = nested(statement);
      flushNestedReads(inner, pending, out);
      Statement substituted = substitute(inner, pending);
      flushRemainingReads(substituted, pending, out);
      if (isCandidate(substituted)) {
        Statement.Assign definition = (Statement.Assign) substituted;
        Variable variable = ((Expression.Read) definition.target()).variable();
        pending.put(
            variable,
            new Pending(
                definition,
                Code.reads(definition.value()),
                readsMemory(definition.value()),
                size(definition.value())));
      } else {
        flushConflicts(substituted, pending, out);
        out.add(substituted);
      }
    }
    pending.values().forEach(p -> out.add(p.definition()));
    return new Block(out);
  }

  /**
   * A temporary with one reader; or a user's variable that only hands its value to a carried one.
   */
  private boolean isCandidate(Statement statement) {
    if (!(statement instanceof Statement.Assign assign)
        || !(assign.target() instanceof Expression.Read target)) {
      return false;
    }
    Variable variable = target.variable();
    boolean fits = all.writes(variable) == 1 && all.reads(variable) == 1;
    boolean stays =
        assign.value() instanceof Expression.Invoke
            || Code.isOpaque(assign.value())
            || assign.value() instanceof Expression.NewArray
            || assign.value() instanceof Expression.ArrayValue
            || assign.value() instanceof Expression.Copy;
    return fits && !stays && (variable.name().isEmpty() || handsOn.contains(variable));
  }

  private Statement nested(Statement statement) {
    if (statement instanceof Statement.If branch) {
      return new Statement.If(branch.condition(), block(branch.then()), block(branch.otherwise()));
    } else if (statement instanceof Statement.Loop loop) {
      return new Statement.Loop(loop.label(), loop.condition(), block(loop.body()), Block.EMPTY);
    } else if (statement instanceof Statement.For loop) {
      return loop.withBody(block(loop.body()));
    }
    return statement;
  }

  /** Definitions read where they cannot be substituted go out before the statement. */
  private void flushNestedReads(
      Statement statement, Map<Variable, Pending> pending, List<Statement> out) {
    if (pending.isEmpty() || !isStructured(statement)) {
      return;
    }
    Walker reader =
        new Walker() {
          @Override
          protected void onRead(Variable variable) {
            Pending definition = pending.remove(variable);
            if (definition != null) {
              out.add(definition.definition());
            }
          }
        };
    if (statement instanceof Statement.If branch) {
      reader.walk(branch.then());
      reader.walk(branch.otherwise());
    } else if (statement instanceof Statement.Loop loop) {
      reader.walk(loop.condition());
      reader.walk(loop.body());
    } else if (statement instanceof Statement.For loop) {
      if (!isLengthOfName(loop.bound(), pending)) {
        reader.walk(loop.bound());
      }
      reader.walk(loop.body());
    }
  }

  /** {@code i < x.length} is as good as a name, and better to read. */
  private static boolean isLengthOfName(Expression bound, Map<Variable, Pending> pending) {
    return bound instanceof Expression.Read read
        && pending.containsKey(read.variable())
        && pending.get(read.variable()).definition().value() instanceof Expression.Length length
        && length.array() instanceof Expression.Read;
  }

  private static boolean isStructured(Statement statement) {
    return statement instanceof Statement.If
        || statement instanceof Statement.Loop
        || statement instanceof Statement.For;
  }

  private Statement substitute(Statement statement, Map<Variable, Pending> pending) {
    if (pending.isEmpty()) {
      return statement;
    }
    int[] budget = {LIMIT};
    Rewriter substitution =
        new Rewriter() {
          @Override
          public Block rewrite(Block nested) {
            return nested;
          }

          @Override
          public Expression read(Expression.Read read) {
            Pending definition = pending.get(read.variable());
            if (definition == null || definition.size() > budget[0]) {
              return read;
            }
            budget[0] -= definition.size();
            pending.remove(read.variable());
            return definition.definition().value();
          }
        };
    return statement.accept(substitution).get(0);
  }

  /** Definitions that were too large to substitute stay in front of their reader. */
  private static void flushRemainingReads(
      Statement statement, Map<Variable, Pending> pending, List<Statement> out) {
    if (!pending.isEmpty() && !isStructured(statement)) {
      new Walker() {
        @Override
        protected void onRead(Variable variable) {
          Pending definition = pending.remove(variable);
          if (definition != null) {
            out.add(definition.definition());
          }
        }
      }.walk(statement);
    }
  }

  private void flushConflicts(
      Statement statement, Map<Variable, Pending> pending, List<Statement> out) {
    if (pending.isEmpty()) {
      return;
    }
    Occurrences here = new Occurrences();
    here.add(statement);
    boolean[] stores = {
      statement instanceof Statement.Evaluate
          || Code.call(statement).isPresent()
          || Code.callsOpaquely(statement)
    };
    new Walker() {
      @Override
      protected void onStore(Expression array, Expression value) {
        stores[0] = true;
      }
    }.walk(statement);
    Iterator<Pending> iterator = pending.values().iterator();
    while (iterator.hasNext()) {
      Pending definition = iterator.next();
      Variable variable = ((Expression.Read) definition.definition().target()).variable();
      boolean isChanged = definition.reads().stream().anyMatch(v -> here.writes(v) > 0);
      if (isChanged || here.reads(variable) > 0 || stores[0] && definition.readsMemory()) {
        out.add(definition.definition());
        iterator.remove();
      }
    }
  }

  private static boolean readsMemory(Expression expression) {
    boolean[] found = {false};
    new Walker() {
      @Override
      public Expression element(Expression.Element element) {
        found[0] = true;
        return element;
      }

      @Override
      public Expression constant(Expression.Constant constant) {
        found[0] = true;
        return constant;
      }

      @Override
      public Expression field(Expression.Field field) {
        found[0] |= !field.isFinal();
        return super.field(field);
      }
    }.walk(expression);
    return found[0];
  }

  private static int size(Expression expression) {
    int[] count = {1};
    Code.operands(expression).forEach(o -> count[0] += size(o));
    return expression instanceof Expression.Literal ? 0 : count[0];
  }
}
