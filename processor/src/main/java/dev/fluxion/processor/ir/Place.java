package dev.fluxion.processor.ir;

/** What can be assigned to: a variable or an array element. */
public sealed interface Place extends Expression permits Expression.Read, Expression.Element {}
