package dev.fluxion.benchmarks.gradbench.modules;

import java.util.List;
import java.util.Optional;

/** All modules there are. */
public final class Modules {

  private static final List<Module<?>> ALL =
      List.of(
          new HelloModule(),
          new GmmModule(),
          new BundleAdjustmentModule(),
          new OdeModule(),
          new LogSumExpModule(),
          new LeastSquaresModule(),
          new DeterminantModule(),
          new KMeansModule(),
          new ParticleModule(),
          new SaddleModule());

  private Modules() {}

  /**
   * Finds a module.
   *
   * @param name its name in the protocol
   * @return the module, if there is one of that name
   */
  public static Optional<Module<?>> find(String name) {
    return ALL.stream().filter(module -> module.name().equals(name)).findFirst();
  }
}
