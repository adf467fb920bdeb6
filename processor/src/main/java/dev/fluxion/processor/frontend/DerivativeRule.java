package dev.fluxion.processor.frontend;

import java.util.List;
import javax.lang.model.element.ExecutableElement;

/**
 * A {@code @DerivativeOf} method that fits what it is a rule of.
 *
 * @param of the method it differentiates
 * @param varies of each of that method's arguments, the receiver first: whether it is
 *     differentiated by
 */
record DerivativeRule(
    ExecutableElement rule, ExecutableElement of, RuleForm form, List<Boolean> varies) {

  boolean isTangent() {
    return form == RuleForm.TANGENT;
  }
}
