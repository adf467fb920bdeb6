package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Several values as one array, which is how a function returns them: a {@code double[]} if all are
 * numbers; otherwise a row for each, of as many dimensions as the largest has, so that no shape is
 * lost. Read row by row the array has the flat order of SPEC section 2.
 */
public final class Rows {
  private Rows() {}

  /** The type of the array that holds values of these types. */
  public static ArrayType type(List<Type> values) {
    int rank = values.stream().mapToInt(Type::rank).max().orElse(0);
    return (ArrayType) ArrayType.of(Primitive.DOUBLE, rank + 1);
  }

  /** The type of the array that stands for a record as a result: of its active leaves. */
  public static ArrayType of(RecordType result) {
    return type(Leaf.of(result).stream().filter(Leaf::isActive).map(Leaf::type).toList());
  }

  /** The array that holds {@code values}. */
  public static Expression pack(List<Expression> values) {
    ArrayType type = type(values.stream().map(Expression::type).toList());
    List<Expression> rows = new ArrayList<>();
    for (Expression value : values) {
      Expression row = value.type() == Primitive.FLOAT ? widened(value) : value;
      while (row.type().rank() + 1 < type.rank()) {
        row = new Expression.ArrayValue(new ArrayType(row.type()), List.of(row));
      }
      rows.add(row);
    }
    return new Expression.ArrayValue(type, rows);
  }

  private static Expression widened(Expression value) {
    return new Expression.Cast(Primitive.DOUBLE, value);
  }

  /** The value of type {@code type} in row {@code row} of the array. */
  public static Expression unpack(Expression array, int row, Type type) {
    Expression value = Code.element(array, Code.literal(row));
    for (int i = 0; i < indexes(array.type(), type); i++) {
      value = Code.element(value, Code.literal(0));
    }
    return type.isReal() && type != Primitive.DOUBLE ? new Expression.Cast(type, value) : value;
  }

  /** How many further dimensions, of length 1, the row of a value of type {@code type} has. */
  public static int indexes(Type array, Type type) {
    return array.rank() - 1 - type.rank();
  }

  /** As many {@code [0]} as the value's row has dimensions more than the value. */
  public static String subscripts(Type array, Type type) {
    return String.join("", Collections.nCopies(indexes(array, type), "[0]"));
  }
}
