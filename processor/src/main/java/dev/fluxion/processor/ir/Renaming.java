package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Copies a program: with variables of its own, and its functions under other keys. */
public final class Renaming extends Rewriter {
  private final Variables variables;
  private final UnaryOperator<String> keys;
  private final Map<Variable, Variable> names = new HashMap<>();

  private Renaming(Variables variables, UnaryOperator<String> keys) {
    this.variables = variables;
    this.keys = keys;
  }

  /**
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
    Renaming renaming = new Renaming(program.variables(), keys);
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
    return new Expression.Read(target(read.variable()));
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
