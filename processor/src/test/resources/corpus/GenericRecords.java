import dev.fluxion.annotations.Differentiable;
import java.util.List;
import java.util.Map;

/** Generic records by their type arguments. */
class GenericRecords {
  record Vec(double x, double y) {
    double dot(Vec o) {
      return x * o.x + y * o.y;
    }
  }

  record Both<T>(T tag, double x) {
    double twice() {
      return 2 * x;
    }

    T label() {
      return tag;
    }

    Both<T> scaled(double factor) {
      return new Both<>(tag, x * factor);
    }

    Both<T> plain(double factor) {
      return new Both<T>(tag(), x * factor);
    }

    double plus(Both<T> other) {
      return x + other.x * other.x();
    }
  }

  record Named<K extends Comparable<K>>(K key, List<K> all, double v) {
    static Named<String> sampleNamed(int point) {
      return new Named<>("abc", List.of("a", "bb"), 1.5 + point);
    }
  }

  record Pair<A, B>(A first, B second) {}

  record Mixed<A, B>(A first, B second) {}

  record Couple<A extends Both<?>, B>(A first, B second) {}

  record Table<T>(T data, double x) {}

  record Clamped<T extends CharSequence>(T text, double x) {
    Clamped {
      if (x < 0) {
        x = -x;
      }
    }
  }

  static Both<String> sampleBoth(int point) {
    return new Both<>("tag".repeat(point + 1), 0.7 + point);
  }

  static Named<String> sampleNamed(int point) {
    return Named.sampleNamed(point);
  }

  static Clamped<String> sampleClamped(int point) {
    return new Clamped<>("text", 0.3 + point);
  }

  static Pair<Vec, Vec> samplePair(int point) {
    return new Pair<>(new Vec(1.5, point), new Vec(-0.5, 0.25));
  }

  static Mixed<double[], Vec> sampleMixed(int point) {
    return new Mixed<>(new double[] {1.5, point}, new Vec(-0.5, 0.25));
  }

  static Couple<Both<String>, Both<Integer>> sampleCouple(int point) {
    return new Couple<>(new Both<>("ab", 1.5 + point), new Both<>(3, -0.5));
  }

  static Table<int[]> sampleTable(int point) {
    return new Table<>(new int[] {3, 5}, 0.5 + point);
  }

  @Differentiable
  static double length(Both<String> b, double y) {
    return b.x() * b.x() * b.tag().length() + y * b.label().length();
  }

  @Differentiable
  static double wild(Both<?> b, double y) {
    return b.x() * y * b.twice();
  }

  @Differentiable
  static double bound(Both<? extends CharSequence> b, double y) {
    return b.x() * b.tag().length() * y;
  }

  @Differentiable
  static double below(Both<? super String> b, double y) {
    return b.x() * y;
  }

  @Differentiable
  @SuppressWarnings("rawtypes")
  static double raw(Both b, double y) {
    return b.x() * y * b.x();
  }

  @Differentiable
  static double nested(Named<String> n, double y) {
    return n.v() * n.key().length() + y * n.all().size() * n.all().get(0).length() * n.v();
  }

  @Differentiable
  static double anyNamed(Named<?> n, double y) {
    return n.v() * y * n.all().size();
  }

  @Differentiable
  static double methods(Both<String> b, double y) {
    Both<String> c = b.scaled(y);
    Both<String> d = c.plain(b.x());
    return d.x() * d.tag().length() + c.label().length() * c.plus(d);
  }

  @Differentiable
  static Both<String> result(Both<String> b, double y) {
    return new Both<>(b.tag() + "!", b.x() * y);
  }

  @Differentiable
  static Both<String> chosen(Both<String> b, double y) {
    return y > 0 ? b.scaled(y) : new Both<String>("none", y);
  }

  @Differentiable
  static double clamped(Clamped<String> c, double y) {
    Clamped<String> d = new Clamped<>(c.text(), -y * c.x());
    return d.x() * c.x() * d.text().length();
  }

  @Differentiable
  static double vecs(Pair<Vec, Vec> p, double y) {
    return p.first().dot(p.second()) * y;
  }

  @Differentiable
  static double arrays(Mixed<double[], Vec> p, double y) {
    return p.first()[0] * p.second().x() * y;
  }

  record Wrap<T>(T inner) {}

  static Wrap<Wrap<Vec>> sampleWrap(int point) {
    return new Wrap<>(new Wrap<>(new Vec(0.5, point)));
  }

  @Differentiable
  static double wrapped(Wrap<Wrap<Vec>> w, double y) {
    return w.inner().inner().x() * w.inner().inner().y() * y;
  }

  record Chain<T>(T head, double x, Wrap<T> rest) {}

  static Chain<Vec> sampleChain(int point) {
    return new Chain<>(new Vec(1, point), 0.5, new Wrap<>(new Vec(3, 4)));
  }

  @Differentiable
  static double chain(Chain<? extends Vec> c) {
    return c.head().y() * c.x() * c.rest().inner().x();
  }

  @Differentiable
  static double deep(Couple<Both<String>, Both<Integer>> p) {
    return p.first().x() * p.second().x() * p.first().tag().length() * p.second().tag();
  }

  @Differentiable
  static double made(double x, double y) {
    Pair<Vec, Vec> p = new Pair<>(new Vec(x, y), new Vec(y, 2));
    var q = new Pair<Vec, String>(p.second(), "abc");
    return p.first().dot(p.second()) * q.first().x() * q.second().length();
  }

  @Differentiable
  static double lists(Table<int[]> b, double x) {
    Table<int[]> c = new Table<>(b.data(), x * b.x());
    List<String> names = List.of("abc");
    Map<String, ? extends Number> m = Map.of("a", 1);
    return x * c.x() * names.get(0).length() * m.get("a").intValue();
  }

  @Differentiable
  static double same(Table<int[]> b, double x) {
    return x * b.x() * b.data()[0];
  }
}
