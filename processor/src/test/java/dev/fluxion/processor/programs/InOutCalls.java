package dev.fluxion.processor.programs;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Of a method that changes its array, and may return a number beside: the one result is the sum of
 * all results with weights.
 */
final class InOutCalls extends ProgramCalls {
  private static final double[] WEIGHTS = {1, -0.5, 0.75, 1.25, 0.375};

  /** Of the results, the number first. */
  private final double[] weights;

  /** For all results at once. */
  private final Object cotangent;

  InOutCalls(Class<?> type, Class<?> companion) throws ReflectiveOperationException {
    super(type, companion);
    this.weights = isVoid() ? Arrays.copyOfRange(WEIGHTS, 1, 5) : WEIGHTS;
    this.cotangent = isVoid() ? weights : result(companion, Arrays.copyOfRange(WEIGHTS, 1, 5));
  }

  private static Object result(Class<?> companion, double[] array)
      throws ReflectiveOperationException {
    Constructor<?> constructor =
        Arrays.stream(companion.getDeclaredClasses())
            .filter(c -> c.getSimpleName().equals("FResult"))
            .findFirst()
            .orElseThrow()
            .getDeclaredConstructor(double.class, double[].class);
    return accessible(constructor).newInstance(WEIGHTS[0], array);
  }

  private double weighted(double[] results) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * results[i];
    }
    return sum;
  }

  /** Of rows, one for each result. */
  private double[] weighted(double[][] rows) {
    double[] sum = new double[rows[0].length];
    for (int j = 0; j < sum.length; j++) {
      int column = j;
      sum[j] = weighted(Arrays.stream(rows).mapToDouble(row -> row[column]).toArray());
    }
    return sum;
  }

  @Override
  double value(double[] point) throws ReflectiveOperationException {
    List<Object> results = results(point);
    double[] array = (double[]) results.get(results.size() - 1);
    if (isVoid()) {
      return weighted(array);
    }
    double[] all = new double[5];
    all[0] = (Double) results.get(0);
    System.arraycopy(array, 0, all, 1, 4);
    return weighted(all);
  }

  @Override
  double jvp(double[] point, double[] v) throws ReflectiveOperationException {
    return weighted(flat(call("fJvp", point, tangent(v))));
  }

  @Override
  double[] valueAndJvp(double[] point, double[] v) throws ReflectiveOperationException {
    return taylor(point, v, 1);
  }

  @Override
  double[] taylor(double[] point, double[] v, int order) throws ReflectiveOperationException {
    return weighted((double[][]) call("fTaylor", point, tangent(v, order)));
  }

  @Override
  double[] hvp(double[] point, double[] v) throws ReflectiveOperationException {
    return flat(call("fHvp", point, tangent(v, cotangent)));
  }

  @Override
  double[] gradient(double[] point) throws ReflectiveOperationException {
    return weighted((double[][]) call("fReverseJacobian", point, List.of()));
  }

  @Override
  double[] valueAndGradient(double[] point, double[] value) throws ReflectiveOperationException {
    if (!isVoid()) {
      value[0] = value(point);
      return weighted((double[][]) call("fForwardJacobian", point, List.of()));
    }
    double[] results = new double[4];
    double[][] jacobian = new double[4][reals];
    call("fValueAndJacobian", point, List.of(results, jacobian));
    value[0] = weighted(results);
    return weighted(jacobian);
  }

  @Override
  double[] vjp(double[] point, double[] value) throws ReflectiveOperationException {
    value[0] = value(point);
    return inPlace("fVjp", point, new double[1], List.of(cotangent));
  }

  @Override
  Map<String, Call> throwing(double[] point, double[] v) {
    Map<String, Call> forms = new LinkedHashMap<>();
    forms.put("fTaylor", () -> taylor(point, v, 2));
    if (isVoid()) {
      forms.put("fValueAndJacobian", () -> valueAndGradient(point, new double[1]));
    }
    return forms;
  }
}
