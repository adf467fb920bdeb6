/** The annotations of Fluxion, compile-time automatic differentiation for Java. */
module dev.fluxion.annotations {
  exports dev.fluxion.annotations;
}
