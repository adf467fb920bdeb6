package dev.fluxion.processor;

import com.google.auto.service.AutoService;
import com.sun.source.util.Trees;
import dev.fluxion.annotations.DerivativeOf;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.ImplicitFunction;
import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.emit.Escapes;
import dev.fluxion.processor.frontend.Frontend;
import dev.fluxion.processor.frontend.Lombok;
import dev.fluxion.processor.frontend.Unresolved;
import dev.fluxion.processor.ir.GeneratedFile;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.SourceClass;
import java.io.IOException;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Writes a companion class for each class with {@link Differentiable} methods. */
@AutoService(Processor.class)
public final class FluxionProcessor extends AbstractProcessor {
  // Names, since the classes may be missing where the processor comes without its dependencies.
  private static final String DIFFERENTIABLE = "dev.fluxion.annotations.Differentiable";
  private static final String DERIVATIVE_OF = "dev.fluxion.annotations.DerivativeOf";
  private static final String JAVAPOET = "com.palantir.javapoet.JavaFile";

  private static final String GENERATED = "javax.annotation.processing.Generated";

  private Diagnostics diagnostics;
  private boolean hasLombok;
  private Optional<Trees> trees = Optional.empty();
  private Optional<Frontend> frontend = Optional.empty();
  private OpenedMethods opened;

  /** Classes put off to the next round, where types exist that other processors make in this. */
  private final Set<String> waiting = new LinkedHashSet<>();

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("dev.fluxion.annotations.*", GENERATED); // the latter of companions
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(Options.METHOD_SIZE, Options.WITHOUT);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    CompilerAccess compiler = CompilerAccess.to(environment);
    diagnostics = new Diagnostics(environment.getMessager(), compiler.trees().orElse(null));
    trees = compiler.trees();
    frontend =
        trees.map(
            found ->
                new Frontend(
                    found,
                    environment.getElementUtils(),
                    environment.getTypeUtils(),
                    diagnostics,
                    method -> opened.problem(method)));
    frontend.ifPresent(f -> opened = new OpenedMethods(f));
    frontend.ifPresent(compiler::listen);
  }

  /**
   * Claims the annotations: nobody else makes something of them. But a processor of all annotations
   * is left out where none is unclaimed, which Lombok, whose types need no annotation, must not be.
   */
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Optional<String> missing = missing();
    if (missing.isPresent()) {
      if (!annotations.isEmpty()) {
        diagnostics.report(Problem.DEPENDENCIES, new Origin(null, 0, ""), missing.get());
      }
      return true;
    }
    Set<ExecutableElement> methods = methods(round, Differentiable.class);
    methods.addAll(methods(round, ImplicitFunction.class));
    methods.addAll(openedMethods(round));
    Set<ExecutableElement> rules = methods(round, DerivativeOf.class);
    boolean isLombokAwaited = !methods.isEmpty() && isLombokAwaited(round);
    hasLombok |= isLombokAwaited;
    boolean isEarly =
        !round.processingOver()
            && (Stream.concat(methods.stream(), rules.stream()).anyMatch(Unresolved::isIn)
                || isLombokAwaited);
    waiting.clear();
    if (isEarly) {
      Stream.concat(methods.stream(), rules.stream())
          .map(method -> (TypeElement) method.getEnclosingElement())
          .forEach(type -> waiting.add(type.getQualifiedName().toString()));
    } else if (!methods.isEmpty() || !rules.isEmpty()) {
      DeepStack.run(() -> differentiate(methods, rules));
    }
    return !hasLombok;
  }

  private boolean isLombokAwaited(RoundEnvironment round) {
    return trees
        .filter(t -> round.getRootElements().stream().anyMatch(e -> Lombok.isAwaited(e, t)))
        .isPresent();
  }

  /** A class that the processor needs and cannot find. */
  private static Optional<String> missing() {
    for (String name : List.of(DIFFERENTIABLE, JAVAPOET)) {
      try {
        Class.forName(name, false, FluxionProcessor.class.getClassLoader());
      } catch (ClassNotFoundException | LinkageError absent) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private void differentiate(Set<ExecutableElement> methods, Set<ExecutableElement> rules) {
    frontend.ifPresent(f -> methods.addAll(f.exportedRules(rules)));
    byClass(methods).forEach(this::differentiate);
  }

  /** The annotated methods of this round, and those that were put off in the last one. */
  private Set<ExecutableElement> methods(
      RoundEnvironment round, Class<? extends Annotation> annotation) {
    Set<ExecutableElement> methods = new LinkedHashSet<>();
    for (String name : waiting) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      if (type != null) {
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .filter(method -> method.getAnnotation(annotation) != null)
            .forEach(methods::add);
      }
    }
    methods.addAll(ElementFilter.methodsIn(round.getElementsAnnotatedWith(annotation)));
    return methods;
  }

  /** Those of classes that are annotated as a whole, or by their package. */
  private Set<ExecutableElement> openedMethods(RoundEnvironment round) {
    Set<ExecutableElement> found = new LinkedHashSet<>();
    if (frontend.isPresent()) {
      Stream<String> earlier = waiting.stream();
      Stream.concat(
              round.getRootElements().stream(),
              earlier.map(processingEnv.getElementUtils()::getTypeElement).filter(Objects::nonNull))
          .forEach(element -> addOpened(element, found));
    }
    return found;
  }

  private void addOpened(Element element, Set<ExecutableElement> found) {
    if (element instanceof TypeElement type) {
      found.addAll(frontend.get().opened(type));
      ElementFilter.typesIn(type.getEnclosedElements()).forEach(t -> addOpened(t, found));
    }
  }

  private static Map<TypeElement, List<ExecutableElement>> byClass(Set<ExecutableElement> methods) {
    Map<TypeElement, List<ExecutableElement>> byClass = new LinkedHashMap<>();
    for (ExecutableElement method : methods) {
      byClass
          .computeIfAbsent((TypeElement) method.getEnclosingElement(), type -> new ArrayList<>())
          .add(method);
    }
    byClass.forEach(
        (type, own) -> own.sort(Comparator.comparingInt(type.getEnclosedElements()::indexOf)));
    return byClass;
  }

  private void differentiate(TypeElement type, List<ExecutableElement> methods) {
    if (frontend.isEmpty()) {
      diagnostics.report(Problem.COMPILER, origin(type), processingEnv.getClass().getPackageName());
      return;
    }
    try {
      SourceClass source = frontend.get().read(type, methods);
      Pipeline pipeline = new Pipeline(diagnostics, options(type));
      new SafePipeline(pipeline::companion, diagnostics)
          .companion(source)
          .ifPresent(file -> write(file, type));
    } catch (RuntimeException | StackOverflowError failure) {
      diagnostics.internalError(origin(type), type.getSimpleName().toString(), failure);
    }
  }

  /** {@code @Generated} is left out where the class's module does not read the one that has it. */
  private Options options(TypeElement type) {
    Elements elements = processingEnv.getElementUtils();
    ModuleElement module = elements.getModuleOf(type);
    TypeElement annotation =
        module == null
            ? elements.getTypeElement(GENERATED)
            : elements.getTypeElement(module, GENERATED);
    return Options.of(
        annotation == null ? "" : GENERATED,
        processingEnv.getOptions(),
        (option, value) ->
            diagnostics.report(Problem.OPTION, new Origin(null, 0, ""), option, value));
  }

  private void write(GeneratedFile file, TypeElement type) {
    try (Writer writer =
        processingEnv.getFiler().createSourceFile(file.qualifiedName(), type).openWriter()) {
      writer.write(Escapes.of(file.text(), frontend.get().source(type)));
    } catch (IOException | RuntimeException failure) { // names may be none of files
      diagnostics.report(
          Problem.NOT_WRITTEN, origin(type), file.qualifiedName(), failure.getMessage());
    }
  }

  private static Origin origin(Element element) {
    return new Origin(element, 0, element.getSimpleName().toString());
  }
}
