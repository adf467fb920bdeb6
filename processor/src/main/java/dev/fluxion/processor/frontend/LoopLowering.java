package dev.fluxion.processor.frontend;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.WhileLoopTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Expression.Read;
import dev.fluxion.processor.ir.Label;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Statement.Assign;
import dev.fluxion.processor.ir.Statement.Break;
import dev.fluxion.processor.ir.Statement.If;
import dev.fluxion.processor.ir.Statement.Loop;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lowers all loops, and labelled statements, to the one loop there is. */
final class LoopLowering {
  private static final ClassType ITERABLE = new ClassType("java.lang.Iterable<?>");

  private final Body body;
  private final StatementLowering statements;
  private final DeclarationLowering declarations;

  /** Labels read, of the loop that comes next. */
  private Set<String> names = new HashSet<>();

  LoopLowering(Body body, StatementLowering statements) {
    this.body = body;
    this.statements = statements;
    this.declarations = new DeclarationLowering(body);
  }

  void labelled(LabeledStatementTree tree) {
    StatementTree inner = tree.getStatement();
    String name = tree.getLabel().toString();
    boolean loopFollows =
        inner instanceof LabeledStatementTree
            || inner instanceof WhileLoopTree
            || inner instanceof DoWhileLoopTree
            || inner instanceof ForLoopTree
            || inner instanceof EnhancedForLoopTree;
    if (loopFollows) {
      names.add(name);
      inner.accept(statements, null);
    } else {
      names = new HashSet<>();
      block(name, inner);
    }
  }

  /** {@code name: { … break name; … }}. */
  private void block(String name, StatementTree inner) {
    Label label = body.variables.label(name);
    body.jumps.enterBlock(label, name);
    List<Statement> lowered;
    try {
      lowered = body.sink.capture(() -> statements.block(List.of(inner))).statements();
    } finally {
      body.jumps.leave();
    }
    body.addBlock(label, lowered);
  }

  void loop(WhileLoopTree tree) {
    Target target = target("loop");
    Sink.Captured<Expression> condition = condition(tree.getCondition());
    List<Statement> turn =
        body.bindings.within(tree.getCondition(), true, () -> body(target, tree.getStatement()));
    add(target, condition, turn, List.of());
  }

  /** The condition is tested after each turn: where {@code continue} leads to. */
  void loop(DoWhileLoopTree tree) {
    Target target = target("loop");
    List<Statement> turn = body(target, tree.getStatement());
    Sink.Captured<Expression> condition = condition(tree.getCondition());
    List<Statement> update = new ArrayList<>(condition.statements());
    Break leave = new Break(target.label);
    if (isConstant(condition, false)) {
      update.add(leave);
    } else if (!isConstant(condition, true)) {
      update.add(new If(condition.value(), Block.EMPTY, Block.of(leave)));
    }
    add(target, new Sink.Captured<>(List.of(), Literal.TRUE), turn, update);
  }

  private static boolean isConstant(Sink.Captured<Expression> condition, boolean value) {
    return condition.value() instanceof Literal literal && literal.value().equals(value);
  }

  void loop(ForLoopTree tree) {
    Target target = target("loop");
    body.scope.enter();
    try {
      tree.getInitializer().forEach(initializer -> initializer.accept(statements, null));
      Sink.Captured<Expression> condition = condition(tree.getCondition());
      ExpressionTree tested = tree.getCondition();
      List<Statement> turn =
          tested == null
              ? body(target, tree.getStatement())
              : body.bindings.within(tested, true, () -> body(target, tree.getStatement()));
      List<Statement> update =
          body.sink.capture(() -> tree.getUpdate().forEach(statements::statement)).statements();
      add(target, condition, turn, update);
    } finally {
      body.scope.leave();
    }
  }

  /** Over an array or an Iterable, which is evaluated once (JLS 14.14.2). */
  void loop(EnhancedForLoopTree tree) {
    Target target = target("loop");
    Expression source =
        body.attempt(() -> body.expressions.operand(tree.getExpression()))
            .orElseThrow(() -> withoutSource(tree, target));
    if (source.type().rank() > 0) {
      overArray(tree, target, source);
    } else if (source.type() instanceof ClassType && !source.type().equals(Conversions.NULL)) {
      overIterable(tree, target, source);
    } else {
      throw body.leaveToCompiler(tree);
    }
  }

  /** The body of a loop over what cannot be read, for its own problems. */
  private Abandoned withoutSource(EnhancedForLoopTree tree, Target target) {
    body.scope.enter();
    try {
      body.scope.declare(tree.getVariable().getName().toString(), new Scope.Broken());
      body(target, tree.getStatement());
    } finally {
      body.scope.leave();
    }
    return new Abandoned();
  }

  /** By an iterator, whose methods are opaque calls. */
  private void overIterable(EnhancedForLoopTree tree, Target target, Expression source) {
    Type elementType =
        new Iteration(body.environment)
            .elementType(source.type())
            .orElseThrow(() -> body.leaveToCompiler(tree.getExpression()));
    // Of a class that generated code may not name, it may only know that it is an Iterable.
    boolean isKnown = body.conversions.isSubtype(body.hidden.visible().of(source.type()), ITERABLE);
    Expression iterable = isKnown ? source : new Expression.Cast(ITERABLE, source);
    Type nextType = isKnown ? elementType : new ClassType("java.lang.Object");
    Type iteratorType = new ClassType("java.util.Iterator<" + argument(nextType) + ">");
    Expression iterator = body.keep("iterator", call(iterable, "iterator", iteratorType));
    body.scope.enter();
    try {
      Variable element = declarations.loopVariable(tree.getVariable(), elementType);
      List<Statement> turn = body(target, tree.getStatement());
      Sink.Captured<Void> next =
          body.sink.capture(
              () -> {
                Expression more = body.keep("more", call(iterator, "hasNext", Primitive.BOOLEAN));
                body.sink.add(new If(more, Block.EMPTY, Block.of(new Break(target.label))));
                Expression given = body.keep(call(iterator, "next", nextType));
                Expression value = isKnown ? given : new Expression.Cast(elementType, given);
                body.sink.add(
                    Assign.to(
                        element,
                        body.conversions
                            .assign(value, element.type(), tree.getVariable())
                            .orElseThrow(() -> body.leaveToCompiler(tree.getVariable()))));
              });
      List<Statement> all = new ArrayList<>(next.statements());
      all.addAll(turn);
      add(target, new Sink.Captured<>(List.of(), Literal.TRUE), all, List.of());
    } finally {
      body.scope.leave();
    }
  }

  /** A type argument that fits whatever the elements' own type is. */
  private static String argument(Type elementType) {
    return elementType.toString().equals("java.lang.Object") ? "?" : "? extends " + elementType;
  }

  private static Expression call(Expression object, String name, Type result) {
    String owner = object.type().toString();
    return new Expression.Call(
        Method.opaque(owner, name, List.of(), result, false), List.of(object));
  }

  /** By an index. */
  private void overArray(EnhancedForLoopTree tree, Target target, Expression array) {
    Variable index = body.variables.fresh("i", Primitive.INT);
    body.scope.enter();
    try {
      Variable element =
          declarations.loopVariable(tree.getVariable(), ((ArrayType) array.type()).element());
      List<Statement> turn = body(target, tree.getStatement());
      Expression kept = isReassigned(array, turn) ? body.keep(array) : array;
      Expression read = new Expression.Element(kept, new Read(index));
      Sink.Captured<Expression> value =
          body.sink.capture(
              () ->
                  body.conversions
                      .assign(read, element.type(), tree.getVariable())
                      .orElseThrow(() -> body.leaveToCompiler(tree.getVariable())));
      turn.add(0, Assign.to(element, value.value()));
      turn.addAll(0, value.statements());
      body.sink.add(Assign.to(index, Literal.of(0)));
      Expression more = binary(BinaryOperator.LESS, index, new Expression.Length(kept));
      Statement next = Assign.to(index, binary(BinaryOperator.ADD, index, Literal.of(1)));
      add(target, new Sink.Captured<>(List.of(), more), turn, List.of(next));
    } finally {
      body.scope.leave();
    }
  }

  /** An array that a variable holds all the time needs no second name. */
  private static boolean isReassigned(Expression array, List<Statement> turn) {
    if (!(array instanceof Read read)) {
      return true;
    }
    Effects effects = new Effects();
    effects.add(turn);
    return effects.assigns(read.variable());
  }

  private static Expression binary(BinaryOperator operator, Variable left, Expression right) {
    return new Expression.Binary(operator, new Read(left), right);
  }

  private record Target(Label label, Set<String> names) {}

  private Target target(String name) {
    Set<String> own = names;
    names = new HashSet<>();
    return new Target(body.variables.label(own.stream().sorted().findFirst().orElse(name)), own);
  }

  private Sink.Captured<Expression> condition(ExpressionTree tree) {
    if (tree != null && !Bindings.names(tree, false).isEmpty()) {
      throw body.error(Problem.INSTANCEOF, tree); // it would be in scope behind the loop
    }
    return body.sink.capture(() -> tree == null ? Literal.TRUE : body.condition(tree));
  }

  private List<Statement> body(Target target, StatementTree tree) {
    body.jumps.enterLoop(target.label, target.names);
    try {
      return body.sink.capture(() -> statements.block(List.of(tree))).statements();
    } finally {
      body.jumps.leave();
    }
  }

  /** A condition with side effects is evaluated at the head of each turn. */
  private void add(
      Target target,
      Sink.Captured<Expression> condition,
      List<Statement> turn,
      List<Statement> update) {
    List<Statement> all = new ArrayList<>(condition.statements());
    Expression test = condition.value();
    if (condition.hasEffects()) {
      all.add(new If(test, Block.EMPTY, Block.of(new Break(target.label))));
      test = Literal.TRUE;
    }
    all.addAll(turn);
    boolean updates = Completion.canComplete(turn) || Completion.jumpsTo(target.label, turn, true);
    body.sink.add(
        new Loop(target.label, test, new Block(all), updates ? new Block(update) : Block.EMPTY));
  }
}
