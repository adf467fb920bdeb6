package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.ProgramKind;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.ir.Walker;
import dev.fluxion.processor.transform.forward.ForwardMode;
import dev.fluxion.processor.transform.reverse.ReverseMode;
import dev.fluxion.processor.transform.taylor.SeriesMode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Makes all derivative programs of a function in SSA form. */
public final class Programs {
  /** Scalars up to which the forward gradient is one sweep with a lane for each. */
  private static final int MOST_LANES = 8;

  /** Lanes of a forward sweep over arrays. */
  private static final int CHUNK = 4;

  private final Function primal;
  private final Variables variables;
  private final UnaryOperator<Function> optimize;

  private Programs(Function primal, Variables variables, UnaryOperator<Function> optimize) {
    this.primal = primal;
    this.variables = variables;
    this.optimize = optimize;
  }

  /**
   * The programs, flattened.
   *
   * @param optimize what is done to each of them, and to an adjoint before its tangent is taken
   */
  public static Map<ProgramKind, Function> of(
      Function primal, Variables variables, UnaryOperator<Function> optimize) {
    return new Programs(primal, variables, optimize).all();
  }

  private Map<ProgramKind, Function> all() {
    Map<ProgramKind, Function> programs = new EnumMap<>(ProgramKind.class);
    List<Variable> independents = primal.variables(Role.INDEPENDENT);
    boolean scalarsOnly = independents.stream().allMatch(v -> v.type().isReal());
    programs.put(ProgramKind.VALUE, primal);
    programs.put(ProgramKind.JVP, forward().jvp());
    programs.put(ProgramKind.VJP, reverse().vjp());
    programs.put(ProgramKind.SERIES, SeriesMode.apply(primal, variables));
    if (primal.result().isReal()) {
      programs.put(ProgramKind.VALUE_AND_JVP, forward().valueAndJvp());
      if (scalarsOnly) {
        programs.put(ProgramKind.GRADIENT, reverse().gradient());
      }
      if (scalarsOnly && independents.size() <= MOST_LANES) {
        programs.put(ProgramKind.BASIS_GRADIENT, forward().basisGradient());
      } else {
        programs.put(ProgramKind.CHUNK, forward().chunk(CHUNK));
      }
    }
    Function adjoint = primal.result().isReal() ? reverse().gradient() : reverse().vjp();
    programs.put(ProgramKind.HVP, hvp(optimize.apply(adjoint)));
    programs.replaceAll((kind, f) -> optimize.apply(f));
    programs.computeIfPresent(ProgramKind.HVP, (kind, f) -> withoutIdleScratch(f));
    return programs;
  }

  private ForwardMode forward() {
    return new ForwardMode(primal, variables);
  }

  private ReverseMode reverse() {
    return new ReverseMode(primal, variables);
  }

  private Function hvp(Function adjoint) {
    return new ForwardMode(adjoint, variables).ofOutputs();
  }

  private static Function withoutIdleScratch(Function function) {
    Set<Variable> used = new HashSet<>();
    new Walker() {
      @Override
      protected void onRead(Variable variable) {
        used.add(variable);
      }
    }.walk(function.body());
    List<Parameter> parameters =
        function.parameters().stream()
            .filter(p -> p.role() != Role.SCRATCH || used.contains(p.variable()))
            .toList();
    return new Function(function.name(), parameters, function.result(), function.body());
  }
}
