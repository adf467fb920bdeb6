package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Copies code, with variables of its own, and perhaps other expressions for some of them. */
public class Renaming extends Rewriter {
  protected final Variables variables;
  private final Map<Variable, Variable> names = new HashMap<>();
  private final Map<Variable, Expression> replacements = new HashMap<>();

  public Renaming(Variables variables) {
    this.variables = variables;
  }

  /**
   * The body of a function but for its return, and what it returns, with arguments in the place of
   * its parameters, which it does not assign to.
   *
   * @param arguments names or literals
   * @param out receives the statements
   */
  public static Expression inPlace(
      Function function, List<Expression> arguments, Variables variables, List<Statement> out) {
    Renaming renaming = new Renaming(variables);
    for (int i = 0; i < arguments.size(); i++) {
      renaming.replacements.put(function.parameters().get(i).variable(), arguments.get(i));
    }
    Code.withoutReturn(function).forEach(s -> out.addAll(s.accept(renaming)));
    Expression result = Code.result(function);
    return result == null ? null : renaming.rewrite(result);
  }

  /**
   * Copies a program, its functions under other keys.
   *
   * @param prefix of the new keys; what other companions export keeps its key
   */
  public static Program apply(Program program, String prefix) {
    UnaryOperator<String> keys =
        key -> {
          Function function = program.functions().get(key);
          return function == null || function.isExternal() ? key : prefix + "$" + key;
        };
    Map<String, Function> functions = new TreeMap<>();
    program
        .functions()
        .forEach((key, function) -> functions.put(keys.apply(key), copy(function, program, keys)));
    return new Program(copy(program.entry(), program, keys), functions, program.variables());
  }

  private static Function copy(Function function, Program program, UnaryOperator<String> keys) {
    if (function.isExternal()) {
      return function;
    }
    Renaming renaming = new OfKeys(program.variables(), keys);
    List<Parameter> parameters = new ArrayList<>();
    function.parameters().forEach(p -> parameters.add(p.of(renaming.target(p.variable()))));
    return new Function(
        keys.apply(function.name()),
        parameters,
        function.result(),
        renaming.rewrite(function.body()),
        function.linkage());
  }

  @Override
  protected Variable target(Variable variable) {
    return names.computeIfAbsent(variable, v -> variables.fresh(v.name(), v.type()));
  }

  @Override
  public Expression read(Expression.Read read) {
    Expression other = replacements.get(read.variable());
    return other == null ? new Expression.Read(target(read.variable())) : other;
  }

  /** Also calls functions by other keys. */
  private static final class OfKeys extends Renaming {
    private final UnaryOperator<String> keys;

    OfKeys(Variables variables, UnaryOperator<String> keys) {
      super(variables);
      this.keys = keys;
    }

    @Override
    public Expression invoke(Expression.Invoke invoke) {
      Expression.Invoke copy = (Expression.Invoke) super.invoke(invoke);
      return new Expression.Invoke(keys.apply(copy.function()), copy.type(), copy.arguments());
    }

    @Override
    public Expression call(Expression.Call call) {
      Expression.Call copy = (Expression.Call) super.call(call);
      return copy.method()
          .rule()
          .map(rule -> new Expression.Call(copy.method().with(rule.map(keys)), copy.arguments()))
          .orElse(copy);
    }
  }
}
