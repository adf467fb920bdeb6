package dev.fluxion.samples;

import java.util.Locale;
import java.util.function.Consumer;

/** The topics, in the order of the lecture. */
enum Topic {
  DIFFERENCE_QUOTIENT("Why difference quotients are not enough", DifferenceQuotient::run),
  RULES("The rules of differentiation", DifferentiationRules::run),
  TABLE("The table of derivatives", DerivativeTable::run),
  GRADIENT("Partial derivatives and gradients", PartialDerivatives::run),
  CHAIN_RULE("The chain rule along curves and surfaces", ChainRule::run),
  VECTOR_RULES("Sum, product and chain rule for vector arguments", VectorRules::run),
  JACOBIAN("Jacobians of vector-valued functions", Jacobians::run),
  MATRIX_GRADIENT("The gradient of a matrix is a tensor", MatrixGradient::run),
  REVERSE_SWEEP("Reverse mode, step by step", ReverseSweep::run),
  BACKPROPAGATION("Backpropagation: a network learns the irises", Backpropagation::run),
  LINEARIZATION("Linearisation", Linearization::run),
  TAYLOR("Taylor and Maclaurin series", TaylorSeries::run);

  private final String title;
  private final Consumer<Report> sample;

  Topic(String title, Consumer<Report> sample) {
    this.title = title;
    this.sample = sample;
  }

  /** The name used on the command line, for instance {@code chain-rule}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  void run(Report report) {
    report.title(title);
    sample.accept(report);
  }
}
