package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.CustomRule;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Place;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A call of a method that is differentiated by a rule, and what all modes ask of it. */
public record RuleCall(Expression.Call call, CustomRule rule) {

  /** Empty where {@code value} is something else. */
  public static Optional<RuleCall> of(Expression value) {
    return Code.rule(value).map(rule -> new RuleCall((Expression.Call) value, rule));
  }

  public boolean isOfPartials() {
    return rule.isOfPartials();
  }

  public boolean isOfParts() {
    return rule.form() == CustomRule.Form.PARTS;
  }

  /** The arguments that the result is differentiated by. */
  public List<Expression> varying() {
    return rule.varying(call.arguments());
  }

  public List<Expression> varyingArrays() {
    return varying().stream().filter(a -> a.type() instanceof ArrayType).toList();
  }

  public List<Expression> varyingScalars() {
    return varying().stream().filter(a -> a.type().isReal()).toList();
  }

  /** A call of the rule: the arguments, then these. */
  public Expression invoke(String function, Type result, List<? extends Expression> more) {
    List<Expression> arguments = new ArrayList<>(call.arguments());
    arguments.addAll(more);
    return new Expression.Invoke(function, result, arguments);
  }

  /** A new array for the adjoints, or partials, of the scalars that vary. */
  public Expression scalarZeros() {
    return new Expression.NewArray(
        new ArrayType(Primitive.DOUBLE), List.of(Code.literal(varyingScalars().size())));
  }

  /** Adds products of a cotangent and the Jacobian to destinations. */
  public Statement product(Expression cotangent, List<? extends Expression> destinations) {
    List<Expression> more = new ArrayList<>();
    more.add(cotangent);
    more.addAll(destinations);
    return new Statement.Evaluate(invoke(rule.function(), Primitive.VOID, more));
  }

  /** Adds the product of a cotangent and the Jacobian by one argument to a destination. */
  public Statement product(CustomRule.Part part, Expression cotangent, Expression destination) {
    return new Statement.Evaluate(
        invoke(part.product(), Primitive.VOID, List.of(cotangent, destination)));
  }

  /** Loops over the reals that {@code array} holds, by the indices of each. */
  public static Statement forEach(
      Expression array, Variables variables, Function<List<Expression>, List<Statement>> turn) {
    Variable index = variables.fresh("i", Primitive.INT);
    Expression at = Code.read(index);
    boolean isRow = array.type().rank() == 1;
    List<Statement> body =
        isRow
            ? turn.apply(List.of(at))
            : List.of(forEach(Code.element(array, at), variables, i -> turn.apply(join(at, i))));
    return Statement.For.upTo(index, new Expression.Length(array), new Block(body));
  }

  private static List<Expression> join(Expression first, List<Expression> rest) {
    List<Expression> all = new ArrayList<>();
    all.add(first);
    all.addAll(rest);
    return all;
  }

  /** {@code array[i][j]…}. */
  public static Place element(Expression array, List<Expression> indices) {
    Expression place = array;
    for (Expression index : indices) {
      place = Code.element(place, index);
    }
    return (Place) place;
  }
}
