package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Rows;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a function that fills output arrays one that returns them: a single one as it is, several
 * as {@link Rows}. The parameters become constants, which are copied before they are written to:
 * what the arrays hold on entry is a constant. Runs on code as the user wrote it.
 */
public final class OutputResults {
  private OutputResults() {}

  public static Function apply(Function function, Variables variables) {
    List<Variable> outputs = function.variables(Role.OUTPUT);
    if (outputs.isEmpty()) {
      return function;
    }
    List<Statement> statements = new ArrayList<>();
    List<Expression> results = new ArrayList<>();
    for (Variable output : outputs) {
      // The parameter may be assigned another array, which the caller does not see.
      Variable filled = variables.fresh(output.name() + "Filled", output.type());
      statements.add(Statement.Assign.to(filled, Code.read(output)));
      results.add(Code.read(filled));
    }
    Expression result = results.size() == 1 ? results.get(0) : Rows.pack(results);
    Rewriter returns =
        new Rewriter() {
          @Override
          public List<Statement> returnValue(Statement.Return jump) {
            return List.of(new Statement.Return(result));
          }
        };
    statements.addAll(returns.rewrite(function.body()).statements());
    if (!(statements.get(statements.size() - 1) instanceof Statement.Return)) {
      statements.add(new Statement.Return(result));
    }
    return new Function(
        function.name(), parameters(function), result.type(), new Block(statements));
  }

  private static List<Parameter> parameters(Function function) {
    return function.parameters().stream()
        .map(p -> p.role() == Role.OUTPUT ? new Parameter(p.variable(), Role.CONSTANT) : p)
        .toList();
  }
}
