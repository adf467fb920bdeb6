package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Derivation;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.normalize.Normalizer;
import dev.fluxion.processor.transform.forward.ForwardMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The programs that derivations speak of, in normal form: tangents, of tangents, of a program. */
final class Tangents {
  private Tangents() {}

  /** What a derivation is a derivative of, with its independents. */
  static Program program(Derivation derivation) {
    return with(derivation.by(), tangent(derivation, derivation.along()));
  }

  /** The tangent of that: (point, a tangent for each independent) → the result's tangent. */
  static Program tangent(Derivation derivation) {
    return program(derivation.ofTangent(derivation.by()));
  }

  private static Program tangent(Derivation derivation, List<Set<Integer>> along) {
    if (along.isEmpty()) {
      return Corrections.forOrders(derivation.along().size() + 1, derivation);
    }
    int orders = Corrections.isIn(derivation) ? derivation.along().size() : 0;
    return derivation.once(
        List.of("tangent", along, orders),
        () -> {
          int last = along.size() - 1;
          Program before = with(along.get(last), tangent(derivation, along.subList(0, last)));
          return Normalizer.again(new ForwardMode(before).jvp());
        });
  }

  /** The program with these parameters, by number, as its independents. */
  private static Program with(Set<Integer> independents, Program program) {
    Function entry = program.entry();
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter parameter : entry.parameters()) {
      Role role = independents.contains(parameters.size()) ? Role.INDEPENDENT : Role.CONSTANT;
      parameters.add(new Parameter(parameter.variable(), role));
    }
    return program.withEntry(
        new Function(entry.name(), parameters, entry.result(), entry.body(), entry.linkage()));
  }
}
