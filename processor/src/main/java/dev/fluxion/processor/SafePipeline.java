package dev.fluxion.processor;

import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.ir.GeneratedFile;
import dev.fluxion.processor.ir.SourceClass;
import dev.fluxion.processor.ir.SourceMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps a failure of the pipeline to the method that causes it: the method is tried alone, and gets
 * stubs where it fails, so that all others are still differentiated.
 */
final class SafePipeline {
  private final Function<SourceClass, GeneratedFile> pipeline;
  private final Diagnostics diagnostics;

  SafePipeline(Function<SourceClass, GeneratedFile> pipeline, Diagnostics diagnostics) {
    this.pipeline = pipeline;
    this.diagnostics = diagnostics;
  }

  /** Empty where the class fails as a whole; that has been reported then. */
  Optional<GeneratedFile> companion(SourceClass source) {
    try {
      return Optional.of(pipeline.apply(source));
    } catch (RuntimeException | StackOverflowError failure) {
      return withoutCulprits(source, failure);
    }
  }

  private Optional<GeneratedFile> withoutCulprits(SourceClass source, Throwable first) {
    int errors = diagnostics.errorCount();
    List<SourceMethod> methods = new ArrayList<>();
    for (SourceMethod method : source.methods()) {
      methods.add(tried(source, method));
    }
    try {
      GeneratedFile file = pipeline.apply(source.with(methods));
      if (diagnostics.errorCount() > errors) {
        return Optional.of(file);
      }
      report(source.methods().get(0), first); // failed only once, which is a failure, too
    } catch (RuntimeException | StackOverflowError failure) {
      source.methods().stream().findFirst().ifPresent(method -> report(method, first));
    }
    return Optional.empty();
  }

  private SourceMethod tried(SourceClass source, SourceMethod method) {
    try {
      pipeline.apply(source.with(List.of(method)));
      return method;
    } catch (RuntimeException | StackOverflowError failure) {
      report(method, failure);
    }
    return method.withoutProgram();
  }

  private void report(SourceMethod method, Throwable failure) {
    diagnostics.internalError(method.origin(), method.signature().method(), failure);
  }
}
