package dev.fluxion.processor.ir;

import java.util.List;

/**
 * A structured statement. Variables need no declaration: the emitter places it. Every kind is
 * handled by each {@link Visitor}; what the user's source contains beyond these (compound
 * assignment, increments, assignments inside expressions, do-while, switch) the front end writes in
 * terms of them.
 */
public sealed interface Statement {

  <R> R accept(Visitor<R> visitor);

  /** {@code target = value;}. */
  record Assign(Place target, Expression value) implements Statement {
    public static Assign to(Variable variable, Expression value) {
      return new Assign(new Expression.Read(variable), value);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.assign(this);
    }
  }

  /** {@code target += value;} on reals: the linear update in which adjoints are gathered. */
  record Accumulate(Place target, Expression value) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.accumulate(this);
    }
  }

  /** {@code call;}, for its effect. */
  record Evaluate(Expression call) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.evaluate(this);
    }
  }

  record If(Expression condition, Block then, Block otherwise) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ifElse(this);
    }
  }

  /**
   * {@code while (condition) { body; update }}. A {@code continue} goes to {@code update} (JLS
   * 14.16); a {@code break} leaves the loop, from {@code update} too.
   */
  record Loop(Label label, Expression condition, Block body, Block update) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.loop(this);
    }
  }

  /**
   * {@code for (index = from; index relation bound; index += step)} over an {@code int} that the
   * body does not assign, with a bound that the loop does not change. Made by normalisation only;
   * the value of {@code index} after the loop is not defined.
   */
  record For(
      Variable index,
      Expression from,
      BinaryOperator relation,
      Expression bound,
      int step,
      Block body)
      implements Statement {

    /** {@code for (int index = 0; index < end; index++) body}. */
    public static For upTo(Variable index, Expression end, Block body) {
      return new For(index, Expression.Literal.of(0), BinaryOperator.LESS, end, 1, body);
    }

    /** The same iterations of another body. */
    public For withBody(Block newBody) {
      return new For(index, from, relation, bound, step, newBody);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.counted(this);
    }
  }

  record Break(Label label) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.breakOut(this);
    }
  }

  record Continue(Label label) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.continueWith(this);
    }
  }

  /** {@code return value;}; the value is null for {@code void}. */
  record Return(Expression value) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.returnValue(this);
    }
  }

  /**
   * {@code throw exception;}. For control flow it counts as a statement that completes: what
   * follows it is not reached, and harmless.
   */
  record Throw(Expression exception) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.raise(this);
    }
  }

  /** Pushes a value on one of the runtime's stacks. */
  record Push(Variable stack, Expression value) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.push(this);
    }
  }

  /** Pops the last value pushed on {@code stack} into {@code target}. */
  record Pop(Variable target, Variable stack) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pop(this);
    }
  }

  /**
   * {@code try { body } catch … finally { last }}. Only the front end has it, which writes it in
   * terms of jumps once all functions that the body calls have been read.
   *
   * @param last null where there is none
   */
  record Try(Block body, List<Handler> handlers, Block last, Origin origin) implements Statement {
    public Try {
      handlers = List.copyOf(handlers);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.attempt(this);
    }
  }

  /** {@code catch (types exception) { body }}. */
  record Handler(List<Type> types, Variable exception, Block body) {
    public Handler {
      types = List.copyOf(types);
    }
  }

  /** What is to be said if the operands are active; no effect. */
  record Warn(Watch watch, Origin origin, List<Expression> operands) implements Statement {
    public Warn {
      operands = List.copyOf(operands);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.warn(this);
    }
  }

  /** One case for each kind of statement. */
  interface Visitor<R> {
    R assign(Assign assign);

    R accumulate(Accumulate accumulate);

    R evaluate(Evaluate evaluate);

    R ifElse(If branch);

    R loop(Loop loop);

    R counted(For loop);

    R breakOut(Break jump);

    R continueWith(Continue jump);

    R returnValue(Return jump);

    R raise(Throw jump);

    R push(Push push);

    R pop(Pop pop);

    R attempt(Try attempt);

    R warn(Warn warn);
  }
}
