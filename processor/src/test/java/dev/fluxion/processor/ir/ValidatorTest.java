package dev.fluxion.processor.ir;

import static dev.fluxion.processor.ir.Code.literal;
import static dev.fluxion.processor.ir.Code.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each kind of malformed code is found. */
class ValidatorTest {
  private final Variables variables = new Variables();
  private final Variable x = variables.fresh("x", Primitive.DOUBLE);
  private final Variable y = variables.fresh("y", Primitive.DOUBLE);
  private final Variable n = variables.fresh("n", Primitive.INT);
  private final Variable a = variables.fresh("a", ArrayType.of(Primitive.DOUBLE, 1));
  private final Label label = variables.label("loop");
  private final Expression positive = Code.binary(BinaryOperator.GREATER, read(x), literal(0.0));

  private Function function(Statement... statements) {
    return new Function(
        "f",
        List.of(
            new Parameter(x, Role.INDEPENDENT),
            new Parameter(n, Role.CONSTANT),
            new Parameter(a, Role.INDEPENDENT)),
        Primitive.DOUBLE,
        Block.of(statements));
  }

  private static Statement.Assign set(Variable variable, Expression value) {
    return Statement.Assign.to(variable, value);
  }

  private void finds(String problem, Statement... statements) {
    assertThat(Validator.check(function(statements)))
        .as(problem)
        .hasSize(1)
        .first()
        .asString()
        .startsWith(problem);
  }

  private void notSsa(String problem, Statement... statements) {
    assertThat(Validator.check(function(statements))).isEmpty();
    assertThat(Validator.ssa(function(statements))).as(problem).contains(problem);
  }

  private Statement.Loop loop(Statement... body) {
    return new Statement.Loop(label, positive, Block.of(body), Block.EMPTY);
  }

  private Statement.For counted(Variable index, Expression bound, int step, Statement... body) {
    return new Statement.For(index, literal(0), BinaryOperator.LESS, bound, step, Block.of(body));
  }

  @Test
  void acceptsWhatIsWellFormed() {
    Variable i = variables.fresh("i", Primitive.INT);
    Function function =
        function(
            set(y, read(x)),
            counted(i, read(n), 1, set(y, Code.multiply(read(y), Code.element(read(a), read(i))))),
            new Statement.If(positive, Block.of(set(n2(), literal(1))), Block.EMPTY),
            new Statement.Return(read(y)));
    assertThat(Validator.ssa(function)).isEmpty();
  }

  private Variable n2() {
    return variables.fresh("n2", Primitive.INT);
  }

  @Test
  void findsTypesThatDiffer() {
    finds("types differ", set(y, read(n)));
    finds("operands do not fit", set(y, Code.add(read(x), read(n))));
    finds("operands do not fit", set(n, Code.strong(read(n), read(n))));
    finds("operand does not fit", set(y, new Expression.Unary(UnaryOperator.COMPLEMENT, read(x))));
    finds("no boolean", new Statement.If(read(x), Block.EMPTY, Block.EMPTY));
    finds("index is no int", set(y, Code.element(read(a), read(x))));
    finds("arguments do not fit", set(y, Expression.Call.of(Method.math("sin", 1), read(n))));
    finds(
        "no such conversion",
        set(y, new Expression.Cast(Primitive.DOUBLE, Expression.Literal.TRUE)));
    finds("returns no double", new Statement.Return(read(n)));
    finds("returns no double", new Statement.Return(null));
    finds(
        "dimension is no int",
        set(a, new Expression.NewArray((ArrayType) a.type(), List.of(read(x)))));
    finds("accumulates no real", new Statement.Accumulate(read(n), read(x)));
    finds(y + " is", set(y, read(x)), set(new Variable(y.id(), "y", Primitive.INT), read(n)));
  }

  @Test
  void findsJumpsWithoutTarget() {
    finds("no such loop here", new Statement.Break(label));
    finds("no such loop here", loop(), new Statement.Continue(label));
    finds("unreachable code", loop(new Statement.Break(label), set(y, read(x))));
    assertThat(Validator.check(function(loop(new Statement.Break(label))))).isEmpty();
  }

  @Test
  void findsLoopsThatAreNotCounted() {
    Variable i = variables.fresh("i", Primitive.INT);
    finds("never ends", counted(i, read(n), -1));
    finds("body assigns the counter", counted(i, read(n), 1, set(i, literal(3))));
    finds("body assigns the bound", counted(i, read(n), 1, set(n, literal(3))));
  }

  @Test
  void findsCallsOfHelpersInsideExpressions() {
    Expression call = new Expression.Invoke("g", Primitive.DOUBLE, List.of(read(x)));
    finds("call of a helper inside an expression", set(y, Code.negate(call)));
    finds("call in a store", new Statement.Assign(Code.element(read(a), literal(0)), call));
    Function caller = function(set(y, call), new Statement.Return(read(y)));
    Variable p = variables.fresh("p", Primitive.INT);
    Function callee =
        new Function(
            "g",
            List.of(new Parameter(p, Role.CONSTANT)),
            Primitive.DOUBLE,
            Block.of(new Statement.Return(literal(0.0))));
    assertThat(Validator.check(new Program(caller, Map.of(), variables)))
        .containsExactly("no function g");
    assertThat(Validator.check(new Program(caller, Map.of("g", callee), variables)))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("call does not fit g");
  }

  @Test
  void findsReadsOfWhatIsNeverAssigned() {
    finds(y + " is read before it is assigned", set(x, read(y)), set(y, read(x)));
    Variable z = variables.fresh("z", Primitive.DOUBLE);
    // A turn may read what an earlier one assigned; a second test may repeat the first.
    Function later = function(loop(set(x, read(y)), set(y, read(z)), set(z, read(x))));
    assertThat(Validator.check(later)).isEmpty();
    assertThat(Validator.ssa(later)).contains(y + " is read before it is assigned");
  }

  @Test
  void findsWhatIsNotInSingleAssignmentForm() {
    notSsa(y + " is assigned at 2 places", set(y, read(x)), set(y, read(x)));
    notSsa(x + " is assigned at 1 places", set(x, literal(1.0)));
    notSsa(
        y + " is read before it is assigned",
        new Statement.If(positive, Block.of(set(y, read(x))), Block.EMPTY),
        new Statement.Return(read(y)));
    notSsa(
        y + " is assigned at 2 places",
        set(y, read(x)),
        new Statement.If(positive, Block.of(set(y, read(x))), Block.EMPTY));
    Statement store = new Statement.Assign(Code.element(read(a), literal(0)), read(x));
    notSsa(y + " is assigned at 2 places", set(y, read(x)), loop(set(y, read(x)), store));
    assertThat(Validator.ssa(function(set(y, read(x)), loop(store, set(y, read(x)))))).isEmpty();
    assertThat(
            Validator.ssa(
                function(
                    new Statement.If(
                        positive, Block.of(set(y, read(x))), Block.of(set(y, literal(2.0)))),
                    new Statement.Return(read(y)))))
        .isEmpty();
  }
}
