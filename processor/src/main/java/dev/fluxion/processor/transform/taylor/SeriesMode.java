package dev.fluxion.processor.transform.taylor;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.transform.Calls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Taylor mode: every active real becomes a truncated power series, a {@code double[]} that the
 * runtime's {@code Series} computes with (Griewank &amp; Walther, chapter 13). One program serves
 * series in one variable and in many. Conditions read the series' values, so control flow is the
 * original's. A series is never changed once made; assignments share it.
 */
public final class SeriesMode extends Rewriter {
  public static final ClassType SERIES = new ClassType(Calls.INTERNAL + "Series");

  private final Function function;
  private final Variables variables;
  private final Activity activity;
  private final Kernels kernels;
  private final Variable series;
  private final Map<Variable, Variable> expansions = new HashMap<>();

  private SeriesMode(Function function, Variables variables) {
    this.function = function;
    this.variables = variables;
    this.activity = Activity.of(function, function.variables(Role.INDEPENDENT));
    this.series = variables.fresh("series", SERIES);
    this.kernels = new Kernels(Code.read(series));
  }

  /**
   * (series, point with a series in place of every independent real) → the result's series; an
   * array of them for an array result.
   */
  public static Function apply(Function function, Variables variables) {
    return new SeriesMode(function, variables).function();
  }

  private Function function() {
    List<Parameter> parameters = new ArrayList<>();
    List<Statement> statements = new ArrayList<>();
    parameters.add(new Parameter(series, Role.CONSTANT));
    for (Parameter parameter : function.parameters()) {
      Variable variable = parameter.variable();
      boolean independent = parameter.role() == Role.INDEPENDENT;
      parameters.add(
          independent ? new Parameter(expansion(variable), Role.INDEPENDENT) : parameter);
      if (independent && variable.type().isReal()) {
        statements.add(valueOf(variable));
      } else if (!independent && isActive(Code.read(variable))) {
        statements.add(
            Statement.Assign.to(expansion(variable), kernels.constant(Code.read(variable))));
      }
    }
    statements.addAll(rewrite(function.body()).statements());
    return new Function(
        function.name(), parameters, expanded(function.result()), new Block(statements));
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

  private boolean isActive(Expression atom) {
    boolean independentArray =
        atom instanceof Expression.Read read
            && read.type() instanceof ArrayType
            && activity.isVaried(read.variable());
    return independentArray || activity.isActive(atom);
  }

  /** The series of an atom: its own, or a constant. */
  private Expression expand(Expression atom) {
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
    if (!isActive(target)) {
      return super.assign(assign);
    }
    Statement expansion =
        Statement.Assign.to(expansion(target.variable()), expandOperation(assign.value()));
    return target.type() instanceof ArrayType
        ? List.of(expansion)
        : List.of(expansion, valueOf(target.variable()));
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
    List<Expression> operands =
        Code.operands(value).stream().map(o -> isActive(o) ? expand(o) : rewrite(o)).toList();
    boolean varies = operands.stream().anyMatch(o -> o.type() instanceof ArrayType);
    return varies ? kernels.operation(value, operands) : kernels.constant(rewrite(value));
  }

  @Override
  public List<Statement> returnValue(Statement.Return jump) {
    return List.of(new Statement.Return(expand(jump.value())));
  }

  @Override
  public List<Statement> warn(Statement.Warn warn) {
    return List.of();
  }
}
