package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.frontend.InMemory;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sources nested as deeply as the compiler bears, and more deeply. */
class NestingTest {
  /** On the stack that the compiler has by itself. */
  @ParameterizedTest
  @CsvSource({"(, 1000", "+(, 300", "(double) (, 200", "-(-(, 150"})
  void isNoLimitWhereTheCompilerHasNone(String opening, int depth) {
    String closing = opening.replaceAll("[^(]|\\(double\\) ", "").replace('(', ')');
    String source =
        """
        import dev.fluxion.annotations.*;
        class A { @Differentiable static double f(double x) { return %sx%s * x; } }
        """
            .formatted(opening.repeat(depth), closing.repeat(depth));
    Innocent innocent = Innocent.in(source);
    InMemory compiled =
        InMemory.compile(
            Map.of("A", innocent.source()), new FluxionProcessor(), task -> {}, "-Xlint:none");
    innocent.isUnharmed(compiled);
    assertThat(compiled.errors()).isEmpty();
  }

  private static String repeated(int n, String text) {
    return IntStream.range(0, n)
        .mapToObj(i -> text.replace("#", String.valueOf(i)))
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "return @(@ x @)@ * x; ~ 600",
        "return @-(@ x @)@ * x; ~ 600",
        "return @(double) (@ x @)@ * x; ~ 300",
        "return x * @+ -@ x; ~ 600",
        "return x * (@x < -# ? 0 :@ x); ~ 100",
        "return x * @Math.abs(@ x @)@; ~ 150",
        "return x * @id(@ x @)@; ~ 300",
        "return x * (x + @(0 * x + @ 0 @)@); ~ 600",
        "int[] a = {0}; return x * x + @a[@ 0 @]@; ~ 600",
        "double y = 0; @if (x < -#) y = #; else @ y = x * x; return y; ~ 100",
        "double y = 0; @if (x > -1 - #) {@ y = x * x; @}@ return y; ~ 150",
        "double y = 0; @{@ y = x * x; @}@ return y; ~ 600",
        "boolean b = @!(@ true @)@; return b || !b ? x * x : 0; ~ 600",
        "String s = @\"a\" + (@ \"\" @)@; return s == null ? x : x * x; ~ 600",
        "return x * x + 0 @* x@; ~ 700",
        "return x * x @+ 0 * x@; ~ 1000"
      })
  void isNoLimit(String body, int depth) throws ReflectiveOperationException {
    String[] parts = body.split("@", -1);
    StringBuilder code = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      code.append(i % 2 == 1 ? repeated(depth, parts[i]) : parts[i]);
    }
    String source =
        """
        import dev.fluxion.annotations.*;
        public class A {
          @Differentiable public static double f(double x) { BODY }
          static double id(double x) { return x; }
        }
        """
            .replace("BODY", code);
    Innocent innocent = Innocent.in(source);
    InMemory[] result = new InMemory[1];
    DeepStack.run( // for the compiler
        () -> {
          result[0] =
              InMemory.compile(
                  Map.of("A", innocent.source()),
                  new FluxionProcessor(),
                  task -> {},
                  "-Xlint:none");
          innocent.isUnharmed(result[0]);
        });
    InMemory compiled = result[0];
    assertThat(compiled.errors()).isEmpty();
    var derivative = compiled.loader.loadClass("AGradients").getMethod("fDerivative", double.class);
    assertThat((double) derivative.invoke(null, 3.0)).isEqualTo(6);
  }
}
