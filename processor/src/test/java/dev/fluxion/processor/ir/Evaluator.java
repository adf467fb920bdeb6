package dev.fluxion.processor.ir;

import java.lang.reflect.Array;
import java.util.List;

/** Evaluates expressions for the {@link Interpreter}, operands from left to right. */
final class Evaluator implements Expression.Visitor<Object> {
  private final Interpreter interpreter;

  Evaluator(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  private Object evaluate(Expression expression) {
    return interpreter.evaluate(expression);
  }

  private Object[] all(List<Expression> expressions) {
    return expressions.stream().map(this::evaluate).toArray();
  }

  @Override
  public Object literal(Expression.Literal literal) {
    return literal.value();
  }

  @Override
  public Object constant(Expression.Constant constant) {
    return Reflection.constant(constant.owner(), constant.name());
  }

  @Override
  public Object read(Expression.Read read) {
    return interpreter.value(read.variable());
  }

  @Override
  public Object element(Expression.Element element) {
    Object array = evaluate(element.array());
    return Array.get(array, (Integer) evaluate(element.index()));
  }

  @Override
  public Object unary(Expression.Unary unary) {
    return Arithmetic.unary(unary.operator(), evaluate(unary.operand()));
  }

  @Override
  public Object binary(Expression.Binary binary) {
    Object left = evaluate(binary.left());
    if (binary.operator() == BinaryOperator.CONDITIONAL_AND) {
      return (Boolean) left && (Boolean) evaluate(binary.right());
    } else if (binary.operator() == BinaryOperator.CONDITIONAL_OR) {
      return (Boolean) left || (Boolean) evaluate(binary.right());
    }
    Object right = evaluate(binary.right());
    if (!(binary.left().type() instanceof Primitive)) {
      return switch (binary.operator()) {
        case ADD -> left + String.valueOf(right);
        case EQUAL -> left == right;
        case NOT_EQUAL -> left != right;
        default -> throw new IllegalStateException("no operator of objects: " + binary);
      };
    }
    return Arithmetic.binary(binary.operator(), left, right);
  }

  @Override
  public Object cast(Expression.Cast cast) {
    Object value = evaluate(cast.operand());
    if (Floats.isWidening(cast)) {
      Object array = dev.fluxion.runtime.internal.Floats.widenAny(value);
      return Reflection.classOf(cast.type()).cast(array);
    }
    return cast.type() instanceof Primitive target
        ? Arithmetic.cast(target, value)
        : Reflection.classOf(cast.type()).cast(value);
  }

  @Override
  public Object conditional(Expression.Conditional conditional) {
    return evaluate(
        (Boolean) evaluate(conditional.condition())
            ? conditional.whenTrue()
            : conditional.whenFalse());
  }

  @Override
  public Object call(Expression.Call call) {
    return Reflection.call(call.method(), all(call.arguments()));
  }

  @Override
  public Object invoke(Expression.Invoke invoke) {
    return interpreter.invoke(invoke.function(), all(invoke.arguments()));
  }

  @Override
  public Object length(Expression.Length length) {
    return Array.getLength(evaluate(length.array()));
  }

  @Override
  public Object newArray(Expression.NewArray newArray) {
    int given = newArray.dimensions().size();
    int[] lengths = new int[given];
    for (int i = 0; i < given; i++) {
      lengths[i] = (Integer) evaluate(newArray.dimensions().get(i));
    }
    Type rest = newArray.type();
    for (int i = 0; i < given; i++) {
      rest = ((ArrayType) rest).element();
    }
    return Array.newInstance(Reflection.classOf(rest), lengths);
  }

  @Override
  public Object arrayValue(Expression.ArrayValue arrayValue) {
    Object[] elements = all(arrayValue.elements());
    Object array =
        Array.newInstance(Reflection.classOf(arrayValue.type().element()), elements.length);
    for (int i = 0; i < elements.length; i++) {
      Array.set(array, i, elements[i]);
    }
    return array;
  }

  @Override
  public Object field(Expression.Field field) {
    return Reflection.field(evaluate(field.object()), field.name());
  }

  @Override
  public Object instanceOf(Expression.InstanceOf test) {
    return Reflection.classOf(test.tested()).isInstance(evaluate(test.object()));
  }

  @Override
  public Object copy(Expression.Copy copy) {
    Object array = evaluate(copy.array());
    int length = Array.getLength(array);
    Object clone = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, clone, 0, length);
    return clone;
  }

  /** A record that was made by interpreted code is an array of its components. */
  @Override
  public Object newRecord(Expression.NewRecord newRecord) {
    return all(newRecord.components());
  }

  @Override
  public Object component(Expression.Component component) {
    Object record = evaluate(component.record());
    return record instanceof Object[] components
        ? components[component.index()]
        : Reflection.component(record, component.index());
  }
}
