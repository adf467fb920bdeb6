import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Strings, enums, collections and other objects as constants, and calls of methods on them. */
class Surroundings {
  enum Shape {
    LINE, CIRCLE, CUBE;

    int degree() {
      return ordinal() + 1;
    }
  }

  interface Options {
    double SCALE = 1.5;
    String NAME = "options";

    int size();
  }

  static final class Settings {
    final double rate;
    int steps;
    final double[] weights;
    final Map<String, Double> factors = new HashMap<>();
    Shape shape = Shape.CIRCLE;

    Settings(double rate, int steps, double... weights) {
      this.rate = rate;
      this.steps = steps;
      this.weights = weights;
      factors.put("a", 2.0);
      factors.put("b", 0.5);
    }

    int steps() {
      return steps;
    }

    double scaled(double x) {
      double sum = 0;
      for (double w : weights) sum += w * x * x;
      return sum * rate;
    }
  }

  static final List<Integer> POWERS = List.of(1, 2, 3);
  static final String[] NAMES = {"line", "cube"};

  static Shape sampleShape(int point) {
    return Shape.values()[point];
  }

  static String sampleString(int point) {
    return List.of("linear", "square", "other").get(point);
  }

  static List<Integer> sampleList(int point) {
    return new ArrayList<>(List.of(point, 2, 1));
  }

  static Map<String, Double> sampleMap(int point) {
    return Map.of("a", 1.0 + point, "b", 2.0);
  }

  static Settings sampleSettings(int point) {
    return new Settings(0.5 + point, 2 + point, 1, 2, 3);
  }

  static Object sampleObject(int point) {
    return point == 0 ? "text" : point == 1 ? (Object) 3 : new int[] {4};
  }

  static String[] sampleString_Array(int point) {
    return new String[] {"add", point == 1 ? "scale" : "power", "add"};
  }

  @Differentiable
  static double ofShape(double x, double y, Shape shape) {
    double r = switch (shape) {
      case LINE -> x * y;
      case CIRCLE -> {
        double q = x * x;
        yield q + y * y;
      }
      case CUBE -> x * x * x;
    };
    switch (shape) {
      case LINE:
        r += x;
      case CIRCLE:
        r *= y;
        break;
      default:
        r -= y * y;
    }
    if (shape == Shape.CUBE) r *= 2;
    if (r > 1e6) throw new ArithmeticException("r = " + -r + (x - y) + -shape.degree());
    double minus = shape.degree() * -0.5;
    String text = "minus " + -minus + (1 - minus) + (char) (65 + shape.ordinal());
    r += text.length() * x;
    return r + shape.degree() * x + y * shape.name().length();
  }

  static double[] weights(int n) {
    synchronized (NAMES) {
      return new double[] {n, 2, 0.5};
    }
  }

  /** Arrays of the method, of a field and of a call that is not looked into, under one name. */
  @Differentiable
  static double either(double[] x, Settings settings, int n, boolean p) {
    double[] w = p ? x : settings.weights;
    double[][] rows = {settings.weights, x, weights(n), w};
    double sum = 0;
    for (int round = 0; round < n; round++) {
      double[] row = rows[round % 4];
      for (int i = 0; i < 3; i++) sum += row[i] * row[i] * w[i] * x[i];
      w = round == 1 ? weights(round) : row;
      rows[3] = round % 2 == 0 ? settings.weights : x;
      Object same = settings.weights;
      if (((double[]) same).length > 2) sum += ((double[]) same)[1] * w[0];
    }
    return sum;
  }

  @Differentiable
  static double texts(double x, String mode) {
    String lines = "one\ntwo\t\"quoted\" \\ \r\b é ∂ $L $$ \0 \uD83D\uDE00";
    String none = null;
    int length = "a\nb".length() + "%d $S\n".indexOf('$');
    boolean same = lines == "one\ntwo\t\"quoted\" \\ \r\b é ∂ $L $$ \0 \uD83D\uDE00";
    Object[] objects = {mode, 'c', 1, 2.5, null, "x\ny"};
    int hash = 0;
    for (Object o : objects) hash += o == null ? 1 : o.toString().length();
    return x * lines.length() * length + (same ? x * x : x) + lines.hashCode() % 10 + hash * x + String.valueOf(none).length();
  }

  @Differentiable
  static double ofString(double x, String mode) {
    final String square = "squ" + "are";
    double r = switch (mode) {
      case "linear" -> 2 * x;
      case square -> x * x;
      default -> Math.sin(x);
    };
    switch (mode + 1) {
      case "linear1", "cubic1":
        r = r * r;
        break;
      case "square1":
        r += x;
    }
    return mode.startsWith("o") || "linear".equals(mode) ? r * mode.length() : r;
  }

  @Differentiable
  static double ofList(double x, List<Integer> powers) {
    double sum = 0;
    for (int p : powers) {
      sum += Math.pow(x, p);
    }
    for (int i = 0; i < powers.size(); i++) {
      int k = powers.get(i);
      sum += k * x * x;
    }
    for (Integer p : POWERS) sum *= p + x;
    return sum;
  }

  @Differentiable
  static double ofMap(double[] x, Map<String, Double> factors) {
    double a = factors.get("a");
    Double b = factors.getOrDefault("b", 0.0);
    double sum = 0;
    for (Map.Entry<String, Double> entry : factors.entrySet()) {
      sum += entry.getValue() * x[entry.getKey().length()] * x[0];
    }
    for (var key : factors.keySet()) {
      var factor = factors.get(key);
      sum += factor * x[1] * x[1];
    }
    return sum * a + b * x[2] * x[3];
  }

  @Differentiable
  static double ofSettings(double[] x, Settings settings) {
    double[] weights = settings.weights;
    double sum = settings.rate * x[0];
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * x[i] * x[i] * settings.rate;
    }
    for (int i = 0; i < settings.steps(); i++) sum = Math.sin(sum) + settings.factors.size() * x[1];
    if (settings.shape != Shape.LINE && settings.factors.containsKey("a")) {
      sum += settings.scaled(x[2] * x[0]);
    }
    return sum * settings.steps + Settings.class.cast(settings).weights[1];
  }

  @Differentiable
  static double ofObject(double x, Object o) {
    if (o == null) return x;
    if (o instanceof String) {
      String s = (String) o;
      return x * s.length();
    } else if (o instanceof Integer) {
      int n = (Integer) o;
      return Math.pow(x, n) + (int) (Integer) o;
    }
    int[] values = (int[]) o;
    return x * x * values[0];
  }

  @Differentiable
  static double program(double x, double y, String[] steps) {
    double r = x;
    String last = null;
    for (String step : steps) {
      boolean repeated = step.equals(last);
      switch (step) {
        case "add" -> r += repeated ? 1 : y * r;
        case "scale" -> r *= y;
        default -> {
          if (step.isEmpty()) throw new IllegalArgumentException("empty step after " + last + " at " + r);
          r = Math.pow(r, 2);
        }
      }
      last = step;
    }
    return last == null ? 0 : r * last.length() * steps.length;
  }

  /** Each call once: what depends on the state of an object would show any other number. */
  @Differentiable
  static double counted(double[] x, int n) {
    StringBuilder log = new StringBuilder();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      log.append(i).append(',');
      int length = log.length();
      sum += Math.sin(length * x[i % x.length]) * x[0];
      if (log.length() > 3) log.append("long");
    }
    int same = log.length();
    log.append("!");
    int other = log.length();
    return sum * same + other * x[1] * x[1];
  }

  @Differentiable
  static double iterators(double x, List<Integer> list) {
    var iterator = list.iterator();
    double r = x;
    while (iterator.hasNext()) {
      int next = iterator.next();
      r = r * x + next;
    }
    return r;
  }

  @Differentiable
  static double sorted(double[] x, int[] order, @Constant double[] constants) {
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < sorted.length; i++) sum += (i + 1) * x[sorted[i]] * x[sorted[i]];
      sorted[0] = sorted[3];
      Arrays.sort(sorted);
    }
    double total = Arrays.stream(constants).sum();
    double best = Arrays.stream(order).max().getAsInt();
    return sum * total * best + Arrays.hashCode(order) % 7 * x[0];
  }

  @Differentiable
  static double created(double[] x, int n) {
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < n; i++) list.add(i * i);
    Comparator<Integer> downwards = Comparator.reverseOrder();
    list.sort(downwards);
    Settings settings = new Settings(n * 0.5, n, 1, 2);
    double sum = 0;
    for (int v : list) sum = sum * x[0] + v * x[1];
    return sum * settings.rate + settings.weights.length * x[2] * x[3] + Options.SCALE * x[0];
  }

  static int cached(int n) {
    try {
      return Integer.parseInt("" + n) + 1;
    } catch (NumberFormatException impossible) {
      return 0;
    }
  }

  static double sumOf(double... values) {
    double sum = 0;
    for (double v : values) sum += v * v;
    return sum;
  }

  static double chosen(String name, double... values) {
    return name.isEmpty() ? 0 : values[name.length() % values.length];
  }

  @Differentiable
  static double helpers(double x, double y, String mode) {
    int n = cached(3);
    double sum = sumOf(x, y, x * y) * n + sumOf() + sumOf(new double[] {x, 1});
    return sum + chosen(mode, x, x * x, y) + chosen("", 1) + String.format("%d-%s", n, mode).length() * x;
  }

  @Differentiable
  static double boxes(double x, Integer n, Double constantFactor) {
    Integer count = n;
    count++;
    count += 2;
    Double half = 0.5;
    long total = count + Long.valueOf(3);
    boolean equal = count == 5 && constantFactor > half;
    return x * count * half * constantFactor + (equal ? x : total * x * x) + (n == 2 ? 1 : constantFactor);
  }

  static Integer sampleInteger(int point) {
    return 2 + point;
  }

  static Double sampleDouble(int point) {
    return 0.25 + point;
  }

  record Point(double x, double y, String label) {
    static final Point ORIGIN = new Point(0.5, -0.25, "origin");

    double distance(Point other) {
      return Math.hypot(x - other.x, y - other.y) + label.length() * other.label().length();
    }
  }

  record Pair<A, B>(A first, B second) {}

  record Chain(int link, Chain next) {
    int product() {
      return next == null ? link : link * this.next.link() * next().product();
    }
  }

  static List<Point> sampleCollection(int point) {
    return List.of(new Point(1 + point, 2, "a"), new Point(0.5, point, "bc"));
  }

  static Pair<String, Integer> samplePair(int point) {
    return new Pair<>("pair", 2 + point);
  }

  static Chain sampleChain(int point) {
    return new Chain(2, new Chain(1 + point, new Chain(3, null)));
  }

  /** Records in collections are constants; taken out they are records like any other. */
  @Differentiable
  static double nearest(double x, double y, java.util.Collection<Point> points) {
    Point here = new Point(x, y, "here");
    double sum = here.distance(Point.ORIGIN);
    for (Point point : points) {
      sum += here.distance(point) * point.x();
    }
    for (var point : points) {
      sum *= point.y() + point.label().length();
    }
    Point origin = Point.ORIGIN;
    return sum + origin.x * x + new Point(x * y, 1, here.label + 1).distance(here);
  }

  @Differentiable
  static double pairs(double x, Pair<String, Integer> pair, Chain chain) {
    double r = x * pair.first().length();
    var made = new Pair<>(pair.second(), "text");
    int links = 0;
    for (Chain c = chain; c != null; c = c.next()) {
      r = r * x + c.link();
      links++;
    }
    r += x * chain.product();
    return Math.pow(r, pair.second()) * links + made.first() * x + made.second().length();
  }
}
