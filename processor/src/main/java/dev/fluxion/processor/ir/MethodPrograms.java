package dev.fluxion.processor.ir;

import java.util.Map;

/**
 * An annotated method and its derivative programs, ready to be written.
 *
 * @param failed whether only the programs' signatures count: stubs that throw take their place
 */
public record MethodPrograms(
    SourceMethod method, Map<ProgramKind, Function> programs, boolean failed) {

  public MethodPrograms {
    programs = Map.copyOf(programs);
  }

  public Signature signature() {
    return method.signature();
  }
}
