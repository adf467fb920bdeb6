package dev.fluxion.processor.emit;

import dev.fluxion.annotations.Derivative;
import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.MethodPrograms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which annotated method a generated signature belongs to. Overloads of a method may ask for the
 * same one. What there is another form of then gives way, with a warning; else the later method is
 * an error.
 */
final class Claims {
  private final Diagnostics diagnostics;

  /** By erased signature: the annotated method it was generated for. */
  private final Map<String, String> owners = new HashMap<>();

  Claims(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * Claims what cannot be left out, for all methods in turn before anything else.
   *
   * @return false where an earlier method has one of the signatures, which is reported
   */
  boolean claim(MethodPrograms method, List<ApiMethod> shown) {
    String own = Docs.reference(method.signature());
    List<ApiMethod> needed = shown.stream().filter(m -> !m.isOptional()).toList();
    for (ApiMethod candidate : needed) {
      for (String key : new String[] {candidate.signature(), orderForm(candidate)}) {
        String other = owners.get(key);
        if (other != null) {
          diagnostics.report(
              Problem.GENERATED_CLASH,
              method.method().origin(),
              other,
              own,
              candidate.signature().replace(",)", ")"));
          return false;
        }
      }
    }
    for (ApiMethod candidate : needed) {
      owners.putIfAbsent(candidate.signature(), own);
      owners.putIfAbsent(orderForm(candidate), own);
    }
    return true;
  }

  /** Without the forms that may be left out and whose signatures belong to other methods. */
  List<ApiMethod> granted(MethodPrograms method, List<ApiMethod> shown) {
    String own = Docs.reference(method.signature());
    List<ApiMethod> left = new ArrayList<>(shown);
    for (ApiMethod candidate : shown) {
      if (!candidate.isOptional()) {
        continue;
      }
      String owner = owners.putIfAbsent(candidate.signature(), own);
      if (owner != null && !owner.equals(own)) {
        left.remove(candidate);
        Problem problem =
            candidate.kinds().contains(Derivative.FUNCTION)
                ? Problem.FUNCTION_LEFT_OUT
                : Problem.FORM_LEFT_OUT;
        diagnostics.report(problem, method.method().origin(), candidate.name(), own, owner);
      }
    }
    return left;
  }

  /**
   * The signature with the last primitive, which only overload resolution would tell apart,
   * blurred.
   */
  private static String orderForm(ApiMethod method) {
    String signature = method.signature();
    boolean hasOrderForms =
        method.name().endsWith("Derivative") || method.name().endsWith("Taylor");
    return hasOrderForms
        ? signature.replaceAll("(?<=[(,])(int|long|double|boolean|short|byte|char),\\)$", "?)")
        : signature;
  }
}
