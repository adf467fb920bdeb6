package dev.fluxion.processor.ir;

/** The identity of a loop or switch as a target of {@code break} and {@code continue}. */
public record Label(int id, String name) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Label that && id == that.id;
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
