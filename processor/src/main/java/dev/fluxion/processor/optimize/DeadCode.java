package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Stacks;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import dev.fluxion.processor.normalize.Aliases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Removes what does not reach the result, opaque calls aside: assignments to variables nobody
 * reads, stores into local arrays nobody reads, stacks nobody pops from for a purpose, branches and
 * loops left empty. Of a method as its user wrote it, the exceptions stay.
 */
public final class DeadCode {
  /** What is read, and arrays that share storage with it. */
  private final Set<Variable> live = new HashSet<>();

  private final Set<Variable> read = new HashSet<>();
  private final Aliases aliases;

  /** Null where no exceptions are of interest. */
  private final Exceptions exceptions;

  /** What reaches the result itself, not only an exception; null where that is the same. */
  private final DeadCode forTheResult;

  private boolean changed;

  private DeadCode(Function function, Exceptions exceptions, DeadCode forTheResult) {
    this.aliases = new Aliases(function);
    this.exceptions = exceptions;
    this.forTheResult = forTheResult;
    function.variables(Role.OUTPUT).forEach(v -> live.add(key(v)));
    function.shared().forEach(v -> live.add(key(v)));
    new Walker() {
      @Override
      public List<Statement> assign(Statement.Assign assign) {
        if (Stacks.isOpening(assign.value())) {
          live.add(Code.root(assign.target())); // what is pushed here is popped elsewhere
        }
        return super.assign(assign);
      }
    }.walk(function.body());
  }

  /** Output parameters are results, shared ones the caller's: stores into them stay. */
  public static Function apply(Function function) {
    return marked(function, null, null).swept(function);
  }

  /** The same, of code that must throw wherever it did. */
  static Function keepingExceptions(Function function) {
    DeadCode forTheResult = marked(function, null, null);
    return marked(function, new Exceptions(function), forTheResult).swept(function);
  }

  private static DeadCode marked(Function function, Exceptions exceptions, DeadCode forTheResult) {
    DeadCode pass = new DeadCode(function, exceptions, forTheResult);
    do {
      pass.changed = false;
      pass.mark(function.body());
    } while (pass.changed);
    return pass;
  }

  private Function swept(Function function) {
    return function.withBody(withoutLastWrites(sweep(function.body())));
  }

  /** Drops assignments at the function's end to variables that nothing after them mentions. */
  private static Block withoutLastWrites(Block body) {
    Occurrences rest = new Occurrences();
    List<Statement> kept = new ArrayList<>();
    List<Statement> statements = body.statements();
    for (int i = statements.size() - 1; i >= 0; i--) {
      Statement statement = statements.get(i);
      boolean dead =
          Code.isPlainAssignment(statement)
              && statement instanceof Statement.Assign assign
              && assign.target() instanceof Expression.Read target
              && rest.reads(target.variable()) == 0
              && rest.writes(target.variable()) == 0; // or SSA form would lose one of two
      if (!dead) {
        kept.add(statement);
        rest.add(statement);
      }
    }
    Collections.reverse(kept);
    return new Block(kept);
  }

  private Variable key(Variable variable) {
    return variable.type() instanceof ArrayType ? aliases.representative(variable) : variable;
  }

  private boolean isLive(Variable variable) {
    return live.contains(key(variable));
  }

  private void use(Expression expression) {
    uses.walk(expression);
  }

  private final Walker uses =
      new Walker() {
        @Override
        protected void onRead(Variable variable) {
          changed |= live.add(key(variable));
          changed |= read.add(variable);
        }

        /** Whatever the array holds. */
        @Override
        public Expression length(Expression.Length length) {
          if (length.array() instanceof Expression.Read array) {
            changed |= read.add(array.variable());
            return length;
          }
          return super.length(length);
        }
      };

  /** Marks backwards, which reaches the fixed point of straight-line code in one go. */
  private boolean mark(Block block) {
    boolean any = false;
    List<Statement> statements = block.statements();
    for (int i = statements.size() - 1; i >= 0; i--) {
      any |= mark(statements.get(i));
    }
    return any;
  }

  private boolean mark(Statement statement) {
    if (statement instanceof Statement.If branch) {
      boolean any = mark(branch.then()) | mark(branch.otherwise());
      if (any) {
        use(branch.condition());
      }
      return any;
    } else if (statement instanceof Statement.Loop loop) {
      boolean any = mark(loop.body());
      if (any) {
        use(loop.condition());
      }
      return any;
    } else if (statement instanceof Statement.For loop) {
      boolean any = mark(loop.body());
      if (any) {
        use(loop.from());
        use(loop.bound());
      }
      return any;
    }
    List<Statement> checks = checks(statement);
    checks.forEach(check -> use(((Statement.Evaluate) check).call()));
    if (!isKept(statement)) {
      return !checks.isEmpty();
    }
    if (statement instanceof Statement.Assign assign) {
      use(assign.value());
      useIndices(assign.target());
    } else if (statement instanceof Statement.Accumulate accumulate) {
      use(accumulate.value());
      useIndices(accumulate.target());
    } else if (statement instanceof Statement.Pop pop) {
      changed |= live.add(pop.stack());
    } else if (statement instanceof Statement.Push push) {
      use(push.value());
    } else if (statement instanceof Statement.Return jump && jump.value() != null) {
      use(jump.value());
    } else if (statement instanceof Statement.Throw jump) {
      use(jump.exception());
    } else if (statement instanceof Statement.Evaluate evaluate) {
      use(evaluate.call());
    }
    return true;
  }

  private void useIndices(dev.fluxion.processor.ir.Place target) {
    if (target instanceof Expression.Element element) {
      use(element);
    }
  }

  private boolean isKept(Statement statement) {
    if (statement instanceof Statement.Assign assign) {
      return assign.value() instanceof Expression.Invoke
          || Code.isOpaque(assign.value())
          || isLiveTarget(assign.target());
    } else if (statement instanceof Statement.Accumulate accumulate) {
      return isLiveTarget(accumulate.target());
    } else if (statement instanceof Statement.Push push) {
      return live.contains(push.stack());
    } else if (statement instanceof Statement.Pop pop) {
      // A stack in use must be popped as often as pushed.
      return live.contains(pop.stack()) || isLive(pop.target());
    }
    return !(statement instanceof Statement.Warn);
  }

  private boolean isLiveTarget(dev.fluxion.processor.ir.Place target) {
    if (target instanceof Expression.Read array && array.type() instanceof ArrayType) {
      return read.contains(array.variable()); // that others share what it holds is no use of it
    }
    Variable root = Code.root(target);
    return root == null || isLive(root);
  }

  private Block sweep(Block block) {
    List<Statement> out = new ArrayList<>();
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.If branch) {
        Block then = sweep(branch.then());
        Block otherwise = sweep(branch.otherwise());
        if (!then.isEmpty() || !otherwise.isEmpty()) {
          out.add(new Statement.If(branch.condition(), then, otherwise));
        }
      } else if (statement instanceof Statement.Loop loop) {
        Block body = sweep(loop.body());
        if (!body.isEmpty()) {
          out.add(new Statement.Loop(loop.label(), loop.condition(), body, Block.EMPTY));
        }
      } else if (statement instanceof Statement.For loop) {
        Block body = sweep(loop.body());
        if (!body.isEmpty()) {
          out.add(loop.withBody(body));
        }
      } else {
        checks(statement).stream()
            .filter(check -> !out.contains(check) && !isMadeAnyway(check, block))
            .forEach(out::add);
        if (isKept(statement)) {
          out.add(statement);
        }
      }
    }
    return new Block(out);
  }

  /** Whether {@code block} accesses, for its result, an array of which only the length is asked. */
  private boolean isMadeAnyway(Statement check, Block block) {
    Expression array = Exceptions.requiredArray(check);
    return array != null
        && block.statements().stream()
            .filter(s -> Code.blocks(s).isEmpty() && forTheResult.isKept(s))
            .anyMatch(s -> Exceptions.accesses(s, array));
  }

  /**
   * What stays of a statement whose result nothing needs, or only a check does: then both stay,
   * since derivatives are rid once more of what does not reach their results.
   */
  private List<Statement> checks(Statement statement) {
    return exceptions == null || forTheResult.isKept(statement)
        ? List.of()
        : exceptions.of(statement);
  }
}
