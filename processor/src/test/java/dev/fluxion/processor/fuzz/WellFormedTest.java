package dev.fluxion.processor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.ir.DerivativePrograms;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.SourceClass;
import dev.fluxion.processor.ir.SourceMethod;
import dev.fluxion.processor.ir.Validator;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.normalize.CountedLoops;
import dev.fluxion.processor.normalize.Flattening;
import dev.fluxion.processor.normalize.Inliner;
import dev.fluxion.processor.normalize.JumpElimination;
import dev.fluxion.processor.normalize.Normalizer;
import dev.fluxion.processor.normalize.ParameterCopies;
import dev.fluxion.processor.normalize.SsaConstruction;
import dev.fluxion.processor.optimize.InductionVariables;
import dev.fluxion.processor.optimize.InvariantMotion;
import dev.fluxion.processor.optimize.KnownLengths;
import dev.fluxion.processor.optimize.Optimizer;
import dev.fluxion.processor.transform.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every pass leaves well-formed code behind. */
class WellFormedTest {

  @ParameterizedTest
  @ValueSource(longs = {1000, 2000})
  void randomPrograms(long seed) {
    check(Subjects.read("Subject", Subjects.random("Subject", seed, 50)));
  }

  @Test
  void trickyPrograms() {
    check(
        Subjects.read(
            "tricky.Tricky", Subjects.resource("/dev/fluxion/processor/frontend/Tricky.java")));
  }

  @Test
  void theCorpus() {
    check(Subjects.read("Imperative", Subjects.resource("/corpus/Imperative.java")));
    check(Subjects.read("Recursive", Subjects.resource("/corpus/Recursive.java")));
  }

  private static void check(SourceClass source) {
    assertThat(source.methods()).hasSizeGreaterThan(9);
    List<String> problems = new ArrayList<>();
    for (SourceMethod method : source.methods()) {
      new Passes(method.signature().method(), problems).run(method.program().orElseThrow());
    }
    assertThat(problems).isEmpty();
  }

  /** The passes in the order of the pipeline. */
  private record Passes(String method, List<String> problems) {

    void run(Program program) {
      report("front end", Validator.check(program), program.entry());
      Optimizer optimizer = new Optimizer(program.variables(), Set.of());
      Program normal = normalized(program);
      beforeDifferentiation(normal);
      Program primal = optimizer.primal(normal);
      primal.all().forEach(f -> report("Optimizer.primal", Validator.ssa(f), f));
      UnaryOperator<Function> optimize =
          f -> {
            check("transformation", f);
            return check("Optimizer.derivative", optimizer.derivative(f));
          };
      Program linked = optimizer.primal(Normalizer.linked(program, Set.of()));
      linked.all().forEach(f -> report("Normalizer.linked", Validator.ssa(f), f));
      DerivativePrograms programs =
          Programs.of(
                  primal,
                  linked,
                  new Programs.Request(
                      List.of(), dev.fluxion.processor.ir.Purpose.METHOD, optimize, Set.of()))
              .map(optimizer::readable);
      programs.links().forEach((name, f) -> check("Optimizer.readable of link " + name, f));
      Program links = new Program(linked.entry(), programs.links(), program.variables());
      report("links", Validator.check(links), linked.entry());
      programs.entries().forEach((kind, f) -> check("Optimizer.readable of " + kind, f));
      programs.functions().forEach((name, f) -> check("Optimizer.readable of " + name, f));
      Program calls = new Program(program.entry(), programs.functions(), program.variables());
      programs
          .entries()
          .forEach((kind, f) -> report("calls", Validator.check(calls.withEntry(f)), f));
    }

    private Program normalized(Program program) {
      Variables variables = program.variables();
      Program straight =
          check("JumpElimination", program, f -> JumpElimination.apply(f, variables));
      report("JumpElimination", Validator.check(straight), straight.entry());
      Program inlined = Inliner.apply(straight, true);
      report("Inliner", Validator.check(inlined), inlined.entry());
      Program counted = check("CountedLoops", inlined, f -> CountedLoops.apply(f, variables));
      Program copied = ParameterCopies.apply(counted);
      report("ParameterCopies", Validator.check(copied), copied.entry());
      Program flat = check("Flattening", copied, f -> Flattening.apply(f, variables));
      for (Function f : flat.map(f -> SsaConstruction.apply(f, variables)).all()) {
        report("SsaConstruction", Validator.ssa(f), f);
      }
      Program whole = Normalizer.apply(program, Set.of());
      whole.all().forEach(f -> report("Normalizer", Validator.ssa(f), f));
      return whole;
    }

    private void beforeDifferentiation(Program normal) {
      Variables variables = normal.variables();
      Program known = ssa("KnownLengths", normal, f -> KnownLengths.apply(f, variables));
      Program moved = ssa("InvariantMotion", known, InvariantMotion::apply);
      ssa("InductionVariables", moved, f -> InductionVariables.apply(f, variables));
    }

    private Program ssa(String pass, Program program, UnaryOperator<Function> function) {
      Program result = program.map(function);
      result.all().forEach(f -> report(pass, Validator.ssa(f), f));
      return result;
    }

    private Program check(String pass, Program program, UnaryOperator<Function> function) {
      return program.map(f -> check(pass, function.apply(f)));
    }

    private Function check(String pass, Function function) {
      report(pass, Validator.check(function), function);
      return function;
    }

    private void report(String pass, List<String> found, Function function) {
      if (!found.isEmpty() && problems.size() < 5) {
        problems.add(
            "after " + pass + " of " + method + ": " + found + "\n" + Printer.print(function));
      }
    }
  }
}
