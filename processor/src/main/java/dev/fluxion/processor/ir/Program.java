package dev.fluxion.processor.ir;

import java.util.Map;

/**
 * What the front end hands on for one annotated method: the method, the helpers it calls (by key,
 * the key being what {@link Expression.Invoke} names), and the supply its variables came from.
 */
public record Program(Function entry, Map<String, Function> functions, Variables variables) {

  public Program {
    functions = Map.copyOf(functions);
  }
}
