package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.ir.Walker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Recognises {@code for (int i = a; i < b; i += c)}: a loop whose last statement steps an {@code
 * int} that nothing else in it assigns and nothing outside reads, with a bound it does not change.
 * Such a loop can be run backwards without a record of its iterations.
 */
public final class CountedLoops {
  private CountedLoops() {}

  public static Function apply(Function function, Variables variables) {
    Map<Variable, Integer> reads = countReads(function.body());
    return function.withBody(
        new Rewriter() {
          @Override
          public List<Statement> loop(Statement.Loop loop) {
            Statement.Loop inner = (Statement.Loop) super.loop(loop).get(0);
            Statement.For counted = recognise(inner, reads, variables);
            return List.of(counted == null ? inner : counted);
          }
        }.rewrite(function.body()));
  }

  private static Statement.For recognise(
      Statement.Loop loop, Map<Variable, Integer> readsInAll, Variables variables) {
    if (!(loop.condition() instanceof Expression.Binary condition)
        || !(condition.left() instanceof Expression.Read counter)
        || counter.type() != Primitive.INT
        || loop.body().isEmpty()) {
      return null;
    }
    Variable index = counter.variable();
    List<Statement> statements = loop.body().statements();
    int last = statements.size() - 1;
    int step = step(statements.get(last), index);
    boolean upwards =
        condition.operator() == BinaryOperator.LESS
            || condition.operator() == BinaryOperator.LESS_EQUAL;
    boolean downwards =
        condition.operator() == BinaryOperator.GREATER
            || condition.operator() == BinaryOperator.GREATER_EQUAL;
    if (!(step > 0 && upwards || step < 0 && downwards)) {
      return null;
    }
    Block body = new Block(statements.subList(0, last));
    Set<Variable> written = Code.writes(body);
    if (written.contains(index) || !isInvariant(condition.right(), index, written, body)) {
      return null;
    }
    int readsInside = countReads(new Block(List.of(loop))).getOrDefault(index, 0);
    if (readsInAll.getOrDefault(index, 0) != readsInside) {
      return null;
    }
    Variable own = variables.fresh(index.name(), index.type());
    return new Statement.For(
        own, counter, condition.operator(), condition.right(), step, renamed(body, index, own));
  }

  private static Block renamed(Block body, Variable from, Variable to) {
    return new Rewriter() {
      @Override
      public Expression read(Expression.Read read) {
        return read.variable().equals(from) ? Code.read(to) : read;
      }
    }.rewrite(body);
  }

  /** The c of {@code index = index + c}, or 0. */
  private static int step(Statement statement, Variable index) {
    if (statement instanceof Statement.Assign assign
        && assign.target().equals(Code.read(index))
        && assign.value() instanceof Expression.Binary sum
        && sum.left().equals(Code.read(index))
        && sum.right() instanceof Expression.Literal literal
        && literal.value() instanceof Integer step
        && Math.abs(step) < 1 << 16) {
      return switch (sum.operator()) {
        case ADD -> step;
        case SUBTRACT -> -step;
        default -> 0;
      };
    }
    return 0;
  }

  private static boolean isInvariant(
      Expression bound, Variable index, Set<Variable> written, Block body) {
    boolean[] invariant = {true};
    boolean[] stores = {false, false};
    new Walker() {
      @Override
      protected void onStore(Expression array, Expression value) {
        stores[value.type() instanceof ArrayType ? 1 : 0] = true;
      }

      @Override
      public List<Statement> evaluate(Statement.Evaluate evaluate) {
        stores[0] = true;
        stores[1] = true;
        return super.evaluate(evaluate);
      }

      @Override
      public Expression call(Expression.Call call) {
        stores[0] |= call.method().isOpaque();
        stores[1] |= call.method().isOpaque();
        return super.call(call);
      }
    }.walk(body);
    new Walker() {
      @Override
      protected void onRead(Variable variable) {
        invariant[0] &= !written.contains(variable) && !variable.equals(index);
      }

      @Override
      public Expression element(Expression.Element element) {
        invariant[0] &= !stores[element.type() instanceof ArrayType ? 1 : 0];
        return super.element(element);
      }

      @Override
      public Expression constant(Expression.Constant constant) {
        invariant[0] &= constant.isFinal() || !stores[1];
        return constant;
      }

      @Override
      public Expression field(Expression.Field field) {
        invariant[0] &= field.isFinal() || !stores[1];
        return super.field(field);
      }
    }.walk(bound);
    return invariant[0] && bound.type() == Primitive.INT;
  }

  private static Map<Variable, Integer> countReads(Block block) {
    Map<Variable, Integer> counts = new HashMap<>();
    new Walker() {
      @Override
      protected void onRead(Variable variable) {
        counts.merge(variable, 1, Integer::sum);
      }
    }.walk(block);
    return counts;
  }
}
