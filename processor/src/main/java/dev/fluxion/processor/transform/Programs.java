package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.DerivativePrograms;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.LinkKind;
import dev.fluxion.processor.ir.Optimization;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.ProgramKind;
import dev.fluxion.processor.ir.Purpose;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import dev.fluxion.processor.transform.forward.ForwardMode;
import dev.fluxion.processor.transform.reverse.ReverseMode;
import dev.fluxion.processor.transform.taylor.SeriesMode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Makes all derivative programs of a program in SSA form. */
public final class Programs {
  /** Scalars up to which the forward gradient is one sweep with a lane for each. */
  private static final int MOST_LANES = 8;

  /** Lanes of a forward sweep over arrays. */
  private static final int CHUNK = 4;

  /** Arrays above which a call with several lanes, each with a tangent for each, is too large. */
  private static final int MOST_ARRAYS = 32;

  private final Program primal;
  private final Program linked;
  private final Request request;
  private final Map<ProgramKind, Function> entries = new EnumMap<>(ProgramKind.class);
  private final Map<String, Function> functions = new HashMap<>();

  /**
   * What is wanted.
   *
   * @param derivatives names of the {@code Derivative} constants asked for; empty: all
   * @param purpose who calls them: users, or other companions only, those of a rule without its
   *     sweeps
   * @param optimize what is done to each function, and to an adjoint before its tangent is taken
   * @param off optimisations that are left out
   */
  public record Request(
      Collection<String> derivatives,
      Purpose purpose,
      UnaryOperator<Function> optimize,
      Set<Optimization> off) {

    /** What the declaration of a method asks for. */
    public Request(Signature method, UnaryOperator<Function> optimize, Set<Optimization> off) {
      this(method.derivatives(), method.purpose(), optimize, off);
    }
  }

  private Programs(Program primal, Program linked, Request request) {
    this.primal = primal;
    this.linked = linked;
    this.request = request;
  }

  /**
   * The programs that are needed for what is wanted, flattened.
   *
   * @param linked the method as a function that other companions call
   */
  public static DerivativePrograms of(Program primal, Program linked, Request request) {
    return new Programs(primal, linked, request).all();
  }

  private DerivativePrograms all() {
    List<Variable> independents = primal.entry().variables(Role.INDEPENDENT);
    boolean scalarsOnly = independents.stream().allMatch(v -> v.type().isReal());
    boolean scalar = primal.entry().result().isReal();
    add(ProgramKind.VALUE, () -> primal);
    add(ProgramKind.JVP, () -> forward().jvp());
    add(ProgramKind.VJP, () -> reverse().vjp());
    add(ProgramKind.SERIES, () -> SeriesMode.apply(DerivedFunctions.plain(primal)));
    if (scalar) {
      add(ProgramKind.VALUE_AND_JVP, () -> forward().valueAndJvp());
      if (scalarsOnly) {
        add(ProgramKind.GRADIENT, () -> reverse().gradient());
      }
      if (scalarsOnly && request.purpose() == Purpose.METHOD && Batch.fits(primal)) {
        add(ProgramKind.BATCH, () -> Batch.of(reverse().gradient()));
      }
      long arrays = independents.stream().filter(v -> !v.type().isReal()).count();
      if (callsOtherCompanions() || arrays > MOST_ARRAYS) { // whose functions have one lane only
        add(ProgramKind.CHUNK, () -> forward().chunk(1));
      } else if (scalarsOnly && independents.size() <= MOST_LANES) {
        add(ProgramKind.BASIS_GRADIENT, () -> forward().basisGradient());
      } else {
        add(ProgramKind.CHUNK, () -> forward().chunk(CHUNK));
      }
    }
    add(
        ProgramKind.HVP,
        () -> {
          Program adjoint = scalar ? reverse().gradient() : reverse().vjp();
          return new ForwardMode(adjoint.map(request.optimize())).ofOutputs();
        });
    boolean isCurve =
        scalarsOnly
            && independents.size() == 1
            && primal.entry().parameters().stream().allMatch(p -> p.whole().isEmpty());
    if (scalar && !isCurve) {
      add(
          ProgramKind.GRADIENT_AND_HVP,
          () -> new ForwardMode(reverse().gradient().map(request.optimize())).withOutputs());
    }
    DerivativePrograms all = new DerivativePrograms(entries, own(functions), links());
    DerivativePrograms optimized =
        DerivedFunctions.apply(all, request.off(), request.optimize()).map(request.optimize());
    Map<ProgramKind, Function> finished = new EnumMap<>(ProgramKind.class);
    finished.putAll(optimized.entries());
    finished.computeIfPresent(ProgramKind.HVP, (kind, f) -> withoutIdleScratch(f));
    return new DerivativePrograms(finished, optimized.functions(), optimized.links());
  }

  private boolean callsOtherCompanions() {
    return primal.called().functions().values().stream().anyMatch(Function::isExternal);
  }

  /** The value, tangent, sweeps, their tangents and series of the exported function. */
  private Map<String, Function> links() {
    Map<String, Function> links = new HashMap<>(linked.functions());
    boolean tangents = serves(LinkKind.SWEEPS_TANGENT);
    if (request.purpose() != Purpose.RULE && (serves(LinkKind.SWEEPS) || tangents)) {
      Program sweeps = new ReverseMode(linked, request.off()).functions();
      links.putAll(sweeps.functions());
      if (tangents) {
        links.putAll(ForwardMode.functions(sweeps.map(request.optimize())).functions());
      }
    }
    if (serves(LinkKind.TANGENT)) {
      links.putAll(ForwardMode.functions(linked).functions());
    }
    if (serves(LinkKind.SERIES)) {
      links.putAll(SeriesMode.functions(DerivedFunctions.plain(linked)).functions());
    }
    return new Program(linked.entry(), own(links), linked.variables()).called().functions();
  }

  private boolean serves(LinkKind kind) {
    return kind.serves(request.derivatives());
  }

  private static Map<String, Function> own(Map<String, Function> functions) {
    Map<String, Function> own = new HashMap<>(functions);
    own.values().removeIf(Function::isExternal);
    return own;
  }

  private void add(ProgramKind kind, Supplier<Program> making) {
    if (request.purpose() == Purpose.METHOD && kind.serves(request.derivatives())) {
      Program program = making.get().called();
      entries.put(kind, program.entry());
      program.functions().forEach(functions::putIfAbsent);
    }
  }

  private ForwardMode forward() {
    return new ForwardMode(primal);
  }

  private ReverseMode reverse() {
    return new ReverseMode(primal, request.off());
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
