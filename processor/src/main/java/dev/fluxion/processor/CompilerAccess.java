package dev.fluxion.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.fluxion.processor.frontend.Frontend;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Finds javac behind the environment a processor is given. Build tools wrap it: Gradle in a class
 * with a field {@code delegate}, IntelliJ IDEA in a proxy whose handler has a reference to it.
 */
final class CompilerAccess {
  private static final int DEEPEST_WRAPPING = 5;

  private final ProcessingEnvironment javac;

  private CompilerAccess(ProcessingEnvironment javac) {
    this.javac = javac;
  }

  static CompilerAccess to(ProcessingEnvironment environment) {
    Object candidate = environment;
    for (int i = 0; i < DEEPEST_WRAPPING; i++) {
      if (candidate instanceof ProcessingEnvironment found && trees(found).isPresent()) {
        return new CompilerAccess(found);
      }
      candidate = wrapped(candidate);
    }
    return new CompilerAccess(environment);
  }

  /** Empty where the compiler is not javac. */
  Optional<Trees> trees() {
    return trees(javac);
  }

  void listen(Frontend frontend) {
    try {
      JavacTask.instance(javac).addTaskListener(frontend.expectations());
      frontend.expectations().watch();
      JavacTask.instance(javac).addTaskListener(frontend.forgotten());
    } catch (IllegalArgumentException | NullPointerException notJavac) {
      // Without the compiler's answer all expectations are reported at once.
    }
  }

  private static Optional<Trees> trees(ProcessingEnvironment environment) {
    try {
      return Optional.of(Trees.instance(environment));
    } catch (IllegalArgumentException | LinkageError notJavac) {
      return Optional.empty();
    }
  }

  private static Object wrapped(Object wrapper) {
    if (wrapper == null) {
      return null;
    }
    Object holder = Proxy.isProxyClass(wrapper.getClass()) ? handler(wrapper) : wrapper;
    for (Class<?> type = holder.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (ProcessingEnvironment.class.isAssignableFrom(field.getType())
            || field.getName().equals("delegate")
            || field.getName().startsWith("val$")) {
          Object value = read(field, holder);
          if (value instanceof ProcessingEnvironment) {
            return value;
          }
        }
      }
    }
    return null;
  }

  private static InvocationHandler handler(Object proxy) {
    return Proxy.getInvocationHandler(proxy);
  }

  private static Object read(Field field, Object holder) {
    try {
      field.setAccessible(true);
      return field.get(holder);
    } catch (ReflectiveOperationException | RuntimeException inaccessible) {
      return null;
    }
  }
}
