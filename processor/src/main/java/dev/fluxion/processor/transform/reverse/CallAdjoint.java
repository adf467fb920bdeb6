package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.transform.Calls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The two sweeps of a call: the callee's forward sweep leaves its record on the tape, its reverse
 * sweep consumes that, so that nothing runs twice (Griewank &amp; Walther, section 12.2, split
 * reversal). Adjoints of arrays travel as shadows; those of scalar parameters come back in an array
 * that the caller makes once; the shadow of an array that the callee returns does, too.
 */
final class CallAdjoint {
  private final Program program;
  private final Activity activity;
  private final Adjoints adjoints;
  private final Variable tape;

  /** By array type: where the shadow of a result comes back. */
  private final Map<Type, Variable> shadows = new LinkedHashMap<>();

  /** By number of scalars: where their adjoints come back. */
  private final Map<Integer, Variable> bars = new LinkedHashMap<>();

  CallAdjoint(Program program, Activity activity, Adjoints adjoints, Variable tape) {
    this.program = program;
    this.activity = activity;
    this.adjoints = adjoints;
    this.tape = tape;
  }

  static String forwardName(String function) {
    return function + "$forward";
  }

  static String reverseName(String function) {
    return function + "$reverse";
  }

  /** What the calls of the forward sweep need, to run before it. */
  List<Statement> forwardPrologue() {
    List<Statement> statements = new ArrayList<>();
    shadows.forEach((type, holder) -> statements.add(create(holder, 1)));
    return statements;
  }

  /** What the calls of the reverse sweep need, to run before it. */
  List<Statement> reversePrologue() {
    List<Statement> statements = new ArrayList<>();
    bars.forEach((size, holder) -> statements.add(create(holder, size)));
    return statements;
  }

  private static Statement create(Variable holder, int size) {
    return Statement.Assign.to(
        holder, new Expression.NewArray((ArrayType) holder.type(), List.of(Code.literal(size))));
  }

  /**
   * @param original the statement that calls
   * @param target what it assigns the result to; null for nothing
   */
  List<Statement> forward(Statement original, Expression.Invoke call, Expression.Read target) {
    if (!activity.isActiveFunction(call.function())) {
      return List.of(original);
    }
    Function callee = program.functions().get(call.function());
    List<Expression> arguments = new ArrayList<>(call.arguments());
    arguments.addAll(shadows(callee, call));
    boolean hasShadow = hasActiveResult(callee) && callee.result() instanceof ArrayType;
    if (hasShadow) {
      arguments.add(Code.read(shadowHolder(callee.result())));
    }
    arguments.add(Code.read(tape));
    Expression.Invoke forward =
        new Expression.Invoke(forwardName(call.function()), call.type(), arguments);
    if (target == null) {
      return List.of(new Statement.Evaluate(forward));
    }
    List<Statement> out = new ArrayList<>();
    out.add(new Statement.Assign(target, forward));
    if (hasShadow && adjoints.isActive(target)) {
      out.add(
          Statement.Assign.to(
              adjoints.of(target.variable()),
              Code.element(Code.read(shadowHolder(callee.result())), Code.literal(0))));
    }
    return out;
  }

  private Variable shadowHolder(Type type) {
    return shadows.computeIfAbsent(type, t -> adjoints.fresh("shadows", new ArrayType(t)));
  }

  List<Statement> reverse(Expression.Invoke call, Expression.Read target) {
    if (!activity.isActiveFunction(call.function())) {
      return List.of();
    }
    Function callee = program.functions().get(call.function());
    List<Expression> arguments = new ArrayList<>(call.arguments());
    if (hasActiveResult(callee) && callee.result().isReal()) {
      boolean used = target != null && adjoints.isActive(target);
      arguments.add(used ? adjoints.of(target) : Code.literal(0.0));
    }
    arguments.addAll(shadows(callee, call));
    List<Integer> scalars = activeScalars(callee);
    Expression holder = null;
    if (!scalars.isEmpty()) {
      Type vector = ArrayType.of(Primitive.DOUBLE, 1);
      holder = Code.read(bars.computeIfAbsent(scalars.size(), n -> adjoints.fresh("bars", vector)));
      arguments.add(holder);
    }
    arguments.add(Code.read(tape));
    List<Statement> out = new ArrayList<>();
    out.add(
        new Statement.Evaluate(
            new Expression.Invoke(reverseName(call.function()), Primitive.VOID, arguments)));
    for (int k = 0; k < scalars.size(); k++) {
      Expression argument = call.arguments().get(scalars.get(k));
      if (adjoints.isActive(argument)) {
        out.add(
            new Statement.Accumulate(adjoints.of(argument), Code.element(holder, Code.literal(k))));
      }
    }
    return out;
  }

  private boolean hasActiveResult(Function callee) {
    return activity.isActive(Code.result(callee));
  }

  /** The positions of the parameters whose adjoints come back by value. */
  List<Integer> activeScalars(Function callee) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < callee.parameters().size(); i++) {
      Variable parameter = callee.parameters().get(i).variable();
      if (parameter.type().isReal() && activity.isCarried(callee, parameter)) {
        positions.add(i);
      }
    }
    return positions;
  }

  private List<Expression> shadows(Function callee, Expression.Invoke call) {
    List<Expression> shadows = new ArrayList<>();
    for (int i = 0; i < callee.parameters().size(); i++) {
      Variable parameter = callee.parameters().get(i).variable();
      Expression argument = call.arguments().get(i);
      if (parameter.type() instanceof ArrayType && activity.isCarried(callee, parameter)) {
        boolean own = adjoints.isActive(argument) || argument instanceof Expression.Literal;
        shadows.add(own ? adjoints.shadow(argument) : Calls.zerosLike(argument));
      }
    }
    return shadows;
  }
}
