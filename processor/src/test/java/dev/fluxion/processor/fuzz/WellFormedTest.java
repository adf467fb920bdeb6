package dev.fluxion.processor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.ProgramKind;
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
import dev.fluxion.processor.optimize.Optimizer;
import dev.fluxion.processor.transform.Programs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  }

  private static void check(SourceClass source) {
    assertThat(source.methods()).hasSizeGreaterThan(20);
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
      Function primal = Optimizer.primal(normalized(program));
      report("Optimizer.primal", Validator.ssa(primal), primal);
      Map<ProgramKind, Function> programs =
          Programs.of(
              primal,
              program.variables(),
              f -> {
                check("transformation", f);
                return check("Optimizer.derivative", Optimizer.derivative(f, program.variables()));
              });
      Optimizer.readable(programs).forEach((kind, f) -> check("Optimizer.readable of " + kind, f));
    }

    private Function normalized(Program program) {
      Variables variables = program.variables();
      Map<String, Function> functions = new HashMap<>();
      program
          .functions()
          .forEach(
              (key, f) ->
                  functions.put(
                      key, check("JumpElimination", JumpElimination.apply(f, variables))));
      Function entry = check("JumpElimination", JumpElimination.apply(program.entry(), variables));
      Program jumpless = new Program(entry, functions, variables);
      report("JumpElimination", Validator.check(jumpless), entry);
      Function inlined = check("Inliner", Inliner.apply(jumpless));
      Function counted = check("CountedLoops", CountedLoops.apply(inlined, variables));
      Function copied = check("ParameterCopies", ParameterCopies.apply(counted, variables));
      Function flat = check("Flattening", Flattening.apply(copied, variables));
      Function ssa = SsaConstruction.apply(flat, variables);
      report("SsaConstruction", Validator.ssa(ssa), ssa);
      Function whole = Normalizer.apply(program);
      report("Normalizer", Validator.ssa(whole), whole);
      return whole;
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
