package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.fluxion.annotations.Derivative;
import dev.fluxion.processor.ir.ProgramKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The methods of a function object whose argument is a flat vector. */
final class FlatOperations {
  private final ApiBuilder api;
  private final FlatPoint point;
  private final Independents independents;
  private final Predicate<Derivative> requested;
  private final List<MethodSpec> methods = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();

  FlatOperations(ApiBuilder api, FlatPoint point, Predicate<Derivative> requested) {
    this.api = api;
    this.point = point;
    this.independents = api.independents;
    this.requested = requested;
  }

  /** The generated methods that the operations call. */
  List<String> calls() {
    return calls;
  }

  /** One operation: its parameters, and its body behind the declarations of the point's parts. */
  private final class Operation {
    final ApiBuilder.Draft draft;
    private final MethodSpec.Builder method;

    /** The arithmetic that the operation is given, if it is. */
    final String series;

    Operation(String name, TypeName returns) {
      this(name, returns, null);
    }

    /**
     * @param algebra the type of a first parameter; null for none
     */
    Operation(String name, TypeName returns, TypeName algebra) {
      method = FunctionObjects.override(name, returns);
      draft = api.draft("Function", returns);
      point.reserve(draft.names);
      series = algebra == null ? null : parameter(algebra, "series");
      String x = point.vector(draft.names);
      method.addParameter(TypeNames.DOUBLES, x);
      point.unpack(draft.code, x, draft.names);
    }

    String parameter(TypeName type, String wish) {
      String name = draft.names.unique(wish);
      method.addParameter(type, name);
      return name;
    }

    /** A vector of the length of the point. */
    String vector(String wish) {
      String name = parameter(TypeNames.DOUBLES, wish);
      draft.length(name, independents.size());
      return name;
    }

    /** The tangents that programs take, from a new parameter {@code v}. */
    CodeBlock tangents() {
      return independents.spread(draft.code, vector("v"), draft.names);
    }

    /** The cotangent that programs take, from a new parameter {@code u}. */
    CodeBlock cotangent() {
      String u = parameter(TypeNames.DOUBLES, "u");
      if (api.result.rank() == 1) {
        return CodeBlock.of("$L", u);
      }
      String shaped = draft.names.unique("shaped");
      CodeBlock value = draft.call(ProgramKind.VALUE, independents.point());
      draft.code.addStatement("$T $L = $L", api.result.programType(), shaped, value);
      draft.length(u, CodeBlock.of("$T.size($L)", TypeNames.NESTED, shaped));
      draft.code.addStatement("$T.unflatten($L, 0, $L)", TypeNames.NESTED, u, shaped);
      return CodeBlock.of("$L", shaped);
    }

    Destinations destinations() {
      return new Destinations(independents, draft.code, draft.names);
    }

    /** Ends with what a reverse sweep adds to new destinations, as a flat vector. */
    void returnsAdded(Function<Destinations, CodeBlock> sweep) {
      Destinations destinations = destinations();
      draft.code.addStatement("$L", sweep.apply(destinations));
      returns(destinations.flat(draft.code, draft.names));
    }

    void returns(CodeBlock value) {
      draft.code.addStatement("return $L", value);
    }

    void done() {
      methods.add(method.addCode(draft.code.build()).build());
      calls.addAll(draft.calls());
    }
  }

  private void add(Derivative kind, String name, TypeName returns, Consumer<Operation> body) {
    if (kind == null || requested.test(kind)) {
      Operation operation = new Operation(name, returns);
      body.accept(operation);
      operation.done();
    }
  }

  List<MethodSpec> ofScalar() {
    ScalarApi scalar = new ScalarApi(api);
    TypeName vector = TypeNames.DOUBLES;
    add(
        null,
        "value",
        TypeName.DOUBLE,
        o -> o.returns(o.draft.call(ProgramKind.VALUE, independents.point())));
    add(
        Derivative.GRADIENT,
        "gradient",
        vector,
        o -> o.returnsAdded(d -> scalar.valueAndGradientOf(o.draft, d.arguments())));
    add(
        Derivative.VALUE_AND_GRADIENT,
        "valueAndGradient",
        TypeName.DOUBLE,
        o -> valueAndGradient(o, scalar));
    add(
        Derivative.JVP,
        "jvp",
        TypeName.DOUBLE,
        o -> o.returns(o.draft.call(ProgramKind.JVP, independents.point(), o.tangents())));
    add(
        Derivative.HVP,
        "hvp",
        vector,
        o -> {
          CodeBlock tangents = o.tangents();
          o.returnsAdded(
              d ->
                  o.draft.call(
                      ProgramKind.HVP,
                      independents.point(),
                      api.scratch(ProgramKind.HVP, o.draft),
                      tangents,
                      d.arguments()));
        });
    add(Derivative.HESSIAN, "hessian", TypeNames.MATRIX, o -> scalar.hessian(o.draft));
    add(Derivative.TAYLOR, "taylor", vector, o -> taylor(o, true));
    add(
        Derivative.LINEARIZATION,
        "linearization",
        TypeNames.TAYLOR_POLYNOMIAL,
        o -> scalar.linearization(o.draft));
    trace(true);
    return methods;
  }

  private void valueAndGradient(Operation o, ScalarApi scalar) {
    String gradient = o.vector("gradient");
    List<Independents.Destination> wanted = independents.destinations();
    if (wanted.size() == 1 && wanted.get(0).type().equals((TypeName) TypeNames.DOUBLES)) {
      if (!independents.hasOnlyReals()) {
        o.draft.given(independents.all().get(0).name(), TypeNames.DOUBLES);
        o.draft.apart(gradient, TypeNames.DOUBLES);
        o.draft.code.addStatement("$T.clear($L)", TypeNames.NESTED, gradient);
      }
      o.returns(scalar.valueAndGradientOf(o.draft, CodeBlock.of("$L", gradient)));
      return;
    }
    Destinations destinations = o.destinations();
    String value = o.draft.names.unique("value");
    o.draft.code.addStatement(
        "double $L = $L", value, scalar.valueAndGradientOf(o.draft, destinations.arguments()));
    CodeBlock flat = destinations.flat(o.draft.code, o.draft.names);
    o.draft.code.addStatement("$T.assign($L, $L)", TypeNames.NESTED, gradient, flat);
    o.returns(CodeBlock.of("$L", value));
  }

  /** Whether the pattern of the derivatives can be found. */
  boolean isTraceable() {
    return api.has(ProgramKind.SERIES) && requested.test(Derivative.TAYLOR);
  }

  /** The program in Taylor mode with any arithmetic. */
  private void trace(boolean scalar) {
    if (!isTraceable()) {
      return;
    }
    Operation o = new Operation("trace", TypeNames.MATRIX, TypeNames.SERIES);
    List<String> labels = SharedApi.split(o.tangents());
    CodeBlock arguments = new SharedApi(api).lines(o.draft, o.series, labels);
    CodeBlock call = o.draft.call(ProgramKind.SERIES, arguments);
    o.returns(
        scalar
            ? CodeBlock.of("new double[][] {$L}", call)
            : CodeBlock.of("$T.flatten($L)", TypeNames.SERIES_ARRAYS, call));
    o.done();
  }

  private void taylor(Operation o, boolean scalar) {
    List<String> tangents = SharedApi.split(o.tangents());
    String order = o.parameter(TypeName.INT, "order");
    o.draft.code.addStatement("$T.order($L)", TypeNames.SHAPES, order);
    o.returns(new SharedApi(api).coefficients(o.draft, tangents, order, scalar));
  }

  List<MethodSpec> ofVector() {
    VectorApi vectors = new VectorApi(api);
    TypeName vector = TypeNames.DOUBLES;
    add(
        null,
        "value",
        vector,
        o -> o.returns(flat(o.draft.call(ProgramKind.VALUE, independents.point()))));
    add(
        Derivative.JACOBIAN,
        "jacobian",
        TypeNames.MATRIX,
        o -> {
          String value = vectors.value(o.draft);
          String jacobian = vectors.newJacobian(o.draft, value);
          vectors.fillCheaper(o.draft, value, jacobian);
          o.returns(CodeBlock.of("$L", jacobian));
        });
    add(
        Derivative.JVP,
        "jvp",
        vector,
        o -> o.returns(flat(o.draft.call(ProgramKind.JVP, independents.point(), o.tangents()))));
    add(
        Derivative.VJP,
        "vjp",
        vector,
        o -> {
          CodeBlock cotangent = o.cotangent();
          o.returnsAdded(
              d -> o.draft.call(ProgramKind.VJP, independents.point(), cotangent, d.arguments()));
        });
    add(
        Derivative.HVP,
        "hvp",
        vector,
        o -> {
          CodeBlock tangents = o.tangents();
          CodeBlock cotangent = o.cotangent();
          o.returnsAdded(d -> vectors.hvp(o.draft, tangents, cotangent, d));
        });
    add(
        Derivative.HESSIAN,
        "hessian",
        TypeNames.doubles(3),
        o -> o.returns(CodeBlock.of("$L", vectors.hessian(o.draft, vectors.value(o.draft)))));
    add(Derivative.TAYLOR, "taylor", TypeNames.MATRIX, o -> taylor(o, false));
    trace(false);
    return methods;
  }

  private CodeBlock flat(CodeBlock array) {
    return api.result.rank() == 1 ? array : CodeBlock.of("$T.flatten($L)", TypeNames.NESTED, array);
  }
}
