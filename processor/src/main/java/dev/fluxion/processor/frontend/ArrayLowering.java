package dev.fluxion.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import java.util.function.Supplier;

/** Lowers element reads and the creation of arrays. */
final class ArrayLowering {
  private final Body body;

  ArrayLowering(Body body) {
    this.body = body;
  }

  Expression access(ArrayAccessTree tree) {
    return access(body, tree);
  }

  /** {@code array[index]}: the array is evaluated first (JLS 15.10.4). */
  static Expression.Element access(Body body, ArrayAccessTree tree) {
    List<Expression> operands =
        Operands.inOrder(
            body,
            List.of(
                () -> body.expressions.operand(tree.getExpression()),
                () -> index(body, tree.getIndex())));
    if (!(operands.get(0).type() instanceof ArrayType)) {
      throw body.leaveToCompiler(tree);
    }
    return new Expression.Element(operands.get(0), operands.get(1));
  }

  /** An index or a dimension: an int after unary promotion (JLS 15.10.1, 15.10.3). */
  private static Expression index(Body body, ExpressionTree tree) {
    Expression index = body.expressions.number(tree);
    if (!Typing.isIntegral(index.type()) || index.type() == Primitive.LONG) {
      throw body.leaveToCompiler(tree);
    }
    return Typing.cast(Primitive.INT, index);
  }

  /** {@code new T[d]…} or {@code new T[] {…}}. */
  Expression create(NewArrayTree tree) {
    if (tree.getType() == null) {
      throw body.leaveToCompiler(tree);
    }
    Type element = body.types.read(tree.getType());
    body.types.arrayOf(tree, element);
    body.requireAccessible(tree.getType(), element);
    if (tree.getInitializers() != null) {
      return initializer(tree, new ArrayType(element));
    }
    List<Supplier<Expression>> dimensions =
        tree.getDimensions().stream()
            .<Supplier<Expression>>map(dimension -> () -> index(body, dimension))
            .toList();
    ArrayType type = (ArrayType) ArrayType.of(element, dimensions.size());
    return new Expression.NewArray(type, Operands.inOrder(body, dimensions));
  }

  /** {@code {e0, e1, …}}, where inner braces are arrays themselves (JLS 10.6). */
  Expression initializer(NewArrayTree tree, Type target) {
    if (!(target instanceof ArrayType type)) {
      throw body.leaveToCompiler(tree);
    }
    body.types.arrayOfValues(tree, type);
    body.requireAccessible(tree, type);
    List<Supplier<Expression>> elements =
        tree.getInitializers().stream()
            .<Supplier<Expression>>map(
                value -> () -> body.expressions.assignedOperand(value, type.element()))
            .toList();
    return new Expression.ArrayValue(type, Operands.inOrder(body, elements));
  }
}
