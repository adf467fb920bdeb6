package dev.fluxion.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Element;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Expression.Read;
import dev.fluxion.processor.ir.Place;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;

/** Lowers assignments, compound assignments and increments, as statements and as expressions. */
final class AssignmentLowering {
  private final Body body;
  private final OperatorLowering operators;

  AssignmentLowering(Body body, OperatorLowering operators) {
    this.body = body;
    this.operators = operators;
  }

  static boolean isIncrement(UnaryTree tree) {
    return switch (tree.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
      default -> false;
    };
  }

  /** Lowers an expression statement without need of its value; false if it is no assignment. */
  boolean effect(ExpressionTree tree) {
    if (tree instanceof AssignmentTree assignment) {
      assign(assignment, false);
    } else if (tree instanceof CompoundAssignmentTree compound) {
      compound(compound, false);
    } else if (tree instanceof UnaryTree unary && isIncrement(unary)) {
      increment(unary, false);
    } else {
      return false;
    }
    return true;
  }

  /** {@code place = value} (JLS 15.26.1). */
  Expression assign(AssignmentTree tree, boolean valueNeeded) {
    ExpressionTree target = OperatorLowering.withoutParentheses(tree.getVariable());
    Optional<Sink.Captured<Element>> element = captured(target);
    if (element.isPresent()) {
      Sink.Captured<Element> place = element.get();
      Type type = place.value().type();
      Sink.Captured<Expression> value =
          body.sink.capture(() -> body.expressions.assignedOperand(tree.getExpression(), type));
      body.sink.addAll(place.statements());
      Element stable = stable(place.value(), value);
      body.sink.addAll(value.statements());
      return store(target, stable, value.value(), valueNeeded);
    }
    Variable variable = variable(target);
    Expression assigned = body.expressions.assigned(tree.getExpression(), variable.type());
    Expression value = new StreamObjects(body).of(assigned, target, "another assignment");
    body.sink.add(Statement.Assign.to(variable, value));
    return new Read(variable);
  }

  /** An element of an array, or what is one here: the field of an object that may be assigned. */
  private Optional<Element> element(ExpressionTree target) {
    Optional<Element> element =
        target instanceof ArrayAccessTree access
            ? Optional.of(ArrayLowering.access(body, access))
            : body.expressions.records().cell(target);
    element.ifPresent(found -> body.environment.observer().type(target, found.type()));
    return element;
  }

  private Optional<Sink.Captured<Element>> captured(ExpressionTree target) {
    Sink.Captured<Optional<Element>> place = body.sink.capture(() -> element(target));
    return place.value().map(found -> new Sink.Captured<>(place.statements(), found));
  }

  private Expression store(Tree tree, Place place, Expression value, boolean valueNeeded) {
    if (place instanceof Element element) {
      body.warnOfStore(tree, element.array());
    }
    Expression stored = valueNeeded && place instanceof Element ? body.keep(value) : value;
    body.sink.add(new Statement.Assign(place, stored));
    return place instanceof Element ? stored : place;
  }

  /** {@code place op= value}: {@code place = (T) (place op value)} with one place (15.26.2). */
  Expression compound(CompoundAssignmentTree tree, boolean valueNeeded) {
    Place place = place(tree.getVariable());
    Sink.Captured<Expression> right =
        body.sink.capture(() -> body.expressions.operand(tree.getExpression()));
    Expression old = place;
    if (right.hasEffects()) {
      place = place instanceof Element element ? stable(element, right) : place;
      old = Operands.before(body, place, right);
      body.sink.addAll(right.statements());
    } else {
      body.sink.addAll(right.statements());
    }
    return update(
        tree, place, old, BinaryTyping.operator(tree.getKind()), right.value(), valueNeeded);
  }

  /** {@code ++} and {@code --} (JLS 15.14.2, 15.15.1). */
  Expression increment(UnaryTree tree, boolean valueNeeded) {
    Place place = place(tree.getExpression());
    if (!Typing.isNumeric(body.conversions.numberType(place.type()))) {
      throw body.leaveToCompiler(tree);
    }
    boolean postfix =
        tree.getKind() == Tree.Kind.POSTFIX_INCREMENT
            || tree.getKind() == Tree.Kind.POSTFIX_DECREMENT;
    boolean up =
        tree.getKind() == Tree.Kind.POSTFIX_INCREMENT
            || tree.getKind() == Tree.Kind.PREFIX_INCREMENT;
    BinaryOperator operator = up ? BinaryOperator.ADD : BinaryOperator.SUBTRACT;
    if (!postfix || !valueNeeded) {
      return update(tree, place, place, operator, Literal.of(1), valueNeeded);
    }
    Expression old = body.keep(place);
    Expression before = place instanceof Element ? old : place;
    update(tree, place, before, operator, Literal.of(1), false);
    return old;
  }

  private Expression update(
      Tree tree,
      Place place,
      Expression old,
      BinaryOperator operator,
      Expression operand,
      boolean valueNeeded) {
    Expression value = operators.apply(tree, operator, old, operand);
    Type type = body.conversions.numberType(place.type());
    boolean numbers = Typing.isNumeric(value.type()) && Typing.isNumeric(type);
    if (!numbers && !value.type().equals(type)) {
      throw body.leaveToCompiler(tree);
    }
    Expression converted = numbers ? operators.convert(tree, type, value) : value;
    Expression stored =
        body.conversions
            .assign(converted, place.type(), tree)
            .orElseThrow(() -> body.leaveToCompiler(tree));
    return store(tree, place, stored, valueNeeded);
  }

  /** A place that is both read and written: array and index are cheap to name twice. */
  private Place place(ExpressionTree tree) {
    ExpressionTree target = OperatorLowering.withoutParentheses(tree);
    Optional<Element> found = element(target);
    if (found.isEmpty()) {
      Variable variable = variable(target);
      body.environment.observer().type(target, variable.type());
      return new Read(variable);
    }
    Element element = found.get();
    boolean cheap = isCheap(element.array(), 4) && isCheap(element.index(), 4);
    return cheap ? element : new Element(body.keep(element.array()), body.keep(element.index()));
  }

  private static boolean isCheap(Expression expression, int depth) {
    if (depth == 0) {
      return false;
    } else if (expression instanceof Element element) {
      return isCheap(element.array(), depth - 1) && isCheap(element.index(), depth - 1);
    } else if (expression instanceof Expression.Binary binary) {
      return isCheap(binary.left(), depth - 1) && isCheap(binary.right(), depth - 1);
    }
    return expression instanceof Read
        || expression instanceof Literal
        || expression instanceof Expression.Constant;
  }

  private Element stable(Element place, Sink.Captured<?> later) {
    Expression array = Operands.before(body, place.array(), later);
    return new Element(array, Operands.before(body, place.index(), later));
  }

  private Variable variable(ExpressionTree target) {
    NameResolution.Name name = body.names.resolve(target, body.scope);
    if (name instanceof NameResolution.LocalName local) {
      if (local.local() instanceof Scope.Stored stored) {
        return stored.variable();
      } else if (local.local() instanceof Scope.Broken) {
        throw new Abandoned();
      } else if (local.local() instanceof Scope.Bound) {
        throw body.error(Problem.INSTANCEOF, target);
      } else if (local.local() instanceof Scope.Inlined constant
          && FunctionValue.is(constant.value())) {
        throw body.error(Problem.LAMBDA, target); // one function for each name
      } else if (local.local() instanceof Scope.Inlined constant
          && StreamValue.source(constant.value()).isPresent()) {
        throw body.error(Problem.STREAM, target, "another assignment");
      }
    } else if (name instanceof NameResolution.FieldName found) {
      throw found.field().getModifiers().contains(Modifier.FINAL)
          ? body.leaveToCompiler(target)
          : body.error(Problem.FIELD_WRITE, target, found.field().getSimpleName());
    } else if (target instanceof MemberSelectTree select) {
      boolean isFinal = // a component, which may not be assigned here
          select.getExpression().toString().equals("this")
              && body.names.owner().getKind() == ElementKind.RECORD;
      if (isFinal) {
        throw body.leaveToCompiler(target);
      }
      throw body.error(Problem.FIELD_WRITE, target, select.getIdentifier());
    }
    throw body.leaveToCompiler(target);
  }
}
