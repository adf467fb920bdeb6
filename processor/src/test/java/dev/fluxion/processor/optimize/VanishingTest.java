package dev.fluxion.processor.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is zero if the left operand is, or the right one, or both. */
class VanishingTest {
  private final Variables variables = new Variables();
  private final Variable zero = variables.fresh("zero", Primitive.DOUBLE);
  private final Variable other = variables.fresh("other", Primitive.DOUBLE);

  @ParameterizedTest
  @CsvSource({
    "MULTIPLY, true, true",
    "ADD, false, false",
    "SUBTRACT, false, false",
    "DIVIDE, true, false",
    "STRONG, true, false",
    "STRONG_QUOTIENT, true, false",
    "REMAINDER, false, false"
  })
  void dependsOnTheOperation(BinaryOperator operator, boolean byLeft, boolean byRight) {
    assertThat(isZero(operator, zero, other)).isEqualTo(byLeft);
    assertThat(isZero(operator, other, zero)).isEqualTo(byRight);
    assertThat(isZero(operator, other, other)).isFalse();
  }

  private boolean isZero(BinaryOperator operator, Variable left, Variable right) {
    Expression value = Code.binary(operator, Code.read(left), Code.read(right));
    return Vanishing.isZero(value, Set.of(zero));
  }
}
