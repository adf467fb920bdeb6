package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.annotations.Derivative;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.ProgramKind;
import dev.fluxion.processor.ir.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;

/** {@code fFunction(constants)}: the derivatives as an object of the runtime's interfaces. */
final class FunctionObjects {
  private final ApiBuilder api;
  private final Independents independents;
  private final Predicate<Derivative> requested;
  private final ApiBuilder.Draft draft;
  private final TypeSpec.Builder object = TypeSpec.anonymousClassBuilder("");
  private String x;

  private FunctionObjects(ApiBuilder api, Predicate<Derivative> requested, ClassName type) {
    this.api = api;
    this.independents = api.independents;
    this.requested = requested;
    this.draft = api.draft("Function", type);
  }

  /** Adds the method where the independents are one vector, or scalars only. */
  static void add(ApiBuilder api, Predicate<Derivative> requested) {
    Independents independents = api.independents;
    boolean isVector =
        independents.isOneArray()
            && independents.isOneVector()
            && !independents.wholes().get(0).isFloatArray(); // what programs take is no float[]
    if (!independents.isScalarsOnly() && !isVector) {
      return;
    }
    if (!api.slots.functionFits()) {
      api.leftOut().put(api.name("Function"), Derivative.FUNCTION);
      return;
    }
    boolean scalar = api.signature.hasScalarResult();
    boolean univariate = scalar && independents.isOneScalar();
    ClassName type =
        univariate
            ? TypeNames.UNIVARIATE_FUNCTION
            : scalar ? TypeNames.SCALAR_FUNCTION : TypeNames.VECTOR_FUNCTION;
    new FunctionObjects(api, requested, type).build(type, univariate, scalar);
  }

  /** Whether the object has a method that calls the generated one of this suffix. */
  private boolean has(Derivative kind, String suffix) {
    return requested.test(kind) && !api.hasLeftOut(suffix);
  }

  private void build(ClassName type, boolean univariate, boolean scalar) {
    for (Shape shape : independents.shapes()) {
      if (!shape.isIndependent()) {
        draft.parameter(TypeNames.of(shape.type()), shape.name());
      }
    }
    independents.shapes().forEach(draft::takeApart);
    x = draft.names.unique("x");
    object.addSuperinterface(type);
    if (univariate) {
      addUnivariate();
    } else if (scalar) {
      addScalar();
    } else {
      addVector();
    }
    draft.code.addStatement("return $L", object.build());
    draft.document(
        Docs.of(
            "{@code "
                + Docs.reference(api.signature)
                + "} and its derivatives as one object, the"
                + " constants bound.",
            "",
            "@return a thread-safe function object; what was not generated throws"
                + " {@code UnsupportedOperationException}"));
    draft.done(Derivative.FUNCTION);
  }

  private void addUnivariate() {
    CodeBlock point = point(x);
    method(
        "value",
        TypeName.DOUBLE,
        TypeName.DOUBLE,
        null,
        draft.call(ProgramKind.VALUE, programPoint(x)));
    if (requested.test(Derivative.DERIVATIVE)) {
      method("derivative", TypeName.DOUBLE, TypeName.DOUBLE, null, draft.call("Derivative", point));
    }
    if (has(Derivative.DERIVATIVE, "Derivative")) {
      String order = draft.names.unique("order");
      ordered(
          "derivative", TypeName.DOUBLE, TypeName.DOUBLE, List.of(), order, "Derivative", point);
    }
    if (has(Derivative.TAYLOR, "Taylor")) {
      String order = draft.names.unique("order");
      ordered("taylor", TypeNames.DOUBLES, TypeName.DOUBLE, List.of(), order, "Taylor", point);
    }
  }

  private void addScalar() {
    CodeBlock point = point(x);
    String v = draft.names.unique("v");
    CodeBlock tangents = tangents(v);
    TypeName vector = TypeNames.DOUBLES;
    method("value", TypeName.DOUBLE, vector, null, draft.call(ProgramKind.VALUE, programPoint(x)));
    if (has(Derivative.GRADIENT, "Gradient")) {
      method("gradient", vector, vector, null, draft.call("Gradient", point));
    }
    if (has(Derivative.VALUE_AND_GRADIENT, "ValueAndGradient")) {
      String gradient = draft.names.unique("gradient");
      CodeBlock call = draft.call("ValueAndGradient", point, CodeBlock.of("$L", gradient));
      method("valueAndGradient", TypeName.DOUBLE, vector, gradient, call);
    }
    if (has(Derivative.JVP, "Jvp")) {
      method("jvp", TypeName.DOUBLE, vector, v, draft.call("Jvp", point, tangents));
    }
    if (has(Derivative.HVP, "Hvp")) {
      method("hvp", vector, vector, v, draft.call("Hvp", point, tangents));
    }
    if (has(Derivative.HESSIAN, "Hessian")) {
      method("hessian", TypeNames.MATRIX, vector, null, draft.call("Hessian", point));
    }
    if (has(Derivative.TAYLOR, "Taylor")) {
      String order = draft.names.unique("order");
      ordered("taylor", vector, vector, List.of(v), order, "Taylor", point, tangents);
    }
    if (has(Derivative.LINEARIZATION, "Linearization")) {
      CodeBlock call = draft.call("Linearization", point);
      method("linearization", TypeNames.TAYLOR_POLYNOMIAL, vector, null, call);
    }
  }

  private void addVector() {
    CodeBlock point = point(x);
    String v = draft.names.unique("v");
    CodeBlock tangents = spread(v);
    TypeName vector = TypeNames.DOUBLES;
    method("value", vector, vector, null, flat(draft.call(ProgramKind.VALUE, programPoint(x))));
    if (has(Derivative.JACOBIAN, "Jacobian")) {
      CodeBlock call = draft.call("Jacobian", point);
      CodeBlock rows =
          api.result.rank() == 1 || !api.result.isArray()
              ? call
              : CodeBlock.of("$T.flatten($L)", TypeNames.SERIES_ARRAYS, call);
      method("jacobian", TypeNames.MATRIX, vector, null, rows);
    }
    if (requested.test(Derivative.JVP)) {
      method(
          "jvp", vector, vector, v, flat(draft.call(ProgramKind.JVP, programPoint(x), tangents)));
    }
    if (requested.test(Derivative.VJP)) {
      addVectorVjp(point);
    }
    if (has(Derivative.TAYLOR, "Taylor")) {
      String order = draft.names.unique("order");
      CodeBlock own = tangents(v);
      ordered("taylor", TypeNames.MATRIX, vector, List.of(v), order, "Taylor", point, own);
    }
  }

  private void addVectorVjp(CodeBlock point) {
    String u = draft.names.unique("u");
    CodeBlock.Builder body = CodeBlock.builder();
    checkLength(body, x);
    CodeBlock cotangent = CodeBlock.of("$L", u);
    if (api.result.rank() > 1) {
      String shaped = draft.names.unique("shaped");
      CodeBlock value = draft.call(ProgramKind.VALUE, programPoint(x));
      body.addStatement("$T $L = $L", api.result.programType(), shaped, value);
      body.addStatement("$T.unflatten($L, 0, $L)", TypeNames.NESTED, u, shaped);
      cotangent = CodeBlock.of("$L", shaped);
    }
    if (api.isDirect(ProgramKind.VJP)) {
      CodeBlock call = draft.call("Vjp", point, cotangent);
      body.addStatement(
          "return $L", independents.isOneScalar() ? CodeBlock.of("new double[] {$L}", call) : call);
    } else {
      String bar = draft.names.unique("bar");
      body.addStatement("double[] $L = new double[$L.length]", bar, x);
      CodeBlock destination = CodeBlock.of("$L", bar);
      body.addStatement("$L", draft.call(ProgramKind.VJP, programPoint(x), cotangent, destination));
      body.addStatement("return $L", bar);
    }
    object.addMethod(
        override("vjp", TypeNames.DOUBLES)
            .addParameter(TypeNames.DOUBLES, x)
            .addParameter(TypeNames.DOUBLES, u)
            .addCode(body.build())
            .build());
  }

  private CodeBlock flat(CodeBlock array) {
    return api.result.rank() == 1 ? array : CodeBlock.of("$T.flatten($L)", TypeNames.NESTED, array);
  }

  /** The user's arguments in declared order, the independents from the vector. */
  private CodeBlock point(String vector) {
    return arguments(independents.shapes().stream().map(Shape::parameter).toList(), vector);
  }

  /** The arguments of programs in order, the independents from the vector. */
  private CodeBlock programPoint(String vector) {
    return arguments(independents.parameters(), vector);
  }

  private CodeBlock arguments(List<Parameter> parameters, String vector) {
    List<CodeBlock> arguments = new ArrayList<>();
    int next = 0;
    for (Parameter parameter : parameters) {
      String name = parameter.variable().name();
      if (parameter.role() == Role.OUTPUT) {
        arguments.add(CodeBlock.of("$T.zeros($L)", TypeNames.NESTED, name));
      } else if (parameter.role() != Role.INDEPENDENT) {
        arguments.add(CodeBlock.of("$L", name));
      } else if (parameter.variable().type().isReal() && !isUnivariate()) {
        boolean isFloat = independents.wholes().get(next).type() == Primitive.FLOAT;
        arguments.add(CodeBlock.of(isFloat ? "(float) $L[$L]" : "$L[$L]", vector, next++));
      } else {
        boolean isFloat = independents.wholes().get(0).type() == Primitive.FLOAT;
        arguments.add(CodeBlock.of(isFloat ? "(float) $L" : "$L", vector));
      }
    }
    return arguments.stream().collect(CodeBlock.joining(", "));
  }

  private boolean isUnivariate() {
    return api.result.isScalar() && independents.isOneScalar();
  }

  /** The tangents of methods that users call. */
  private CodeBlock tangents(String vector) {
    return api.slots.hasFlatTangents() ? CodeBlock.of("$L", vector) : spread(vector);
  }

  private CodeBlock spread(String vector) {
    if (independents.isOneVector()) {
      return CodeBlock.of("$L", vector);
    }
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < independents.all().size(); i++) {
      boolean isFloat = independents.wholes().get(i).type() == Primitive.FLOAT;
      arguments.add(CodeBlock.of(isFloat ? "(float) $L[$L]" : "$L[$L]", vector, i));
    }
    return arguments.stream().collect(CodeBlock.joining(", "));
  }

  private static MethodSpec.Builder override(String name, TypeName returns) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(returns);
  }

  private void checkLength(CodeBlock.Builder body, String vector) {
    if (!independents.isOneVector()) {
      body.addStatement(
          "$T.length($S, $L, $L)", TypeNames.SHAPES, vector, vector, independents.size());
    }
  }

  private void method(
      String name, TypeName returns, TypeName argument, String second, CodeBlock call) {
    CodeBlock.Builder body = CodeBlock.builder();
    MethodSpec.Builder method = override(name, returns).addParameter(argument, x);
    if (argument.equals(TypeNames.DOUBLES)) {
      checkLength(body, x);
    }
    if (second != null) {
      method.addParameter(TypeNames.DOUBLES, second);
      if (!name.equals("valueAndGradient")) {
        checkLength(body, second);
      }
    }
    object.addMethod(method.addCode(body.addStatement("return $L", call).build()).build());
  }

  private void ordered(
      String name,
      TypeName returns,
      TypeName argument,
      List<String> vectors,
      String order,
      String suffix,
      CodeBlock... arguments) {
    MethodSpec.Builder method = override(name, returns).addParameter(argument, x);
    CodeBlock.Builder body = CodeBlock.builder();
    if (argument.equals(TypeNames.DOUBLES)) {
      checkLength(body, x);
    }
    for (String vector : vectors) {
      method.addParameter(TypeNames.DOUBLES, vector);
      checkLength(body, vector);
    }
    method.addParameter(TypeName.INT, order);
    List<CodeBlock> all = new ArrayList<>(List.of(arguments));
    all.add(CodeBlock.of("$L", order));
    body.addStatement("return $L", draft.call(suffix, all.toArray(CodeBlock[]::new)));
    object.addMethod(method.addCode(body.build()).build());
  }
}
