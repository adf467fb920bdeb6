package dev.fluxion.processor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the manual of conventions says of arrays: norms at 0, aliases, inputs left alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConventionsTest {
  private Compiled compiled;

  @BeforeAll
  void compile() throws ClassNotFoundException {
    compiled =
        Compiled.of(
            """
              @Differentiable static double norm(double[] x) { return Functions.norm2(x); }
              @Differentiable static double overwrites(double[] x) {
                for (int i = 1; i < x.length; i++) x[i] = x[i] * x[i - 1];
                return x[x.length - 1];
              }
              @Differentiable static double[] same(double[] x) { return x; }
            """);
  }

  @Test
  void normHasGradientZeroAtZeroInEveryMode() {
    double[] zero = {0, 0, 0};
    double[] direction = {1, -2, 0.5};
    assertThat((double[]) compiled.call("normGradient", zero)).containsOnly(0.0);
    assertThat((double[]) compiled.call("normForwardGradient", zero)).containsOnly(0.0);
    double[] vjp = new double[3];
    compiled.call("normVjp", zero, 1.0, vjp);
    assertThat(vjp).containsOnly(0.0);
    assertThat((Double) compiled.call("normJvp", zero, direction)).isZero();
    assertThat((double[]) compiled.call("normTaylor", zero, direction, 2)).containsOnly(0.0);
  }

  @Test
  void tangentsMayBeThePointItself() {
    double[] x = {2, 3, 5};
    // 2·3·5 is homogeneous of degree 3: its derivative in its own direction is 3 times the value.
    assertThat((Double) compiled.call("overwritesJvp", x, x)).isEqualTo(90);
    double[] hvp = (double[]) compiled.call("overwritesHvp", x, x);
    // The gradient (15, 10, 6) is homogeneous of degree 2.
    assertThat(hvp).containsExactly(30, 20, 12);
    assertThat((double[]) compiled.call("overwritesTaylor", x, x, 3))
        .containsExactly(30, 90, 90, 30);
    assertThat(x).containsExactly(2, 3, 5);
  }

  @Test
  void inputsStayAsTheyAreAndResultsAreNew() {
    double[] x = {2, 3, 5};
    for (String mode : List.of("Gradient", "ForwardGradient", "Hessian", "Linearization")) {
      compiled.call("overwrites" + mode, x);
      assertThat(x).as(mode).containsExactly(2, 3, 5);
    }
    double[] tangent = {1, 2, 3};
    double[] image = (double[]) compiled.call("sameJvp", x, tangent);
    assertThat(image).containsExactly(1, 2, 3).isNotSameAs(tangent);
    double[] pulled = (double[]) compiled.call("sameVjp", x, tangent);
    assertThat(pulled).containsExactly(1, 2, 3).isNotSameAs(tangent);
  }

  @Test
  void adjointsAreAddedAndGradientsOverwrite() {
    double[] x = {2, 3, 5};
    double[] destination = {1, 1, 1};
    compiled.call("overwritesVjp", x, 2.0, destination);
    assertThat(destination).containsExactly(31, 21, 13);
    compiled.call("overwritesValueAndGradient", x, destination);
    assertThat(destination).containsExactly(15, 10, 6);
  }
}
