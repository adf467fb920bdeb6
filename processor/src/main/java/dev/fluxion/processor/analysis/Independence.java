package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import dev.fluxion.processor.normalize.Aliases;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is known of a loop whose iterations have nothing to do with one another but for sums: no
 * derivative flows from one iteration to the next. Each iteration can then be differentiated by
 * itself, in any order, as soon as the adjoints of the sums are known.
 *
 * @param sums the active variables that the loop carries, to each of which every iteration adds
 *     something
 * @param privateArrays the alias classes of active arrays that the loop stores into: every
 *     iteration reads of them only what it has stored there itself, and nothing reads them later
 */
public record Independence(Set<Variable> sums, Set<Variable> privateArrays) {

  /**
   * @param body of the whole function, in SSA form, without its {@code Return}
   * @param position of the loop among the statements of {@code body}
   * @param carried the variables that the loop carries
   * @param result what the function returns
   * @param lengths of the function's arrays
   * @return empty if some iteration may depend on another, or if nobody can tell
   */
  public static Optional<Independence> of(
      Block body,
      int position,
      Set<Variable> carried,
      Expression result,
      ArrayLengths lengths,
      Activity activity) {
    List<Statement> statements = body.statements();
    Statement.For loop = (Statement.For) statements.get(position);
    Block later = new Block(statements.subList(position + 1, statements.size()));
    Set<Variable> sums = new LinkedHashSet<>();
    for (Variable variable : carried) {
      if (variable.type() instanceof ArrayType
          || activity.isActive(variable) && !Additions.isSum(variable, loop.body())) {
        return Optional.empty();
      } else if (activity.isActive(variable)) {
        sums.add(variable);
      }
    }
    Block unchecked = new LengthChecks(lengths).removed(loop.body());
    if (Code.throwsOrCalls(unchecked) || Code.throwsOrCalls(later)) {
      return Optional.empty();
    }
    Aliases aliases = activity.aliases();
    Set<Variable> privates = activeStores(loop.body(), activity);
    Set<Variable> usedLater = classes(Code.mentions(later), aliases);
    Code.reads(result).forEach(v -> usedLater.add(aliases.representative(v)));
    Set<Variable> exposed = PrivateArrays.exposed(loop.body(), lengths, aliases);
    Set<Variable> read = new HashSet<>(Code.mentions(loop.body()));
    read.removeAll(sums);
    read.removeIf(v -> !activity.isActive(v));
    Set<Variable> changedLater = activeStores(later, activity);
    changedLater.addAll(Code.writes(later));
    read.addAll(classes(read, aliases));
    boolean changesLater = read.stream().anyMatch(changedLater::contains);
    boolean independent =
        privates.stream().noneMatch(usedLater::contains)
            && privates.stream().noneMatch(exposed::contains)
            && !changesLater;
    return independent ? Optional.of(new Independence(sums, privates)) : Optional.empty();
  }

  /** The alias classes of active arrays into which {@code block} stores. */
  private static Set<Variable> activeStores(Block block, Activity activity) {
    Set<Variable> result = new LinkedHashSet<>();
    Consumer<Variable> add =
        array -> {
          if (array != null && activity.isActive(array)) {
            result.add(activity.aliases().representative(array));
          }
        };
    new Walker() {
      @Override
      protected void onStore(Expression array, Expression value) {
        add.accept(Code.root(array));
      }
    }.walk(block);
    return result;
  }

  private static Set<Variable> classes(Set<Variable> variables, Aliases aliases) {
    Set<Variable> result = new HashSet<>();
    for (Variable variable : variables) {
      if (variable.type() instanceof ArrayType) {
        result.add(aliases.representative(variable));
      }
    }
    return result;
  }
}
