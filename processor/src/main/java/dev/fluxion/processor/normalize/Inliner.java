package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces every call of a helper by its body, with fresh variables. Runs after jumps are gone, so
 * a body is statements and at most one {@code Return} at its end. Recursion is refused by the front
 * end; a size limit stops call trees that would grow without bound.
 */
public final class Inliner {
  /** Statements of a method with all its helpers written out, above which inlining gives up. */
  public static final int LIMIT = 20_000;

  /** The method with its helpers written out is larger than {@link #LIMIT}. */
  public static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLarge() {
      super(null, null, false, false);
    }
  }

  private final Map<String, Function> functions;
  private final Variables variables;
  private int size;

  private Inliner(Map<String, Function> functions, Variables variables) {
    this.functions = functions;
    this.variables = variables;
  }

  /** The entry of {@code program} without {@code Invoke}s. */
  public static Function apply(Program program) {
    Inliner inliner = new Inliner(program.functions(), program.variables());
    Function entry = program.entry();
    return entry.withBody(inliner.new Body(Map.of(), null).rewrite(entry.body()));
  }

  /** Copies one body; {@code names} grows as it meets local variables (null: keep them). */
  private final class Body extends Rewriter {
    private final Map<Variable, Variable> names;
    private final Expression.Read result;

    Body(Map<Variable, Variable> names, Expression.Read result) {
      this.names = names;
      this.result = result;
    }

    private Variable rename(Variable variable) {
      return names.isEmpty() && result == null
          ? variable
          : names.computeIfAbsent(variable, v -> variables.fresh(v.name(), v.type()));
    }

    @Override
    protected Variable target(Variable variable) {
      return rename(variable);
    }

    @Override
    public Expression read(Expression.Read read) {
      return Code.read(rename(read.variable()));
    }

    @Override
    public List<Statement> assign(Statement.Assign assign) {
      count();
      if (assign.value() instanceof Expression.Invoke invoke) {
        Statement.Assign renamed = (Statement.Assign) super.assign(assign).get(0);
        return expand((Expression.Invoke) renamed.value(), (Expression.Read) renamed.target());
      }
      return super.assign(assign);
    }

    @Override
    public List<Statement> evaluate(Statement.Evaluate evaluate) {
      count();
      if (evaluate.call() instanceof Expression.Invoke invoke) {
        Variable ignored = variables.fresh("ignored", invoke.type());
        return expand((Expression.Invoke) rewrite(invoke), Code.read(ignored));
      }
      return super.evaluate(evaluate);
    }

    @Override
    public List<Statement> returnValue(Statement.Return jump) {
      if (result == null) {
        return super.returnValue(jump);
      }
      return jump.value() == null
          ? List.of()
          : List.of(new Statement.Assign(result, rewrite(jump.value())));
    }
  }

  private void count() {
    if (++size > LIMIT) {
      throw new TooLarge();
    }
  }

  private List<Statement> expand(Expression.Invoke invoke, Expression.Read result) {
    Function callee = functions.get(invoke.function());
    List<Statement> statements = new ArrayList<>();
    Map<Variable, Variable> names = new HashMap<>();
    for (int i = 0; i < callee.parameters().size(); i++) {
      Parameter parameter = callee.parameters().get(i);
      Variable formal = parameter.variable();
      Variable local = variables.fresh(formal.name(), formal.type());
      names.put(formal, local);
      statements.add(Statement.Assign.to(local, invoke.arguments().get(i)));
    }
    Block body = new Body(names, result).rewrite(callee.body());
    statements.addAll(body.statements());
    return statements;
  }
}
