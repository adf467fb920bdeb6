package dev.fluxion.processor.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.SourceClass;
import dev.fluxion.processor.ir.SourceMethod;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Random;

/** Runs a method as Java compiled it and as the front end lowered it: both must do the same. */
final class Semantics {
  private static final int RUNS = 40;

  private Semantics() {}

  static void compare(SourceClass source, ClassLoader loader) throws ReflectiveOperationException {
    String name =
        (source.packageName().isEmpty() ? "" : source.packageName() + ".")
            + String.join("$", source.className());
    Class<?> type = Class.forName(name, true, loader);
    for (SourceMethod method : source.methods()) {
      assertThat(method.program()).as(method.signature().method()).isPresent();
      Method compiled =
          Arrays.stream(type.getDeclaredMethods())
              .filter(m -> m.getName().equals(method.signature().method()))
              .findFirst()
              .orElseThrow();
      compare(compiled, method.program().get(), loader);
    }
  }

  private static void compare(Method compiled, Program program, ClassLoader loader) {
    compiled.setAccessible(true);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      for (int seed = 0; seed < RUNS; seed++) {
        Object[] expected = arguments(compiled, new Random(seed));
        Object[] actual = arguments(compiled, new Random(seed));
        String java = outcome(() -> compiled.invoke(null, expected));
        String lowered = outcome(() -> Interpreter.run(program, actual));
        assertThat(lowered + " " + text(actual))
            .as("%s, seed %d", compiled.getName(), seed)
            .isEqualTo(java + " " + text(expected));
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private interface Run {
    Object get() throws ReflectiveOperationException;
  }

  /** The value in full precision, or the exception. */
  private static String outcome(Run run) {
    try {
      return text(run.get());
    } catch (InvocationTargetException failure) {
      return failure.getCause().getClass().getName();
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException(failure);
    } catch (IllegalStateException failure) {
      throw failure; // of the interpreter itself
    } catch (RuntimeException failure) {
      return failure.getClass().getName();
    }
  }

  private static String text(Object value) {
    if (value instanceof Double real) {
      return real + "/" + Long.toHexString(Double.doubleToLongBits(real));
    } else if (value != null && value.getClass().isArray()) {
      StringBuilder text = new StringBuilder("[");
      for (int i = 0; i < Array.getLength(value); i++) {
        text.append(text(Array.get(value, i))).append(' ');
      }
      return text.append(']').toString();
    }
    return String.valueOf(value);
  }

  private static Object[] arguments(Method method, Random random) {
    return Arrays.stream(method.getParameterTypes())
        .map(type -> argument(type, random, 3))
        .toArray();
  }

  private static Object argument(Class<?> type, Random random, int rows) {
    if (type.isArray()) {
      int length = type.getComponentType().isArray() ? rows : 5;
      Object array = Array.newInstance(type.getComponentType(), length);
      for (int i = 0; i < length; i++) {
        Array.set(array, i, argument(type.getComponentType(), random, rows));
      }
      return array;
    } else if (type == double.class) {
      return random.nextInt(4) == 0 ? random.nextInt(5) - 2.0 : random.nextGaussian() * 2;
    } else if (type == int.class) {
      return random.nextInt(6);
    } else if (type == long.class) {
      return (long) random.nextInt(1000) - 100;
    } else if (type == short.class) {
      return (short) random.nextInt(1 << 16);
    } else if (type == byte.class) {
      return (byte) random.nextInt(1 << 8);
    } else if (type == char.class) {
      return (char) random.nextInt(1 << 8);
    }
    return random.nextBoolean();
  }
}
