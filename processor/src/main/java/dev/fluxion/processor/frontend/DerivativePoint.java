package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Derivation;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.lang.model.element.ExecutableElement;

/** A method whose derivative is called, and what the forms of that write of it. */
record DerivativePoint(
    Body body, ExpressionTree select, ExecutableElement method, Signature signature) {

  private static final String SHAPES = "dev.fluxion.runtime.internal.Shapes";

  /** Reports what keeps the method's body from being differentiated here. */
  void requireAtHand() {
    if (!Access.topLevel(method).equals(Access.topLevel(body.names.owner()))) {
      throw body.error(
          Problem.DERIVATIVE_ELSEWHERE,
          select,
          DerivativeCalls.name(select),
          Access.topLevel(method).getSimpleName());
    }
  }

  List<Type> independents() {
    return signature.independents().stream().map(Variable::type).toList();
  }

  int parameters() {
    return signature.parameters().size();
  }

  /** Of arguments that begin with the point, those in the places of the independents. */
  List<Expression> independents(List<Expression> arguments) {
    List<Expression> independents = new ArrayList<>();
    for (int i = 0; i < parameters(); i++) {
      if (signature.parameters().get(i).role() == Role.INDEPENDENT) {
        independents.add(arguments.get(i));
      }
    }
    return independents;
  }

  boolean isOfOneScalar() {
    return independents().size() == 1 && independents().get(0).isReal();
  }

  boolean isOfScalars() {
    return independents().stream().allMatch(Type::isReal);
  }

  boolean isOfOneArray() {
    return independents().size() == 1 && independents().get(0).rank() > 0;
  }

  /** One array without rows, or scalars. */
  boolean isFlat() {
    return isOfScalars() || isOfOneArray() && independents().get(0).rank() == 1;
  }

  /** The derivative of that kind of the tangent of that order, as a value. */
  Expression derivative(Derivation.Kind kind, int order, List<Expression> arguments) {
    return body.keep("derivative", derivation(kind, order).call(arguments));
  }

  /** Of a product with the Jacobian, what belongs to each independent. */
  List<Expression> parts(Derivation.Kind kind, int order, List<Expression> arguments) {
    Derivation derivation = derivation(kind, order);
    Expression product = body.keep("derivative", derivation.call(arguments));
    List<Expression> parts = new ArrayList<>();
    for (int i = 0; i < independents().size(); i++) {
      parts.add(derivation.part(product, i));
    }
    return parts;
  }

  private Derivation derivation(Derivation.Kind kind, int order) {
    Derivation value = value();
    Derivation derivation = value.with(kind, value.by());
    for (int i = 0; i < order; i++) {
      derivation = derivation.ofTangent(value.by());
    }
    return derivation;
  }

  Derivation value() {
    return body.callees.derivation(select, method, signature);
  }

  /** The point and more. */
  List<Expression> with(List<Expression> point, Expression... more) {
    List<Expression> arguments = new ArrayList<>(point.subList(0, parameters()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /** As the generated methods check what they are given beside the point. */
  void requireShape(String name, Expression actual, Expression expected) {
    require("sameShape", name, actual, expected);
  }

  void requireLength(String name, Expression actual, int expected) {
    require("length", name, actual, Expression.Literal.of(expected));
  }

  private void require(String check, String name, Expression actual, Expression expected) {
    Method method =
        Method.ofStatic(
            SHAPES, check, Primitive.VOID, Conversions.STRING, actual.type(), expected.type());
    body.sink.add(
        new Statement.Evaluate(
            Expression.Call.of(
                method, new Expression.Literal(name, Conversions.STRING), actual, expected)));
  }

  /** A loop over the indices of an array, in its first dimension. */
  void forEach(Expression array, Consumer<Expression> turn) {
    loops().upTo(body.keep("length", new Expression.Length(array)), turn);
  }

  Loops loops() {
    return new Loops(body);
  }

  /** {@code target[…] = source[…]}, or added, over all reals of two arrays of one shape. */
  void copy(Expression target, Expression source, boolean adds) {
    forEach(
        source,
        i -> {
          Expression.Element to = Code.element(target, i);
          Expression.Element from = Code.element(source, i);
          if (to.type().rank() > 0) {
            copy(body.keep("row", to), body.keep("row", from), adds);
          } else {
            body.sink.add(new Statement.Assign(to, adds ? Code.add(to, from) : from));
          }
        });
  }

  void store(Expression array, Expression index, Expression value) {
    body.sink.add(new Statement.Assign(Code.element(array, index), value));
  }
}
