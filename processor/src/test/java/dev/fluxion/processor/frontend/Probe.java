package dev.fluxion.processor.frontend;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.ImplicitFunction;
import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.ir.SourceClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** A processor that only reads, and keeps what the front end made of it. */
public final class Probe extends AbstractProcessor {
  public final List<SourceClass> classes = new ArrayList<>();
  private final Observer observer;

  /** That nobody watches. */
  public Probe() {
    this(Observer.NONE);
  }

  Probe(Observer observer) {
    this.observer = observer;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(Differentiable.class.getName(), ImplicitFunction.class.getName());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Map<TypeElement, List<ExecutableElement>> methods = new LinkedHashMap<>();
    for (Element method :
        round.getElementsAnnotatedWithAny(Set.of(Differentiable.class, ImplicitFunction.class))) {
      methods
          .computeIfAbsent((TypeElement) method.getEnclosingElement(), type -> new ArrayList<>())
          .add((ExecutableElement) method);
    }
    Trees trees = Trees.instance(processingEnv);
    Diagnostics diagnostics = new Diagnostics(processingEnv.getMessager(), trees);
    Frontend frontend =
        new Frontend(
            trees,
            processingEnv.getElementUtils(),
            processingEnv.getTypeUtils(),
            diagnostics,
            Openings.ALL,
            observer);
    JavacTask.instance(processingEnv).addTaskListener(frontend.expectations());
    frontend.expectations().watch();
    methods.forEach((type, all) -> classes.add(frontend.read(type, all)));
    return false;
  }
}
