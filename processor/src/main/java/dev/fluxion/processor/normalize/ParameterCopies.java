package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Copies on entry every array parameter that the method may write to, and on exit a result that may
 * be a parameter: generated code never modifies its inputs, and what it returns is new (SPEC
 * section 3).
 */
public final class ParameterCopies {
  private ParameterCopies() {}

  /** The program with an entry that changes nothing of its caller's. */
  public static Program apply(Program program) {
    Program copied = program.withEntry(withOwnInputs(program));
    return copied.withEntry(withOwnResult(copied));
  }

  private static Function withOwnResult(Program program) {
    Function function = program.entry();
    Variables variables = program.variables();
    List<Statement> statements = new ArrayList<>(function.body().statements());
    int last = statements.size() - 1;
    if (!(function.result() instanceof ArrayType)
        || !(statements.get(last) instanceof Statement.Return jump)
        || !mayBeParameter(jump.value(), program)) {
      return function;
    }
    Variable result = variables.fresh("result", function.result());
    Variable copy = variables.fresh("copy", function.result());
    statements.set(last, Statement.Assign.to(result, jump.value()));
    statements.addAll(DeepCopy.of(copy, Code.read(result), variables));
    statements.add(new Statement.Return(Code.read(copy)));
    return function.withBody(new Block(statements));
  }

  /** Or an array that somebody outside knows. */
  private static boolean mayBeParameter(Expression result, Program program) {
    Aliases aliases = new Aliases(program);
    Set<Variable> classes = new HashSet<>();
    program.entry().parameters().forEach(p -> classes.add(aliases.representative(p.variable())));
    Exposure exposure = aliases.exposure();
    return Code.reads(result).stream()
        .filter(v -> v.type().rank() > 0)
        .anyMatch(v -> classes.contains(aliases.representative(v)) || exposure.isExposed(v));
  }

  private static Function withOwnInputs(Program program) {
    Function function = program.entry();
    Variables variables = program.variables();
    Set<Variable> written = writtenParameters(program);
    if (written.isEmpty()) {
      return function;
    }
    Map<Variable, Variable> copies = new HashMap<>();
    List<Statement> statements = new ArrayList<>();
    for (Variable parameter : written) {
      Variable copy = variables.fresh(parameter.name(), parameter.type());
      copies.put(parameter, copy);
      statements.addAll(DeepCopy.of(copy, Code.read(parameter), variables));
    }
    Rewriter renaming =
        new Rewriter() {
          @Override
          protected Variable target(Variable variable) {
            return copies.getOrDefault(variable, variable);
          }

          @Override
          public Expression read(Expression.Read read) {
            return Code.read(target(read.variable()));
          }
        };
    statements.addAll(renaming.rewrite(function.body()).statements());
    return function.withBody(new Block(statements));
  }

  private static Set<Variable> writtenParameters(Program program) {
    Aliases aliases = new Aliases(program);
    Set<Variable> written = new LinkedHashSet<>();
    for (Parameter parameter : program.entry().parameters()) {
      Variable variable = parameter.variable();
      if (variable.type() instanceof ArrayType
          && parameter.role() != Role.OUTPUT
          && aliases.isStored(variable)) {
        written.add(variable);
      }
    }
    return written;
  }
}
