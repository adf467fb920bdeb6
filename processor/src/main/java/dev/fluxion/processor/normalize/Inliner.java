package dev.fluxion.processor.normalize;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Replaces calls of helpers by their bodies, with fresh variables. Runs after jumps are gone, so a
 * body is statements and at most one {@code Return} at its end. Functions that {@link InliningPlan}
 * keeps stay, under short names, with variables of their own.
 */
public final class Inliner {
  private final Map<String, Function> functions;
  private final Variables variables;

  /** By key: the name of each function that stays. */
  private final Map<String, String> kept = new LinkedHashMap<>();

  private Inliner(Program program, boolean inlines) {
    this.functions = program.functions();
    this.variables = program.variables();
    Set<String> names = new HashSet<>();
    for (String key : inlines ? InliningPlan.kept(program) : functions.keySet()) {
      if (functions.get(key).isExternal()) {
        kept.put(key, key);
        continue;
      }
      String name = functions.get(key).name().replaceAll("\\W", ""); // <init> is no Java name
      String unique = name;
      for (int i = 2; !names.add(unique); i++) {
        unique = name + i;
      }
      kept.put(key, unique);
    }
  }

  /**
   * The program with calls of kept functions only.
   *
   * @param inlines whether any function gives way to its body
   */
  public static Program apply(Program program, boolean inlines) {
    Inliner inliner = new Inliner(program, inlines);
    Function entry = program.entry();
    Function inlined = entry.withBody(inliner.new Body(null, null).rewrite(entry.body()));
    Map<String, Function> functions = new TreeMap<>();
    inliner.kept.forEach((key, name) -> functions.put(name, inliner.renamed(key, name)));
    return new Program(inlined, functions, program.variables()).reachable();
  }

  private Function renamed(String key, String name) {
    Function function = functions.get(key);
    if (function.isExternal()) {
      return function;
    }
    Map<Variable, Variable> names = new HashMap<>();
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter parameter : function.parameters()) {
      Variable own = variables.fresh(parameter.variable().name(), parameter.variable().type());
      names.put(parameter.variable(), own);
      parameters.add(new Parameter(own, Role.SHARED));
    }
    Block body = new Body(names, null).rewrite(function.body());
    return new Function(name, parameters, function.result(), body);
  }

  /**
   * Copies one body; {@code names} grows as it meets local variables (null: keep them). Returns go
   * to {@code result} (null: they stay).
   */
  private final class Body extends Rewriter {
    private final Map<Variable, Variable> names;
    private final Expression.Read result;

    Body(Map<Variable, Variable> names, Expression.Read result) {
      this.names = names;
      this.result = result;
    }

    private Variable rename(Variable variable) {
      return names == null
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
      if (assign.value() instanceof Expression.Invoke invoke
          && !kept.containsKey(invoke.function())) {
        Statement.Assign renamed = (Statement.Assign) super.assign(assign).get(0);
        return expand((Expression.Invoke) renamed.value(), (Expression.Read) renamed.target());
      }
      return super.assign(assign);
    }

    @Override
    public List<Statement> evaluate(Statement.Evaluate evaluate) {
      if (evaluate.call() instanceof Expression.Invoke invoke
          && !kept.containsKey(invoke.function())) {
        Variable ignored = variables.fresh("ignored", invoke.type());
        return expand((Expression.Invoke) rewrite(invoke), Code.read(ignored));
      }
      return super.evaluate(evaluate);
    }

    @Override
    public Expression invoke(Expression.Invoke invoke) {
      Expression.Invoke renamed = (Expression.Invoke) super.invoke(invoke);
      String name = kept.getOrDefault(invoke.function(), invoke.function());
      return new Expression.Invoke(name, renamed.type(), renamed.arguments());
    }

    @Override
    public Expression call(Expression.Call call) {
      Expression.Call renamed = (Expression.Call) super.call(call);
      return Code.rule(call)
          .map(rule -> rule.map(key -> kept.getOrDefault(key, key)))
          .map(rule -> new Expression.Call(call.method().with(rule), renamed.arguments()))
          .orElse(renamed);
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
