package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.ir.Watch;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives every real operation, array read and condition a name, so that each assignment holds at
 * most one operation a derivative rule speaks about (three-address code). Integer and boolean
 * expressions stay trees over names. Short-circuit operators whose right side needs names become
 * {@code If}s. Expects code without jumps; temporaries have an empty name.
 */
public final class Flattening implements Expression.Visitor<Expression>, Statement.Visitor<Void> {

  private final Variables variables;
  private List<Statement> out = new ArrayList<>();

  private Flattening(Variables variables) {
    this.variables = variables;
  }

  public static Function apply(Function function, Variables variables) {
    return function.withBody(new Flattening(variables).block(function.body()));
  }

  private Block block(Block block) {
    return collect(() -> block.statements().forEach(s -> s.accept(this)));
  }

  private Block collect(Runnable emission) {
    List<Statement> outer = out;
    out = new ArrayList<>();
    emission.run();
    Block result = new Block(out);
    out = outer;
    return result;
  }

  /** One operation on names. */
  private Expression value(Expression expression) {
    return expression.accept(this);
  }

  /** A name or literal. */
  private Expression atom(Expression expression) {
    return name(value(expression));
  }

  /** A name or literal for what is one operation on names already. */
  private Expression name(Expression value) {
    if (Code.isAtom(value)) {
      return value;
    }
    Variable name = variables.fresh("", value.type());
    out.add(Statement.Assign.to(name, value));
    return Code.read(name);
  }

  /** A name where the expression is real, an array or read from memory; a tree otherwise. */
  private Expression operand(Expression expression) {
    boolean named =
        isNamed(expression.type())
            || expression instanceof Expression.Element
            || expression instanceof Expression.Constant
            || expression instanceof Expression.Field;
    return named ? atom(expression) : value(expression);
  }

  private static boolean isNamed(Type type) {
    return type.isReal() || type instanceof ArrayType;
  }

  private List<Expression> operands(List<Expression> expressions) {
    return expressions.stream().map(this::operand).toList();
  }

  @Override
  public Expression literal(Literal literal) {
    return literal;
  }

  @Override
  public Expression constant(Expression.Constant constant) {
    return constant;
  }

  @Override
  public Expression read(Expression.Read read) {
    return read;
  }

  @Override
  public Expression element(Expression.Element element) {
    return Code.element(atom(element.array()), operand(element.index()));
  }

  @Override
  public Expression unary(Expression.Unary unary) {
    return new Expression.Unary(unary.operator(), operand(unary.operand()));
  }

  @Override
  public Expression binary(Expression.Binary binary) {
    // The left spine of a long sum is walked in a loop: user code has chains of thousands.
    List<Expression.Binary> spine = new ArrayList<>();
    Expression bottom = binary;
    while (bottom instanceof Expression.Binary next && !next.operator().isShortCircuit()) {
      spine.add(next);
      bottom = next.left();
    }
    if (spine.isEmpty()) {
      return shortCircuit(binary);
    }
    // What has been flattened is named, not flattened again: that would double the work a round.
    Expression left = operand(bottom);
    for (int i = spine.size() - 1; i > 0; i--) {
      Expression.Binary next = spine.get(i);
      Expression value = Code.binary(next.operator(), left, operand(next.right()));
      left = isNamed(value.type()) ? name(value) : value;
    }
    return Code.binary(binary.operator(), left, operand(binary.right()));
  }

  private Expression shortCircuit(Expression.Binary binary) {
    Expression left = operand(binary.left());
    List<Expression> right = new ArrayList<>();
    Block evaluation = collect(() -> right.add(operand(binary.right())));
    if (evaluation.isEmpty()) {
      return Code.binary(binary.operator(), left, right.get(0));
    }
    boolean isAnd = binary.operator() == BinaryOperator.CONDITIONAL_AND;
    return isAnd
        ? choose(left, evaluation, right.get(0), Block.EMPTY, Literal.FALSE)
        : choose(left, Block.EMPTY, Literal.TRUE, evaluation, right.get(0));
  }

  private Expression choose(
      Expression condition,
      Block then,
      Expression whenTrue,
      Block otherwise,
      Expression whenFalse) {
    Variable name = variables.fresh("", whenTrue.type());
    out.add(
        new Statement.If(
            named(condition), with(then, name, whenTrue), with(otherwise, name, whenFalse)));
    return Code.read(name);
  }

  private static Block with(Block block, Variable target, Expression value) {
    List<Statement> statements = new ArrayList<>(block.statements());
    statements.add(Statement.Assign.to(target, value));
    return new Block(statements);
  }

  private Expression named(Expression condition) {
    if (Code.isAtom(condition)) {
      return condition;
    }
    Variable name = variables.fresh("", Primitive.BOOLEAN);
    out.add(Statement.Assign.to(name, condition));
    return Code.read(name);
  }

  @Override
  public Expression cast(Expression.Cast cast) {
    return new Expression.Cast(cast.type(), operand(cast.operand()));
  }

  @Override
  public Expression conditional(Expression.Conditional conditional) {
    Expression condition = operand(conditional.condition());
    List<Expression> values = new ArrayList<>();
    Block then = collect(() -> values.add(operand(conditional.whenTrue())));
    Block otherwise = collect(() -> values.add(operand(conditional.whenFalse())));
    if (then.isEmpty() && otherwise.isEmpty()) {
      return new Expression.Conditional(condition, values.get(0), values.get(1));
    }
    return choose(condition, then, values.get(0), otherwise, values.get(1));
  }

  @Override
  public Expression call(Expression.Call call) {
    return new Expression.Call(call.method(), operands(call.arguments()));
  }

  @Override
  public Expression invoke(Expression.Invoke invoke) {
    List<Expression> arguments = invoke.arguments().stream().map(this::atom).toList();
    return new Expression.Invoke(invoke.function(), invoke.type(), arguments);
  }

  @Override
  public Expression length(Expression.Length length) {
    return new Expression.Length(atom(length.array()));
  }

  @Override
  public Expression newArray(Expression.NewArray newArray) {
    return new Expression.NewArray(newArray.type(), operands(newArray.dimensions()));
  }

  @Override
  public Expression arrayValue(Expression.ArrayValue arrayValue) {
    return new Expression.ArrayValue(arrayValue.type(), operands(arrayValue.elements()));
  }

  @Override
  public Expression copy(Expression.Copy copy) {
    if (copy.array() instanceof Expression.Constant) {
      return copy; // with a name the copy would share storage with, if only for its rows
    }
    return new Expression.Copy(atom(copy.array()));
  }

  @Override
  public Expression newRecord(Expression.NewRecord newRecord) {
    throw new IllegalStateException("records are replaced before flattening: " + newRecord);
  }

  @Override
  public Expression component(Expression.Component component) {
    throw new IllegalStateException("records are replaced before flattening: " + component);
  }

  @Override
  public Expression field(Expression.Field field) {
    return field.of(atom(field.object()));
  }

  @Override
  public Expression instanceOf(Expression.InstanceOf test) {
    return new Expression.InstanceOf(atom(test.object()), test.tested());
  }

  @Override
  public Void assign(Statement.Assign assign) {
    if (assign.target() instanceof Expression.Read read) {
      Expression value = value(assign.value());
      // A rule for z = op(a) may use both z and a: the result must not overwrite an operand.
      boolean overwrites =
          isNamed(read.type()) && !Code.isAtom(value) && Code.isReadIn(value, read.variable());
      if (overwrites) {
        Variable name = variables.fresh("", value.type());
        out.add(Statement.Assign.to(name, value));
        value = Code.read(name);
      }
      out.add(new Statement.Assign(read, value));
    } else {
      Expression.Element element = (Expression.Element) assign.target();
      Expression.Element target = (Expression.Element) element(element);
      out.add(new Statement.Assign(target, operand(assign.value())));
    }
    return null;
  }

  @Override
  public Void accumulate(Statement.Accumulate accumulate) {
    if (accumulate.target() instanceof Expression.Element element) {
      Expression.Element target = (Expression.Element) element(element);
      out.add(new Statement.Accumulate(target, operand(accumulate.value())));
    } else {
      out.add(new Statement.Accumulate(accumulate.target(), operand(accumulate.value())));
    }
    return null;
  }

  @Override
  public Void evaluate(Statement.Evaluate evaluate) {
    out.add(new Statement.Evaluate(value(evaluate.call())));
    return null;
  }

  @Override
  public Void ifElse(Statement.If branch) {
    Expression condition = named(operand(branch.condition()));
    out.add(new Statement.If(condition, block(branch.then()), block(branch.otherwise())));
    return null;
  }

  /** A condition that needs names is evaluated before the loop and again at its end. */
  @Override
  public Void loop(Statement.Loop loop) {
    List<Expression> values = new ArrayList<>();
    Block first = collect(() -> values.add(operand(loop.condition())));
    if (first.isEmpty()) {
      out.add(new Statement.Loop(loop.label(), values.get(0), block(loop.body()), Block.EMPTY));
      return null;
    }
    Variable goesOn = variables.fresh("goesOn", Primitive.BOOLEAN);
    out.addAll(with(first, goesOn, values.get(0)).statements());
    Block body =
        collect(
            () -> {
              loop.body().statements().forEach(s -> s.accept(this));
              Expression again = operand(loop.condition());
              out.add(Statement.Assign.to(goesOn, again));
            });
    out.add(new Statement.Loop(loop.label(), Code.read(goesOn), body, Block.EMPTY));
    return null;
  }

  @Override
  public Void counted(Statement.For loop) {
    Expression from = atom(loop.from());
    Expression bound = atom(loop.bound());
    out.add(
        new Statement.For(
            loop.index(), from, loop.relation(), bound, loop.step(), block(loop.body())));
    return null;
  }

  @Override
  public Void breakOut(Statement.Break jump) {
    throw new IllegalStateException("jumps are eliminated before flattening");
  }

  @Override
  public Void continueWith(Statement.Continue jump) {
    throw new IllegalStateException("jumps are eliminated before flattening");
  }

  @Override
  public Void returnValue(Statement.Return jump) {
    out.add(new Statement.Return(jump.value() == null ? null : atom(jump.value())));
    return null;
  }

  @Override
  public Void raise(Statement.Throw jump) {
    out.add(new Statement.Throw(value(jump.exception())));
    return null;
  }

  @Override
  public Void push(Statement.Push push) {
    out.add(new Statement.Push(push.stack(), atom(push.value())));
    return null;
  }

  @Override
  public Void pop(Statement.Pop pop) {
    out.add(pop);
    return null;
  }

  @Override
  public Void attempt(Statement.Try attempt) {
    throw new IllegalStateException("the front end writes try in terms of jumps");
  }

  @Override
  public Void warn(Statement.Warn warn) {
    if (warn.watch() == Watch.OUTSIDE_STORE) {
      out.add(warn); // which counts by its array's rank
      return null;
    }
    List<Expression> reads = new ArrayList<>();
    warn.operands().forEach(e -> Code.reads(e).forEach(v -> reads.add(Code.read(v))));
    out.add(new Statement.Warn(warn.watch(), warn.origin(), reads));
    return null;
  }
}
