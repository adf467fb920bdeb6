package dev.fluxion.processor.wild;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Arguments of any type, the same for the same seed: numbers, arrays of 3 to 5, small objects. */
final class Samples {
  /** Nothing of that type could be made. */
  static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unknown(Class<?> type) {
      super("no object of " + type.getName());
    }
  }

  private final int seed;
  private final int length;
  private Random random;

  Samples(int seed) {
    this.seed = seed;
    this.length = 3 + seed % 3;
    restart();
  }

  void restart() {
    random = new Random(seed);
  }

  Object of(Class<?> type) throws ReflectiveOperationException {
    return of(type, 0);
  }

  private Object of(Class<?> type, int depth) throws ReflectiveOperationException {
    if (type == double.class || type == Double.class) {
      return real();
    } else if (type == float.class) {
      return (float) real();
    } else if (type == int.class || type == Integer.class) {
      return integer();
    } else if (type == long.class) {
      return (long) integer();
    } else if (type == short.class) {
      return (short) integer();
    } else if (type == byte.class) {
      return (byte) integer();
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == char.class) {
      return 'N';
    } else if (type == String.class) {
      return "N";
    } else if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), length);
      for (int i = 0; i < length; i++) {
        Object element = of(type.getComponentType(), depth);
        Array.set(array, i, element);
      }
      return array;
    } else if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }
    return object(type, depth);
  }

  private double real() {
    double value = 0.1 + 0.85 * random.nextDouble();
    return switch (seed % 4) {
      case 0 -> value;
      case 1 -> 1 + 2 * value;
      case 2 -> random.nextBoolean() ? value : -value;
      default -> 8 * value - 2;
    };
  }

  private int integer() {
    return seed % 2 == 0 ? length : seed % 4 == 1 ? 1 : random.nextInt(3);
  }

  private Object object(Class<?> type, int depth) throws ReflectiveOperationException {
    if (depth > 2) {
      throw new Unknown(type);
    }
    List<Constructor<?>> constructors =
        Modifier.isAbstract(type.getModifiers())
            ? List.of()
            : Arrays.stream(type.getDeclaredConstructors())
                .sorted(
                    Comparator.<Constructor<?>>comparingInt(c -> c.getParameterCount() == 0 ? 9 : 0)
                        .thenComparingInt(Constructor::getParameterCount)
                        .thenComparing(Constructor::toString))
                .toList();
    for (Constructor<?> constructor : constructors) {
      try {
        constructor.setAccessible(true);
        Object[] arguments = new Object[constructor.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = of(constructor.getParameterTypes()[i], depth + 1);
        }
        return constructor.newInstance(arguments);
      } catch (InvocationTargetException | RuntimeException | LinkageError unfit) {
        continue; // the next one may do
      }
    }
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == type) {
        field.setAccessible(true);
        Object value = field.get(null);
        if (value != null) {
          return value;
        }
      }
    }
    throw new Unknown(type);
  }
}
