package dev.fluxion.processor.optimize;

import static dev.fluxion.processor.ir.Code.literal;
import static dev.fluxion.processor.ir.Code.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code if (a > b) first = 1;} and {@code if (b > a) second = 2;}, with something between. */
class ExclusiveBranchesTest {
  private final Variables variables = new Variables();
  private final Variable a = variables.fresh("a", Primitive.DOUBLE);
  private final Variable b = variables.fresh("b", Primitive.DOUBLE);
  private final Variable first = variables.fresh("first", Primitive.DOUBLE);
  private final Variable second = variables.fresh("second", Primitive.DOUBLE);
  private final Variable third = variables.fresh("third", Primitive.DOUBLE);

  private boolean isJoined(Variable set, Statement... between) {
    Statement then = Statement.Assign.to(set, literal(1.0));
    Statement one = branch(a, b, then);
    Statement other = branch(b, a, Statement.Assign.to(second, literal(2.0)));
    List<Statement> all =
        Stream.of(Stream.of(one), Stream.of(between), Stream.of(other)).flatMap(s -> s).toList();
    List<Parameter> parameters =
        Stream.of(a, b, first, second, third).map(v -> new Parameter(v, Role.CONSTANT)).toList();
    Function function = new Function("f", parameters, Primitive.VOID, new Block(all));
    return ExclusiveBranches.apply(function).body().statements().size() < all.size();
  }

  private static Statement branch(Variable greater, Variable less, Statement then) {
    return new Statement.If(
        Code.binary(BinaryOperator.GREATER, read(greater), read(less)),
        Block.of(then),
        Block.EMPTY);
  }

  @Test
  void areJoinedWhateverElseIsBetween() {
    assertThat(isJoined(first)).isTrue();
    assertThat(isJoined(first, Statement.Assign.to(third, literal(3.0)))).isTrue();
  }

  @Test
  void areNotJoinedWhereTheFirstChangesWhatIsCompared() {
    assertThat(isJoined(a)).isFalse();
    assertThat(isJoined(b)).isFalse();
  }

  /** As of {@code max(x, x)}: the two conditions are one, and exclude nothing. */
  @Test
  void areNotJoinedWhereAVariableIsComparedWithItself() {
    Statement one = branch(a, a, Statement.Assign.to(first, literal(1.0)));
    Statement other = branch(a, a, Statement.Assign.to(second, literal(2.0)));
    List<Parameter> parameters =
        Stream.of(a, first, second).map(v -> new Parameter(v, Role.CONSTANT)).toList();
    Function function = new Function("f", parameters, Primitive.VOID, Block.of(one, other));
    assertThat(ExclusiveBranches.apply(function)).isEqualTo(function);
  }

  @Test
  void areNotJoinedWhereWhatIsBetweenHasToDoWithTheSecond() {
    assertThat(isJoined(first, Statement.Assign.to(second, literal(3.0)))).isFalse();
    assertThat(isJoined(first, Statement.Assign.to(third, read(second)))).isFalse();
    assertThat(isJoined(first, Statement.Assign.to(a, literal(3.0)))).isFalse();
  }
}
