package dev.fluxion.processor.programs;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The original and the generated methods of one program, called by reflection. Points and gradients
 * are flat: x, y, a[0] … a[3], p.u, p.v, and then the other scalars.
 */
final class ProgramCalls {
  private static final int FIRST = 8;

  /** How many reals a point has. */
  final int reals;

  private final Method original;
  private final Class<?> companion;

  /** Whose method the original is; none if it is static. */
  private final Optional<Object> receiver;

  private final Constructor<?> record;
  private final Object[] modes;
  private int n;
  private boolean q;
  private Object mode;

  ProgramCalls(Class<?> type, Class<?> companion) throws ReflectiveOperationException {
    this.companion = companion;
    this.original = method(type, "f");
    this.receiver =
        Modifier.isStatic(original.getModifiers())
            ? Optional.empty()
            : Optional.of(made(type.getDeclaredConstructor()));
    Class<?>[] parameters = original.getParameterTypes();
    this.reals = FIRST + parameters.length - 8;
    this.modes = parameters[7].getEnumConstants();
    this.record = parameters[3].getDeclaredConstructor(double.class, double.class);
    record.setAccessible(true);
  }

  private static Object made(Constructor<?> constructor) throws ReflectiveOperationException {
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  /** Sets what is no real. */
  void constants(int number) {
    n = number % 3 + 1;
    q = number % 2 == 0;
    mode = modes[number % 3];
  }

  private static Method method(Class<?> type, String name) {
    Method found =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals(name))
            .max(java.util.Comparator.comparing(Method::getParameterCount))
            .orElseThrow();
    found.setAccessible(true);
    return found;
  }

  private Object record(double[] reals) throws ReflectiveOperationException {
    return record.newInstance(reals[6], reals[7]);
  }

  private List<Object> independents(double[] reals) throws ReflectiveOperationException {
    List<Object> all = new ArrayList<>();
    all.addAll(List.of(reals[0], reals[1], Arrays.copyOfRange(reals, 2, 6), record(reals)));
    return all;
  }

  private Object[] arguments(double[] point, List<Object> more)
      throws ReflectiveOperationException {
    List<Object> all = independents(point);
    all.addAll(List.of(n, q, new int[] {2, 0, 3, 1}, mode));
    addRest(point, all);
    all.addAll(more);
    return all.toArray();
  }

  private static void addRest(double[] reals, List<Object> all) {
    for (int i = FIRST; i < reals.length; i++) {
      all.add(reals[i]);
    }
  }

  /** A tangent, and perhaps one argument more. */
  private static List<Object> with(List<Object> all, double[] reals, Object... last) {
    addRest(reals, all);
    all.addAll(Arrays.asList(last));
    return all;
  }

  double value(double[] point) throws ReflectiveOperationException {
    return (Double) original.invoke(receiver.orElse(null), arguments(point, List.of()));
  }

  private Object call(String name, double[] point, List<Object> more)
      throws ReflectiveOperationException {
    return method(companion, name)
        .invoke(
            null,
            Stream.concat(receiver.stream(), Arrays.stream(arguments(point, more))).toArray());
  }

  double jvp(double[] point, double[] v) throws ReflectiveOperationException {
    return (Double) call("fJvp", point, with(independents(v), v));
  }

  /** The value and the directional derivative. */
  double[] valueAndJvp(double[] point, double[] v) throws ReflectiveOperationException {
    double[] out = new double[2];
    call("fValueAndJvp", point, with(independents(v), v, out));
    return out;
  }

  double[] taylor(double[] point, double[] v, int order) throws ReflectiveOperationException {
    return (double[]) call("fTaylor", point, with(independents(v), v, order));
  }

  double[] hvp(double[] point, double[] v) throws ReflectiveOperationException {
    return flat(call("fHvp", point, with(independents(v), v)));
  }

  double[] gradient(double[] point) throws ReflectiveOperationException {
    return flat(call("fGradient", point, List.of()));
  }

  double[] valueAndGradient(double[] point, double[] value) throws ReflectiveOperationException {
    return inPlace("fValueAndGradient", point, value, List.of());
  }

  /** The gradient by the VJP, which gives the value, too. */
  double[] vjp(double[] point, double[] value) throws ReflectiveOperationException {
    return inPlace("fVjp", point, value, List.of(1.0));
  }

  private double[] inPlace(String name, double[] point, double[] value, List<Object> first)
      throws ReflectiveOperationException {
    double[] a = new double[4];
    double[] p = new double[2];
    double[] scalars = new double[2 + reals - FIRST];
    List<Object> more = new ArrayList<>(first);
    more.addAll(List.of(a, p, scalars));
    value[0] = (Double) call(name, point, more);
    double[] all = new double[reals];
    System.arraycopy(scalars, 0, all, 0, 2);
    System.arraycopy(a, 0, all, 2, 4);
    System.arraycopy(p, 0, all, 6, 2);
    System.arraycopy(scalars, 2, all, FIRST, reals - FIRST);
    return all;
  }

  private static double[] flat(Object gradient) throws ReflectiveOperationException {
    List<Double> flat = new ArrayList<>();
    for (RecordComponent component : gradient.getClass().getRecordComponents()) {
      component.getAccessor().setAccessible(true);
      Object value = component.getAccessor().invoke(gradient);
      if (value instanceof double[] array) {
        Arrays.stream(array).forEach(flat::add);
      } else if (value instanceof Record) {
        Arrays.stream(flat(value)).forEach(flat::add);
      } else {
        flat.add((Double) value);
      }
    }
    return flat.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** What a call throws, or null. */
  static Throwable thrownBy(Call call) throws ReflectiveOperationException {
    try {
      call.run();
      return null;
    } catch (InvocationTargetException thrown) {
      return thrown.getCause();
    }
  }

  /** A call by reflection. */
  interface Call {
    void run() throws ReflectiveOperationException;
  }
}
