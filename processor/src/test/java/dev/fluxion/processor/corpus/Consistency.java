package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.runtime.SparseMatrix;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds all generated methods of one annotated method against one another and against central
 * differences of the original, at one point. Parameters whose names begin with {@code out} are
 * outputs, with {@code inOut} independents and results; the original's results are what it fills
 * them with.
 */
public final class Consistency {
  /** A real argument that is no independent, whatever the name of its parameter. */
  public record Fixed(Object value) {}

  private final Method original;
  private final Class<?> companion;
  private final Object[] point;
  private final List<Integer> independents = new ArrayList<>();
  private final List<Integer> outputs = new ArrayList<>();

  /** Independents that are results, too. */
  private final List<Integer> inOuts = new ArrayList<>();

  private final double[] x;

  /** Whether values are rounded to 24 bits on the way, which differences see. */
  private final boolean isCoarse;

  /**
   * @param point all arguments, the receiver first; what is real is independent unless its name
   *     begins with {@code constant} or {@code out}, or it is given as {@link Fixed}
   */
  public Consistency(Method original, Class<?> companion, Object... point) {
    this.original = original;
    this.companion = companion;
    this.point = point.clone();
    original.setAccessible(true);
    for (int i = 0; i < point.length; i++) {
      String name = parameterName(i);
      if (name.startsWith("out")) {
        outputs.add(i);
      } else if (point[i] instanceof Fixed fixed) {
        this.point[i] = fixed.value();
      } else if (Flat.isReal(point[i]) && !name.startsWith("constant")) {
        independents.add(i);
        if (name.startsWith("inOut")) {
          inOuts.add(i);
        }
      }
    }
    this.x = flatPoint();
    this.isCoarse =
        Flat.holdsFloats(original.getReturnType())
            || Stream.concat(
                    Stream.of(original.getDeclaringClass()),
                    Arrays.stream(original.getParameterTypes()))
                .anyMatch(Flat::holdsFloats);
  }

  private String parameterName(int i) {
    if (Modifier.isStatic(original.getModifiers())) {
      return original.getParameters()[i].getName();
    }
    // A receiver has no name; that of the method says what it is.
    return i == 0 ? original.getName() : original.getParameters()[i - 1].getName();
  }

  /** What the original returns, or fills: an array, or several of them. */
  private Object value(double[] flat) throws ReflectiveOperationException {
    Object[] arguments = copies(flat);
    Object returned =
        Modifier.isStatic(original.getModifiers())
            ? original.invoke(null, arguments)
            : original.invoke(arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
    return outputs.isEmpty() && inOuts.isEmpty() ? returned : results(returned, arguments);
  }

  private Object results(Object returned, Object[] arguments) {
    Object[] all =
        Stream.concat(
                Stream.ofNullable(returned),
                Stream.concat(outputs.stream(), inOuts.stream()).sorted().map(i -> arguments[i]))
            .toArray();
    return all.length == 1 ? all[0] : all;
  }

  private Object filled(Object[] arguments) {
    Object[] all = outputs.stream().map(i -> arguments[i]).toArray();
    return all.length == 1 ? all[0] : all;
  }

  /** The independents in flat order. */
  public double[] point() {
    return x.clone();
  }

  /** What the original gives at the point, flat. */
  public double[] value() throws Exception {
    return Flat.of(value(x));
  }

  /** The Jacobian, row by row, or the gradient, by each way there is to ask for all of it. */
  public List<double[]> jacobians() throws Exception {
    List<double[]> all = new ArrayList<>();
    boolean scalar = value(x) instanceof Double;
    if (!scalar) {
      for (String suffix : List.of("Jacobian", "ForwardJacobian", "ReverseJacobian")) {
        all.add(Flat.of(call(suffix)));
      }
    } else if (point[independents.get(0)] instanceof Double && independents.size() == 1) {
      all.add(Flat.of(call("Derivative")));
    } else {
      all.add(Flat.of(call("Gradient")));
      all.add(Flat.of(call("ForwardGradient")));
    }
    return all;
  }

  public void check() throws Exception {
    Object value = value(x);
    if (Flat.isNumber(value)) {
      checkScalar(((Number) value).doubleValue());
    } else {
      checkVector(value);
    }
  }

  private void checkScalar(double value) throws Exception {
    int n = x.length;
    double[] v = direction();
    double[] differences = gradientByDifferences();
    boolean hasGradient = n > 1 || !Flat.isNumber(point[independents.get(0)]);
    if (hasGradient) {
      double[] gradient = Flat.of(call("Gradient"));
      close("reverse", gradient, differences, 1e-5);
      close("forward", Flat.of(call("ForwardGradient")), gradient, 1e-11);
    }
    double[] gradient = Flat.of(callWith("Vjp", destinations(1.0)));
    double[] bars = lastDestinations();
    same("Vjp value", gradient[0], value);
    close("vjp", bars, differences, 1e-5);
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    double[] twice = bars.clone();
    for (int i = 0; i < n; i++) {
      twice[i] = 1 + 2 * bars[i];
    }
    callWith("Vjp", destinations(2.0, ones));
    close("vjp adds", lastDestinations(), twice, 1e-12);
    Object[] overwritten = destinations("none", ones);
    Object again =
        callWith("ValueAndGradient", Arrays.copyOfRange(overwritten, 1, overwritten.length));
    same("ValueAndGradient", (Double) again, value);
    close("valueAndGradient", lastDestinations(), bars, 1e-12);
    checkBatch(lastDestinations(), (Double) again);
    double[] out = new double[2];
    callWith("ValueAndJvp", append(tangents(v), out));
    same("ValueAndJvp", out[0], value);
    close("valueAndJvp", new double[] {out[1]}, new double[] {dot(bars, v)}, 1e-11);
    double jvp = (Double) callWith("Jvp", tangents(v));
    close("jvp", new double[] {jvp}, new double[] {dot(bars, v)}, 1e-11);
    double[] taylor = (double[]) callWith("Taylor", append(tangents(v), 2));
    same("c[0]", taylor[0], value);
    close("c[1]", new double[] {taylor[1]}, new double[] {jvp}, 1e-11);
    checkCurvature(v, value, bars);
    if (hasGradient) {
      double[][] hessian = (double[][]) call("Hessian");
      double[] hvp = Flat.of(callWith("Hvp", tangents(v)));
      for (int i = 0; i < n; i++) {
        close("hvp " + i, new double[] {hvp[i]}, new double[] {dot(hessian[i], v)}, 1e-9);
      }
      close("c[2]", new double[] {2 * taylor[2]}, new double[] {dot(hvp, v)}, 1e-9);
      checkSparse("SparseHessian", hessian);
      if (!hasNormalisedRecord()) {
        close("hvp", hvp, hvpByDifferences(v), 1e-4);
      }
    }
  }

  /** Of numbers alone: at two points, which are the same here. */
  private void checkBatch(double[] gradient, double value) throws Exception {
    String name = original.getName() + "ValueAndGradientBatch";
    for (Method method : companion.getDeclaredMethods()) {
      boolean isOfNumbers = independents.stream().allMatch(i -> point[i] instanceof Double);
      int parameters = point.length - independents.size() + 3;
      if (method.getName().equals(name)
          && isOfNumbers
          && method.getParameterCount() == parameters) {
        double[][] points = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
          points[i] = new double[] {x[i], x[i]};
        }
        double[] values = new double[2];
        double[][] gradients = new double[x.length][2];
        List<Object> arguments = new ArrayList<>();
        arguments.add(points);
        for (int i = 0; i < point.length; i++) {
          if (!independents.contains(i)) {
            arguments.add(point[i]);
          }
        }
        arguments.addAll(List.of(values, gradients));
        method.setAccessible(true);
        method.invoke(null, arguments.toArray());
        assertThat(values).as(name(name)).containsExactly(value, value);
        for (int i = 0; i < x.length; i++) {
          assertThat(gradients[i]).as(name(name)).containsExactly(gradient[i], gradient[i]);
        }
      }
    }
  }

  /** The sparse matrix has all that is not zero. */
  private void checkSparse(String form, double[][] dense) throws Exception {
    if (Arrays.stream(companion.getDeclaredMethods())
        .anyMatch(m -> m.getName().equals(original.getName() + form))) {
      double[][] sparse = ((SparseMatrix) call(form)).toDense();
      for (int i = 0; i < dense.length; i++) {
        close(form + " " + i, sparse[i], dense[i], 1e-11);
      }
    }
  }

  private double[][] rows(double[] flat, int m) {
    double[][] rows = new double[m][];
    for (int i = 0; i < m; i++) {
      rows[i] = Arrays.copyOfRange(flat, i * x.length, (i + 1) * x.length);
    }
    return rows;
  }

  /** The forms in place write the same as those that return new arrays. */
  private void checkCurvature(double[] v, double value, double[] gradient) throws Exception {
    boolean isOneReal = v.length == 1 && Flat.isNumber(point[independents.get(0)]);
    Object[] tangents = isOneReal ? new Object[] {exact(v[0])} : tangents(v);
    double[] hvp = Flat.of(callWith("Hvp", tangents));
    double[] before = new double[x.length];
    Arrays.fill(before, 7);
    Object[] given = destinations("none", before);
    callWith("Hvp", join(tangents, Arrays.copyOfRange(given, 1, given.length)));
    close("hvp in place", lastDestinations(), hvp, 1e-11);
    destinations("none", before);
    Object[] first = lastBars;
    destinations("none", before);
    Object[] second = lastBars;
    Object returned = callWith("GradientAndHvp", join(tangents, join(first, second)));
    same("GradientAndHvp", (Double) returned, value);
    close("hvp beside gradient", lastDestinations(), hvp, 1e-11);
    lastBars = first;
    close("gradient beside hvp", lastDestinations(), gradient, 1e-11);
  }

  private static Object[] join(Object[] head, Object[] tail) {
    Object[] all = Arrays.copyOf(head, head.length + tail.length, Object[].class);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }

  /**
   * Bit for bit; but a derivative that is called is taken by forward mode in Taylor mode, and may
   * be a coefficient of a series where users call it.
   */
  private void same(String what, double actual, double expected) {
    String name = original.getDeclaringClass().getName();
    if (name.startsWith("NestedDerivatives") || name.startsWith("ImplicitFunctions")) {
      close(what, new double[] {actual}, new double[] {expected}, 1e-12);
    } else {
      assertThat(actual).as(name(what)).isEqualTo(expected);
    }
  }

  /**
   * Gradients at points beside the given one cannot be asked for: its constructor moves them. What
   * the record is used for in the corpus does not change by that, nor do first differences.
   */
  private boolean hasNormalisedRecord() {
    return independents.stream()
        .map(i -> point[i].getClass().getSimpleName() + "Tangent")
        .anyMatch(
            name ->
                Arrays.stream(companion.getDeclaredClasses())
                    .anyMatch(c -> c.getSimpleName().equals(name)));
  }

  private void checkVector(Object value) throws Exception {
    double[] v = direction();
    double[] flatValue = Flat.of(value);
    int m = flatValue.length;
    double[] forward = Flat.of(call("ForwardJacobian"));
    close("reverse", Flat.of(call("ReverseJacobian")), forward, 1e-11);
    close("jacobian", Flat.of(call("Jacobian")), forward, 1e-11);
    close("differences", forward, jacobianByDifferences(m), 1e-5);
    checkSparse("SparseJacobian", rows(forward, m));
    double[] jvp = Flat.of(callWith("Jvp", tangents(v)));
    double[][] taylor = (double[][]) callWith("Taylor", append(tangents(v), 2));
    double[] u = new double[m];
    for (int i = 0; i < m; i++) {
      u[i] = exact(Math.sin(i + 1));
      same("c[0]", taylor[i][0], flatValue[i]);
      close("c[1]", new double[] {taylor[i][1]}, new double[] {jvp[i]}, 1e-11);
    }
    Object cotangent = cotangent(value, u);
    double[] product = new double[x.length];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < x.length; j++) {
        product[j] += u[i] * forward[i * x.length + j];
      }
    }
    close("vjp", Flat.of(callWith("Vjp", new Object[] {cotangent})), product, 1e-11);
    callWith("Vjp", destinations(cotangent));
    close("vjp in place", lastDestinations(), product, 1e-11);
    checkHessian(v, u, callWith("Hvp", append(tangents(v), cotangent)));
    checkValueAndJacobian(value, flatValue, forward);
    double[] hvp = Flat.of(callWith("Hvp", append(tangents(v), cotangent)));
    double quadratic = 0;
    for (int i = 0; i < m; i++) {
      quadratic += u[i] * 2 * taylor[i][2];
    }
    close("uᵀ∇²f(v,v)", new double[] {dot(hvp, v)}, new double[] {quadratic}, 1e-9);
  }

  private void checkHessian(double[] v, double[] u, Object hvp) throws Exception {
    double[][][] hessian = (double[][][]) call("Hessian");
    double[] sum = new double[x.length];
    for (int i = 0; i < u.length; i++) {
      for (int j = 0; j < x.length; j++) {
        sum[j] += u[i] * dot(hessian[i][j], v);
      }
    }
    close("hessian", Flat.of(hvp), sum, 1e-9);
  }

  private void checkValueAndJacobian(Object value, double[] flatValue, double[] expected)
      throws Exception {
    if (value instanceof Record || outputs.isEmpty() && hasSeveralResults()) {
      return;
    }
    double[][] jacobian = new double[flatValue.length][x.length];
    if (outputs.isEmpty()) {
      Object destination = Flat.like(value, new double[flatValue.length], new int[1]);
      callWith("ValueAndJacobian", new Object[] {destination, jacobian});
      assertThat(Flat.of(destination)).as(name("value")).isEqualTo(flatValue);
    } else {
      callWith("ValueAndJacobian", new Object[] {jacobian});
    }
    close("valueAndJacobian", Flat.of(jacobian), expected, 1e-11);
  }

  /** A cotangent of the type that is generated for the result. */
  private Object cotangent(Object value, double[] u) throws Exception {
    if (!hasSeveralResults()) {
      return Flat.like(value, u, new int[1], companion.getDeclaredClasses());
    }
    Object[] arrays = (Object[]) Flat.like(value, u, new int[1]);
    String name = original.getName();
    String record = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Result";
    var constructor =
        Arrays.stream(companion.getDeclaredClasses())
            .filter(c -> c.getSimpleName().equals(record))
            .findFirst()
            .orElseThrow()
            .getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return constructor.newInstance(arrays);
  }

  /** Whether they make up a record of the companion. */
  private boolean hasSeveralResults() {
    boolean returns = original.getReturnType() != void.class;
    int arrays = outputs.size() + inOuts.size();
    return arrays + (returns ? 1 : 0) > 1 && arrays > 0;
  }

  private double[] direction() {
    double[] v = new double[x.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = exact(Math.cos(3 * i + 1));
    }
    return v;
  }

  /** A number that a tangent or cotangent can hold, be it one of floats. */
  private double exact(double number) {
    return isCoarse ? (float) number : number;
  }

  private double[] gradientByDifferences() throws Exception {
    return jacobianByDifferences(1);
  }

  private double[] jacobianByDifferences(int m) throws Exception {
    int n = x.length;
    double[] result = new double[m * n];
    for (int j = 0; j < n; j++) {
      double h = (isCoarse ? 0x1p-8 : 1e-6) * Math.max(1, Math.abs(x[j]));
      double[] up = Flat.of(value(shifted(j, h)));
      double[] down = Flat.of(value(shifted(j, -h)));
      for (int i = 0; i < m; i++) {
        result[i * n + j] = (up[i] - down[i]) / (2 * h);
      }
    }
    return result;
  }

  private double[] hvpByDifferences(double[] v) throws Exception {
    double h = isCoarse ? 0x1p-8 : 1e-6;
    double[] up = x.clone();
    double[] down = x.clone();
    for (int i = 0; i < x.length; i++) {
      up[i] += h * v[i];
      down[i] -= h * v[i];
    }
    double[] plus = Flat.of(find("Gradient", List.of(copies(up))).invoke(null, copies(up)));
    double[] minus = Flat.of(find("Gradient", List.of(copies(down))).invoke(null, copies(down)));
    for (int i = 0; i < plus.length; i++) {
      plus[i] = (plus[i] - minus[i]) / (2 * h);
    }
    return plus;
  }

  private double[] shifted(int j, double h) {
    double[] shifted = x.clone();
    shifted[j] += h;
    return shifted;
  }

  private double[] flatPoint() {
    try {
      List<Object> reals = new ArrayList<>();
      independents.forEach(i -> reals.add(point[i]));
      return Flat.of(reals.toArray());
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The arguments with the independents taken from {@code flat}. */
  private Object[] copies(double[] flat) throws ReflectiveOperationException {
    Object[] copy = point.clone();
    int[] next = {0};
    for (int i : independents) {
      copy[i] = Flat.like(point[i], flat, next);
    }
    for (int i : outputs) {
      copy[i] = Flat.copy(point[i]);
    }
    return copy;
  }

  private Object[] tangents(double[] v) {
    List<Object> tangents = new ArrayList<>();
    int[] next = {0};
    for (int i : independents) {
      tangents.add(Flat.like(point[i], v, next, companion.getDeclaredClasses()));
    }
    return tangents.toArray();
  }

  private Object[] lastBars;

  /** A cotangent and the destinations of a reverse sweep, of zeros. */
  private Object[] destinations(Object cotangent) throws ReflectiveOperationException {
    return destinations(cotangent, new double[x.length]);
  }

  private Object[] destinations(Object cotangent, double[] before)
      throws ReflectiveOperationException {
    List<Object> bars = new ArrayList<>();
    List<Double> scalars = new ArrayList<>();
    int[] next = {0};
    for (int i : independents) {
      if (Flat.isNumber(point[i])) {
        scalars.add(before[next[0]++]);
      } else if (point[i] instanceof Record) {
        double[] bar = new double[Flat.of(point[i]).length];
        System.arraycopy(before, next[0], bar, 0, bar.length);
        next[0] += bar.length;
        bars.add(bar);
      } else {
        bars.add(Flat.like(point[i], before, next));
      }
    }
    if (!scalars.isEmpty()) {
      bars.add(scalars.stream().mapToDouble(Double::doubleValue).toArray());
    }
    lastBars = bars.toArray();
    List<Object> all = new ArrayList<>(List.of(cotangent));
    all.addAll(bars);
    return all.toArray();
  }

  /** What the last destinations hold, in flat order. */
  private double[] lastDestinations() throws Exception {
    List<Object> ordered = new ArrayList<>();
    int array = 0;
    int scalar = 0;
    for (int i : independents) {
      ordered.add(
          Flat.isNumber(point[i])
              ? (Object) ((double[]) lastBars[lastBars.length - 1])[scalar++]
              : lastBars[array++]);
    }
    return Flat.of(ordered.toArray());
  }

  private static Object[] append(Object[] head, Object tail) {
    Object[] all = Arrays.copyOf(head, head.length + 1, Object[].class);
    all[head.length] = tail;
    return all;
  }

  private Object call(String suffix) throws Exception {
    return callWith(suffix, new Object[0]);
  }

  private Object callWith(String suffix, Object[] more) throws Exception {
    List<Object> all = new ArrayList<>(Arrays.asList(copies(x)));
    all.addAll(Arrays.asList(more));
    Object result = find(suffix, all).invoke(null, all.toArray());
    if (!outputs.isEmpty()) {
      assertThat(Flat.of(filled(all.toArray())))
          .as(name(suffix + " fills the outputs"))
          .isEqualTo(Flat.of(filledByOriginal()));
    }
    return result;
  }

  private Object filledByOriginal() throws ReflectiveOperationException {
    Object[] arguments = copies(x);
    boolean isStatic = Modifier.isStatic(original.getModifiers());
    if (isStatic) {
      original.invoke(null, arguments);
    } else {
      original.invoke(arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
    }
    return filled(arguments);
  }

  private Method find(String suffix, List<Object> arguments) {
    int arity = arguments.size();
    for (Method method : companion.getDeclaredMethods()) {
      if (method.getName().equals(original.getName() + suffix) && fits(method, arguments)) {
        method.setAccessible(true);
        return method;
      }
    }
    throw new AssertionError("no " + name(suffix) + " with " + arity + " parameters");
  }

  private static boolean fits(Method method, List<Object> arguments) {
    Class<?>[] types = method.getParameterTypes();
    boolean fits = types.length == arguments.size();
    for (int i = 0; fits && i < types.length; i++) {
      fits = MethodType.methodType(types[i]).wrap().returnType().isInstance(arguments.get(i));
    }
    return fits;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private String name(String what) {
    return original.getName() + ": " + what;
  }

  private void close(String what, double[] actual, double[] expected, double tolerance) {
    assertThat(actual).as(name(what)).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      double scale = 1 + Math.abs(expected[i]);
      // Derivatives in floats are rounded once; those in doubles are not.
      double allowed = isCoarse ? tolerance < 1e-5 ? 5e-7 : 4e-3 : tolerance;
      assertThat(Math.abs(actual[i] - expected[i]))
          .as(name(what + "[" + i + "]: " + actual[i] + " is not " + expected[i]))
          .isLessThan(allowed * scale);
    }
  }
}
