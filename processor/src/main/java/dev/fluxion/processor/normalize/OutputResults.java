package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Rows;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a function that fills arrays, or changes them in place, one that returns them: a single one
 * as it is, several, or beside a return value, as {@link Rows}. What an output holds on entry is a
 * constant; one changed in place stays an independent. They are copied before they are written to,
 * as all parameters are. Runs on code as the user wrote it.
 */
public final class OutputResults {
  private OutputResults() {}

  public static Function apply(Function function, Variables variables) {
    List<Variable> outputs =
        function.parameters().stream()
            .filter(Parameter::isResult)
            .map(Parameter::variable)
            .toList();
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
    Rewriter returns =
        new Rewriter() {
          @Override
          public List<Statement> returnValue(Statement.Return jump) {
            return List.of(new Statement.Return(packed(jump.value(), results)));
          }
        };
    statements.addAll(returns.rewrite(function.body()).statements());
    Type type = type(function, results);
    if (function.result() == Primitive.VOID
        && !(statements.get(statements.size() - 1) instanceof Statement.Return)) {
      statements.add(new Statement.Return(packed(null, results)));
    }
    return new Function(function.name(), parameters(function), type, new Block(statements));
  }

  /**
   * @param value what the function returns itself; null: nothing
   */
  private static Expression packed(Expression value, List<Expression> arrays) {
    List<Expression> all = new ArrayList<>(arrays);
    if (value != null) {
      all.add(0, value);
    }
    return all.size() == 1 ? all.get(0) : Rows.pack(all);
  }

  private static Type type(Function function, List<Expression> arrays) {
    List<Type> types = new ArrayList<>(arrays.stream().map(Expression::type).toList());
    if (function.result() != Primitive.VOID) {
      types.add(0, function.result());
    }
    return types.size() == 1 ? types.get(0) : Rows.type(types);
  }

  private static List<Parameter> parameters(Function function) {
    return function.parameters().stream()
        .map(p -> p.role() == Role.OUTPUT ? new Parameter(p.variable(), Role.CONSTANT) : p)
        .map(p -> new Parameter(p.variable(), p.role(), p.whole()))
        .toList();
  }
}
