package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.UnaryOperator;
import dev.fluxion.processor.ir.Variable;
import java.util.List;

/** Writes the body of a program as Java statements. */
final class StatementWriter implements Statement.Visitor<Void> {
  private final Names names;
  private final Scopes scopes;
  private final ExpressionWriter expressions;
  private final CodeBlock.Builder code = CodeBlock.builder();

  private StatementWriter(Function function, Names names, CallNames calls) {
    this.names = names;
    this.scopes = new Scopes(function);
    this.expressions = new ExpressionWriter(names, calls);
  }

  /**
   * The body of {@code function}; {@code names} gets the parameters' names first.
   *
   * @param calls what the names of called methods begin with
   */
  static CodeBlock write(Function function, Names names, CallNames calls) {
    function.parameters().stream().map(Parameter::variable).forEach(names::of);
    StatementWriter writer = new StatementWriter(function, names, calls);
    writer.block(function.body());
    return writer.code.build();
  }

  private void block(Block block) {
    List<Statement> statements = block.statements();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      if (i + 1 < statements.size() && isPair(statement, statements.get(i + 1))) {
        writePair((Statement.Push) statement, (Statement.Push) statements.get(i + 1));
        i++;
        continue;
      }
      for (Variable variable : scopes.before(statement)) {
        code.addStatement(
            "$T $L = $L",
            TypeNames.of(variable.type()),
            names.of(variable),
            expressions.write(Scopes.defaultOf(variable)));
      }
      statement.accept(this);
      if (statement instanceof Statement.Throw) {
        return; // javac refuses what cannot be reached (JLS 14.22)
      }
    }
  }

  /** Two numbers pushed one after the other have one check and one update of the stack's size. */
  private boolean isPair(Statement statement, Statement next) {
    return statement instanceof Statement.Push push
        && next instanceof Statement.Push other
        && push.stack().equals(other.stack())
        && push.value().type() instanceof Primitive
        && scopes.before(push).isEmpty()
        && scopes.before(other).isEmpty();
  }

  private void writePair(Statement.Push first, Statement.Push second) {
    code.addStatement(
        "$L.push($L, $L)",
        names.of(first.stack()),
        expressions.write(first.value()),
        expressions.write(second.value()));
  }

  private CodeBlock declaration(Statement statement, Variable variable) {
    return scopes.declares(statement)
        ? CodeBlock.of("$T ", TypeNames.of(variable.type()))
        : CodeBlock.of("");
  }

  @Override
  public Void assign(Statement.Assign assign) {
    if (assign.target() instanceof Expression.Read read && !scopes.declares(assign)) {
      if (update(read, assign.value())) {
        return null;
      }
    }
    CodeBlock declaration =
        assign.target() instanceof Expression.Read read
            ? declaration(assign, read.variable())
            : CodeBlock.of("");
    code.addStatement(
        "$L$L = $L",
        declaration,
        expressions.write(assign.target()),
        expressions.write(assign.value()));
    return null;
  }

  /** {@code x = x + e} as {@code x += e}. */
  private boolean update(Expression.Read target, Expression value) {
    if (value instanceof Expression.Binary binary && binary.left().equals(target)) {
      boolean compound =
          switch (binary.operator()) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> true;
            default -> false;
          };
      if (compound) {
        boolean step =
            binary.operator() == BinaryOperator.ADD && binary.right().equals(Code.literal(1));
        if (step) {
          code.addStatement("$L++", expressions.write(target));
        } else {
          code.addStatement(
              "$L $L= $L",
              expressions.write(target),
              binary.operator().symbol(),
              expressions.write(binary.right()));
        }
        return true;
      }
    }
    return false;
  }

  @Override
  public Void accumulate(Statement.Accumulate accumulate) {
    Expression value = accumulate.value();
    String operator = "+=";
    if (value instanceof Expression.Unary unary && unary.operator() == UnaryOperator.NEGATE) {
      operator = "-=";
      value = unary.operand();
    }
    code.addStatement(
        "$L $L $L", expressions.write(accumulate.target()), operator, expressions.write(value));
    return null;
  }

  @Override
  public Void evaluate(Statement.Evaluate evaluate) {
    code.addStatement("$L", expressions.write(evaluate.call()));
    return null;
  }

  @Override
  public Void ifElse(Statement.If branch) {
    if (branch.then().isEmpty()) {
      return ifElse(new Statement.If(negated(branch.condition()), branch.otherwise(), Block.EMPTY));
    }
    code.beginControlFlow("if ($L)", expressions.write(branch.condition()));
    block(branch.then());
    Block otherwise = branch.otherwise();
    while (isElseIf(otherwise)) {
      Statement.If next = (Statement.If) otherwise.statements().get(0);
      code.nextControlFlow("else if ($L)", expressions.write(next.condition()));
      block(next.then());
      otherwise = next.otherwise();
    }
    if (!otherwise.isEmpty()) {
      code.nextControlFlow("else");
      block(otherwise);
    }
    code.endControlFlow();
    return null;
  }

  /** Whether there is nothing but a branch, with no variable to be declared before it. */
  private boolean isElseIf(Block otherwise) {
    return otherwise.statements().size() == 1
        && otherwise.statements().get(0) instanceof Statement.If branch
        && !branch.then().isEmpty()
        && scopes.before(branch).isEmpty();
  }

  private static Expression negated(Expression condition) {
    return condition instanceof Expression.Unary unary && unary.operator() == UnaryOperator.NOT
        ? unary.operand()
        : Code.not(condition);
  }

  @Override
  public Void loop(Statement.Loop loop) {
    code.beginControlFlow("while ($L)", expressions.write(loop.condition()));
    block(loop.body());
    code.endControlFlow();
    return null;
  }

  @Override
  public Void counted(Statement.For loop) {
    String index = names.of(loop.index());
    String step =
        switch (loop.step()) {
          case 1 -> index + "++";
          case -1 -> index + "--";
          default -> loop.step() > 0 ? index + " += " + loop.step() : index + " -= " + -loop.step();
        };
    code.beginControlFlow(
        "for (int $L = $L; $L $L $L; $L)",
        index,
        expressions.write(loop.from()),
        index,
        loop.relation().symbol(),
        expressions.write(loop.bound()),
        step);
    block(loop.body());
    code.endControlFlow();
    return null;
  }

  @Override
  public Void breakOut(Statement.Break jump) {
    throw new IllegalStateException("jumps are eliminated before emission");
  }

  @Override
  public Void continueWith(Statement.Continue jump) {
    throw new IllegalStateException("jumps are eliminated before emission");
  }

  @Override
  public Void returnValue(Statement.Return jump) {
    if (jump.value() != null) {
      code.addStatement("return $L", expressions.write(jump.value()));
    }
    return null;
  }

  @Override
  public Void raise(Statement.Throw jump) {
    code.addStatement("throw $L", expressions.write(jump.exception()));
    return null;
  }

  @Override
  public Void push(Statement.Push push) {
    code.addStatement("$L.push($L)", names.of(push.stack()), expressions.write(push.value()));
    return null;
  }

  @Override
  public Void pop(Statement.Pop pop) {
    code.addStatement(
        "$L$L = $L$L.pop()",
        declaration(pop, pop.target()),
        names.of(pop.target()),
        narrowing(pop.target().type()),
        names.of(pop.stack()));
    return null;
  }

  /** Small types travel on the stacks of larger ones. */
  private static String narrowing(Type type) {
    return switch (type instanceof Primitive primitive ? primitive : Primitive.VOID) {
      case BYTE, SHORT, CHAR, FLOAT -> "(" + type + ") ";
      case BOOLEAN, INT, LONG, DOUBLE, VOID -> "";
    };
  }

  @Override
  public Void attempt(Statement.Try attempt) {
    throw new IllegalStateException("the front end writes try in terms of jumps");
  }

  @Override
  public Void warn(Statement.Warn warn) {
    return null;
  }
}
