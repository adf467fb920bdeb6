package dev.fluxion.processor.ir;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;

/** Reaches real classes for the {@link Interpreter}, through the thread's context class loader. */
final class Reflection {
  private Reflection() {}

  static Class<?> classOf(Type type) {
    if (type instanceof ArrayType array) {
      return classOf(array.element()).arrayType();
    } else if (type instanceof ClassType named) {
      return load(named.rawName());
    }
    return switch ((Primitive) type) {
      case BOOLEAN -> boolean.class;
      case BYTE -> byte.class;
      case SHORT -> short.class;
      case CHAR -> char.class;
      case INT -> int.class;
      case LONG -> long.class;
      case FLOAT -> float.class;
      case DOUBLE -> double.class;
      case VOID -> void.class;
    };
  }

  /** A class by its canonical name: dots from the right become dollars until it is found. */
  private static Class<?> load(String canonicalName) {
    String name = canonicalName;
    while (true) {
      try {
        return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
      } catch (ClassNotFoundException nested) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
          throw new IllegalStateException("no class " + canonicalName);
        }
        name = name.substring(0, dot) + "$" + name.substring(dot + 1);
      }
    }
  }

  static Object constant(String owner, String name) {
    try {
      Field field = load(owner).getDeclaredField(name);
      field.setAccessible(true);
      return field.get(null);
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static Object field(Object object, String name) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          try {
            field.setAccessible(true);
            return field.get(object);
          } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
          }
        }
      }
    }
    throw new IllegalStateException("no field " + name);
  }

  /** A method or constructor whose parameters take the arguments, by the types they had. */
  private static <E extends java.lang.reflect.Executable> E fitting(
      E[] candidates, String name, Class<?>[] types) {
    return Arrays.stream(candidates)
        .filter(e -> name.equals("new") || e.getName().equals(name))
        .filter(e -> e.getParameterCount() == types.length)
        .filter(
            e -> {
              for (int i = 0; i < types.length; i++) {
                Class<?> parameter = e.getParameterTypes()[i];
                if (!parameter.isAssignableFrom(types[i])
                    && !(parameter.isPrimitive() && types[i].isPrimitive())
                    && !(parameter == Object.class)) {
                  return false;
                }
              }
              return true;
            })
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + name));
  }

  private static Object callFitting(Method method, Class<?>[] types, Object[] arguments)
      throws ReflectiveOperationException {
    Class<?> owner = load(method.owner().replaceAll("<.*", ""));
    if (method.name().equals("new")) {
      return fitting(owner.getDeclaredConstructors(), "new", types).newInstance(arguments);
    }
    int skip = method.isStatic() ? 0 : 1;
    Object receiver = method.isStatic() ? null : java.util.Objects.requireNonNull(arguments[0]);
    Object[] rest = Arrays.copyOfRange(arguments, skip, arguments.length);
    java.lang.reflect.Method found = fitting(owner.getMethods(), method.name(), types);
    return found.invoke(receiver, rest);
  }

  static Object call(Method method, Object[] arguments) {
    Class<?>[] types =
        method.parameters().stream().map(Reflection::classOf).toArray(Class<?>[]::new);
    boolean isPublicApi = method.isOpaque() || method.owner().equals("java.lang.String");
    if (isPublicApi || method.name().equals("new") && arguments.length > 0) {
      try {
        return callFitting(method, types, arguments);
      } catch (InvocationTargetException failure) {
        throw rethrown(failure.getCause());
      } catch (ReflectiveOperationException failure) {
        throw new IllegalStateException(failure);
      }
    }
    if (method.name().equals("new")) {
      return instance(method.owner().replaceAll("<.*", ""));
    }
    Object receiver = method.isStatic() ? null : arguments[0];
    Object[] rest =
        method.isStatic() ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
    try {
      java.lang.reflect.Method found = load(method.owner()).getDeclaredMethod(method.name(), types);
      if (!java.lang.reflect.Modifier.isPublic(found.getModifiers())) {
        found.setAccessible(true);
      }
      return found.invoke(receiver, rest);
    } catch (InvocationTargetException failure) {
      throw rethrown(failure.getCause());
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Object instance(String owner) {
    try {
      return load(owner).getConstructor().newInstance();
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Calls the only method of that name. */
  static Object call(Object receiver, String name, List<Object> arguments) {
    try {
      java.lang.reflect.Method found =
          Arrays.stream(receiver.getClass().getDeclaredMethods())
              .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.size())
              .findFirst()
              .orElseThrow();
      return found.invoke(receiver, arguments.toArray());
    } catch (InvocationTargetException failure) {
      throw rethrown(failure.getCause());
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** What a record's accessor returns. */
  static Object component(Object record, int index) {
    try {
      java.lang.reflect.Method accessor =
          record.getClass().getRecordComponents()[index].getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (InvocationTargetException failure) {
      throw rethrown(failure.getCause());
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }
}
