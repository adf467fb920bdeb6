/** JMH: GradBench's modules beside other ways to the same derivatives. */
package dev.fluxion.benchmarks.gradbench.contenders;
