package dev.fluxion.processor.transform.forward;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
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
 * One direction of a forward sweep: what is active in it, and the tangent of each active variable.
 * Several lanes share one primal.
 */
final class Lane {
  private final Activity activity;
  private final Variables variables;
  private final String suffix;
  private final Map<Variable, Expression> tangents = new HashMap<>();

  /**
   * @param suffix appended to the variables' names: {@code Dot}, {@code Dot2}
   * @param seeds the tangents of the independents
   */
  Lane(Activity activity, Variables variables, String suffix, Map<Variable, Expression> seeds) {
    this.activity = activity;
    this.variables = variables;
    this.suffix = suffix;
    tangents.putAll(seeds);
  }

  boolean isActive(Variable variable) {
    return activity.isActive(variable);
  }

  boolean isActive(Expression atom) {
    return activity.isActive(atom);
  }

  boolean isActiveFunction(String name) {
    return activity.isActiveFunction(name);
  }

  /** Whether {@code parameter} of a function has a tangent beside it. */
  boolean carries(Function function, Variable parameter) {
    return activity.isCarried(function, parameter);
  }

  /** What gives tangents to parameters that have none beside them but share storage with some. */
  List<Statement> unseeded(Function function) {
    List<Statement> statements = new ArrayList<>();
    for (Parameter parameter : function.parameters()) {
      Variable variable = parameter.variable();
      if (parameter.role() == Role.CONSTANT && isActive(variable)) {
        statements.add(Statement.Assign.to(target(variable), Calls.zerosLike(Code.read(variable))));
      }
    }
    return statements;
  }

  Variable fresh(String name, Type type) {
    return variables.fresh(name, type);
  }

  /** Whether tangents travel over {@code stack}. */
  boolean isActiveStack(Variable stack) {
    return activity.isVaried(stack);
  }

  /** The tangent of an active atom. */
  Expression tangent(Expression atom) {
    return tangent(((Expression.Read) atom).variable());
  }

  Expression tangent(Variable variable) {
    return tangents.computeIfAbsent(variable, v -> Code.read(variables.fresh(dotted(v), v.type())));
  }

  private String dotted(Variable variable) {
    return variable.name().isEmpty() ? "" : variable.name() + suffix;
  }

  /** The variable to assign the tangent of {@code variable} to. */
  Variable target(Variable variable) {
    return ((Expression.Read) tangent(variable)).variable();
  }

  /** The tangent of an atom that may be inactive. */
  Expression tangentOrZero(Expression atom) {
    if (isActive(atom) || atom.type() instanceof ClassType) {
      return tangent(atom);
    }
    boolean isArray = atom.type() instanceof ArrayType && !(atom instanceof Expression.Literal);
    return isArray ? Calls.zerosLike(atom) : zero(atom.type());
  }

  static Expression zero(Type type) {
    return Expression.Literal.zero(type);
  }
}
