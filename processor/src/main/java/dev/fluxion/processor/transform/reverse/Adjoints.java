package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.transform.Calls;
import java.util.HashMap;
import java.util.Map;

/**
 * The adjoint {@code zBar} of every active variable {@code z}. The adjoint of an array is an array
 * of the same shape, its <em>shadow</em>; shadows are made and moved in the forward sweep beside
 * their primals, so that what shares storage has adjoints that share storage.
 */
final class Adjoints {
  private final Activity activity;
  private final Variables variables;
  private final Map<Variable, Variable> adjoints = new HashMap<>();
  private final Map<Variable, Variable> primals = new HashMap<>();

  Adjoints(Activity activity, Variables variables) {
    this.activity = activity;
    this.variables = variables;
  }

  Variable fresh(String name, Type type) {
    return variables.fresh(name, type);
  }

  boolean isActive(Expression atom) {
    return activity.isActive(atom);
  }

  boolean isActive(Variable variable) {
    return activity.isActive(variable);
  }

  Variable of(Variable primal) {
    return adjoints.computeIfAbsent(
        primal,
        v -> {
          String name = v.name().isEmpty() ? "" : v.name() + "Bar";
          Type type = v.type().isReal() ? Primitive.DOUBLE : v.type();
          Variable adjoint = variables.fresh(name, type);
          primals.put(adjoint, v);
          return adjoint;
        });
  }

  Expression.Read of(Expression atom) {
    return Code.read(of(((Expression.Read) atom).variable()));
  }

  /** Uses {@code adjoint}, a parameter, as the adjoint of {@code primal}. */
  void bind(Variable primal, Variable adjoint) {
    adjoints.put(primal, adjoint);
    primals.put(adjoint, primal);
  }

  /**
   * The variable beside which {@code variable} is made in the forward sweep: its primal, or itself.
   */
  Variable owner(Variable variable) {
    boolean isShadow = variable.type() instanceof ArrayType;
    return isShadow ? primals.getOrDefault(variable, variable) : variable;
  }

  /**
   * What makes the shadow of the array that {@code holder} holds since {@code value} was put there.
   */
  Expression shadow(Expression value, Expression holder) {
    return Code.isOutsideArray(value) ? Calls.zerosLike(holder) : shadow(value);
  }

  /** What makes the shadow of the array {@code value}, which is not from outside. */
  Expression shadow(Expression value) {
    if (value instanceof Expression.NewArray newArray) {
      return newArray;
    } else if (value instanceof Expression.Read read && isActive(read)) {
      return of(read);
    } else if (value instanceof Expression.Element element) {
      return Code.element(of(element.array()), element.index());
    } else if (value instanceof Expression.ArrayValue arrayValue) {
      if (arrayValue.type().rank() == 1) {
        return new Expression.NewArray(
            arrayValue.type(), java.util.List.of(Code.literal(arrayValue.elements().size())));
      }
      return new Expression.ArrayValue(
          arrayValue.type(), arrayValue.elements().stream().map(this::shadow).toList());
    } else if (value instanceof Expression.Copy copy && copy.type().rank() > 1) {
      return new Expression.Copy(shadow(copy.array()));
    } else if (value instanceof Expression.Copy copy) {
      return Calls.zerosLike(copy.array());
    } else if (value instanceof Expression.Conditional conditional) {
      return new Expression.Conditional(
          conditional.condition(), shadow(conditional.whenTrue()), shadow(conditional.whenFalse()));
    }
    // A constant array that shares a variable with an active one gets a shadow nobody reads.
    return value instanceof Expression.Literal ? value : Calls.zerosLike(value);
  }
}
