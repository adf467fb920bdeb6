package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Linkage;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.ir.Walker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Methods that are not looked into may be given active arrays where they only ask something about
 * them, or check them. They get copies, and the program throws where one of them changed its copy:
 * what it did to the array would have no derivative.
 */
public final class ShownArrays extends Rewriter {
  private final Activity activity;
  private final Variables variables;

  private ShownArrays(Program program) {
    this.activity = Activity.ofAllOrders(program, program.entry().variables(Role.INDEPENDENT));
    this.variables = program.variables();
  }

  public static Program apply(Program program) {
    if (program.all().stream().noneMatch(f -> showsArrays(f.body()))) {
      return program;
    }
    ShownArrays pass = new ShownArrays(program);
    return program.map(f -> f.linkage() == Linkage.EXTERNAL ? f : pass.apply(f));
  }

  /** Whether activity has to be asked at all. */
  private static boolean showsArrays(Block body) {
    boolean[] found = {false};
    new Walker() {
      @Override
      public Expression call(Expression.Call call) {
        found[0] |=
            call.method().mayChangeArguments()
                && call.arguments().stream().anyMatch(a -> isShown(a));
        return super.call(call);
      }
    }.walk(body);
    return found[0];
  }

  private static boolean isShown(Expression argument) {
    return argument.type() instanceof ArrayType
        && argument.type().isDifferentiable()
        && Code.root(argument) != null;
  }

  private Function apply(Function function) {
    return function.withBody(rewrite(function.body()));
  }

  @Override
  public List<Statement> assign(Statement.Assign assign) {
    List<Statement> before = new ArrayList<>();
    List<Statement> after = new ArrayList<>();
    Expression call = shown(assign.value(), before, after);
    if (before.isEmpty()) {
      return List.of(assign);
    }
    before.add(new Statement.Assign(assign.target(), call));
    before.addAll(after);
    return before;
  }

  @Override
  public List<Statement> evaluate(Statement.Evaluate evaluate) {
    List<Statement> before = new ArrayList<>();
    List<Statement> after = new ArrayList<>();
    Expression call = shown(evaluate.call(), before, after);
    if (before.isEmpty()) {
      return List.of(evaluate);
    }
    before.add(new Statement.Evaluate(call));
    before.addAll(after);
    return before;
  }

  private Expression shown(Expression value, List<Statement> before, List<Statement> after) {
    if (!(value instanceof Expression.Call call) || !call.method().mayChangeArguments()) {
      return value;
    }
    List<Expression> arguments = new ArrayList<>();
    Map<Expression, Expression> copies = new HashMap<>(); // one array is one copy
    for (Expression argument : call.arguments()) {
      if (copies.containsKey(argument)) {
        arguments.add(copies.get(argument));
      } else if (isShown(argument) && activity.isVaried(Code.root(argument))) {
        Variable array = variables.fresh("array", argument.type());
        before.add(Statement.Assign.to(array, argument));
        Expression copy = Code.read(copy(array, before));
        arguments.add(copy);
        copies.put(argument, copy);
        after.add(unchanged(call.method(), Code.read(array), copy));
      } else {
        arguments.add(argument);
      }
    }
    return new Expression.Call(call.method(), arguments);
  }

  /** Copies all dimensions, one operation a statement. */
  private Variable copy(Variable array, List<Statement> out) {
    Variable copy = variables.fresh("copy", array.type());
    out.add(Statement.Assign.to(copy, new Expression.Copy(Code.read(array))));
    if (array.type().rank() > 1) {
      Type rowType = ((ArrayType) array.type()).element();
      Variable length = variables.fresh("n", Primitive.INT);
      Variable index = variables.fresh("i", Primitive.INT);
      Variable row = variables.fresh("row", rowType);
      out.add(Statement.Assign.to(length, new Expression.Length(Code.read(array))));
      List<Statement> body = new ArrayList<>();
      body.add(Statement.Assign.to(row, Code.element(Code.read(array), Code.read(index))));
      Variable rowCopy = copy(row, body);
      body.add(
          new Statement.Assign(
              Code.element(Code.read(copy), Code.read(index)), Code.read(rowCopy)));
      out.add(Statement.For.upTo(index, Code.read(length), new Block(body)));
    }
    return copy;
  }

  private static Statement unchanged(Method method, Expression array, Expression copy) {
    Type object = new ClassType("java.lang.Object");
    Type text = new ClassType("java.lang.String");
    Method check =
        Method.ofStatic(
            Calls.INTERNAL + "Checks", "unchanged", Primitive.VOID, text, object, object);
    Expression name = new Expression.Literal(method.toString(), text);
    return new Statement.Evaluate(new Expression.Call(check, List.of(name, array, copy)));
  }
}
