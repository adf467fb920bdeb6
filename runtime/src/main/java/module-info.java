/** What code differentiated by Fluxion needs at run time. */
module dev.fluxion.runtime {
  requires transitive dev.fluxion.annotations;

  exports dev.fluxion.runtime;
  exports dev.fluxion.runtime.internal;
}
