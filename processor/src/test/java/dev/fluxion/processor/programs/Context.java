package dev.fluxion.processor.programs;

import java.util.SplittableRandom;

/**
 * What all parts of one method are written with.
 *
 * @param names those of its variables
 * @param hasFloats whether there are variables of single precision
 */
record Context(SplittableRandom random, Helpers helpers, Names names, boolean hasFloats) {

  Context forAnother() {
    return new Context(random, helpers, names.forAnother(), hasFloats);
  }

  Context with(Helpers others) {
    return new Context(random, others, names, hasFloats);
  }

  String fresh(String stem) {
    return names.fresh(stem);
  }

  <T> T any(T[] all) {
    return all[random.nextInt(all.length)];
  }
}
