/** GradBench's functions, written as plain Java; Fluxion generates their derivatives. */
package dev.fluxion.benchmarks.gradbench.objectives;
