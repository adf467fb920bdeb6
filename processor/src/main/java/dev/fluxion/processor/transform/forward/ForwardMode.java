package dev.fluxion.processor.transform.forward;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The programs of forward mode, made from flattened code. */
public final class ForwardMode {
  private final Program program;
  private final Function function;
  private final Variables variables;
  private final List<Variable> independents;

  public ForwardMode(Program program) {
    this.program = program;
    this.function = program.entry();
    this.variables = program.variables();
    this.independents = function.variables(Role.INDEPENDENT);
  }

  /** The program with the tangents, in one lane, of its functions; its entry stays. */
  public static Program functions(Program program) {
    Lane lane =
        new Lane(Activity.of(program, List.of()), program.variables(), "Dot", new HashMap<>());
    return program.with(CallTangent.functions(List.of(lane), program)).reachable();
  }

  /** Directional derivative: (point, tangents) → tangent of the result. */
  public Program jvp() {
    Sweep sweep = new Sweep();
    Lane lane = sweep.addLane("Dot", independents);
    Block body = sweep.run(List.of(lane));
    Expression result = sweep.result == null ? null : lane.tangentOrZero(sweep.result);
    return sweep.function(function.result(), append(body, new Statement.Return(result)), List.of());
  }

  /** (point, tangents, out) → out[0] value, out[1] tangent, of a scalar function. */
  public Program valueAndJvp() {
    Sweep sweep = new Sweep();
    Lane lane = sweep.addLane("Dot", independents);
    Variable out = variables.fresh("out", ArrayType.of(Primitive.DOUBLE, 1));
    Block body = sweep.run(List.of(lane));
    body = append(body, store(out, 0, sweep.result));
    body = append(body, store(out, 1, lane.tangentOrZero(sweep.result)));
    return sweep.function(Primitive.VOID, body, List.of(new Parameter(out, Role.OUTPUT)));
  }

  /**
   * The whole gradient of a function of scalars in one sweep, a lane for each: (point, gradient) →
   * gradient[k] overwritten.
   */
  public Program basisGradient() {
    Sweep sweep = new Sweep();
    List<Lane> lanes = new ArrayList<>();
    for (int k = 0; k < independents.size(); k++) {
      // Functions are made once for all lanes, and so is their activity.
      List<Variable> seeded =
          program.called().functions().isEmpty() ? List.of(independents.get(k)) : independents;
      Map<Variable, Expression> seeds = new HashMap<>();
      seeded.forEach(v -> seeds.put(v, Code.literal(0.0)));
      seeds.put(independents.get(k), Code.literal(1.0));
      lanes.add(new Lane(Activity.of(program, seeded), variables, "Dot" + (k + 1), seeds));
    }
    return gradientOf(sweep, lanes);
  }

  /** {@code width} directions at once: (point, tangents 1, tangents 2, …, out) → out[k]. */
  public Program chunk(int width) {
    Sweep sweep = new Sweep();
    List<Lane> lanes = new ArrayList<>();
    for (int k = 0; k < width; k++) {
      lanes.add(sweep.addLane("Dot" + (k + 1), independents));
    }
    return gradientOf(sweep, lanes);
  }

  private Program gradientOf(Sweep sweep, List<Lane> lanes) {
    Variable out = variables.fresh("out", ArrayType.of(Primitive.DOUBLE, 1));
    Block body = sweep.run(lanes);
    for (int k = 0; k < lanes.size(); k++) {
      body = append(body, store(out, k, lanes.get(k).tangentOrZero(sweep.result)));
    }
    return sweep.function(Primitive.VOID, body, List.of(new Parameter(out, Role.OUTPUT)));
  }

  /**
   * The tangent of a program that fills its {@code OUTPUT} arrays, and with it of an adjoint
   * program, which makes it forward over reverse: (point, cotangents, scratch, tangents, a tangent
   * array per output, filled). The outputs themselves become scratch.
   */
  public Program ofOutputs() {
    Sweep sweep = new Sweep();
    Lane lane = sweep.addLane("Dot", independents);
    Block body = sweep.run(List.of(lane));
    List<Parameter> outputs = outputs(lane);
    Program tangent = sweep.function(Primitive.VOID, body, outputs);
    Function result = tangent.entry();
    List<Parameter> parameters =
        result.parameters().stream()
            .map(p -> outputs.contains(p) || p.role() != Role.OUTPUT ? p : scratch(p))
            .toList();
    return tangent.withEntry(
        new Function(result.name(), parameters, result.result(), result.body()));
  }

  /**
   * The same, but what the program fills and returns is wanted, too: (point, outputs, tangents, a
   * tangent array per output) → the program's own result.
   */
  public Program withOutputs() {
    Sweep sweep = new Sweep();
    Lane lane = sweep.addLane("Dot", independents);
    Block body = sweep.run(List.of(lane));
    return sweep.function(
        function.result(), append(body, new Statement.Return(sweep.result)), outputs(lane));
  }

  /** The tangents of what the program fills. */
  private List<Parameter> outputs(Lane lane) {
    List<Parameter> outputs = new ArrayList<>();
    for (Variable output : function.variables(Role.OUTPUT)) {
      Variable tangent =
          lane.isActive(output)
              ? lane.target(output)
              : variables.fresh(output.name() + "Dot", output.type());
      outputs.add(new Parameter(tangent, Role.OUTPUT));
    }
    return outputs;
  }

  private static Parameter scratch(Parameter parameter) {
    return new Parameter(parameter.variable(), Role.SCRATCH);
  }

  private static Statement store(Variable array, int index, Expression value) {
    return new Statement.Assign(Code.element(Code.read(array), Code.literal(index)), value);
  }

  private static Block append(Block block, Statement statement) {
    List<Statement> statements = new ArrayList<>(block.statements());
    statements.add(statement);
    return new Block(statements);
  }

  /** One tangent program in the making. */
  private final class Sweep {
    private final List<Parameter> tangentParameters = new ArrayList<>();
    private final Map<String, Function> functions = new HashMap<>();
    private Expression result;

    /** A lane whose seeds are parameters of the program. */
    Lane addLane(String suffix, List<Variable> seeded) {
      Map<Variable, Expression> seeds = new LinkedHashMap<>();
      for (Variable variable : seeded) {
        Type type = variable.type().isReal() ? Primitive.DOUBLE : variable.type();
        Variable tangent = variables.fresh(variable.name() + suffix, type);
        tangentParameters.add(new Parameter(tangent, Role.TANGENT));
        seeds.put(variable, Code.read(tangent));
      }
      return new Lane(Activity.of(program, seeded), variables, suffix, new HashMap<>(seeds));
    }

    Block run(List<Lane> lanes) {
      List<Statement> statements = Code.withoutReturn(function);
      result = Code.result(function);
      List<Statement> all = new ArrayList<>();
      lanes.forEach(lane -> all.addAll(lane.unseeded(function)));
      CallTangent calls = new CallTangent(lanes, program);
      Block tangent = new Tangent(lanes, calls, variables).block(new Block(statements));
      all.addAll(calls.prologue());
      all.addAll(tangent.statements());
      functions.putAll(program.functions());
      functions.putAll(CallTangent.functions(lanes, program));
      return new Block(all);
    }

    Program function(Type type, Block body, List<Parameter> outputs) {
      List<Parameter> parameters = new ArrayList<>(function.parameters());
      parameters.addAll(tangentParameters);
      parameters.addAll(outputs);
      Function tangent = new Function(function.name(), parameters, type, body);
      return new Program(tangent, functions, variables).reachable();
    }
  }
}
