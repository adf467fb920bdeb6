package dev.fluxion.processor.ir;

/** Hands out fresh variables and labels; one supply serves all phases of one annotated method. */
public final class Variables {
  private int next;

  public Variable fresh(String name, Type type) {
    return new Variable(next++, name, type);
  }

  public Label label(String name) {
    return new Label(next++, name);
  }
}
