package dev.fluxion.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ShapesTest {

  private static void rejects(String message, ThrowingCallable check) {
    assertThatThrownBy(check).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void messagesNameParameterAndBothLengths() {
    double[][] ragged = {{1, 2}, {3}};
    rejects("x has length 2, expected 3", () -> Shapes.length("x", new double[2], 3));
    rejects("x has length 2, expected 3", () -> Shapes.length("x", new float[2], 3));
    rejects(
        "x has length 1, expected 2", () -> Shapes.sameShape("x", new double[1], new double[2]));
    rejects("x has length 1, expected 2", () -> Shapes.sameShape("x", new float[1], new float[2]));
    rejects("a[1] has length 2, expected 1", () -> Shapes.sameShape("a", new double[2][2], ragged));
    rejects("a has length 1, expected 2", () -> Shapes.sameShape("a", new double[1][2], ragged));
    rejects(
        "a[0] has length 2, expected 3",
        () -> Shapes.sameShape("a", new float[2][2], new float[2][3]));
    rejects(
        "t[1][0] has length 2, expected 3",
        () ->
            Shapes.sameShape(
                "t", new double[][][] {{{1}}, {{1, 2}}}, new double[][][] {{{1}}, {{1, 2, 3}}}));
    rejects("j[1] has length 1, expected 2", () -> Shapes.matrix("j", ragged, 2, 2));
    rejects("order is -1, expected at least 0", () -> Shapes.order(-1));
  }

  @Test
  void equalShapesPass() {
    assertThatCode(
            () -> {
              Shapes.length("x", new double[3], 3);
              Shapes.sameShape("a", new double[][] {{1}, {2, 3}}, new double[][] {{4}, {5, 6}});
              Shapes.matrix("j", new double[2][3], 2, 3);
            })
        .doesNotThrowAnyException();
    assertThat(Shapes.order(2)).isEqualTo(2);
    assertThat(Shapes.unit(3, 1)).containsExactly(0, 1, 0);
  }

  @Test
  void nestedArrays() {
    double[][][] a = {{{1, 2}, {3}}, {}, {{4}}};
    double[][][] copy = Nested.copy(a);
    copy[0][0][0] = 9;
    assertThat(a[0][0][0]).isEqualTo(1);
    assertThat(Nested.zeros(a)).isDeepEqualTo(new double[][][] {{{0, 0}, {0}}, {}, {{0}}});
    assertThat(Nested.size(a)).isEqualTo(4);
    assertThat(Nested.flatten(a)).containsExactly(1, 2, 3, 4);
    double[][][] back = Nested.zeros(a);
    assertThat(Nested.unflatten(new double[] {0, 1, 2, 3, 4}, 1, back)).isEqualTo(5);
    assertThat(back).isDeepEqualTo(a);
  }

  @Test
  void stacksReturnWhatWasPushedInReverse() {
    DoubleStack doubles = new DoubleStack();
    IntStack ints = new IntStack();
    LongStack longs = new LongStack();
    BooleanStack booleans = new BooleanStack();
    ReferenceStack<double[]> references = new ReferenceStack<>();
    double[][] rows = new double[1000][1];
    for (int i = 0; i < 1000; i++) {
      doubles.push(i + 0.5);
      ints.push(i);
      longs.push(i + (1L << 40));
      booleans.push(i % 3 == 0);
      references.push(rows[i]);
    }
    for (int i = 999; i >= 0; i--) {
      assertThat(doubles.pop()).isEqualTo(i + 0.5);
      assertThat(ints.pop()).isEqualTo(i);
      assertThat(longs.pop()).isEqualTo(i + (1L << 40));
      assertThat(booleans.pop()).isEqualTo(i % 3 == 0);
      assertThat(references.pop()).isSameAs(rows[i]);
    }
    assertThatThrownBy(doubles::pop).isInstanceOf(ArrayIndexOutOfBoundsException.class);
  }
}
