package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.fluxion.processor.frontend.InMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A method without fault that is put beside those with faults, into every class that has annotated
 * ones: whatever is reported of the others, its derivatives are there and work, and no internal
 * error is reported.
 */
public final class Innocent {
  private static final String METHOD =
      " @dev.fluxion.annotations.Differentiable"
          + " static double innocent(double x, double y) { return x * x * y; }\t";

  private final Parsed parsed;

  /** By the position of their closing brace, the companions of the classes that get the method. */
  private final TreeMap<Integer, String> companions = new TreeMap<>();

  private Innocent(Parsed parsed) {
    this.parsed = parsed;
  }

  /** Puts the method into all classes with annotated methods. */
  public static Innocent in(String source) {
    Innocent innocent = new Innocent(Parsed.of(source));
    innocent.find();
    return innocent;
  }

  private void find() {
    Deque<ClassTree> around = new ArrayDeque<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree type, Void unused) {
        around.addLast(type);
        if (type.getMembers().stream().anyMatch(Innocent::isAnnotated)) {
          boolean hasNone =
              around.stream().anyMatch(t -> t.getModifiers().getFlags().contains(Modifier.PRIVATE));
          String name =
              around.stream()
                  .map(t -> t.getSimpleName().toString())
                  .collect(Collectors.joining("_", "", "Gradients"));
          companions.put(parsed.end(type) - 1, hasNone ? "" : name);
        }
        super.visitClass(type, null);
        around.removeLast();
        return null;
      }

      @Override
      public Void visitMethod(MethodTree method, Void unused) {
        return null; // local classes have no companions
      }
    }.scan(parsed.unit(), null);
  }

  private static boolean isAnnotated(Tree member) {
    return member instanceof MethodTree method
        && method.getModifiers().getAnnotations().stream()
            .anyMatch(a -> a.getAnnotationType().toString().endsWith("Differentiable"));
  }

  /** The source with the method; all else is where it was, but for closing braces. */
  public String source() {
    StringBuilder text = new StringBuilder(parsed.source());
    companions.descendingMap().keySet().forEach(place -> text.insert(place, METHOD));
    return text.toString();
  }

  /** Its derivatives work in all companions, and no internal error is reported. */
  public void isUnharmed(InMemory compiled) {
    assertThat(compiled.diagnostics)
        .extracting(d -> d.getMessage(Locale.ROOT))
        .noneMatch(message -> message.contains("FLX901"));
    String in = parsed.unit().getPackageName() == null ? "" : parsed.unit().getPackageName() + ".";
    for (String companion : companions.values()) {
      if (!companion.isEmpty()) {
        assertThat(compiled.generated).as(parsed.source()).containsKey(in + companion);
        works(in + companion, onlyInnocents(compiled.generated.get(in + companion)));
      }
    }
  }

  private static void works(String name, String companion) {
    InMemory compiled =
        InMemory.compile(
            Map.of(name, companion), List.of(), task -> {}, "-proc:none", "-Xlint:none");
    assertThat(compiled.errors()).as(companion).isEmpty();
    try {
      var gradient =
          compiled
              .loader
              .loadClass(name)
              .getDeclaredMethod("innocentGradient", double.class, double.class);
      gradient.setAccessible(true);
      assertThat((double[]) gradient.invoke(null, 3, 5)).containsExactly(30, 9);
    } catch (ReflectiveOperationException failure) {
      throw new AssertionError(companion, failure);
    }
  }

  /** A companion without what belongs to other methods, whose classes may not even compile. */
  private static String onlyInnocents(String companion) {
    Parsed parsed = Parsed.of(companion);
    List<Tree> others = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree type, Void unused) {
        for (Tree member : type.getMembers()) {
          if (member instanceof ClassTree nested && nested.toString().contains("innocent")) {
            visitClass(nested, null);
          } else if (member instanceof ClassTree nested
              && nested.getSimpleName().toString().startsWith("Innocent")) {
            continue; // what its methods return
          } else if (!(member instanceof MethodTree method)
              || !method.getName().toString().startsWith("innocent")) {
            others.add(0, member);
          }
        }
        return null;
      }
    }.scan(parsed.unit(), null);
    StringBuilder text = new StringBuilder(companion);
    others.forEach(other -> text.delete(parsed.start(other), parsed.end(other)));
    return text.toString();
  }

  /** A source and its tree. */
  private record Parsed(String source, CompilationUnitTree unit, SourcePositions positions) {
    static Parsed of(String source) {
      URI uri = URI.create("mem:///Parsed.java");
      JavaFileObject file =
          new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
              return source;
            }
          };
      JavacTask task =
          (JavacTask)
              ToolProvider.getSystemJavaCompiler()
                  .getTask(null, null, d -> {}, null, null, List.of(file));
      try {
        CompilationUnitTree unit = task.parse().iterator().next();
        return new Parsed(source, unit, Trees.instance(task).getSourcePositions());
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    int start(Tree tree) {
      return (int) positions.getStartPosition(unit, tree);
    }

    int end(Tree tree) {
      return (int) positions.getEndPosition(unit, tree);
    }
  }
}
