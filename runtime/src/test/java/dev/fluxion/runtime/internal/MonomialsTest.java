package dev.fluxion.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonomialsTest {

  static int exponent(Monomials monomials, int index, int variable) {
    int exponent = 0;
    for (int factor : monomials.factors(index)) {
      exponent += factor == variable ? 1 : 0;
    }
    return exponent;
  }

  /** Written down by recursion: within a degree the exponents of the first variables fall. */
  private static void list(List<int[]> all, int[] prefix, int position, int degree) {
    if (position == prefix.length) {
      if (degree == 0) {
        all.add(prefix.clone());
      }
      return;
    }
    for (int exponent = degree; exponent >= 0; exponent--) {
      prefix[position] = exponent;
      list(all, prefix, position + 1, degree - exponent);
      prefix[position] = 0;
    }
  }

  @Test
  void areInGradedLexicographicOrder() {
    for (int variables = 0; variables <= 5; variables++) {
      for (int order = 0; order <= 6; order++) {
        List<int[]> expected = new ArrayList<>();
        for (int degree = 0; degree <= order; degree++) {
          list(expected, new int[variables], 0, degree);
        }
        Monomials monomials = new Monomials(variables, order);
        assertThat(monomials.size()).isEqualTo(expected.size());
        for (int index = 0; index < expected.size(); index++) {
          int[] exponents = expected.get(index);
          for (int i = 0; i < variables; i++) {
            assertThat(exponent(monomials, index, i)).isEqualTo(exponents[i]);
          }
          assertThat(monomials.index(exponents)).isEqualTo(index);
          assertThat(monomials.indexOfFactors(monomials.factors(index))).isEqualTo(index);
        }
      }
    }
  }

  @Test
  void mayBeOfVeryManyVariables() {
    Monomials lines = new Monomials(100_000_000, 1);
    assertThat(lines.size()).isEqualTo(100_000_001);
    assertThat(lines.factors(99_999_999)).containsExactly(99_999_998);
    Monomials squares = new Monomials(60_000, 2);
    int last = squares.size() - 1;
    assertThat(last).isEqualTo(60_000 + 60_000 * 60_001L / 2);
    assertThat(squares.factors(last)).containsExactly(59_999, 59_999);
    assertThat(squares.factors(last - 2)).containsExactly(59_998, 59_998);
    assertThatThrownBy(() -> new Monomials(100_000, 2)).isInstanceOf(ArithmeticException.class);
  }
}
