package dev.fluxion.processor.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks that code is well formed: types agree, jumps have targets, calls of helpers stand alone,
 * nothing is read that cannot have been assigned. Each problem is a line of text; none: well
 * formed. For tests, after every pass.
 */
public final class Validator {
  private final List<String> problems = new ArrayList<>();
  private final Map<Integer, Type> types = new HashMap<>();
  private final TypeCheck typeCheck = new TypeCheck(problems);
  private final Function function;

  private Validator(Function function) {
    this.function = function;
  }

  /** Of code of any phase. */
  public static List<String> check(Function function) {
    Validator validator = new Validator(function);
    validator.run();
    validator.problems.addAll(Assignments.possible(function));
    return validator.problems;
  }

  /** Of what the front end hands on: its helpers exist and are called with what they take. */
  public static List<String> check(Program program) {
    List<String> problems = new ArrayList<>(check(program.entry()));
    List<Function> all = new ArrayList<>(program.functions().values());
    all.removeIf(Function::isExternal);
    all.forEach(f -> problems.addAll(check(f)));
    all.add(program.entry());
    for (Function caller : all) {
      new Walker() {
        @Override
        public Expression invoke(Expression.Invoke invoke) {
          Function callee = program.functions().get(invoke.function());
          if (callee == null) {
            problems.add("no function " + invoke.function());
          } else if (!callee.result().equals(invoke.type())
              || !types(callee)
                  .equals(invoke.arguments().stream().map(Expression::type).toList())) {
            problems.add("call does not fit " + callee.name() + ": " + invoke);
          }
          return super.invoke(invoke);
        }
      }.walk(caller.body());
    }
    return problems;
  }

  /** Of code in the form that {@code SsaConstruction} makes and the transformations read. */
  public static List<String> ssa(Function function) {
    List<String> problems = new ArrayList<>(check(function));
    problems.addAll(Assignments.certain(function));
    problems.addAll(SsaCheck.problems(function));
    return problems;
  }

  private static List<Type> types(Function function) {
    return function.parameters().stream().map(p -> p.variable().type()).toList();
  }

  private void run() {
    for (Parameter parameter : function.parameters()) {
      variable(parameter.variable());
    }
    new Walker() {
      @Override
      protected void onRead(Variable variable) {
        variable(variable);
      }

      @Override
      protected void onWrite(Variable variable) {
        variable(variable);
      }
    }.walk(function.body());
    new Structure().block(function.body());
  }

  /** Variables are equal by number, so that one number must not have two types. */
  private void variable(Variable variable) {
    Type known = types.putIfAbsent(variable.id(), variable.type());
    if (known != null && !known.equals(variable.type())) {
      problems.add(variable + " is " + known + " and " + variable.type());
    }
  }

  /** One visit of every statement, outermost first. */
  private final class Structure implements Statement.Visitor<Void> {
    private final Deque<Label> loops = new ArrayDeque<>();

    void block(Block block) {
      for (int i = 0; i < block.statements().size(); i++) {
        Statement statement = block.statements().get(i);
        boolean jumps =
            statement instanceof Statement.Break
                || statement instanceof Statement.Continue
                || statement instanceof Statement.Return;
        require(!jumps || i == block.statements().size() - 1, "unreachable code", statement);
        statement.accept(this);
      }
    }

    private void require(boolean condition, String what, Object where) {
      if (!condition) {
        problems.add(what + ": " + where);
      }
    }

    @Override
    public Void assign(Statement.Assign assign) {
      typeCheck.expression(assign.target());
      boolean isCall = assign.value() instanceof Expression.Invoke;
      require(!isCall || assign.target() instanceof Expression.Read, "call in a store", assign);
      typeCheck.value(assign.value());
      require(assign.target().type().equals(assign.value().type()), "types differ", assign);
      return null;
    }

    @Override
    public Void accumulate(Statement.Accumulate accumulate) {
      typeCheck.expression(accumulate.target());
      typeCheck.expression(accumulate.value());
      require(accumulate.target().type().isReal(), "accumulates no real", accumulate);
      require(accumulate.value().type().isReal(), "accumulates no real", accumulate);
      return null;
    }

    @Override
    public Void evaluate(Statement.Evaluate evaluate) {
      boolean isCall =
          evaluate.call() instanceof Expression.Invoke
              || evaluate.call() instanceof Expression.Call;
      require(isCall, "evaluates no call", evaluate);
      typeCheck.value(evaluate.call());
      return null;
    }

    @Override
    public Void ifElse(Statement.If branch) {
      typeCheck.condition(branch.condition());
      block(branch.then());
      block(branch.otherwise());
      return null;
    }

    @Override
    public Void loop(Statement.Loop loop) {
      typeCheck.condition(loop.condition());
      loops.push(loop.label());
      block(loop.body());
      block(loop.update());
      loops.pop();
      return null;
    }

    @Override
    public Void counted(Statement.For loop) {
      typeCheck.integer(loop.from());
      typeCheck.integer(loop.bound());
      require(loop.index().type() == Primitive.INT, "counter is no int", loop.index());
      boolean up =
          loop.relation() == BinaryOperator.LESS || loop.relation() == BinaryOperator.LESS_EQUAL;
      boolean down =
          loop.relation() == BinaryOperator.GREATER
              || loop.relation() == BinaryOperator.GREATER_EQUAL;
      require(up && loop.step() > 0 || down && loop.step() < 0, "never ends", loop);
      var written = Code.writes(loop.body());
      require(!written.contains(loop.index()), "body assigns the counter", loop.index());
      require(
          Code.reads(loop.bound()).stream().noneMatch(written::contains),
          "body assigns the bound",
          loop.bound());
      block(loop.body());
      return null;
    }

    @Override
    public Void breakOut(Statement.Break jump) {
      require(loops.contains(jump.label()), "no such loop here", jump);
      return null;
    }

    @Override
    public Void continueWith(Statement.Continue jump) {
      require(loops.contains(jump.label()), "no such loop here", jump);
      return null;
    }

    @Override
    public Void returnValue(Statement.Return jump) {
      if (jump.value() != null) {
        typeCheck.expression(jump.value());
      }
      Type type = jump.value() == null ? Primitive.VOID : jump.value().type();
      require(type.equals(function.result()), "returns no " + function.result(), jump);
      return null;
    }

    @Override
    public Void raise(Statement.Throw jump) {
      typeCheck.expression(jump.exception());
      require(jump.exception().type() instanceof ClassType, "throws no object", jump);
      return null;
    }

    @Override
    public Void push(Statement.Push push) {
      typeCheck.expression(push.value());
      typeCheck.stack(push.stack(), push.value().type());
      return null;
    }

    @Override
    public Void pop(Statement.Pop pop) {
      typeCheck.stack(pop.stack(), pop.target().type());
      return null;
    }

    @Override
    public Void attempt(Statement.Try attempt) {
      require(false, "a try that is not written in terms of jumps", attempt);
      return null;
    }

    @Override
    public Void warn(Statement.Warn warn) {
      warn.operands().forEach(typeCheck::expression);
      return null;
    }
  }
}
