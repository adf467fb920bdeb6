package dev.fluxion.processor.ir;

import java.util.List;

/**
 * A class with annotated methods, in declared order: what one companion is written from.
 *
 * @param className simple names, outermost first
 * @param hiding simple names that mean classes of the package where others are of {@code java.lang}
 */
public record SourceClass(
    String packageName,
    List<String> className,
    Signature.Visibility visibility,
    List<SourceMethod> methods,
    List<String> suppressed,
    List<String> hiding) {

  public SourceClass {
    className = List.copyOf(className);
    methods = List.copyOf(methods);
    suppressed = List.copyOf(suppressed);
    hiding = List.copyOf(hiding);
  }

  /** The same class with other methods. */
  public SourceClass with(List<SourceMethod> others) {
    return new SourceClass(packageName, className, visibility, others, suppressed, hiding);
  }

  /** {@code CGradients}, or {@code Outer_InnerGradients} for a nested class (SPEC section 3). */
  public String companionName() {
    return companionName(className);
  }

  static String companionName(List<String> className) {
    return String.join("_", className) + "Gradients";
  }
}
