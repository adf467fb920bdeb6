package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Linkage;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Copies the arrays that a method with a rule is given, where they may change later: the reverse
 * sweep hands them to the rule, which wants them as they were.
 */
final class RuleArguments extends Rewriter {
  private final Variables variables;
  private final Aliases aliases;

  /** What callers of exported functions may change between the two sweeps. */
  private final Set<Variable> lent = new HashSet<>();

  private RuleArguments(Program program) {
    this.variables = program.variables();
    this.aliases = new Aliases(program);
    for (Function function : program.functions().values()) {
      if (function.linkage() == Linkage.EXPORTED) {
        function.parameters().stream()
            .map(Parameter::variable)
            .filter(v -> v.type() instanceof ArrayType)
            .forEach(v -> lent.add(aliases.representative(v)));
      }
    }
  }

  static Program apply(Program program) {
    if (program.all().stream().noneMatch(f -> Code.hasRules(f.body()))) {
      return program;
    }
    RuleArguments pass = new RuleArguments(program);
    return program.map(f -> f.withBody(pass.rewrite(f.body())));
  }

  @Override
  public List<Statement> assign(Statement.Assign assign) {
    if (Code.rule(assign.value()).isEmpty()) {
      return List.of(assign);
    }
    Expression.Call call = (Expression.Call) assign.value();
    List<Statement> out = new ArrayList<>();
    List<Expression> arguments = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      arguments.add(mayChange(argument) ? copy(argument, out) : argument);
    }
    Expression copied = new Expression.Call(call.method(), arguments);
    out.add(new Statement.Assign(assign.target(), copied));
    return out;
  }

  private boolean mayChange(Expression argument) {
    Variable root = Code.root(argument);
    return argument.type() instanceof ArrayType array
        && array.scalar() instanceof Primitive
        && root != null
        && (aliases.isStored(root)
            || aliases.exposure().mayChange(root)
            || lent.contains(aliases.representative(root)));
  }

  private Expression copy(Expression argument, List<Statement> out) {
    Variable original = variables.fresh("array", argument.type());
    Variable copy = variables.fresh("copy", argument.type());
    out.add(Statement.Assign.to(original, argument));
    out.addAll(DeepCopy.of(copy, Code.read(original), variables));
    return Code.read(copy);
  }
}
