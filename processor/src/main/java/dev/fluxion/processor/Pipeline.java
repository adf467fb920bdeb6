package dev.fluxion.processor;

import dev.fluxion.processor.analysis.Patterns;
import dev.fluxion.processor.analysis.Warnings;
import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.emit.Companion;
import dev.fluxion.processor.ir.DerivativePrograms;
import dev.fluxion.processor.ir.GeneratedFile;
import dev.fluxion.processor.ir.MethodPrograms;
import dev.fluxion.processor.ir.Optimization;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Purpose;
import dev.fluxion.processor.ir.SourceClass;
import dev.fluxion.processor.ir.SourceMethod;
import dev.fluxion.processor.ir.Sparsity;
import dev.fluxion.processor.normalize.Normalizer;
import dev.fluxion.processor.optimize.Optimizer;
import dev.fluxion.processor.transform.Programs;
import dev.fluxion.processor.transform.ShownArrays;
import dev.fluxion.processor.transform.SmallDerivatives;
import java.util.List;
import java.util.Set;

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
    // What others only may call says nothing where it has no derivative: calls of it do.
    boolean isOpened = method.signature().purpose() == Purpose.OPENED;
    Diagnostics told = isOpened ? Diagnostics.silent() : diagnostics;
    if (failed && (isOpened || !method.signature().isDifferentiable())) {
      return new MethodPrograms(method, DerivativePrograms.NONE, true, Sparsity.UNKNOWN);
    }
    Program program = method.program().orElseGet(() -> method.signature().placeholder());
    Set<Optimization> off = options.off();
    Program normal = SmallDerivatives.apply(Normalizer.apply(program, off), off);
    if (!failed && !Warnings.report(method, normal, told)) {
      return differentiate(method.withoutProgram());
    }
    Optimizer optimizer = new Optimizer(program.variables(), off);
    Program primal = optimizer.primal(ShownArrays.apply(normal));
    Program linked =
        optimizer.primal(
            ShownArrays.apply(SmallDerivatives.apply(Normalizer.linked(program, off), off)));
    var request = new Programs.Request(method.signature(), optimizer::derivative, off);
    // Results get their names only now: what is always the same would be put in their place.
    var programs = Programs.of(primal, Normalizer.named(linked), request).map(optimizer::readable);
    var split = optimizer.trimmed(programs).map(f -> optimizer.split(f, options.methodSize()));
    return new MethodPrograms(method, split, failed, Patterns.of(primal));
  }
}
