package dev.fluxion.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.fluxion.annotations.Derivative;
import java.util.List;
import java.util.Set;

/**
 * A generated method before it is decided whether it is shown.
 *
 * @param kinds what a user asks for to get it, one of them; none for methods that only others call
 * @param calls the generated methods of the same annotated method that it calls, by name
 */
record ApiMethod(MethodSpec.Builder builder, Set<Derivative> kinds, List<String> calls) {

  ApiMethod {
    kinds = Set.copyOf(kinds);
    calls = List.copyOf(calls);
  }

  String name() {
    return builder.build().name();
  }

  /** Name and erased parameter types: what must not occur twice in a class (JLS 8.4.2). */
  String signature() {
    StringBuilder text = new StringBuilder(name()).append('(');
    for (ParameterSpec parameter : builder.build().parameters()) {
      text.append(parameter.type()).append(',');
    }
    return text.append(')').toString();
  }
}
