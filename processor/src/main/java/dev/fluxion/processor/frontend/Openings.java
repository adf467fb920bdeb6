package dev.fluxion.processor.frontend;

import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/** Whether methods of annotated classes have derivatives, which needs all phases to be known. */
@FunctionalInterface
public interface Openings {
  Openings ALL = method -> Optional.empty();

  /** Why the method has none; empty where it has. */
  Optional<String> problem(ExecutableElement method);
}
