package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.List;

/** What the transformations call of the runtime, and small pieces of code they all write. */
public final class Calls {
  public static final String INTERNAL = "dev.fluxion.runtime.internal.";

  private Calls() {}

  /** Assigns a value to a new variable. */
  public static Expression.Read keep(
      String name, Expression value, Variables variables, List<Statement> out) {
    Variable variable = variables.fresh(name, value.type());
    out.add(Statement.Assign.to(variable, value));
    return Code.read(variable);
  }

  /** A new array of zeros of the shape of {@code array}. */
  public static Expression zerosLike(Expression array) {
    ArrayType type = (ArrayType) array.type();
    if (type.rank() == 1) {
      return new Expression.NewArray(type, List.of(new Expression.Length(array)));
    }
    return Expression.Call.of(Method.ofStatic(INTERNAL + "Nested", "zeros", type, type), array);
  }

  /** Throws where {@code actual}, a parameter, has another shape than {@code expected}. */
  public static Expression requireShape(String name, Expression actual, Expression expected) {
    ClassType string = new ClassType("java.lang.String");
    Method method =
        Method.ofStatic(
            INTERNAL + "Shapes",
            "sameShape",
            Primitive.VOID,
            string,
            actual.type(),
            expected.type());
    return Expression.Call.of(method, new Expression.Literal(name, string), actual, expected);
  }

  /** {@code start}, the first value of a counter; throws where it is {@code extreme}. */
  public static Expression checkedStart(Expression start, int extreme) {
    Primitive type = Primitive.INT;
    Method method = Method.ofStatic(INTERNAL + "Counters", "checkedStart", type, type, type);
    return Expression.Call.of(method, start, Code.literal(extreme));
  }

  /** {@code target[…] += source[…]} over all elements of two arrays of one shape. */
  public static Statement addArrays(Expression target, Expression source, Variables variables) {
    Variable index = variables.fresh("i", Primitive.INT);
    Expression.Element to = Code.element(target, Code.read(index));
    Expression.Element from = Code.element(source, Code.read(index));
    Statement body =
        to.type() instanceof ArrayType
            ? addArrays(to, from, variables)
            : new Statement.Accumulate(to, from);
    return Statement.For.upTo(index, new Expression.Length(source), Block.of(body));
  }
}
