package dev.fluxion.processor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.normalize.Aliases;
import dev.fluxion.processor.normalize.NormalForm;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done with {@code w}, of length {@code n}, in each iteration of a loop. */
class PrivateArraysTest {

  /** Whether an iteration may read of {@code w} what an earlier one has left. */
  private static boolean isExposed(String body) {
    NormalForm method =
        NormalForm.of(
            """
            static double f(double[] x, int n, int[] at) {
              double[] w = new double[n];
              double[] three = new double[3];
              double s = 0;
              for (int i = 0; i < x.length; i++) {
                s += w.length + three.length;
                BODY
              }
              return s;
            }
            """
                .replace("BODY", body));
    Aliases aliases = new Aliases(method.program());
    ArrayLengths lengths = new ArrayLengths(method.body());
    Set<Variable> exposed = PrivateArrays.exposed(method.loop().body(), lengths, aliases);
    return Code.mentions(method.body()).stream()
        .filter(v -> v.type() instanceof ArrayType && Set.of("w", "three").contains(v.name()))
        .anyMatch(v -> exposed.contains(aliases.representative(v)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (int j = 0; j < n; j++) w[j] = x[j]; s += w[i];",
        "for (int j = 0; j < w.length; j++) w[j] = x[j]; s += w[at[i]];",
        "w[0] = 1; for (int j = 1; j < n; j++) w[j] = w[0]; s += w[i];",
        "w[i] = x[i]; s += w[i];",
        "for (int j = 0; j < 2; j++) { w[j] = x[j]; s += w[j] * w[j]; }",
        "three[0] = x[i]; three[1] = three[0]; three[2] = 1; s += three[i % 3];",
        "three[0] = x[i]; three[1] = three[0]; s += three[1];",
        "if (x[i] > 0) { w[0] = 1; } else { w[0] = x[i]; } s += w[0];",
        "if (x[i] > 0) { for (int j = 0; j < n; j++) w[j] = 1; s += w[i]; }",
        "double[] own = new double[n]; s += own[i]; own[0] = x[i]; s += own[0];",
        "double[] same = w; for (int j = 0; j < n; j++) same[j] = x[j]; s += w[i];",
      })
  void isPrivateWhereAllThatIsReadHasBeenSet(String body) {
    assertThat(isExposed(body)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s += w[i]; for (int j = 0; j < n; j++) w[j] = x[j];",
        "for (int j = 0; j < n - 1; j++) w[j] = x[j]; s += w[i];",
        "for (int j = 1; j < n; j++) w[j] = x[j]; s += w[i];",
        "for (int j = 0; j < n; j += 2) w[j] = x[j]; s += w[i];",
        "for (int j = n - 2; j >= 0; j--) w[j] = x[j]; s += w[i];",
        "for (int j = 0; j < n; j++) w[at[j]] = x[j]; s += w[i];",
        "for (int j = 0; j < n; j++) { if (x[j] > 0) w[j] = x[j]; } s += w[i];",
        "if (x[i] > 0) { for (int j = 0; j < n; j++) w[j] = 1; } s += w[i];",
        "if (x[i] > 0) { w[0] = 1; } s += w[0];",
        "for (int j = 0; j < n; j++) w[j] = x[j] + w[n - 1 - j]; s += w[i];",
        "for (int j = 0; j < n; j++) w[j] += x[j]; s += w[i];",
        "w[i] = x[i]; s += w[0];",
        "w[1] = x[i]; s += w[1];",
        "for (int j = 0; j < 2; j++) w[j] = x[j]; s += w[0];",
        "for (int j = 0; j < x.length; j++) w[j] = x[j]; s += w[0];",
        "three[0] = x[i]; three[1] = 1; s += three[i % 3];",
        "three[0] = x[i]; three[2] = 1; s += three[2];",
        "int k = 0; while (x[k] > 0) { w[k] = 1; k++; } s += w[0];",
        "double[] other = n > 3 ? w : three; for (int j = 0; j < n; j++) other[j] = x[j]; s +="
            + " w[i];",
        "double[] copy = w.clone(); s += copy[0]; w[0] = 1;",
      })
  void isExposedWhereNobodyCanTell(String body) {
    assertThat(isExposed(body)).isTrue();
  }
}
