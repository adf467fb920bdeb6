/** GradBench's modules: what each reads, computes and writes. */
package dev.fluxion.benchmarks.gradbench.modules;
