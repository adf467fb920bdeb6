package dev.fluxion.processor.transform.taylor;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Linkage;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.rules.Operators;
import dev.fluxion.processor.transform.Calls;
import dev.fluxion.processor.transform.Corrections;
import dev.fluxion.processor.transform.RuleCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Taylor mode: every active real becomes a truncated power series, a {@code double[]} that the
 * runtime's {@code Series} computes with (Griewank &amp; Walther, chapter 13). One program serves
 * series in one variable and in many. Conditions read the series' values, so control flow is the
 * original's. A series is never changed once made; assignments share it.
 */
public final class SeriesMode extends Rewriter {
  public static final ClassType SERIES = new ClassType(Calls.INTERNAL + "Series");

  private final Program program;
  private final Function function;
  final Variables variables;

  /** What arrays were given as to calls that are not looked into. */
  private final Map<Variable, Variable> shown = new HashMap<>();

  private final Activity activity;
  final Kernels kernels;
  private final Variable series;
  private final Map<Variable, Variable> expansions = new HashMap<>();

  private SeriesMode(Program program, Function function, Activity activity) {
    this.program = program;
    this.function = function;
    this.variables = program.variables();
    this.activity = activity;
    this.series = variables.fresh("series", SERIES);
    this.kernels = new Kernels(Code.read(series));
  }

  /**
   * (series, point with a series in place of every independent real) → the result's series; an
   * array of them for an array result.
   */
  public static Program apply(Program program) {
    Activity activity = Activity.ofAllOrders(program, program.entry().variables(Role.INDEPENDENT));
    Function entry = new SeriesMode(program, program.entry(), activity).entry();
    return program.with(functions(program, activity)).withEntry(entry).reachable();
  }

  /** The program with the series forms of its functions; its entry stays. */
  public static Program functions(Program program) {
    return program.with(functions(program, Activity.ofAllOrders(program, List.of()))).reachable();
  }

  private static Map<String, Function> functions(Program program, Activity activity) {
    Map<String, Function> functions = new HashMap<>();
    program
        .functions()
        .forEach(
            (name, function) -> {
              if (activity.isActiveFunction(name)) {
                functions.put(name(name), new SeriesMode(program, function, activity).called());
              }
            });
    return functions;
  }

  private static String name(String function) {
    return function + "$series";
  }

  private Function entry() {
    Function expanded = expand(p -> p.role() == Role.INDEPENDENT);
    List<Statement> statements = new ArrayList<>(expanded.body().statements());
    statements.add(new Statement.Return(expand(Code.result(function))));
    return new Function(
        function.name(), expanded.parameters(), expanded(function.result()), new Block(statements));
  }

  /** A function that others call: series take the place of what is active. */
  private Function called() {
    Function expanded = expand(p -> isSeries(function, p.variable()));
    List<Statement> statements = new ArrayList<>(expanded.body().statements());
    Expression result = Code.result(function);
    boolean active = result != null && isActive(result);
    if (function.result() != Primitive.VOID) {
      statements.add(new Statement.Return(active ? expand(result) : result));
    }
    return new Function(
        name(function.name()),
        expanded.parameters(),
        active ? expanded(function.result()) : function.result(),
        new Block(statements),
        function.linkage());
  }

  /** Whether series are handed to a function in the place of a parameter. */
  private boolean isSeries(Function callee, Variable parameter) {
    return callee.linkage() == Linkage.INTERNAL
        ? isActive(Code.read(parameter))
        : activity.isCarried(callee, parameter);
  }

  /** The body but for its result, with series in place of the parameters chosen. */
  private Function expand(Predicate<Parameter> chosen) {
    List<Parameter> parameters = new ArrayList<>();
    List<Statement> statements = new ArrayList<>();
    parameters.add(new Parameter(series, Role.CONSTANT));
    for (Parameter parameter : function.parameters()) {
      Variable variable = parameter.variable();
      if (chosen.test(parameter)) {
        parameters.add(new Parameter(expansion(variable), parameter.role()));
        if (variable.type().isReal()) {
          statements.add(valueOf(variable));
        }
      } else {
        parameters.add(parameter);
        if (isActive(Code.read(variable))) { // it shares a variable with one that varies
          statements.add(
              Statement.Assign.to(expansion(variable), kernels.constant(Code.read(variable))));
        }
      }
    }
    statements.addAll(rewrite(new Block(Code.withoutReturn(function))).statements());
    return new Function(function.name(), parameters, function.result(), new Block(statements));
  }

  private static Type expanded(Type type) {
    return new ArrayType(type instanceof ArrayType array ? expanded(array.element()) : type);
  }

  private Variable expansion(Variable variable) {
    return expansions.computeIfAbsent(
        variable,
        v -> {
          String name = v.name().isEmpty() ? "" : v.name() + "Series";
          return variables.fresh(name, expanded(v.type()));
        });
  }

  boolean isActive(Expression atom) {
    boolean independentArray =
        atom instanceof Expression.Read read
            && read.type() instanceof ArrayType
            && activity.isVaried(read.variable());
    return independentArray || activity.isActive(atom);
  }

  /** The series of an atom: its own, or a constant. */
  Expression expand(Expression atom) {
    if (isActive(atom)) {
      return Code.read(expansion(((Expression.Read) atom).variable()));
    }
    boolean isNull = atom instanceof Expression.Literal literal && literal.value() == null;
    return isNull ? Expression.Literal.zero(expanded(atom.type())) : kernels.constant(atom);
  }

  /** {@code z = zSeries[0];}: dead where only derivatives are wanted of z. */
  private Statement valueOf(Variable variable) {
    return Statement.Assign.to(
        variable, Code.element(Code.read(expansion(variable)), Code.literal(0)));
  }

  @Override
  public Expression read(Expression.Read read) {
    boolean isActiveArray = read.type() instanceof ArrayType && isActive(read);
    return isActiveArray ? expand(read) : read;
  }

  /** The value of an element where its series is not wanted. */
  @Override
  public Expression element(Expression.Element element) {
    Expression rewritten = super.element(element);
    boolean isSeries = element.type().isReal() && !rewritten.type().isReal();
    return isSeries ? Code.element(rewritten, Code.literal(0)) : rewritten;
  }

  @Override
  public Expression call(Expression.Call call) {
    return Corrections.beyondSecond(call)
        .<Expression>map(more -> Code.add(kernels.order(), Code.literal(more)))
        .orElseGet(() -> super.call(call));
  }

  @Override
  public List<Statement> assign(Statement.Assign assign) {
    if (assign.target() instanceof Expression.Element element) {
      if (!isActive(element.array())) {
        return super.assign(assign);
      }
      return List.of(
          new Statement.Assign(
              Code.element(expand(element.array()), rewrite(element.index())),
              expand(assign.value())));
    }
    Expression.Read target = (Expression.Read) assign.target();
    if (assign.value() instanceof Expression.Invoke call) {
      return call(call, target, assign);
    }
    Optional<RuleCall> ruled = RuleCall.of(assign.value());
    if (ruled.isPresent()) {
      return isActive(target)
          ? ruled(ruled.get(), target.variable())
          : List.of(new Statement.Assign(target, ofValues(ruled.get().call())));
    } else if (!isActive(target)) {
      return Code.isOpaque(assign.value())
          ? shown((Expression.Call) assign.value(), c -> new Statement.Assign(target, c))
          : super.assign(assign);
    }
    Statement expansion =
        Statement.Assign.to(expansion(target.variable()), expandOperation(assign.value()));
    return target.type() instanceof ArrayType
        ? List.of(expansion)
        : List.of(expansion, valueOf(target.variable()));
  }

  private List<Statement> ruled(RuleCall call, Variable target) {
    List<Statement> out =
        new ArrayList<>(RuleSeries.of(this, call, ofValues(call.call()), expansion(target)));
    if (target.type().isReal()) {
      out.add(valueOf(target));
    }
    return out;
  }

  /** Whether series are handed to a function in the place of its parameter of that number. */
  boolean isSeries(String function, int parameter) {
    Function callee = program.functions().get(function);
    return isSeries(callee, callee.parameters().get(parameter).variable());
  }

  /** Whether a function returns a series. */
  boolean hasSeries(String function) {
    Expression result = Code.result(program.functions().get(function));
    return result != null && isActive(result);
  }

  /** The call of a function on series of an algebra. */
  Expression invoke(Expression.Invoke call, Expression.Read algebra, List<Expression> arguments) {
    if (!activity.isActiveFunction(call.function())) {
      return new Expression.Invoke(call.function(), call.type(), arguments);
    }
    List<Expression> all = new ArrayList<>(List.of(algebra));
    all.addAll(arguments);
    Type type = hasSeries(call.function()) ? expanded(call.type()) : call.type();
    return new Expression.Invoke(name(call.function()), type, all);
  }

  /** The values of an atom. */
  Expression values(Expression atom) {
    boolean isSeries = atom.type() instanceof ArrayType && isActive(atom);
    return isSeries ? kernels.values(expand(atom), atom.type()) : rewrite(atom);
  }

  private Expression expandOperation(Expression value) {
    if (Code.isAtom(value)) {
      return expand(value);
    } else if (value instanceof Expression.Element element) {
      return isActive(element.array())
          ? Code.element(expand(element.array()), rewrite(element.index()))
          : kernels.constant(rewrite(value));
    } else if (value instanceof Expression.Conditional conditional) {
      return new Expression.Conditional(
          rewrite(conditional.condition()),
          expandOperation(conditional.whenTrue()),
          expandOperation(conditional.whenFalse()));
    } else if (value instanceof Expression.NewArray newArray) {
      return kernels.newArray(newArray, rewrite(newArray.dimensions()), expanded(newArray.type()));
    } else if (value instanceof Expression.ArrayValue arrayValue) {
      return new Expression.ArrayValue(
          (ArrayType) expanded(arrayValue.type()),
          arrayValue.elements().stream().map(this::expand).toList());
    } else if (value instanceof Expression.Copy copy) {
      return isActive(copy.array())
          ? new Expression.Copy(expand(copy.array()))
          : kernels.constant(copy.array());
    }
    if (value instanceof Expression.Call call
        && (Code.isOpaque(call) || call.type() instanceof ArrayType)) {
      return kernels.constant(ofValues(call)); // or zeros of the shape of an array
    } else if (Code.isOutsideArray(value) || value instanceof Expression.Field) {
      return kernels.constant(rewrite(value));
    }
    // An operand without a partial, such as the direction of nextAfter, counts by its value.
    Set<Expression> varying =
        Operators.terms(value, value).stream()
            .map(Operators.Term::operand)
            .filter(this::isActive)
            .collect(Collectors.toSet());
    List<Expression> operands =
        Code.operands(value).stream()
            .map(o -> varying.contains(o) ? expand(o) : rewrite(o))
            .toList();
    return varying.isEmpty()
        ? kernels.constant(rewrite(value))
        : kernels.operation(value, operands);
  }

  @Override
  public List<Statement> evaluate(Statement.Evaluate evaluate) {
    return evaluate.call() instanceof Expression.Invoke call
        ? call(call, null, evaluate)
        : shown((Expression.Call) evaluate.call(), Statement.Evaluate::new);
  }

  /**
   * A call that is not looked into, of arrays of values, which it may change: they are looked at
   * again to see whether it did.
   */
  private List<Statement> shown(
      Expression.Call call, java.util.function.Function<Expression, Statement> statement) {
    List<Statement> out = new ArrayList<>();
    List<Expression> arguments = new ArrayList<>();
    Set<Variable> given = new HashSet<>();
    for (Expression argument : call.arguments()) {
      boolean isSeries = argument instanceof Expression.Read read && isSeries(read);
      if (isSeries && call.method().mayChangeArguments()) {
        Variable array = ((Expression.Read) argument).variable();
        if (given.add(array)) {
          shown.put(array, variables.fresh(array.name(), array.type()));
          out.add(Statement.Assign.to(shown.get(array), values(argument)));
        }
      }
      Variable values =
          argument instanceof Expression.Read read ? shown.get(read.variable()) : null;
      arguments.add(values == null ? values(argument) : Code.read(values));
    }
    out.add(statement.apply(new Expression.Call(call.method(), arguments)));
    return out;
  }

  private boolean isSeries(Expression.Read array) {
    return array.type() instanceof ArrayType && isActive(array);
  }

  /** A call that looks at values only. */
  private Expression ofValues(Expression.Call call) {
    return new Expression.Call(call.method(), call.arguments().stream().map(this::values).toList());
  }

  /** An assignment of what does not vary, to a variable that may do so elsewhere. */
  private List<Statement> withConstant(Expression.Read target, Expression value) {
    List<Statement> out = new ArrayList<>();
    out.add(new Statement.Assign(target, value));
    if (isActive(target)) {
      out.add(Statement.Assign.to(expansion(target.variable()), kernels.constant(target)));
    }
    return out;
  }

  private List<Statement> call(Expression.Invoke call, Expression.Read target, Statement original) {
    if (!activity.isActiveFunction(call.function())) {
      return target == null
          ? super.evaluate((Statement.Evaluate) original)
          : withConstant(target, rewrite(call));
    }
    Function callee = program.functions().get(call.function());
    List<Expression> arguments = new ArrayList<>(List.of(Code.read(series)));
    for (int i = 0; i < callee.parameters().size(); i++) {
      Expression argument = call.arguments().get(i);
      boolean active = isSeries(callee, callee.parameters().get(i).variable());
      arguments.add(active ? expand(argument) : values(argument));
    }
    Expression result = Code.result(callee);
    boolean isSeries = result != null && isActive(result);
    Type type = isSeries ? expanded(call.type()) : call.type();
    Expression invoke = new Expression.Invoke(name(call.function()), type, arguments);
    if (target == null) {
      return List.of(new Statement.Evaluate(invoke));
    } else if (!isSeries) {
      return withConstant(target, invoke);
    }
    List<Statement> out = new ArrayList<>();
    Variable expansion = expansion(target.variable());
    out.add(Statement.Assign.to(expansion, invoke));
    if (target.type().isReal()) {
      out.add(valueOf(target.variable()));
    }
    return out;
  }

  @Override
  public List<Statement> warn(Statement.Warn warn) {
    return List.of();
  }
}
