package dev.fluxion.processor.frontend;

import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.CustomRule;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Watch;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;

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
      if (!varies.get(arguments.size()) && argument.type().isDifferentiable()) {
        body.warn(Watch.RULE_CONSTANT, call.select(), call.name(), List.of(argument));
      }
      arguments.add(argument);
    }
    Method method = opaque.method(call, shape.parameters(), shape.result());
    return new Expression.Call(method.with(rule(call, found)), arguments);
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
      return body.callees.call(Instance.of(rule));
    } else if (!body.hidden.visible().mayName(rule)) {
      throw body.error(Problem.CALLEE_INACCESSIBLE, call.select(), rule.getSimpleName());
    }
    return new CompanionCalls(body).declare(call.select(), rule);
  }
}
