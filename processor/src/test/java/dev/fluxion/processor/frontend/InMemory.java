package dev.fluxion.processor.frontend;

import com.sun.source.util.JavacTask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles sources in memory and loads the result. */
public final class InMemory {
  public final List<Diagnostic<? extends JavaFileObject>> diagnostics = new ArrayList<>();
  public final Map<String, String> generated = new HashMap<>();
  public ClassLoader loader;

  /** Class files by binary name. */
  public final Map<String, byte[]> classes = new HashMap<>();

  public boolean success;

  private InMemory() {}

  /**
   * @param sources by qualified class name
   */
  public static InMemory compile(
      Map<String, String> sources,
      Processor processor,
      Consumer<JavacTask> setUp,
      String... options) {
    return compile(sources, List.of(processor), setUp, options);
  }

  /** With several processors, which may generate what others read. */
  public static InMemory compile(
      Map<String, String> sources,
      List<Processor> processors,
      Consumer<JavacTask> setUp,
      String... options) {
    InMemory result = new InMemory();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    Map<String, Bytes> classes = new HashMap<>();
    JavaFileManager files =
        new ForwardingJavaFileManager<>(
            compiler.getStandardFileManager(collector, Locale.ROOT, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            Bytes bytes = new Bytes(name, kind);
            if (kind == JavaFileObject.Kind.CLASS) {
              classes.put(name, bytes);
            } else {
              bytes.closed = text -> result.generated.put(name, text);
            }
            return bytes;
          }

          @Override
          public boolean hasLocation(Location location) {
            return location != StandardLocation.ANNOTATION_PROCESSOR_PATH
                && super.hasLocation(location);
          }
        };
    List<Text> texts = new ArrayList<>();
    sources.forEach((name, text) -> texts.add(new Text(name, text)));
    List<String> all = new ArrayList<>(List.of(options));
    if (!all.contains("-classpath")) {
      all.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    }
    JavacTask task = (JavacTask) compiler.getTask(null, files, collector, all, null, texts);
    task.setProcessors(processors);
    setUp.accept(task);
    result.success = task.call();
    result.diagnostics.addAll(collector.getDiagnostics());
    classes.forEach((name, file) -> result.classes.put(name, file.bytes.toByteArray()));
    result.loader = loader(result.classes);
    return result;
  }

  /** Loads class files by binary name. */
  public static ClassLoader loader(Map<String, byte[]> classes) {
    return new ClassLoader(InMemory.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!classes.containsKey(name)) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = classes.get(name);
        return defineClass(name, bytes, 0, bytes.length);
      }
    };
  }

  /** Puts the class files where a class path may have them. */
  public void writeClasses(Path directory) throws IOException {
    for (Map.Entry<String, byte[]> file : classes.entrySet()) {
      Path path = directory.resolve(file.getKey().replace('.', '/') + ".class");
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  public List<String> errors() {
    return diagnostics.stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(d -> d.getLineNumber() + ":" + d.getColumnNumber() + " " + d.getMessage(Locale.ROOT))
        .toList();
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String name, String text) {
      super(URI.create("mem:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Bytes extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Consumer<String> closed = text -> {};

    Bytes(String name, Kind kind) {
      super(URI.create("mem:///" + name.replace('.', '/') + kind.extension), kind);
    }

    @Override
    public OutputStream openOutputStream() {
      return new OutputStream() {
        @Override
        public void write(int b) {
          bytes.write(b);
        }

        @Override
        public void close() {
          closed.accept(bytes.toString(java.nio.charset.StandardCharsets.UTF_8));
        }
      };
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
