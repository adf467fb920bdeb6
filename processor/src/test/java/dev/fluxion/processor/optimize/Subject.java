package dev.fluxion.processor.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.frontend.InMemory;
import dev.fluxion.processor.frontend.Probe;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Validator;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.normalize.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * A small method before and after a pass; what it returns, changes or throws is compared by
 * interpreting both.
 */
final class Subject {
  private final Program before;
  private final Program after;

  private Subject(Program before, Program after) {
    this.before = before;
    this.after = after;
  }

  /** Of the method that {@code members} begin with; what the pass makes must be in normal form. */
  static Subject of(String members, BiFunction<Function, Variables, Function> pass) {
    return of(normalized("@Differentiable " + members).get(0), pass);
  }

  /** The annotated methods among {@code members} in normal form. */
  static List<Program> normalized(String members) {
    String source = "import dev.fluxion.annotations.*;\nclass Subject {\n" + members + "\n}\n";
    Probe probe = new Probe();
    InMemory compiled = InMemory.compile(Map.of("Subject", source), probe, task -> {}, "-nowarn");
    assertThat(compiled.errors()).as(source).isEmpty();
    return probe.classes.get(0).methods().stream()
        .map(method -> Normalizer.apply(method.program().orElseThrow(), Set.of()))
        .toList();
  }

  static Subject of(Program before, BiFunction<Function, Variables, Function> pass) {
    Program after = before.map(f -> pass.apply(f, before.variables()));
    for (Function function : after.all()) {
      assertThat(Validator.ssa(function)).as(Printer.print(function)).isEmpty();
    }
    return new Subject(before, after);
  }

  /** Runs both with the same arguments, which are made anew for each. */
  Subject agreesOn(Supplier<Object[]> arguments) {
    assertThat(outcome(after, arguments.get()))
        .as(text())
        .isEqualTo(outcome(before, arguments.get()));
    return this;
  }

  /** The same for each value of a method's only parameter. */
  Subject agreesOnEach(Object... values) {
    Arrays.stream(values).forEach(value -> agreesOn(() -> new Object[] {value}));
    return this;
  }

  /** The value in full precision, or the exception; and what became of the arguments. */
  private static String outcome(Program program, Object[] arguments) {
    String result;
    try {
      result = Arrays.deepToString(new Object[] {Interpreter.run(program, arguments)});
    } catch (ArithmeticException | IndexOutOfBoundsException | NegativeArraySizeException failure) {
      result = failure.getClass().getName();
    } catch (NullPointerException | IllegalArgumentException failure) {
      result = failure.getClass().getName();
    }
    return result + " " + Arrays.deepToString(arguments);
  }

  boolean isChanged() {
    return !Printer.print(after.entry()).equals(Printer.print(before.entry()));
  }

  /** The code after the pass, a statement a line, without the numbers of the variables. */
  String text() {
    return Printer.print(after.entry()).replaceAll("#\\d+", "");
  }

  /** The lines of the code that contain {@code part}, without their indentation. */
  List<String> linesWith(String part) {
    return text().lines().filter(line -> line.contains(part)).map(String::strip).toList();
  }

  /** How deep in nested statements the only line that contains {@code part} stands. */
  int depthOf(String part) {
    List<String> found = text().lines().filter(line -> line.contains(part)).toList();
    assertThat(found).as(text()).hasSize(1);
    String line = found.get(0);
    return (line.length() - line.stripLeading().length()) / 2 - 1;
  }
}
