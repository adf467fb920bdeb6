/** Speaks GradBench's protocol: reads messages, computes, measures, and answers. */
package dev.fluxion.benchmarks.gradbench;
