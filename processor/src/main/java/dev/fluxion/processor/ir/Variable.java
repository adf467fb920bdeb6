package dev.fluxion.processor.ir;

/**
 * A local variable or parameter. Two variables are the same when their {@code id} is; the name is a
 * wish that the emitter fulfils where it can.
 */
public record Variable(int id, String name, Type type) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Variable that && id == that.id;
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return name + "#" + id;
  }
}
