package dev.fluxion.processor.programs;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The original and the generated methods of one program, called by reflection, as those of a
 * function with one result. Points and gradients are flat: x, y, a[0] … a[3], p.u, p.v, and then
 * the other scalars.
 */
abstract class ProgramCalls {
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
            : Optional.of(accessible(type.getDeclaredConstructor()).newInstance());
    Class<?>[] parameters = original.getParameterTypes();
    this.reals = FIRST + parameters.length - 8;
    this.modes = parameters[7].getEnumConstants();
    this.record = accessible(parameters[3].getDeclaredConstructor(double.class, double.class));
  }

  /** By what is generated: a result, or arrays that are changed in place. */
  static ProgramCalls of(Class<?> type, Class<?> companion) throws ReflectiveOperationException {
    boolean isVector =
        Arrays.stream(companion.getDeclaredMethods())
            .anyMatch(m -> m.getName().equals("fReverseJacobian"));
    return isVector ? new InOutCalls(type, companion) : new ScalarCalls(type, companion);
  }

  static Constructor<?> accessible(Constructor<?> constructor) {
    constructor.setAccessible(true);
    return constructor;
  }

  /** Sets what is no real. */
  final void constants(int number) {
    n = number % 3 + 1;
    q = number % 2 == 0;
    mode = modes[number % 3];
  }

  private static Method method(Class<?> type, String name) {
    Method found =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals(name))
            .filter(m -> !name.equals("fHvp") || m.getReturnType() != void.class)
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
  final List<Object> tangent(double[] reals, Object... last) throws ReflectiveOperationException {
    List<Object> all = independents(reals);
    addRest(reals, all);
    all.addAll(Arrays.asList(last));
    return all;
  }

  /** What the original returns, and what is in its array afterwards. */
  final List<Object> results(double[] point) throws ReflectiveOperationException {
    Object[] arguments = arguments(point, List.of());
    Object array = arguments[2];
    Object returned = original.invoke(receiver.orElse(null), arguments);
    return Stream.concat(Stream.ofNullable(returned), Stream.of(array)).toList();
  }

  final boolean isVoid() {
    return original.getReturnType() == void.class;
  }

  final Object call(String name, double[] point, List<Object> more)
      throws ReflectiveOperationException {
    return method(companion, name)
        .invoke(
            null,
            Stream.concat(receiver.stream(), Arrays.stream(arguments(point, more))).toArray());
  }

  abstract double value(double[] point) throws ReflectiveOperationException;

  abstract double jvp(double[] point, double[] v) throws ReflectiveOperationException;

  /** The value and the directional derivative. */
  abstract double[] valueAndJvp(double[] point, double[] v) throws ReflectiveOperationException;

  abstract double[] taylor(double[] point, double[] v, int order)
      throws ReflectiveOperationException;

  abstract double[] hvp(double[] point, double[] v) throws ReflectiveOperationException;

  /** The product of the sparse Hessian and a vector; null where there is none. */
  double[] sparseProduct(double[] point, double[] v) throws ReflectiveOperationException {
    return null;
  }

  abstract double[] gradient(double[] point) throws ReflectiveOperationException;

  abstract double[] valueAndGradient(double[] point, double[] value)
      throws ReflectiveOperationException;

  /** The gradient by the VJP, and a value. */
  abstract double[] vjp(double[] point, double[] value) throws ReflectiveOperationException;

  /** The forms that throw what the original throws. */
  abstract Map<String, Call> throwing(double[] point, double[] v);

  final double[] inPlace(String name, double[] point, double[] value, List<Object> first)
      throws ReflectiveOperationException {
    double[] a = new double[4];
    double[] p = new double[2];
    double[] scalars = new double[2 + reals - FIRST];
    List<Object> more = new ArrayList<>(first);
    more.addAll(List.of(a, p, scalars));
    if (call(name, point, more) instanceof Double returned) {
      value[0] = returned;
    }
    double[] all = new double[reals];
    System.arraycopy(scalars, 0, all, 0, 2);
    System.arraycopy(a, 0, all, 2, 4);
    System.arraycopy(p, 0, all, 6, 2);
    System.arraycopy(scalars, 2, all, FIRST, reals - FIRST);
    return all;
  }

  static double[] flat(Object gradient) throws ReflectiveOperationException {
    List<Double> flat = new ArrayList<>();
    addFlat(gradient, flat);
    return flat.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void addFlat(Object value, List<Double> flat) throws ReflectiveOperationException {
    if (value instanceof double[] array) {
      Arrays.stream(array).forEach(flat::add);
    } else if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        component.getAccessor().setAccessible(true);
        addFlat(component.getAccessor().invoke(value), flat);
      }
    } else {
      flat.add((Double) value);
    }
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
