package dev.fluxion.processor.corpus;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Values of any shape as flat vectors, and back. */
final class Flat {
  private Flat() {}

  /** The reals in {@code value}: a number, an array of any rank, or a record of such. */
  static double[] of(Object value) throws ReflectiveOperationException {
    List<Double> flat = new ArrayList<>();
    collect(value, flat);
    return flat.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void collect(Object value, List<Double> flat) throws ReflectiveOperationException {
    if (value instanceof Double number) {
      flat.add(number);
    } else if (value instanceof double[] array) {
      for (double element : array) {
        flat.add(element);
      }
    } else if (value instanceof Object[] array) {
      for (Object element : array) {
        collect(element, flat);
      }
    } else if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        collect(accessor.invoke(value), flat);
      }
    }
  }

  /** A value of the shape of {@code like}, its reals taken from {@code flat} in order. */
  static Object like(Object like, double[] flat, int[] next) {
    if (like instanceof Double) {
      return flat[next[0]++];
    } else if (like instanceof double[] array) {
      double[] result = new double[array.length];
      for (int i = 0; i < result.length; i++) {
        result[i] = flat[next[0]++];
      }
      return result;
    }
    int length = Array.getLength(like);
    Object result = Array.newInstance(like.getClass().getComponentType(), length);
    for (int i = 0; i < length; i++) {
      Array.set(result, i, like(Array.get(like, i), flat, next));
    }
    return result;
  }

  static boolean isReal(Object value) {
    return value instanceof Double
        || value instanceof double[]
        || value instanceof double[][]
        || value instanceof double[][][];
  }
}
