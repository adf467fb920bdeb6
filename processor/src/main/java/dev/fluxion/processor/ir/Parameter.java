package dev.fluxion.processor.ir;

/** A parameter and its role. */
public record Parameter(Variable variable, Role role) {}
