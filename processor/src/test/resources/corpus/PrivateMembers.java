import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Code as it stands in libraries: what is nobody else's business is private. */
class PrivateMembers {

  private enum Mode {
    LINEAR,
    SQUARE {
      @Override
      int power() {
        return 2;
      }
    };

    private final double weight = 1.5 + ordinal();

    int power() {
      return 1;
    }

    private double weighted(int n) {
      synchronized (PrivateMembers.class) {
        touch();
        return weight * n;
      }
    }
  }

  private interface Curve {
    double STEP = Math.cbrt(0.125);

    double at(double x);

    private double twice(int x) {
      synchronized (PrivateMembers.class) {
        touch();
        return 2 * at(x);
      }
    }
  }

  private static final class Node {
    private double value;
    private Node next;
    private final float[] small = {0.5f, 0.25f};

    private Node(double value) {
      this.value = value;
    }

    private Node(double value, double... rest) {
      this(value + rest.length);
      if (rest.length > 0) {
        next = new Node(rest[0]);
      }
    }

    private double total() {
      double sum = 0;
      for (Node node = this; node != null; node = node.next) {
        sum += node.value;
      }
      return sum;
    }

    static final class Deep {
      private static final int[] STEPS = {1, 2, 3};
      private static long count = 4;
      private byte tiny = 3;
      private char letter = 'b';
    }
  }

  private abstract static class Shape {
    private final double factor;

    protected Shape(double factor) {
      this.factor = factor;
    }

    protected double factor() {
      return factor;
    }

    abstract int sides();
  }

  private static class Square extends Shape implements Curve {
    private final boolean isRound = false;

    Square(double factor) {
      super(factor);
    }

    @Override
    int sides() {
      return 4;
    }

    @Override
    public double at(double x) {
      return x + 1;
    }
  }

  private record Cell(int row, String name) {
    private static final double SIZE = Math.sqrt(2);

    private int letters() {
      synchronized (PrivateMembers.class) {
        touch();
        return name.length() + row;
      }
    }
  }

  private record Wide(String name, List<Integer> all) {
    @Override
    public List<Integer> all() {
      return List.copyOf(all);
    }
  }

  private static class Bag<T extends Comparable<T>> implements Iterable<T> {
    private final List<T> all = new ArrayList<>();
    private T best;

    private T best() {
      synchronized (PrivateMembers.class) {
        touch();
        return best;
      }
    }

    private boolean isBest(T other) {
      synchronized (PrivateMembers.class) {
        touch();
        return best.compareTo(other) <= 0;
      }
    }

    @Override
    public Iterator<T> iterator() {
      return all.iterator();
    }
  }

  private static int touched;

  private static void touch() {
    touched++;
  }

  private static double rate = Math.sqrt(3);
  private static final double LIMIT = Math.cbrt(5);
  private static final double[] TABLE = {1, 0.5, 0.25, 0.125};
  private static final double[][] ROWS = {{1, 2}, {3, 4}};
  private static final Node ROOT = new Node(2, 3, 4);
  private static final Map<String, Double> NAMED = Map.of("a", 0.75);
  private static final Mode[] MODES = Mode.values();

  private final double sigma;
  private final double mean;
  private double scale = 1.25;
  private int steps = 3;
  private boolean isFast;
  private final double[] weights = {0.5, 0.75, 1.25, 1};
  private final double[][] matrix = {{1, 2}, {3, 4}};
  private final String name = "name".trim();
  private final List<Double> list = List.of(0.5, 1.5);
  private Mode mode = Mode.SQUARE;
  private final Node node = new Node(1.5);
  private Curve curve = x -> 0.5 * x;
  private final Square square = new Square(0.5);
  private final Cell cell = new Cell(2, "cell");
  private final Wide wide = new Wide("wide", List.of(1, 2));
  private final Bag<Integer> bag = new Bag<>();
  private final DoubleUnaryOperator operator = v -> v + 0.5;
  private final Mode[] modes = {Mode.LINEAR, Mode.SQUARE};
  private volatile float single = 1.5f;
  private PrivateMembers other;

  private PrivateMembers(double sigma) {
    this.sigma = sigma;
    this.mean = 0.25 * sigma;
    bag.all.addAll(List.of(1, 2, 3));
    bag.best = 3;
  }

  static PrivateMembers samplePrivateMembers(int point) {
    PrivateMembers sample = new PrivateMembers(0.8 + 0.3 * point);
    sample.other = new PrivateMembers(0.4 + point);
    sample.other.mode = Mode.LINEAR;
    return sample;
  }

  private double getMean() {
    return mean;
  }

  private double norm(double x) {
    return (x - mean) / sigma;
  }

  private double level(int n) {
    synchronized (PrivateMembers.class) {
      touch();
      return n * sigma;
    }
  }

  private static int count(Object... all) {
    synchronized (PrivateMembers.class) {
      touch();
      return all.length;
    }
  }

  private static int modes(int n, Mode... all) {
    synchronized (PrivateMembers.class) {
      touch();
      return n + all.length;
    }
  }

  private <T> T pick(boolean first, T a, T b) {
    synchronized (PrivateMembers.class) {
      touch();
      return first ? a : b;
    }
  }

  private Mode faster() {
    synchronized (PrivateMembers.class) {
      touch();
      return Mode.LINEAR;
    }
  }

  private static long longer(long n, int f, short s) {
    synchronized (PrivateMembers.class) {
      touch();
      return n + 2 * f + s;
    }
  }

  @Differentiable
  double numbers(double x, double y) {
    double r = norm(x) * scale + getMean() * y * rate * LIMIT;
    for (int i = 0; i < steps; i++) {
      r += Math.sin(r * weights[i]) * TABLE[i] + matrix[i % 2][1] * ROWS[1][i % 2] * x;
    }
    return isFast ? r : r * single * name.length() * list.get(1);
  }

  @Differentiable
  double[] vector(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] * x[i] * weights[i] + other.weights[i] * other.sigma * PrivateMembers.rate;
    }
    return y;
  }

  @Differentiable
  double methods(double x, int n) {
    touch();
    double r = x * level(n) + x * level(1) * count() + x * count("a", n, 2.0, 'c');
    r += x * x * modes(n) * modes(1, Mode.LINEAR, mode) * longer(n, n, (short) 3);
    String text = pick(n > 2, "a", "bcd");
    Mode picked = pick(true, mode, Mode.LINEAR);
    r *= text.length() + picked.power() + faster().weighted(n) + NAMED.get("a");
    return r / operator.applyAsDouble(n);
  }

  @Differentiable
  double enums(double x) {
    double r = x * mode.power() * mode.weight + mode.name().length() * MODES.length;
    switch (mode) {
      case LINEAR -> r *= 2;
      case SQUARE -> r *= x;
    }
    switch (other.mode) {
      case LINEAR:
        r += x;
      default:
        r *= x;
    }
    r += switch (faster()) {
      case LINEAR -> x * x;
      default -> 1;
    };
    for (Mode each : modes) {
      r += x * each.ordinal() * (each == Mode.SQUARE ? 2 : 1) * each.compareTo(Mode.LINEAR);
    }
    Mode[] all = Mode.values();
    return r * Mode.valueOf("SQUARE").weighted(all.length) + all[0].weight * x + modes[1].power();
  }

  @Differentiable
  double objects(double x, @Constant Object any) {
    Node first = node;
    Node made = new Node(2, 0.5, 0.25);
    double r = x * first.value * made.value * made.next.value + ROOT.total() * x * x;
    r += Node.Deep.STEPS[1] * Node.Deep.count * x + new Node.Deep().tiny * x;
    r += new Node.Deep().letter * x * first.small[1];
    r += curve.at(2) * x + square.at(1) * x + Curve.STEP * x * curve.twice(3);
    Curve chosen = x > 1 ? curve : square;
    r *= chosen.at(0.5) + ((Shape) square).factor + square.factor() * square.sides();
    Object o = mode;
    if (o instanceof Mode && !(any instanceof Node)) {
      r += ((Mode) o).power() * x;
    }
    Shape shape = square;
    r += square.isRound ? 0 : shape.factor * x * ((Square) shape).at(2);
    return r + x * (shape == square ? 3 : 2) * (first.next == null ? 2 : 1);
  }

  @Differentiable
  double records(double x) {
    double r = x * cell.row() * cell.name.length() * cell.letters() * Cell.SIZE;
    Cell made = new Cell(steps, name);
    r += made.row * x * x * made.letters() + wide.all().get(1) * x + wide.name.length();
    r += wide.all.size() * x;
    return r;
  }

  @Differentiable
  double generics(double x) {
    double r = x * bag.best() * bag.best * (bag.isBest(2) ? 1 : 2) * bag.all.size();
    for (int each : bag) {
      r += x * x * each;
    }
    Bag<String> strings = new Bag<>();
    strings.all.add("abc");
    for (String each : strings) {
      r *= each.length();
    }
    return r * (Mode.class.hashCode() == mode.getDeclaringClass().hashCode() ? 2 : 3);
  }

  @Differentiable
  static double parameters(double x, Mode mode, Node node, Cell[] cells, List<Mode> list) {
    double r = x * mode.power() * node.value + cells[0].row() * x * x;
    for (Mode each : list) {
      r += each.weight * x;
    }
    return r;
  }

  static Mode sampleMode(int point) {
    return MODES[point % 2];
  }

  static Node sampleNode(int point) {
    return new Node(0.5 + point);
  }

  static Cell[] sampleCell_Array(int point) {
    return new Cell[] {new Cell(point, "a")};
  }

  static List<Mode> sampleList(int point) {
    return List.of(Mode.SQUARE, sampleMode(point));
  }

  static Object sampleObject(int point) {
    return point == 0 ? new Node(1) : "text";
  }

  @Differentiable
  private double hidden(double x) {
    return x * x * sigma + repeated(x, 3);
  }

  private double repeated(double x, int n) {
    return n == 0 ? x : Math.sin(repeated(x, n - 1) * sigma);
  }

  /** The class itself is private. */
  private static final class Inner {
    private double q = 1.5;
    private final Inner next;

    private Inner(Inner next) {
      this.next = next;
    }

    static Inner sampleInner(int point) {
      Inner inner = new Inner(new Inner(null));
      inner.next.q = 0.5 + point;
      return inner;
    }

    @Differentiable
    double f(double x, double y) {
      return q * x * x * rate + next.q * y + helper(y) * ROOT.value;
    }

    private double helper(double y) {
      return y * q + level(2) * y;
    }

    private double level(int n) {
      synchronized (PrivateMembers.class) {
        touch();
        return n * q;
      }
    }

    @Differentiable
    static double of(Inner inner, double x) {
      return inner.f(x, x) * inner.next.level(3);
    }
  }

  /** With an object around each. */
  private class Around {
    private double sigma = 0.75;

    private final class Within extends Shape {
      private double mean = 1.25;

      private Within() {
        super(2);
      }

      @Override
      int sides() {
        return 3;
      }

      @Differentiable
      double f(double x) {
        double r = x * sigma * PrivateMembers.this.sigma * Around.this.sigma * mean;
        r += norm(x) * level(2) * factor() + x * PrivateMembers.this.mean * weights[1];
        return helper(r * x) * (mode == Mode.SQUARE ? node.value : scale) * twice(x);
      }

      private double helper(double x) {
        return x * x * Around.this.twice(x) + steps;
      }
    }

    private double twice(double x) {
      return 2 * x * scale * level(1);
    }

    private int level(int n) {
      synchronized (PrivateMembers.class) {
        touch();
        return n + steps;
      }
    }
  }

  static Around.Within sampleWithin(int point) {
    return samplePrivateMembers(point).new Around().new Within();
  }
}
