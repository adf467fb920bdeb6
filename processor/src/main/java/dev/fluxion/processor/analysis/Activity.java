package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.CustomRule;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Linkage;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Place;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Stacks;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import dev.fluxion.processor.normalize.Aliases;
import dev.fluxion.processor.rules.Operators;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which variables carry a derivative: those that depend differentiably on an independent
 * (<em>varied</em>) and influence the result (<em>useful</em>); Griewank &amp; Walther, section
 * 6.2. Arrays that may share storage are active together. Reads flattened code; the order of
 * assignments does not count, so SSA form gives the sharpest answer.
 */
public final class Activity {
  private final Aliases aliases;
  private final Set<Variable> varied;
  private final Set<Variable> useful;

  /** Whether what does not influence the result counts as useful, too. */
  private final boolean isGenerous;

  /** The functions in which, or in the callees of which, something is active. */
  private final Set<String> functions = new HashSet<>();

  private Activity(
      Aliases aliases, Set<Variable> varied, Set<Variable> useful, boolean isGenerous) {
    this.aliases = aliases;
    this.varied = varied;
    this.useful = useful;
    this.isGenerous = isGenerous;
  }

  /**
   * Activity of {@code program} with respect to {@code independents} of its entry. A function is
   * looked at once for all its calls.
   */
  public static Activity of(Program program, Collection<Variable> independents) {
    return of(program, independents, false);
  }

  /**
   * @param isGenerous whether all that varies is active, be it of use or not
   */
  public static Activity of(
      Program program, Collection<Variable> independents, boolean isGenerous) {
    return of(program, independents, isGenerous, false);
  }

  /** Of a program whose derivatives of all orders are made at once, those of users' rules, too. */
  public static Activity ofAllOrders(Program program, Collection<Variable> independents) {
    return of(program, independents, false, true);
  }

  private static Activity of(
      Program program,
      Collection<Variable> independents,
      boolean isGenerous,
      boolean followsRules) {
    Aliases aliases = new Aliases(program);
    Flows flows = new Flows(aliases, program.functions(), followsRules);
    flows.walk(program.entry().body());
    flows.result(program.entry());
    program.functions().values().forEach(f -> flows.walk(f.body()));
    program.entry().variables(Role.OUTPUT).forEach(v -> flows.results.add(key(v, aliases)));
    Set<Variable> varied = new HashSet<>();
    independents.forEach(v -> varied.add(key(v, aliases)));
    Set<Variable> declared = new HashSet<>();
    for (Function function : program.functions().values()) {
      Set<Variable> interfaceOf = declaredActive(function, aliases);
      declared.addAll(interfaceOf);
      if (function.linkage() == Linkage.EXPORTED) {
        varied.addAll(interfaceOf);
        flows.results.addAll(interfaceOf);
      } else if (function.isExternal()) {
        interfaceOf.forEach(from -> interfaceOf.forEach(to -> flows.flow(from, to)));
        // It is given a tangent of the tape whatever else varies, which the caller has to make.
        interfaceOf.stream().filter(Stacks::isTape).forEach(varied::add);
      }
    }
    spread(varied, flows.targets);
    spread(flows.results, flows.sources);
    varied.addAll(declared);
    flows.results.addAll(declared);
    Activity activity = new Activity(aliases, varied, flows.results, isGenerous);
    activity.addFunctions(program);
    return activity;
  }

  /** What others take for active in a function: its parameters but for constants, its result. */
  private static Set<Variable> declaredActive(Function function, Aliases aliases) {
    Set<Variable> active = new HashSet<>();
    function.declaredActive().forEach(v -> active.add(key(v, aliases)));
    if (function.linkage() != Linkage.INTERNAL
        && function.result().isDifferentiable()
        && Code.result(function) instanceof Expression.Read result) {
      active.add(key(result.variable(), aliases));
    }
    return active;
  }

  private void addFunctions(Program program) {
    program
        .functions()
        .forEach(
            (name, function) -> {
              Set<Variable> all = Code.mentions(function.body());
              function.parameters().forEach(p -> all.add(p.variable()));
              if (function.linkage() != Linkage.INTERNAL
                  || all.stream().anyMatch(v -> v.type().isReal() ? isActive(v) : isVaried(v))) {
                functions.add(name);
              }
            });
    boolean changed = true;
    while (changed) {
      changed = false;
      for (var entry : program.functions().entrySet()) {
        Set<String> callees = Code.callees(entry.getValue().body());
        changed |= callees.stream().anyMatch(functions::contains) && functions.add(entry.getKey());
      }
    }
  }

  /** Whether a function of this name carries derivatives. */
  public boolean isActiveFunction(String name) {
    return functions.contains(name);
  }

  /** Closes {@code reached} under {@code edges}. */
  private static void spread(Set<Variable> reached, Map<Variable, Set<Variable>> edges) {
    Deque<Variable> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (Variable next : edges.getOrDefault(open.pop(), Set.of())) {
        if (reached.add(next)) {
          open.push(next);
        }
      }
    }
  }

  /** Whether derivatives travel through {@code parameter} of a function that is called. */
  public boolean isCarried(Function function, Variable parameter) {
    if (function.linkage() != Linkage.INTERNAL) {
      return function.declaredActive().contains(parameter);
    }
    return Stacks.isTape(parameter) ? isVaried(parameter) : isActive(parameter);
  }

  public boolean isActive(Variable variable) {
    return isVaried(variable) && (isGenerous || useful.contains(key(variable)));
  }

  public boolean isVaried(Variable variable) {
    return varied.contains(key(variable));
  }

  public boolean isActive(Expression atom) {
    return atom instanceof Expression.Read read && isActive(read.variable());
  }

  public Aliases aliases() {
    return aliases;
  }

  private Variable key(Variable variable) {
    return key(variable, aliases);
  }

  private static Variable key(Variable variable, Aliases aliases) {
    return variable.type() instanceof ArrayType ? aliases.representative(variable) : variable;
  }

  /** The variables whose derivatives {@code value} passes on. */
  private static Set<Variable> sources(Expression value) {
    Set<Variable> sources = new HashSet<>();
    if (value instanceof Expression.Call call && call.method().isOpaque()) {
      Code.rule(call)
          .ifPresent(
              rule -> rule.varying(call.arguments()).forEach(a -> sources.addAll(Code.reads(a))));
    } else if (value instanceof Expression.Element element) {
      sources.add(Code.root(element.array()));
    } else if (value instanceof Expression.Copy copy) {
      sources.add(Code.root(copy.array()));
    } else if (value instanceof Expression.ArrayValue arrayValue) {
      arrayValue.elements().forEach(e -> sources.addAll(Code.reads(e)));
    } else if (value.type() instanceof ArrayType) {
      if (!(value instanceof Expression.NewArray)) {
        sources.addAll(Code.reads(value));
      }
    } else {
      for (Operators.Term term : Operators.terms(value, value)) {
        sources.addAll(Code.reads(term.operand()));
      }
    }
    sources.remove(null);
    sources.removeIf(v -> !v.type().isDifferentiable());
    return sources;
  }

  /** Between which variables derivatives flow, in both directions, and which are results. */
  private static final class Flows extends Walker {
    private final Aliases aliases;
    private final Map<String, Function> functions;
    private final Map<Variable, Set<Variable>> targets = new HashMap<>();
    private final Map<Variable, Set<Variable>> sources = new HashMap<>();
    private final Set<Variable> results = new HashSet<>();
    private final boolean followsRules;

    Flows(Aliases aliases, Map<String, Function> functions, boolean followsRules) {
      this.aliases = aliases;
      this.functions = functions;
      this.followsRules = followsRules;
    }

    void result(Function entry) {
      if (Code.result(entry) instanceof Expression.Read read) {
        results.add(key(read.variable(), aliases));
      }
    }

    private void flow(Place target, Expression value) {
      Variable root = Code.root(target);
      if (root != null && target.type().isDifferentiable()) {
        Activity.sources(value).forEach(source -> flow(source, root));
      }
    }

    private void flow(Variable source, Variable target) {
      Variable from = key(source, aliases);
      Variable to = key(target, aliases);
      targets.computeIfAbsent(from, v -> new HashSet<>()).add(to);
      sources.computeIfAbsent(to, v -> new HashSet<>()).add(from);
    }

    @Override
    public List<Statement> assign(Statement.Assign assign) {
      if (assign.value() instanceof Expression.Invoke invoke) {
        call(invoke, Code.root(assign.target()));
      } else if (Stacks.isOpening(assign.value())) {
        open(Code.root(assign.target()), (Expression.Call) assign.value());
      } else {
        flow(assign.target(), assign.value());
        Code.rule(assign.value())
            .filter(rule -> followsRules && rule.derivation().isEmpty())
            .ifPresent(rule -> ruled((Expression.Call) assign.value(), rule, assign.target()));
      }
      return List.of(assign);
    }

    /** What is pushed on a stack of the tape in one function is popped in another. */
    private void open(Variable stack, Expression.Call opening) {
      if (Stacks.holdsReals(stack)) {
        both(stack, ((Expression.Read) opening.arguments().get(0)).variable());
      }
    }

    private void both(Variable a, Variable b) {
      flow(a, b);
      flow(b, a);
    }

    /** What the rule's function computes of the arguments is what the result's derivative is of. */
    private void ruled(Expression.Call call, CustomRule rule, Place target) {
      if (rule.form() == CustomRule.Form.PARTS) {
        rule.parts().forEach(part -> ruled(part.product(), call, rule, target));
      } else {
        ruled(rule.function(), call, rule, target);
      }
    }

    private void ruled(String function, Expression.Call call, CustomRule rule, Place target) {
      List<Parameter> parameters = functions.get(function).parameters();
      int count = call.arguments().size();
      for (int i = 0; i < count; i++) {
        if (rule.varies().get(i)) {
          flowInto(parameters.get(i).variable(), call.arguments().get(i));
        }
      }
      parameters.subList(count, parameters.size()).stream()
          .map(Parameter::variable)
          .filter(v -> v.type().rank() > 0)
          .forEach(destination -> flow(destination, Code.root(target)));
      Expression partials = Code.result(functions.get(function));
      if (partials != null) {
        flowInto(Code.root(target), partials);
      }
    }

    private void flowInto(Variable target, Expression value) {
      Code.reads(value).forEach(source -> flow(source, target));
    }

    private void call(Expression.Invoke invoke, Variable target) {
      Function callee = functions.get(invoke.function());
      for (int i = 0; i < callee.parameters().size(); i++) {
        Variable parameter = callee.parameters().get(i).variable();
        if (invoke.arguments().get(i) instanceof Expression.Read argument) {
          if (Stacks.isTape(parameter)) {
            both(argument.variable(), parameter);
          } else if (parameter.type().isDifferentiable()) {
            flow(argument.variable(), parameter);
          }
        }
      }
      boolean isReal = target != null && target.type().isDifferentiable();
      if (isReal && Code.result(callee) instanceof Expression.Read result) {
        flow(result.variable(), target);
      }
    }

    @Override
    public List<Statement> evaluate(Statement.Evaluate evaluate) {
      if (evaluate.call() instanceof Expression.Invoke invoke) {
        call(invoke, null);
      }
      return List.of(evaluate);
    }

    @Override
    public List<Statement> accumulate(Statement.Accumulate accumulate) {
      flow(accumulate.target(), accumulate.value());
      return List.of(accumulate);
    }

    @Override
    public List<Statement> push(Statement.Push push) {
      if (push.value().type().isDifferentiable()) {
        Activity.sources(push.value()).forEach(source -> flow(source, push.stack()));
      }
      return List.of(push);
    }

    @Override
    public List<Statement> pop(Statement.Pop pop) {
      if (pop.target().type().isDifferentiable()) {
        flow(pop.stack(), pop.target());
      }
      return List.of(pop);
    }
  }
}
