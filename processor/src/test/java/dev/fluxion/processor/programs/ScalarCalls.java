package dev.fluxion.processor.programs;

import dev.fluxion.runtime.SparseMatrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Of a method that returns a number. */
final class ScalarCalls extends ProgramCalls {
  ScalarCalls(Class<?> type, Class<?> companion) throws ReflectiveOperationException {
    super(type, companion);
  }

  @Override
  double value(double[] point) throws ReflectiveOperationException {
    return (Double) results(point).get(0);
  }

  @Override
  double jvp(double[] point, double[] v) throws ReflectiveOperationException {
    return (Double) call("fJvp", point, tangent(v));
  }

  @Override
  double[] valueAndJvp(double[] point, double[] v) throws ReflectiveOperationException {
    double[] out = new double[2];
    call("fValueAndJvp", point, tangent(v, out));
    return out;
  }

  @Override
  double[] taylor(double[] point, double[] v, int order) throws ReflectiveOperationException {
    return (double[]) call("fTaylor", point, tangent(v, order));
  }

  @Override
  double[] hvp(double[] point, double[] v) throws ReflectiveOperationException {
    return flat(call("fHvp", point, tangent(v)));
  }

  @Override
  double[] sparseProduct(double[] point, double[] v) throws ReflectiveOperationException {
    return ((SparseMatrix) call("fSparseHessian", point, List.of())).times(v);
  }

  @Override
  double[] gradient(double[] point) throws ReflectiveOperationException {
    return flat(call("fGradient", point, List.of()));
  }

  @Override
  double[] valueAndGradient(double[] point, double[] value) throws ReflectiveOperationException {
    return inPlace("fValueAndGradient", point, value, List.of());
  }

  @Override
  double[] vjp(double[] point, double[] value) throws ReflectiveOperationException {
    return inPlace("fVjp", point, value, List.of(1.0));
  }

  @Override
  Map<String, Call> throwing(double[] point, double[] v) {
    Map<String, Call> forms = new LinkedHashMap<>();
    forms.put("fVjp", () -> vjp(point, new double[1]));
    forms.put("fValueAndGradient", () -> valueAndGradient(point, new double[1]));
    forms.put("fGradient", () -> gradient(point));
    forms.put("fValueAndJvp", () -> valueAndJvp(point, v));
    forms.put("fTaylor", () -> taylor(point, v, 2));
    return forms;
  }
}
