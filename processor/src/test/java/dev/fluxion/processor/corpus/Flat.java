package dev.fluxion.processor.corpus;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Values of any shape as flat vectors, and back. Components of records whose names begin with
 * {@code constant} do not count.
 */
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
    } else if (value instanceof Float number) {
      flat.add((double) number);
    } else if (value instanceof float[] array) {
      for (float element : array) {
        flat.add((double) element);
      }
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
        if (!component.getName().startsWith("constant")) {
          collect(component(value, component), flat);
        }
      }
    }
  }

  static Object component(Object record, RecordComponent component)
      throws ReflectiveOperationException {
    var accessor = component.getAccessor();
    accessor.setAccessible(true);
    return accessor.invoke(record);
  }

  /** A value of the shape of {@code like}, its reals taken from {@code flat} in order. */
  static Object like(Object like, double[] flat, int[] next) {
    return like(like, flat, next, new Class<?>[0]);
  }

  /**
   * A tangent or cotangent of the shape of {@code like}: a record of {@code forms} takes the place
   * of one that validates.
   */
  static Object like(Object like, double[] flat, int[] next, Class<?>... forms) {
    if (like instanceof Double) {
      return flat[next[0]++];
    } else if (like instanceof Float) {
      return (float) flat[next[0]++];
    } else if (like instanceof float[] array) {
      float[] result = new float[array.length];
      for (int i = 0; i < result.length; i++) {
        result[i] = (float) flat[next[0]++];
      }
      return result;
    } else if (like instanceof double[] array) {
      double[] result = new double[array.length];
      for (int i = 0; i < result.length; i++) {
        result[i] = flat[next[0]++];
      }
      return result;
    } else if (like instanceof Record) {
      return record(like, flat, next, forms);
    } else if (!isReal(like) && !(like instanceof Object[])) {
      return like;
    }
    int length = Array.getLength(like);
    Object result = Array.newInstance(like.getClass().getComponentType(), length);
    for (int i = 0; i < length; i++) {
      Array.set(result, i, like(Array.get(like, i), flat, next, forms));
    }
    return result;
  }

  private static Object record(Object like, double[] flat, int[] next, Class<?>[] forms) {
    try {
      String name = like.getClass().getSimpleName() + "Tangent";
      Class<?> form =
          Arrays.stream(forms)
              .filter(c -> c.getSimpleName().equals(name))
              .findFirst()
              .orElse(like.getClass());
      List<String> wanted =
          Arrays.stream(form.getRecordComponents()).map(RecordComponent::getName).toList();
      List<Object> arguments = new ArrayList<>();
      for (RecordComponent component : like.getClass().getRecordComponents()) {
        Object value = component(like, component);
        if (!component.getName().startsWith("constant")) {
          value = like(value, flat, next, forms);
        }
        if (wanted.contains(component.getName())) {
          arguments.add(value);
        }
      }
      Class<?>[] types =
          Arrays.stream(form.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = form.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments.toArray());
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static Object copy(Object array) throws ReflectiveOperationException {
    return like(array, of(array), new int[1]);
  }

  static boolean isNumber(Object value) {
    return value instanceof Double || value instanceof Float;
  }

  /** Whether floats are among the reals in a value of that class. */
  static boolean holdsFloats(Class<?> type) {
    if (type.isArray()) {
      return holdsFloats(type.getComponentType());
    }
    return type == float.class
        || type.isRecord()
            && Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                // a constant that is a tree of its like
                .anyMatch(component -> component != type && holdsFloats(component));
  }

  static boolean isReal(Object value) {
    if (value instanceof Record) {
      try {
        return of(value).length > 0;
      } catch (ReflectiveOperationException impossible) {
        throw new AssertionError(impossible);
      }
    }
    Class<?> type = value.getClass();
    while (type.isArray()) {
      type = type.getComponentType();
    }
    return isNumber(value) || type == double.class || type == float.class;
  }
}
