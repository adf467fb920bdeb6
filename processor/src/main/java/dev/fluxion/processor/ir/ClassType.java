package dev.fluxion.processor.ir;

/** A class the differentiation does not look into: a string, an enum, a stack of the runtime. */
public record ClassType(String qualifiedName) implements Type {

  @Override
  public String toString() {
    return qualifiedName;
  }
}
