package dev.fluxion.processor.frontend;

import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.CustomRule;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Place;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Watch;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Calls of methods that are not looked into, since a {@code @DerivativeOf} rule says all. */
final class RuledCalls {
  private final Body body;
  private final HelperCalls helpers;
  private final OpaqueCalls opaque;

  RuledCalls(Body body, HelperCalls helpers, OpaqueCalls opaque) {
    this.body = body;
    this.helpers = helpers;
    this.opaque = opaque;
  }

  Expression lower(CallLowering.Found call, RuleScope.Found found) {
    opaque.requireCallable(call);
    HelperCalls.Shape shape = helpers.shape(call);
    List<Boolean> varies = found.main().varies();
    List<Expression> arguments = new ArrayList<>();
    for (Expression argument : helpers.argumentsOf(call, shape)) {
      boolean varying = varies.get(arguments.size());
      if (!varying && argument.type().isDifferentiable()) {
        body.warn(Watch.RULE_CONSTANT, call.select(), call.name(), List.of(argument));
      }
      // The reverse sweep hands the array to the rule as it was.
      arguments.add(varying && argument.type().rank() > 0 ? copy(argument) : argument);
    }
    List<Type> types = shape.parameters();
    String owner =
        call.receiver().isEmpty()
            ? MirrorTypes.name((TypeElement) call.method().getEnclosingElement())
            : arguments.get(0).type().toString();
    String name = call.method().getSimpleName().toString();
    Method method = Method.opaque(owner, name, types, shape.result(), call.receiver().isEmpty());
    return new Expression.Call(method.with(rule(call, found)), arguments);
  }

  private Expression copy(Expression array) {
    Variable copy = body.variables.fresh("copy", array.type());
    body.sink.addAll(copy(Code.read(copy), body.keep(array)));
    return Code.read(copy);
  }

  /** All rows, too. */
  private List<Statement> copy(Place target, Expression array) {
    if (array.type().rank() == 1) {
      return List.of(new Statement.Assign(target, new Expression.Copy(array)));
    }
    Expression length = new Expression.Length(array);
    Variable index = body.variables.fresh("i", Primitive.INT);
    Expression at = Code.read(index);
    List<Statement> rows = copy(Code.element(target, at), Code.element(array, at));
    return List.of(
        new Statement.Assign(
            target, new Expression.NewArray((ArrayType) array.type(), List.of(length))),
        Statement.Assign.to(index, Code.literal(0)),
        new Statement.Loop(
            body.variables.label("loop"),
            Code.binary(BinaryOperator.LESS, at, length),
            new Block(rows),
            Block.of(Statement.Assign.to(index, Code.add(at, Code.literal(1))))));
  }

  private CustomRule rule(CallLowering.Found call, RuleScope.Found found) {
    DerivativeRule main = found.main();
    boolean isSingle = main.varies().stream().filter(v -> v).count() == 1;
    CustomRule.Form form =
        main.form() == RuleForm.PRODUCT
            ? CustomRule.Form.PRODUCT
            : isSingle ? CustomRule.Form.PARTIAL : CustomRule.Form.PARTIALS;
    String tangent = found.tangent().map(rule -> key(call, rule.rule())).orElse("");
    return new CustomRule(form, key(call, main.rule()), tangent, main.varies());
  }

  /** The key of the rule in the program: read like a helper, or exported by its own companion. */
  private String key(CallLowering.Found call, ExecutableElement rule) {
    if (Access.topLevel(rule).equals(Access.topLevel(body.names.owner()))) {
      return body.callees.call(rule);
    } else if (!body.isCallable(rule)) {
      throw body.error(Problem.CALLEE_INACCESSIBLE, call.select(), rule.getSimpleName());
    }
    return new CompanionCalls(body).declare(call.select(), rule);
  }
}
