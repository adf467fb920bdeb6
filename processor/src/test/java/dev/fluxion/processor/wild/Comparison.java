package dev.fluxion.processor.wild;

import dev.fluxion.processor.frontend.InMemory;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Holds the derivatives of an accepted method against central differences at seeded points. */
final class Comparison implements AutoCloseable {
  private static final int POINTS = 60;

  /** Classes that end the virtual machine where they do not like an argument. */
  private static final Set<String> EXITS = Set.of("org.netlib.err.Xerbla");

  private final Candidate candidate;
  private final URLClassLoader loader;

  Comparison(Candidate candidate, InMemory compiled, String classPath) throws IOException {
    this.candidate = candidate;
    List<URL> urls = new ArrayList<>();
    for (String path : classPath.split(File.pathSeparator)) {
      urls.add(Path.of(path).toUri().toURL());
    }
    this.loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (EXITS.contains(name)) {
              throw new ClassNotFoundException(name);
            }
            byte[] bytes = compiled.classes.get(name);
            return bytes == null
                ? super.findClass(name)
                : defineClass(name, bytes, 0, bytes.length);
          }
        };
  }

  /** Empty where all agree. */
  String difference() throws ReflectiveOperationException {
    Class<?> type = loader.loadClass(candidate.className());
    Class<?> companion = loader.loadClass(companionName());
    Method original = original(type);
    if (original == null) {
      return "not compared: no such method";
    }
    String why = "no arguments";
    int compared = 0;
    for (int point = 0; point < POINTS && compared < 3; point++) {
      Samples samples = new Samples(point);
      Point at = new Point(candidate, original, companion, samples);
      try {
        String difference = at.difference();
        if (difference.isEmpty()) {
          compared++;
        } else if (difference.startsWith("skip")) {
          why = difference;
        } else {
          return difference;
        }
      } catch (InvocationTargetException thrown) {
        why = thrown.getCause().toString();
      } catch (Samples.Unknown unknown) {
        why = unknown.getMessage();
      }
    }
    return compared > 0 ? "" : "not compared: " + why;
  }

  private String companionName() {
    int dot = candidate.className().lastIndexOf('.');
    return candidate.className().substring(0, dot + 1)
        + candidate.className().substring(dot + 1).replace('$', '_')
        + "Gradients";
  }

  private Method original(Class<?> type) {
    List<Method> found =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals(candidate.name()) && !m.isSynthetic())
            .filter(m -> fits(m.getParameterTypes()))
            .toList();
    if (found.size() != 1) {
      return null;
    }
    found.get(0).setAccessible(true);
    return found.get(0);
  }

  private boolean fits(Class<?>[] types) {
    if (types.length != candidate.parameterTypes().size()) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      String written = candidate.parameterTypes().get(i).replaceAll("<.*>", "");
      written = written.substring(written.lastIndexOf('.') + 1);
      String erased = types[i].getSimpleName();
      boolean variable = written.length() <= 2;
      if (!variable
          && !erased.equals(written)
          && !candidate.parameterTypes().get(i).contains("..")) {
        return false;
      }
    }
    return true;
  }

  static boolean isStatic(Method method) {
    return Modifier.isStatic(method.getModifiers());
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
