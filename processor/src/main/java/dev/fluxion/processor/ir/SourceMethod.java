package dev.fluxion.processor.ir;

import java.util.List;
import java.util.Optional;

/**
 * One annotated method as the front end read it.
 *
 * @param origin its name in its declaration
 * @param parameterOrigins its parameters' names, in order
 * @param program absent where errors were reported; the companion then gets stubs that throw
 */
public record SourceMethod(
    Signature signature, Origin origin, List<Origin> parameterOrigins, Optional<Program> program) {

  public SourceMethod {
    parameterOrigins = List.copyOf(parameterOrigins);
  }

  /** The same where errors have been found later. */
  public SourceMethod withoutProgram() {
    return new SourceMethod(signature, origin, parameterOrigins, Optional.empty());
  }
}
