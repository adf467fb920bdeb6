package dev.fluxion.processor.transform.derived;

import dev.fluxion.processor.ir.Derivation;
import dev.fluxion.processor.ir.Derivation.Kind;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.normalize.Normalizer;
import dev.fluxion.processor.transform.forward.ForwardMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Programs that are tangents of others, in normal form, to be differentiated like any. */
final class Tangents {
  private Tangents() {}

  /** The same derivative of a program that is at hand: of order 0. */
  static Derivation resolved(Derivation derivation) {
    Derivation resolved = derivation;
    for (int order = derivation.order(); order > 0; order--) {
      Derivation outer = resolved;
      int rest = order - 1;
      resolved =
          outer.once("order", () -> new Derivation(outer.kind(), tangent(outer.program()), rest));
    }
    return resolved;
  }

  /** (point, a tangent for each independent) → the result's tangent; the independents stay so. */
  static Program tangent(Derivation derivation) {
    return derivation.once("tangent", () -> tangent(derivation.program()));
  }

  private static Program tangent(Program program) {
    return Normalizer.again(new ForwardMode(program).jvp());
  }

  /** What a derivative that is no product of cotangent and Jacobian computes. */
  static Program values(Derivation derivation) {
    return derivation.kind() == Kind.VALUE ? derivation.program() : tangent(derivation);
  }

  /**
   * A derivative of the program itself or of its tangent.
   *
   * @param independents the parameters by which
   */
  static Derivation of(
      Derivation derivation, Kind kind, boolean ofTangent, Set<Integer> independents) {
    return derivation.once(
        List.of(kind, ofTangent, independents),
        () -> {
          Program program = ofTangent ? tangent(derivation) : derivation.program();
          return new Derivation(kind, with(independents, program), 0);
        });
  }

  /**
   * The same derivative of the tangent along other parameters than the independents.
   *
   * @param along the parameters that the tangent is taken along
   */
  static Derivation alongOthers(Derivation derivation, Set<Integer> along) {
    return derivation.once(
        List.of("along", along),
        () -> {
          Program program = derivation.program();
          Program tangent = tangent(with(along, program));
          return new Derivation(derivation.kind(), with(positions(program), tangent), 0);
        });
  }

  private static Set<Integer> positions(Program program) {
    Set<Integer> positions = new java.util.TreeSet<>();
    List<Parameter> parameters = program.entry().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).role() == Role.INDEPENDENT) {
        positions.add(i);
      }
    }
    return positions;
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
