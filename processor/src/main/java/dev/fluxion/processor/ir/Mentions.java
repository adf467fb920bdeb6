package dev.fluxion.processor.ir;

import java.util.Set;

/** Collects the variables that code reads or assigns at any depth, in order of appearance. */
public class Mentions extends Walker {
  private final Set<Variable> variables;

  /**
   * @param variables where they are put
   */
  public Mentions(Set<Variable> variables) {
    this.variables = variables;
  }

  @Override
  protected void onRead(Variable variable) {
    variables.add(variable);
  }

  @Override
  protected void onWrite(Variable variable) {
    variables.add(variable);
  }
}
