/**
 * What generated code calls: power series, stacks, shape checks. Public because companion classes
 * live in the packages of their users, but not API: it changes with the generator.
 */
package dev.fluxion.runtime.internal;
