package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.normalize.Aliases;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The adjoint of {@code a[i] += e} takes {@code aBar[i]} out, uses it, and adds it back. {@code t =
 * aBar[i]; aBar[i] = 0; … aBar[i] += t;} becomes {@code t = aBar[i]; …} where nothing between
 * touches the array.
 */
public final class KeptAdjoints extends Rewriter {
  /** How far apart the two may be: reversals of one statement are short. */
  private static final int NEAR = 64;

  private final Aliases aliases;

  private KeptAdjoints(Function function) {
    this.aliases = new Aliases(function);
  }

  public static Function apply(Function function) {
    return function.withBody(new KeptAdjoints(function).rewrite(function.body()));
  }

  @Override
  public Block rewrite(Block block) {
    List<Statement> statements = new ArrayList<>(super.rewrite(block).statements());
    for (int i = 0; i + 1 < statements.size(); i++) {
      if (statements.get(i) instanceof Statement.Assign taken
          && taken.target() instanceof Expression.Read holder
          && taken.value() instanceof Expression.Element place
          && place.array() instanceof Expression.Read
          && statements.get(i + 1) instanceof Statement.Assign reset
          && reset.target().equals(place)
          && Code.isLiteral(reset.value(), 0)) {
        int back = givenBack(statements, i + 2, new Statement.Accumulate(place, holder));
        if (back > 0) {
          statements.remove(back);
          statements.remove(i + 1);
        }
      }
    }
    return new Block(statements);
  }

  /** Where {@code accumulation} comes before anything else touches the array; -1 for nowhere. */
  private int givenBack(List<Statement> statements, int from, Statement.Accumulate accumulation) {
    Set<Variable> fixed = Code.mentions(Block.of(accumulation));
    Variable array = aliases.representative(Code.root(accumulation.target()));
    for (int i = from; i < Math.min(from + NEAR, statements.size()); i++) {
      if (statements.get(i).equals(accumulation)) {
        return i;
      }
      Block between = Block.of(statements.get(i));
      boolean touches =
          Code.mentions(between).stream()
              .anyMatch(
                  v -> v.type() instanceof ArrayType && aliases.representative(v).equals(array));
      if (touches || Code.writes(between).stream().anyMatch(fixed::contains)) {
        return -1;
      }
    }
    return -1;
  }
}
