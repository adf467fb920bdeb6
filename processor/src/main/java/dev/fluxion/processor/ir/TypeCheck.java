package dev.fluxion.processor.ir;

import java.util.List;

/** The types of operands: each operator computes in the type of its operands, without promotion. */
final class TypeCheck extends Walker {
  private final List<String> problems;

  TypeCheck(List<String> problems) {
    this.problems = problems;
  }

  /** An expression that may be a call that must stand alone: of a helper, or opaque. */
  void value(Expression value) {
    if (value instanceof Expression.Invoke invoke) {
      invoke.arguments().forEach(this::expression);
    } else if (Code.isOpaque(value)) {
      fits((Expression.Call) value);
      Code.operands(value).forEach(this::expression);
    } else {
      expression(value);
    }
  }

  void expression(Expression expression) {
    walk(expression);
  }

  void condition(Expression condition) {
    expression(condition);
    require(condition.type() == Primitive.BOOLEAN, "no boolean", condition);
  }

  void integer(Expression value) {
    expression(value);
    require(value.type() == Primitive.INT, "no int", value);
  }

  /** Narrow integers and floats share the stacks of their wider types. */
  void stack(Variable stack, Type element) {
    String name = stack.type() instanceof ClassType type ? type.rawName() : "";
    String kind = "Reference";
    if (element instanceof Primitive primitive) {
      kind =
          switch (primitive) {
            case DOUBLE, FLOAT -> "Double";
            case LONG -> "Long";
            case BOOLEAN -> "Boolean";
            case INT, SHORT, BYTE, CHAR -> "Int";
            case VOID -> "no ";
          };
    }
    String simple = name.substring(name.lastIndexOf("internal.") + "internal.".length());
    require(simple.equals(kind + "Stack"), "no stack of " + element, stack);
  }

  private void require(boolean condition, String what, Object where) {
    if (!condition) {
      problems.add(what + ": " + where);
    }
  }

  /** Of the messages of exceptions. */
  private static boolean isString(Type type) {
    return type instanceof ClassType named && named.qualifiedName().equals("java.lang.String");
  }

  private static boolean isReference(Type type) {
    return !(type instanceof Primitive);
  }

  private static boolean isPromoted(Type type) {
    return type == Primitive.INT
        || type == Primitive.LONG
        || type == Primitive.FLOAT
        || type == Primitive.DOUBLE;
  }

  @Override
  public Expression element(Expression.Element element) {
    boolean isArray = element.array().type() instanceof ArrayType;
    require(isArray, "no array", element);
    require(element.index().type() == Primitive.INT, "index is no int", element);
    return super.element(element);
  }

  @Override
  public Expression unary(Expression.Unary unary) {
    Type type = unary.operand().type();
    boolean fits =
        switch (unary.operator()) {
          case NEGATE -> isPromoted(type);
          case ROUND_TO_FLOAT -> type == Primitive.DOUBLE;
          case NOT -> type == Primitive.BOOLEAN;
          case COMPLEMENT -> type == Primitive.INT || type == Primitive.LONG;
        };
    require(fits, "operand does not fit", unary);
    return super.unary(unary);
  }

  @Override
  public Expression binary(Expression.Binary binary) {
    Type left = binary.left().type();
    Type right = binary.right().type();
    boolean same = left.equals(right);
    boolean integral = left == Primitive.INT || left == Primitive.LONG;
    boolean logical = left == Primitive.BOOLEAN;
    boolean fits =
        switch (binary.operator()) {
          case ADD -> same && isPromoted(left) || isString(left);
          case MULTIPLY, DIVIDE, REMAINDER, SUBTRACT, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
              same && isPromoted(left);
          case EQUAL, NOT_EQUAL -> same || isReference(left) && isReference(right);
          case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED ->
              integral && (right == Primitive.INT || right == Primitive.LONG);
          case AND, XOR, OR -> same && (integral || logical);
          case CONDITIONAL_AND, CONDITIONAL_OR -> same && logical;
          case STRONG, STRONG_QUOTIENT -> same && left == Primitive.DOUBLE;
        };
    require(fits, "operands do not fit", binary);
    return super.binary(binary);
  }

  @Override
  public Expression cast(Expression.Cast cast) {
    boolean numbers =
        cast.type() instanceof Primitive target
            && cast.operand().type() instanceof Primitive source
            && target.isNumeric()
            && source.isNumeric();
    boolean references = isReference(cast.type()) && isReference(cast.operand().type());
    require(
        numbers || references || cast.type().equals(cast.operand().type()),
        "no such conversion",
        cast);
    return super.cast(cast);
  }

  @Override
  public Expression conditional(Expression.Conditional conditional) {
    require(conditional.condition().type() == Primitive.BOOLEAN, "no boolean", conditional);
    require(
        conditional.whenTrue().type().equals(conditional.whenFalse().type()),
        "types differ",
        conditional);
    return super.conditional(conditional);
  }

  @Override
  public Expression call(Expression.Call call) {
    require(!Code.isOpaque(call), "opaque call inside an expression", call);
    fits(call);
    return super.call(call);
  }

  private void fits(Expression.Call call) {
    List<Type> actual = call.arguments().stream().map(Expression::type).toList();
    if (!call.method().isStatic()) {
      require(!actual.isEmpty(), "no receiver", call);
      actual = actual.isEmpty() ? actual : actual.subList(1, actual.size());
    }
    require(actual.equals(call.method().parameters()), "arguments do not fit", call);
  }

  @Override
  public Expression invoke(Expression.Invoke invoke) {
    require(false, "call of a helper inside an expression", invoke);
    return super.invoke(invoke);
  }

  @Override
  public Expression field(Expression.Field field) {
    require(field.object().type() instanceof ClassType, "no object", field);
    return super.field(field);
  }

  @Override
  public Expression instanceOf(Expression.InstanceOf test) {
    require(isReference(test.object().type()), "no object", test);
    return super.instanceOf(test);
  }

  @Override
  public Expression length(Expression.Length length) {
    require(length.array().type() instanceof ArrayType, "no array", length);
    return super.length(length);
  }

  @Override
  public Expression newArray(Expression.NewArray newArray) {
    int dimensions = newArray.dimensions().size();
    require(dimensions > 0 && dimensions <= newArray.type().rank(), "dimensions", newArray);
    for (Expression dimension : newArray.dimensions()) {
      require(dimension.type() == Primitive.INT, "dimension is no int", newArray);
    }
    return super.newArray(newArray);
  }

  @Override
  public Expression arrayValue(Expression.ArrayValue arrayValue) {
    for (Expression element : arrayValue.elements()) {
      require(element.type().equals(arrayValue.type().element()), "types differ", arrayValue);
    }
    return super.arrayValue(arrayValue);
  }

  @Override
  public Expression copy(Expression.Copy copy) {
    require(copy.array().type() instanceof ArrayType, "no array", copy);
    return super.copy(copy);
  }

  @Override
  public Expression newRecord(Expression.NewRecord newRecord) {
    List<Type> declared =
        newRecord.type().components().stream().map(RecordType.Component::type).toList();
    List<Type> given = newRecord.components().stream().map(Expression::type).toList();
    require(declared.equals(given), "components do not fit", newRecord);
    return super.newRecord(newRecord);
  }

  @Override
  public Expression component(Expression.Component component) {
    boolean fits =
        component.record().type() instanceof RecordType type
            && component.index() < type.components().size();
    require(fits, "no such component", component);
    return super.component(component);
  }
}
