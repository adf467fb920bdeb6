import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import java.util.List;

/** Instance methods: the object is a constant. */
class Models {

  static class Base {
    protected double shift = 0.75;
    final double[] table = {1, 2, 3, 4};
    static final double UNIT = 2;
    private static final double HALF = 0.5;

    double level() {
      return shift * 2;
    }
  }

  /** Fields of its own, inherited ones, helpers, another object of its class. */
  static final class Model<T extends Comparable<T>> extends Base {
    final double rate;
    int steps = 3;
    List<T> tags;
    T tag;
    Model<T> next;
    private final int hidden = 7;

    Model(double rate, List<T> tags) {
      this.rate = rate;
      this.tags = tags;
      this.tag = tags.get(0);
    }

    static Model<String> sampleModel(int point) {
      Model<String> model = new Model<>(0.5 + point, List.of("a", "bc"));
      model.next = new Model<>(1.5 * point, List.of("d"));
      return model;
    }

    private double decay(double x) {
      return x * Math.exp(-rate * x);
    }

    double twice(double x) {
      return decay(decay(x)) + this.rate;
    }

    @Differentiable
    double value(double x, double y) {
      double r = x * rate + y * this.shift;
      for (int i = 0; i < steps; i++) r += decay(r) * table[i] * UNIT;
      return r + tags.size() * x + (tag == null ? 1 : y * y) + tag.toString().length() * hidden;
    }

    @Differentiable
    double chain(double[] x) {
      double r = twice(x[0]);
      if (next != null) r += next.twice(x[1] * r) * next.rate + next.tags.size() * level();
      for (T t : tags) r *= t.hashCode() % 5 + x[2];
      T first = tags.get(0);
      return first == tag ? r * x[3] : r;
    }

    @Differentiable
    double[] vector(double[] x, @Constant double constant, Model<? extends Comparable<?>> other) {
      double[] y = new double[x.length];
      for (int i = 0; i < y.length; i++) y[i] = other.rate * x[i] * x[i] + constant * Model.this.rate * x[0];
      return y;
    }
  }

  /** An inner class: its own fields are within reach. */
  class Inner {
    double own = 1.25;

    @Differentiable
    double inner(double x, double y) {
      return own * x * y * x;
    }
  }

  static Inner sampleInner(int point) {
    return new Models().new Inner();
  }

  enum Kind {
    LINEAR(1),
    SQUARE(2);

    final int power;

    Kind(int power) {
      this.power = power;
    }

    @Differentiable
    double apply(double x, double y) {
      return power * Math.pow(x, power) * y + (this == LINEAR ? x : y);
    }

    static Kind sampleKind(int point) {
      return values()[point % 2];
    }
  }

  interface Field {
    double strength();

    @Differentiable
    default double potential(double x, double y) {
      return strength() * x * x + y * strength();
    }

    static Field sampleField(int point) {
      return () -> 1.5 + point;
    }
  }

  /** Recursion over a structure of constant objects, with opaque calls on the way. */
  static final class Tree {
    final double weight;
    final List<Tree> children;
    String label;

    Tree(double weight, String label, Tree... children) {
      this.weight = weight;
      this.label = label;
      this.children = List.of(children);
    }

    static Tree sampleTree(int point) {
      Tree leaf = new Tree(0.5 + point, "x");
      return new Tree(1.5, "plus", leaf, new Tree(0.25, "times", leaf, new Tree(2, "sin")), leaf);
    }

    @Differentiable
    double evaluate(double x, double y) {
      if (children.isEmpty()) {
        return label.equals("sin") ? Math.sin(weight * x) : weight * x * y;
      }
      double r = label.startsWith("t") ? 1 : 0;
      for (Tree child : children) {
        double v = child.evaluate(x * weight, y);
        switch (label) {
          case "plus" -> r += v * v;
          case "times" -> r *= v;
          default -> throw new IllegalStateException(label);
        }
      }
      return r * weight;
    }

    @Differentiable
    static double depth(Tree tree, double[] x, StringBuilder path) {
      path.setLength(0);
      return walk(tree, x, path, 0) + path.length() * x[1];
    }

    private static double walk(Tree tree, double[] x, StringBuilder path, int level) {
      path.append(tree.label);
      int length = path.length();
      double sum = tree.weight * Math.sin(length * x[level % x.length]);
      for (int i = 0; i < tree.children.size(); i++) {
        sum += walk(tree.children.get(i), x, path, level + 1) * x[0];
      }
      return sum * length;
    }
  }

  static StringBuilder sampleStringBuilder(int point) {
    return new StringBuilder();
  }
}
