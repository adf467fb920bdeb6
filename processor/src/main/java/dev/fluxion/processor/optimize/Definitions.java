package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Of a function in SSA form: what the variables that are assigned once are assigned. */
final class Definitions {
  private final Map<Variable, Expression> values = new HashMap<>();
  private final Map<Variable, Statement.For> loops = new HashMap<>();
  private final Set<Variable> parameters = new HashSet<>();
  private final Occurrences all;

  Definitions(Function function) {
    this.all = Occurrences.in(function.body());
    function.parameters().stream().map(Parameter::variable).forEach(parameters::add);
    new Walker() {
      @Override
      public List<Statement> assign(Statement.Assign assign) {
        if (assign.target() instanceof Expression.Read read && all.writes(read.variable()) == 1) {
          values.put(read.variable(), assign.value());
        }
        return super.assign(assign);
      }

      @Override
      public List<Statement> counted(Statement.For loop) {
        loops.put(loop.index(), loop);
        return super.counted(loop);
      }
    }.walk(function.body());
  }

  /** Whether {@code variable} has one value wherever it can be read in one run of its block. */
  boolean isSingle(Variable variable) {
    return values.containsKey(variable)
        || loops.containsKey(variable)
        || parameters.contains(variable) && all.writes(variable) == 0;
  }

  /** Empty for parameters, counters, and variables that are assigned at more than one place. */
  Optional<Expression> of(Variable variable) {
    return Optional.ofNullable(values.get(variable));
  }

  /** The loop that counts by {@code variable}. */
  Optional<Statement.For> loop(Variable variable) {
    return Optional.ofNullable(loops.get(variable));
  }
}
