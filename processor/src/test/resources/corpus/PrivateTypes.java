import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
/** Types that generated code may not name, wherever a type may stand. */
class PrivateTypes<T extends PrivateTypes.Key> {
  interface Key { int id(); }
  private interface Secret extends Key, Supplier<String> {}
  private static class Impl implements Secret {
    private int id = 2;
    public int id() { return id; }
    public String get() { return "abc"; }
    private static Impl of(int n) { synchronized (PrivateTypes.class) {  return new Impl(); } }
    protected Impl self() { synchronized (PrivateTypes.class) {  return this; } }
  }
  private static class Sub extends Impl { private int toString = 3; private int equals(int n) { synchronized (PrivateTypes.class) {  return n; } } }
  private T key;
  private Map<Secret, List<? extends Impl>> map = new HashMap<>();
  private List<Secret> secrets = List.of(new Impl(), new Sub());
  private Secret[][] grid = {{new Impl()}, {new Sub(), null}};
  private Optional<Impl> maybe = Optional.of(new Impl());
  private <M extends Secret> M same(M m) { synchronized (PrivateTypes.class) {  return m; } }
  private static <X> List<X> listOf(X a, X b) { synchronized (PrivateTypes.class) {  return List.of(a, b); } }
  private int count(Secret... all) { synchronized (PrivateTypes.class) {  return all.length; } }
  private int total(List<? super Impl> l, Map<String, Secret> m) { synchronized (PrivateTypes.class) {  return l.size(); } }
  private double yield(int n) { synchronized (PrivateTypes.class) {  return n; } }
  private long thrown = 4, self = 5, in = 6, a1 = 7, x = 8;
  private String text() { synchronized (PrivateTypes.class) {  return "text"; } }
  private Double boxed = 2.5;
  private int[] ints = {1, 2};
  private static volatile char letter = 'c';
  private PrivateTypes(T k) { key = k; map.put(new Impl(), List.of(new Impl())); }
  @Differentiable public double f(double x, double y) {
    double r = x * key.id() + map.size() * y * this.x;
    for (Secret s : secrets) { r += x * s.id() * s.get().length(); }
    for (Map.Entry<Secret, List<? extends Impl>> e : map.entrySet()) { Impl i = e.getValue().get(0); r += e.getKey().id() * x * i.id; }
    Secret got = secrets.get(0);
    Secret none = grid[1][1];
    r += (none == null ? 1 : 2) * x * (grid[0][0].id() + grid.length + grid[1].length);
    Impl impl = maybe.get();
    Secret chosen = x > 1 ? got : impl;
    Supplier<String> sup = chosen;
    Key k = chosen;
    r *= sup.get().length() * k.id() * same(impl).id * Impl.of(2).self().id();
    r += x * count() + y * count(impl) + x * count(impl, got, null);
    r += listOf(impl, impl).size() * x;
    List<Impl> made = new ArrayList<>();
    made.add(impl);
    r += made.get(0).id * x * made.size();
    r += this.yield(3) * x + thrown * self * x + in * a1;
    r += text().length() * x + boxed * x + ints[1] * y + letter * x;
    Sub sub = new Sub();
    r += sub.toString * x + sub.equals(3) * x + (sub.equals(impl) ? 1 : 2) * x + sub.hashCode() * 0;
    Object o = impl;
    Impl back = (Impl) o;
    Secret up = (Secret) back;
    r += back.id * x + up.id() + (o instanceof Secret ? x : y);
    String s = "v" + impl.id + got.id();
    r += s.length() * x + Objects.requireNonNull(up).id() * x + Objects.hash(impl.id) * y;
    assert got != null : "no " + got;
    if (secrets.contains(up)) r += 1;
    return r;
  }
  @Differentiable private static double g(double x, Secret s, Impl[] all, Map<Secret, Impl> m) { return x * s.id() * all[0].id * m.size() * x; }
  private static final class Hid { 
     private double q = 1; 
     @Differentiable double[] v(double[] x, Hid other) { return new double[] {x[0] * q * other.q, x[1]}; }
     @Differentiable static void out(double[] x, @Output double[] outY, Hid h) { outY[0] = x[0] * h.q; }
  }
  static PrivateTypes<Key> samplePrivateTypes(int point) {
    return new PrivateTypes<>(() -> point + 1);
  }

  static Secret sampleSecret(int point) {
    return new Sub();
  }

  static Impl[] sampleImpl_Array(int point) {
    return new Impl[] {new Impl()};
  }

  static Map<Secret, Impl> sampleMap(int point) {
    return Map.of(new Impl(), new Impl());
  }

  static Hid sampleHid(int point) {
    Hid hid = new Hid();
    hid.q += point;
    return hid;
  }
}
