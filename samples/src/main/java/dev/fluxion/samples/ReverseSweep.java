package dev.fluxion.samples;

import dev.fluxion.annotations.Differentiable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** f(x) = sqrt(x² + e^(x²)) + cos(x² + e^(x²)), taken apart as in the lecture. */
final class ReverseSweep {

  private ReverseSweep() {}

  @Differentiable
  static double f(double x) {
    double a = x * x;
    double b = Math.exp(a);
    double c = a + b;
    double d = Math.sqrt(c);
    double e = Math.cos(c);
    double f = d + e;
    return f;
  }

  static void run(Report report) {
    report.table("f'(x) = 2x (1 + e^(x²)) (1 / (2 sqrt c) - sin c), c = x² + e^(x²)");
    double[] gradient = new double[1];
    for (double x : new double[] {-1, 0, 0.5, 1.25}) {
      double value = ReverseSweepGradients.fValueAndGradient(x, gradient);
      report.row("f(" + x + "), reverse sweep", value, f(x));
      report.row("f'(" + x + "), reverse sweep", gradient[0], derivative(x));
      report.row("f'(" + x + ")", ReverseSweepGradients.fDerivative(x), derivative(x));
    }

    report.line("");
    report.line("The generated reverse sweep, with the steps of the lecture beside it:");
    report.line("");
    Map<String, String> steps = steps();
    for (String line : GeneratedSource.method(ReverseSweep.class, "fValueAndGradient")) {
      Matcher declaration = Pattern.compile("double (\\w+) = .*").matcher(line.trim());
      String step = declaration.matches() ? steps.remove(declaration.group(1)) : null;
      report.line("%s", step == null ? line : "%-62s %s".formatted(line, step));
    }
    if (!steps.isEmpty()) {
      report.line("");
      report.line("Folded into the others: %s", String.join("; ", steps.values()));
    }
  }

  /** The lecture's steps by the name of the variable that holds them in generated code. */
  private static Map<String, String> steps() {
    Map<String, String> steps = new LinkedHashMap<>();
    steps.put("a", "a = x²");
    steps.put("b", "b = exp a");
    steps.put("c", "c = a + b");
    steps.put("d", "d = sqrt c");
    steps.put("e", "e = cos c");
    steps.put("f", "f = d + e");
    steps.put("dBar", "∂f/∂d = 1");
    steps.put("eBar", "∂f/∂e = 1");
    steps.put("cBar", "∂f/∂c = ∂f/∂d · 1 / (2 sqrt c) - ∂f/∂e · sin c");
    steps.put("bBar", "∂f/∂b = ∂f/∂c");
    steps.put("aBar", "∂f/∂a = ∂f/∂b · exp a + ∂f/∂c");
    steps.put("xBar", "∂f/∂x = ∂f/∂a · 2x");
    return steps;
  }

  private static double derivative(double x) {
    double square = x * x;
    double c = square + Math.exp(square);
    return 2 * x * (1 + Math.exp(square)) * (1 / (2 * Math.sqrt(c)) - Math.sin(c));
  }
}
