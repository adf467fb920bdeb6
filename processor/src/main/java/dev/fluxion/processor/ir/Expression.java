package dev.fluxion.processor.ir;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A typed expression tree without side effects. Evaluation may throw as Java's does, and reads the
 * variables and array elements it names at the moment it is evaluated. Operands carry the type they
 * are computed in: promotions are explicit {@link Cast}s.
 */
public sealed interface Expression
    permits Place,
        Expression.Literal,
        Expression.Constant,
        Expression.Unary,
        Expression.Binary,
        Expression.Cast,
        Expression.Conditional,
        Expression.Call,
        Expression.Invoke,
        Expression.Length,
        Expression.NewArray,
        Expression.ArrayValue,
        Expression.Copy,
        Expression.NewRecord,
        Expression.Component,
        Expression.Field,
        Expression.InstanceOf {

  Type type();

  <R> R accept(Visitor<R> visitor);

  /** The value of a literal: a {@code Boolean}, {@code Integer}, {@code Double}, …, or null. */
  record Literal(Object value, Type type) implements Expression {
    public static final Literal TRUE = new Literal(true, Primitive.BOOLEAN);
    public static final Literal FALSE = new Literal(false, Primitive.BOOLEAN);

    public static Literal of(double value) {
      return new Literal(value, Primitive.DOUBLE);
    }

    public static Literal of(int value) {
      return new Literal(value, Primitive.INT);
    }

    /** The default value of {@code type} (JLS 4.12.5). */
    public static Literal zero(Type type) {
      if (!(type instanceof Primitive primitive)) {
        return new Literal(null, type);
      }
      Object value =
          switch (primitive) {
            case BOOLEAN -> false;
            case BYTE -> (byte) 0;
            case SHORT -> (short) 0;
            case CHAR -> (char) 0;
            case INT -> 0;
            case LONG -> 0L;
            case FLOAT -> 0f;
            case DOUBLE -> 0d;
            case VOID -> throw new IllegalArgumentException("void has no value");
          };
      return new Literal(value, type);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.literal(this);
    }
  }

  /**
   * A static field (or enum constant) read as a constant: {@code owner.name}; without owner, one of
   * the companion's own.
   *
   * @param isFinal whether nothing, such as an opaque call, can change it
   * @param hidden how it is reached where generated code may not name it
   */
  record Constant(String owner, String name, Type type, boolean isFinal, Optional<Hidden> hidden)
      implements Expression {
    /** Whether assertions are enabled for the user's class. */
    public static final Constant ASSERTIONS =
        new Constant("", "ASSERTIONS", Primitive.BOOLEAN, true, Optional.empty());

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  record Read(Variable variable) implements Place {
    @Override
    public Type type() {
      return variable.type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.read(this);
    }
  }

  /** {@code array[index]}; higher ranks nest. */
  record Element(Expression array, Expression index) implements Place {
    @Override
    public Type type() {
      return ((ArrayType) array.type()).element();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.element(this);
    }
  }

  record Unary(UnaryOperator operator, Expression operand) implements Expression {
    @Override
    public Type type() {
      return operand.type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unary(this);
    }
  }

  record Binary(BinaryOperator operator, Expression left, Expression right) implements Expression {
    @Override
    public Type type() {
      return operator.isComparison() ? Primitive.BOOLEAN : left.type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.binary(this);
    }
  }

  /** A conversion between primitive types or between reference types (JLS 5.1). */
  record Cast(Type type, Expression operand) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.cast(this);
    }
  }

  record Conditional(Expression condition, Expression whenTrue, Expression whenFalse)
      implements Expression {
    @Override
    public Type type() {
      return whenTrue.type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.conditional(this);
    }
  }

  /**
   * A call of a method outside the differentiated bodies. Pure, unless the method is opaque: such a
   * call stands only as the whole value of an {@code Assign}, or in {@code Evaluate}.
   */
  record Call(Method method, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    public static Call of(Method method, Expression... arguments) {
      return new Call(method, Arrays.asList(arguments));
    }

    @Override
    public Type type() {
      return method.result();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }
  }

  /**
   * A call of a function of the program, by its key in {@link Program#functions()}: it may change
   * the arrays it is given, and stands only as the whole value of an {@code Assign} to a variable,
   * or in {@code Evaluate}.
   */
  record Invoke(String function, Type type, List<Expression> arguments) implements Expression {
    public Invoke {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.invoke(this);
    }
  }

  record Length(Expression array) implements Expression {
    @Override
    public Type type() {
      return Primitive.INT;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.length(this);
    }
  }

  /** {@code new T[d0][d1]…[]}: zeros; dimensions beyond those given are null. */
  record NewArray(ArrayType type, List<Expression> dimensions) implements Expression {
    public NewArray {
      dimensions = List.copyOf(dimensions);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.newArray(this);
    }
  }

  /** {@code new T[] {e0, e1, …}}. */
  record ArrayValue(ArrayType type, List<Expression> elements) implements Expression {
    public ArrayValue {
      elements = List.copyOf(elements);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.arrayValue(this);
    }
  }

  /** {@code array.clone()}: one level deep, as Java's. */
  record Copy(Expression array) implements Expression {
    @Override
    public Type type() {
      return array.type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.copy(this);
    }
  }

  /** {@code new R(…)} with one value for each component, which it holds as they are. */
  record NewRecord(RecordType type, List<Expression> components) implements Expression {
    public NewRecord {
      components = List.copyOf(components);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.newRecord(this);
    }
  }

  /** What {@code record} holds in its component number {@code index}. */
  record Component(Expression record, int index) implements Expression {
    @Override
    public Type type() {
      return ((RecordType) record.type()).components().get(index).type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.component(this);
    }
  }

  /**
   * {@code object.name}, a field of an object that is a constant, and so a constant itself.
   *
   * @param isFinal whether nothing, such as an opaque call, can change it
   * @param hidden how it is reached where generated code may not name it
   */
  record Field(Expression object, String name, Type type, boolean isFinal, Optional<Hidden> hidden)
      implements Expression {

    /** The same field of another object. */
    public Field of(Expression other) {
      return new Field(other, name, type, isFinal, hidden);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.field(this);
    }
  }

  /** {@code object instanceof tested}, of a constant object. */
  record InstanceOf(Expression object, Type tested) implements Expression {
    @Override
    public Type type() {
      return Primitive.BOOLEAN;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.instanceOf(this);
    }
  }

  /** One case for each kind of expression. */
  interface Visitor<R> {
    R literal(Literal literal);

    R constant(Constant constant);

    R read(Read read);

    R element(Element element);

    R unary(Unary unary);

    R binary(Binary binary);

    R cast(Cast cast);

    R conditional(Conditional conditional);

    R call(Call call);

    R invoke(Invoke invoke);

    R length(Length length);

    R newArray(NewArray newArray);

    R arrayValue(ArrayValue arrayValue);

    R copy(Copy copy);

    R newRecord(NewRecord newRecord);

    R component(Component component);

    R field(Field field);

    R instanceOf(InstanceOf test);
  }
}
