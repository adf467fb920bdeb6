package tricky;

import dev.fluxion.annotations.Differentiable;

/** Uses of records whose meaning depends on order, sharing and constructors. */
class TrickyRecords {
  record Pair(double a, double b) {
    static final double HALF = 0.5;

    Pair swapped() {
      return new Pair(b, a);
    }

    double mean() {
      return (this.a + b) * HALF;
    }

    Pair with(double a) {
      return new Pair(a, this.b);
    }

    static Pair of(double... ab) {
      return new Pair(ab[0], ab[1]);
    }
  }

  record Checked(double value, int count) {
    Checked {
      if (count < 2) {
        throw new IllegalArgumentException("too few");
      }
      value = value < 0 ? -value : value;
      count++;
      if (value > 2) {
        count += 10;
      }
    }

    Checked(int count) {
      this(count * 0.5, count + 1);
    }

    Checked(double value) {
      this((int) value);
      if (value() > 1) {
        throw new IllegalStateException();
      }
    }

    Checked next() {
      return new Checked(value * count, count);
    }
  }

  record Full(double low, double high, double[] both) {
    Full(double low, double high, double[] both) {
      both[0] += 1;
      this.both = both;
      if (low > high) {
        this.low = high;
        this.high = low + this.low;
        return;
      }
      this.low = low;
      this.high = high;
      both[1] = this.high;
    }

    public double[] both() {
      return both.clone();
    }

    void set(int i, double value) {
      both[i] = value;
    }
  }

  record Nest(Pair first, Nested second, boolean chosen) {
    record Nested(long bits, char letter, byte small, Pair pair) {}

    Pair either() {
      return chosen ? first : second.pair;
    }
  }

  @Differentiable
  static double order(double x, int i) {
    int k = i;
    Pair p = new Pair(k++ * x, k++ + x);
    Pair q = new Pair(p.a() + (k = 7), k).with(k += 2);
    return p.mean() * 3 + q.a() - q.b + k;
  }

  @Differentiable
  static double rebound(double x, double y) {
    Pair p = new Pair(x, y);
    double kept = p.a() + (p = p.swapped()).a() * 2 + p.a() * 3;
    p = new Pair(p.b(), p.a());
    p = new Pair(p.b, p.mean());
    return kept + p.a() * p.b();
  }

  @Differentiable
  static double checked(double x, int n) {
    Checked c = new Checked(x, n);
    return c.next().next().value() + c.count();
  }

  @Differentiable
  static double delegated(double x, int n) {
    double sum = n > 3 ? new Checked(n).value() : new Checked(x).value;
    return sum * new Checked(n).count;
  }

  @Differentiable
  static double full(double x, double[] w) {
    Full f = new Full(x, w[2], w);
    double[] copy = f.both();
    copy[3] = 100;
    f.set(4, f.high() * f.low);
    f.both[2] = 5;
    return w[0] + w[1] + w[2] + w[3] + w[4] + f.both()[4] + copy[3];
  }

  @Differentiable
  static double nested(double x, int i, boolean flag) {
    Nest n =
        new Nest(
            new Pair(x, i), new Nest.Nested(i * 3L, (char) (i + 60), (byte) (i * 50), Pair.of(new double[] {i, x})), flag);
    Nest m = i > 2 ? n : new Nest(n.either(), n.second(), !flag);
    return m.either().mean() + m.second().bits() + m.second.letter + m.second().small() * x;
  }

  @Differentiable
  static double loops(double x, int n) {
    Pair p = new Pair(x, 1);
    outer:
    for (int i = 0; i < n; i++) {
      Pair before = p;
      while (p.a() < 3) {
        p = p.with(p.a() + 1.5).swapped();
        if (p.b() > 2) {
          continue outer;
        }
        if (p.mean() > 4) {
          p = before;
          break outer;
        }
      }
      p =
          switch (i % 3) {
            case 0 -> p.swapped();
            case 1 -> {
              Pair q = new Pair(p.a / 2, i);
              yield q;
            }
            default -> before;
          };
    }
    return p.a() - 2 * p.b();
  }

  static Pair search(double x, int n) {
    if (n == 0) {
      return new Pair(x, 0);
    }
    for (int i = 0; i < n; i++) {
      if (x * i > 2) {
        return new Pair(x, i);
      }
    }
    return search(x + 0.5, n - 1).swapped();
  }

  @Differentiable
  static double searched(double x, int n) {
    search(x, n);
    Pair found = search(x, n);
    return found.a() + 10 * found.b();
  }

  /** All arguments are evaluated, though but one is looked at. */
  @Differentiable
  static double evaluated(double[] w, int i) {
    return new Pair(w[0], w[i]).a() + new Pair(w[i + 1], 1).b();
  }
}
