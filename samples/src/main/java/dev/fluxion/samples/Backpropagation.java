package dev.fluxion.samples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Trains a {@link Network} on Fisher's irises; every gradient comes from generated code. */
final class Backpropagation {

  private static final int EPOCHS = 30;
  private static final int BATCH = 8;
  private static final double RATE = 0.25;

  private Backpropagation() {}

  static void run(Report report) {
    SplittableRandom random = new SplittableRandom(1936);
    List<Iris.Flower> all = Iris.load();
    List<Iris.Flower> training = new ArrayList<>();
    List<Iris.Flower> heldOut = new ArrayList<>();
    split(all, random, training, heldOut);
    heldOut = Iris.standardize(heldOut, training);
    training = new ArrayList<>(Iris.standardize(training, training));

    report.line("Iris, R. A. Fisher 1936, UCI Machine Learning Repository, CC BY 4.0");
    report.line("%d flowers to learn from, %d held out", training.size(), heldOut.size());
    report.line("network: 4 inputs, 8 tanh, 6 sigmoid, 3 classes; softmax cross-entropy");
    report.line("");
    report.line(
        "%-6s %10s %10s %10s %36s",
        "epoch", "error", "training", "held out", "generated gradient against hand's");

    Weights weights = zero().randomized(random);
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      shuffle(training, random);
      for (int from = 0; from < training.size(); from += BATCH) {
        step(weights, training.subList(from, Math.min(from + BATCH, training.size())));
      }
      double difference = compareWithHand(weights, training);
      report.line(
          "%-6d %10.5f %9.1f%% %9.1f%% %36s",
          epoch,
          error(weights, training),
          100 * accuracy(weights, training),
          100 * accuracy(weights, heldOut),
          "%.1e".formatted(difference));
      report.require("the gradient agrees with the hand-derived one", difference <= 1e-12);
    }
    report.require(
        "nine of ten held-out flowers are recognised", accuracy(weights, heldOut) >= 0.9);
  }

  private static Weights zero() {
    return Weights.zero(4, 8, 6, 3);
  }

  /** Forward pass, error and backward pass for each flower of the batch, then the update. */
  private static void step(Weights weights, List<Iris.Flower> batch) {
    Weights gradient = zero();
    accumulate(weights, batch, gradient);
    weights.descend(RATE, gradient);
  }

  /** The mean error of the flowers; its gradient is added to {@code gradient}. */
  private static double accumulate(Weights p, List<Iris.Flower> flowers, Weights gradient) {
    double error = 0;
    for (Iris.Flower flower : flowers) {
      error +=
          NetworkGradients.lossVjp(
              p.w1(),
              p.b1(),
              p.w2(),
              p.b2(),
              p.w3(),
              p.b3(),
              flower.measurements(),
              flower.species(),
              1.0 / flowers.size(),
              gradient.w1(),
              gradient.b1(),
              gradient.w2(),
              gradient.b2(),
              gradient.w3(),
              gradient.b3());
    }
    return error / flowers.size();
  }

  private static double error(Weights p, List<Iris.Flower> flowers) {
    return accumulate(p, flowers, zero());
  }

  /** The largest difference of an entry of the mean gradient, relative to the largest entry. */
  private static double compareWithHand(Weights weights, List<Iris.Flower> flowers) {
    Weights generated = zero();
    accumulate(weights, flowers, generated);
    Weights byHand = zero();
    for (Iris.Flower flower : flowers) {
      HandBackpropagation.accumulate(
          weights, flower.measurements(), flower.species(), 1.0 / flowers.size(), byHand);
    }
    double[] actual = generated.flat();
    double[] expected = byHand.flat();
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
    }
    return difference / largest;
  }

  private static double accuracy(Weights p, List<Iris.Flower> flowers) {
    int right = 0;
    for (Iris.Flower flower : flowers) {
      double[] scores =
          Network.scores(p.w1(), p.b1(), p.w2(), p.b2(), p.w3(), p.b3(), flower.measurements());
      right += likeliest(scores) == flower.species() ? 1 : 0;
    }
    return (double) right / flowers.size();
  }

  private static int likeliest(double[] scores) {
    int likeliest = 0;
    for (int i = 1; i < scores.length; i++) {
      likeliest = scores[i] > scores[likeliest] ? i : likeliest;
    }
    return likeliest;
  }

  /** Holds out ten flowers of each species. */
  private static void split(
      List<Iris.Flower> all,
      SplittableRandom random,
      List<Iris.Flower> training,
      List<Iris.Flower> heldOut) {
    for (int species = 0; species < Iris.SPECIES.size(); species++) {
      List<Iris.Flower> flowers = new ArrayList<>();
      for (Iris.Flower flower : all) {
        if (flower.species() == species) {
          flowers.add(flower);
        }
      }
      shuffle(flowers, random);
      heldOut.addAll(flowers.subList(0, 10));
      training.addAll(flowers.subList(10, flowers.size()));
    }
  }

  private static void shuffle(List<Iris.Flower> flowers, SplittableRandom random) {
    for (int i = flowers.size() - 1; i > 0; i--) {
      Collections.swap(flowers, i, random.nextInt(i + 1));
    }
  }
}
