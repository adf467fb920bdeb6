package dev.fluxion.processor.ir;

/**
 * An annotated method and its derivative programs, ready to be written.
 *
 * @param failed whether only the programs' signatures count: stubs that throw take their place
 */
public record MethodPrograms(
    SourceMethod method, DerivativePrograms programs, boolean failed, Sparsity sparsity) {

  public Signature signature() {
    return method.signature();
  }
}
