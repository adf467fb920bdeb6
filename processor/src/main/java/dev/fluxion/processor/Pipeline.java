package dev.fluxion.processor;

import dev.fluxion.processor.analysis.Warnings;
import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.emit.Companion;
import dev.fluxion.processor.ir.DerivativePrograms;
import dev.fluxion.processor.ir.GeneratedFile;
import dev.fluxion.processor.ir.MethodPrograms;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.SourceClass;
import dev.fluxion.processor.ir.SourceMethod;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.normalize.Normalizer;
import dev.fluxion.processor.optimize.Optimizer;
import dev.fluxion.processor.transform.Programs;
import java.util.List;

/** The phases between the front end and the generated file, a line each. */
final class Pipeline {
  private final Diagnostics diagnostics;
  private final Options options;

  Pipeline(Diagnostics diagnostics, Options options) {
    this.diagnostics = diagnostics;
    this.options = options;
  }

  GeneratedFile companion(SourceClass source) {
    List<MethodPrograms> methods = source.methods().stream().map(this::differentiate).toList();
    return Companion.write(source, methods, options.generatedAnnotation(), diagnostics);
  }

  private MethodPrograms differentiate(SourceMethod method) {
    boolean failed = method.program().isEmpty();
    if (failed && !method.signature().hasResult()) {
      return new MethodPrograms(method, DerivativePrograms.NONE, true);
    }
    Program program = method.program().orElseGet(() -> method.signature().placeholder());
    Program normal = Normalizer.apply(program);
    Program linked = Optimizer.primal(Normalizer.linked(program));
    if (!failed) {
      Warnings.report(method, normal, diagnostics);
    }
    Variables variables = program.variables();
    DerivativePrograms programs =
        Programs.of(Optimizer.primal(normal), linked, f -> Optimizer.derivative(f, variables))
            .map(f -> Optimizer.split(Optimizer.readable(f), variables, options.methodSize()));
    return new MethodPrograms(method, programs, failed);
  }
}
