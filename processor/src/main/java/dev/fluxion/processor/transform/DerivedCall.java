package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Derivation;
import dev.fluxion.processor.ir.Derivation.Kind;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Place;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * How a call of a derivative is differentiated: both modes give calls of derivatives again, of a
 * tangent program. See {@link Derivation} for why.
 */
public final class DerivedCall {
  private final Derivation derivation;
  private final List<Expression> arguments;

  private DerivedCall(Derivation derivation, List<Expression> arguments) {
    this.derivation = derivation;
    this.arguments = arguments;
  }

  /** Empty for a call that a user's rule differentiates. */
  public static Optional<DerivedCall> of(RuleCall call) {
    return call.rule().derivation().map(d -> new DerivedCall(d, call.call().arguments()));
  }

  private boolean isProduct() {
    return derivation.kind() == Kind.ADJOINT;
  }

  /** What has the values that the call has, or that a product of it with a tangent has. */
  private Derivation values() {
    return derivation.kind() == Kind.VALUE ? derivation : derivation.ofTangent(derivation.by());
  }

  private List<Expression> point() {
    return arguments.subList(0, derivation.parameters().size());
  }

  private Expression cotangent() {
    return arguments.get(arguments.size() - 1);
  }

  private static Set<Integer> chosen(List<Expression> arguments, Predicate<Expression> isActive) {
    Set<Integer> active = new TreeSet<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (isActive.test(arguments.get(i))) {
        active.add(i);
      }
    }
    return active;
  }

  /** The tangent of the result. */
  public Expression tangent(
      Predicate<Expression> isActive,
      UnaryOperator<Expression> tangentOf,
      Variables variables,
      List<Statement> out) {
    List<Expression> by = isProduct() ? point() : arguments;
    Set<Integer> active = chosen(by, isActive);
    List<Expression> all = new ArrayList<>(by);
    active.forEach(i -> all.add(tangentOf.apply(by.get(i))));
    if (!isProduct()) {
      return values().with(Kind.TANGENT, active).call(all);
    }
    all.add(cotangent());
    Expression byPoint = active.isEmpty() ? null : derivation.ofTangent(active).call(all);
    if (!isActive.test(cotangent())) {
      return byPoint;
    }
    List<Expression> same = new ArrayList<>(point());
    same.add(tangentOf.apply(cotangent()));
    Expression byCotangent = derivation.call(same);
    if (byPoint == null) {
      return byCotangent;
    }
    Expression.Read sum = Calls.keep("product", byPoint, variables, out);
    Expression.Read more = Calls.keep("product", byCotangent, variables, out);
    if (sum.type().isReal()) {
      return Code.add(sum, more);
    }
    out.add(Calls.addArrays(sum, more, variables));
    return sum;
  }

  /**
   * Adds to the adjoints of the arguments.
   *
   * @param bar the adjoint of the result
   */
  public List<Statement> adjoint(
      Expression bar,
      Predicate<Expression> isActive,
      UnaryOperator<Expression> adjointOf,
      Variables variables) {
    List<Statement> out = new ArrayList<>();
    List<Expression> by = isProduct() ? point() : arguments;
    List<Expression> at = new ArrayList<>(by);
    if (isProduct()) { // whose product with its own cotangent is that with a tangent
      for (int i = 0; i < derivation.independents().size(); i++) {
        at.add(derivation.part(bar, i));
      }
    }
    Set<Integer> active = chosen(by, isActive);
    if (!active.isEmpty()) {
      Derivation products = values().with(Kind.ADJOINT, active);
      List<Expression> all = new ArrayList<>(at);
      all.add(isProduct() ? cotangent() : bar);
      Expression.Read result = Calls.keep("products", products.call(all), variables, out);
      int part = 0;
      for (int position : active) {
        Expression adjoint = adjointOf.apply(by.get(position));
        out.add(add(adjoint, products.part(result, part++), variables));
      }
    }
    if (isProduct() && isActive.test(cotangent())) {
      Derivation tangent = derivation.with(Kind.TANGENT, derivation.by());
      Expression.Read product = Calls.keep("product", tangent.call(at), variables, out);
      out.add(add(adjointOf.apply(cotangent()), product, variables));
    }
    return out;
  }

  private static Statement add(Expression adjoint, Expression summand, Variables variables) {
    return adjoint.type().isReal()
        ? new Statement.Accumulate((Place) adjoint, summand)
        : Calls.addArrays(adjoint, summand, variables);
  }
}
