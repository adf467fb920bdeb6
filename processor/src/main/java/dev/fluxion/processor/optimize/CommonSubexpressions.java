package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Stacks;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import dev.fluxion.processor.normalize.Aliases;
import dev.fluxion.processor.normalize.Exposure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In flattened code, replaces an operation by the variable that already holds its value on every
 * way there, an element of an array as long as nothing is stored that it may share storage with.
 * Operands count by what they are found to be copies of, so that chains of operations are found.
 */
public final class CommonSubexpressions {
  private final Map<Expression, Variable> available = new HashMap<>();
  private final Map<Variable, Set<Expression>> mentions = new HashMap<>();
  private final List<Expression> journal = new ArrayList<>();

  /** The numbers that have been found to be held by another variable, too. */
  private final Map<Variable, Variable> copies = new HashMap<>();

  private final Map<Variable, Set<Variable>> copiesOf = new HashMap<>();
  private final List<Variable> copied = new ArrayList<>();

  private final Aliases aliases;
  private final Exposure exposure;

  /** By alias class of arrays: the available elements. */
  private final Map<Variable, Set<Expression>> elements = new HashMap<>();

  private CommonSubexpressions(Function function) {
    this.aliases = new Aliases(function);
    this.exposure = aliases.exposure();
  }

  public static Function apply(Function function) {
    return function.withBody(new CommonSubexpressions(function).block(function.body()));
  }

  private Block block(Block block) {
    List<Statement> out = new ArrayList<>();
    for (Statement statement : block.statements()) {
      out.add(statement(statement));
    }
    return new Block(out);
  }

  private Statement statement(Statement statement) {
    if (statement instanceof Statement.Assign assign
        && assign.target() instanceof Expression.Read target) {
      Expression value = byOriginals(assign.value());
      boolean shareable = isShareable(value);
      killStored(statement);
      Variable known = shareable ? available.get(value) : null;
      kill(target.variable());
      if (known != null && !known.equals(target.variable())) {
        copies.put(target.variable(), known);
        copiesOf.computeIfAbsent(known, v -> new HashSet<>()).add(target.variable());
        copied.add(target.variable());
        return new Statement.Assign(target, Code.read(known));
      }
      if (shareable && !Code.isReadIn(value, target.variable())) {
        remember(value, target.variable());
      }
      return assign;
    } else if (statement instanceof Statement.If branch) {
      Block then = scoped(branch.then());
      Block otherwise = scoped(branch.otherwise());
      Code.writes(branch.then()).forEach(this::kill);
      Code.writes(branch.otherwise()).forEach(this::kill);
      killStored(branch);
      return new Statement.If(branch.condition(), then, otherwise);
    } else if (statement instanceof Statement.Loop || statement instanceof Statement.For) {
      Code.writes(Block.of(statement)).forEach(this::kill);
      killStored(statement);
      return statement
          .accept(
              new Rewriter() {
                @Override
                public Block rewrite(Block body) {
                  return scoped(body);
                }
              })
          .get(0);
    }
    Code.writes(Block.of(statement)).forEach(this::kill);
    killStored(statement);
    return statement;
  }

  /** Whether {@code value} is an operation or element worth a name. */
  private boolean isShareable(Expression value) {
    if (value instanceof Expression.Element element) {
      return element.array() instanceof Expression.Read array
          && !exposure.mayChange(array.variable());
    }
    boolean operation =
        value instanceof Expression.Binary
            || value instanceof Expression.Unary
            || value instanceof Expression.Cast
            || value instanceof Expression.Conditional
            || value instanceof Expression.Length
            || value instanceof Expression.InstanceOf
            || value instanceof Expression.Field field && field.isFinal()
            || value instanceof Expression.Call call
                && !call.method().name().equals("new")
                && !Stacks.isCreation(call)
                && !call.method().isOpaque();
    return operation && value.type() instanceof Primitive && !readsElements(value);
  }

  /** Flattening leaves no reads inside other operations; a call may make them out of sight. */
  private static boolean readsElements(Expression value) {
    return value instanceof Expression.Call
        && Code.reads(value).stream().anyMatch(v -> v.type().rank() > 0);
  }

  private void remember(Expression value, Variable holder) {
    available.put(value, holder);
    journal.add(value);
    if (value instanceof Expression.Element element) {
      Variable array = aliases.representative(Code.root(element.array()));
      elements.computeIfAbsent(array, v -> new HashSet<>()).add(value);
    }
    mentions.computeIfAbsent(holder, v -> new HashSet<>()).add(value);
    Code.reads(value).forEach(v -> mentions.computeIfAbsent(v, k -> new HashSet<>()).add(value));
  }

  /** Elements of what {@code statement} stores into are not known after it. */
  private void killStored(Statement statement) {
    new Walker() {
      @Override
      protected void onStore(Expression array, Expression value) {
        Set<Expression> stale = elements.remove(aliases.representative(Code.root(array)));
        if (stale != null) {
          stale.forEach(available::remove);
        }
      }
    }.walk(statement);
  }

  private void kill(Variable variable) {
    Set<Expression> stale = mentions.remove(variable);
    if (stale != null) {
      stale.forEach(available::remove);
    }
    copies.remove(variable);
    Set<Variable> others = copiesOf.remove(variable);
    if (others != null) {
      others.forEach(other -> copies.remove(other, variable));
    }
  }

  private Expression byOriginals(Expression value) {
    return copies.isEmpty() || Code.isAtom(value)
        ? value
        : new Rewriter() {
          @Override
          public Expression read(Expression.Read read) {
            Variable original = copies.get(read.variable());
            return original == null ? read : Code.read(original);
          }
        }.rewrite(value);
  }

  /** What a nested block computes is forgotten behind it: it may not have run. */
  private Block scoped(Block block) {
    int before = journal.size();
    int copiedBefore = copied.size();
    Block result = block(block);
    for (int i = copied.size() - 1; i >= copiedBefore; i--) {
      copies.remove(copied.remove(i));
    }
    for (int i = journal.size() - 1; i >= before; i--) {
      available.remove(journal.remove(i));
    }
    return result;
  }
}
