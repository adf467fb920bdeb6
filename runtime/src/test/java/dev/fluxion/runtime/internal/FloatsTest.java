package dev.fluxion.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Arrays of floats and of doubles that hold them, against {@code float} arithmetic itself. */
final class FloatsTest {

  @Test
  void arraysWidenAndNarrow() {
    float[] a = {0.1f, -0f, Float.NaN, Float.MIN_VALUE};
    assertThat(Floats.widen(a)).containsExactly((double) 0.1f, -0.0, Double.NaN, 0x1p-149);
    assertThat(Floats.narrow(Floats.widen(a))).isEqualTo(a).isNotSameAs(a);
    assertThat(Floats.narrow(new double[] {0.1, 1e300, 1e-300}))
        .containsExactly(0.1f, Float.POSITIVE_INFINITY, 0f);
  }

  @Test
  void ofAnyRankWithRowsThatAreNotThere() {
    float[][] a = {{1.5f}, null, {}};
    double[][] wide = Floats.widen(a);
    assertThat(wide[0]).containsExactly(1.5);
    assertThat(wide[1]).isNull();
    assertThat(Floats.narrow(wide)).isDeepEqualTo(a);
    float[][][][] deep = {{{{1, 2}}, {}}};
    double[][][][] doubles = Floats.widen(deep);
    assertThat(doubles[0][0][0]).containsExactly(1, 2);
    float[][][][] again = Floats.narrow(doubles);
    assertThat(again[0][0][0]).containsExactly(1, 2);
    assertThat(again[0][1]).isEmpty();
    Floats.clear(deep);
    assertThat(deep[0][0][0]).containsOnly(0);
  }

  /** 1 + 2⁻²⁴ + 2⁻²⁴ is 1 if each term is rounded, and the next float if the sum is. */
  @Test
  void sumsAreRoundedOnce() {
    float[][][] target = {{{1}}};
    Floats.add(target, new double[][][] {{{0x1p-24 + 0x1p-24}}});
    assertThat(target[0][0][0]).isEqualTo(1 + 0x1p-23f);
    Floats.assign(target, new double[][][] {{{1.0 / 3}}});
    assertThat(target[0][0][0]).isEqualTo(1f / 3);
  }

  @Test
  void functionsAreThoseOnFloats() {
    assertThat(Floats.nextUp(1)).isEqualTo(1 + 0x1p-23);
    assertThat(Floats.nextDown(1)).isEqualTo(1 - 0x1p-24);
    assertThat(Floats.nextAfter(1, 0)).isEqualTo(1 - 0x1p-24);
    assertThat(Floats.ulp(1)).isEqualTo(0x1p-23);
    // Rounded to double first, this is a tie, which goes to the even float.
    double tiny = -0x1p-80;
    assertThat(Floats.fma(1 + 0x1p-23, 1 + 0x1p-1, tiny))
        .isEqualTo(Math.fma(1 + 0x1p-23f, 1.5f, (float) tiny))
        .isNotEqualTo((double) (float) Math.fma(1 + 0x1p-23, 1.5, tiny));
  }

  @Test
  void seriesRoundTheirValuesOnly() {
    double[] rounded = Series.univariate(2).roundToFloat(new double[] {0.1, 0.1, 0.1});
    assertThat(rounded).containsExactly((double) 0.1f, 0.1, 0.1);
  }
}
