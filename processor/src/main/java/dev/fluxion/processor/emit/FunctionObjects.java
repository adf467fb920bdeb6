package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
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

/**
 * {@code fFunction(…)}: the derivatives as an object of the runtime's interfaces. Its argument is a
 * number where there is one, else the independents as a flat vector. The method takes the constants
 * only, or a whole point, whose arrays then say which part of the vector is what.
 */
final class FunctionObjects {
  /** A class without a name could not be marked as generated. */
  private static final String NAME = "$Function";

  private final ApiBuilder api;
  private final Independents independents;
  private final Predicate<Derivative> requested;
  private final ApiBuilder.Draft draft;
  private final ClassName type;
  private final TypeSpec.Builder object =
      TypeSpec.classBuilder(NAME).addAnnotation(TypeNames.MARK).addModifiers(Modifier.FINAL);

  private FunctionObjects(ApiBuilder api, Predicate<Derivative> requested, ClassName type) {
    this.api = api;
    this.independents = api.independents;
    this.requested = requested;
    this.type = type;
    this.draft = api.draft("$function", type);
    object.addSuperinterface(type);
  }

  static void add(ApiBuilder api, Predicate<Derivative> requested) {
    if (!api.slots.functionFits()) {
      api.leftOut().put(api.name("Function"), Derivative.FUNCTION);
      return;
    }
    boolean scalar = api.signature.hasScalarResult();
    if (scalar && api.independents.isOneScalar()) {
      new FunctionObjects(api, requested, TypeNames.UNIVARIATE_FUNCTION).addUnivariate();
    } else {
      ClassName type = scalar ? TypeNames.SCALAR_FUNCTION : TypeNames.VECTOR_FUNCTION;
      new FunctionObjects(api, requested, type).addFlat(scalar);
    }
  }

  private void addFlat(boolean scalar) {
    boolean takesPoint = FlatPoint.needsTemplates(independents);
    for (Shape shape : bound(api)) {
      draft.parameter(shape);
      draft.present(shape);
      draft.takeApart(shape, part -> !part.isIndependent() || part.variable().type().rank() > 0);
    }
    FlatPoint point = new FlatPoint(independents);
    point.declareTemplates(draft.code, draft.names);
    FlatOperations operations = new FlatOperations(api, point, requested);
    List<MethodSpec> methods = scalar ? operations.ofScalar() : operations.ofVector();
    if (operations.isTraceable()) {
      object.addSuperinterface(TypeNames.TRACEABLE);
      object.addField(
          FieldSpec.builder(
                  TypeName.LONG,
                  "serialVersionUID",
                  Modifier.PRIVATE,
                  Modifier.STATIC,
                  Modifier.FINAL)
              .initializer("1L")
              .build());
    }
    methods.forEach(object::addMethod);
    operations.calls().forEach(draft::calls);
    done(takesPoint ? "the shapes of the arrays and the constants as here" : "the constants bound");
  }

  /** What a function object is made of: the constants, and arrays whose shapes it needs. */
  private static List<Shape> bound(ApiBuilder api) {
    boolean isUnivariate = api.signature.hasScalarResult() && api.independents.isOneScalar();
    boolean takesPoint = !isUnivariate && FlatPoint.needsTemplates(api.independents);
    return api.independents.shapes().stream()
        .filter(shape -> takesPoint || !shape.isIndependent())
        .toList();
  }

  /** What makes the object, in a method that has the method's own parameters. */
  static CodeBlock call(ApiBuilder api, ApiBuilder.Draft draft) {
    return draft.call(
        "$function",
        bound(api).stream()
            .map(shape -> CodeBlock.of("$L", shape.name()))
            .toArray(CodeBlock[]::new));
  }

  private void done(String bound) {
    object.addMethod(
        override("toString", ClassName.get(String.class))
            .addStatement("return $S", Docs.call(api.signature))
            .build());
    draft.code.add("$L", object.build());
    draft.code.addStatement("return new $L()", NAME);
    draft.document(
        Docs.of("The function object of {@code " + Docs.reference(api.signature) + "}."));
    draft.done(null);
    ApiBuilder.Draft shown = api.draft("Function", type);
    bound(api).forEach(shown::parameter);
    shown.code.addStatement("return $L", call(api, shown));
    shown.document(
        Docs.of(
            "{@code "
                + Docs.reference(api.signature)
                + "} and its derivatives as one object, "
                + bound
                + ".",
            "",
            "@return a thread-safe function object; what was not generated throws"
                + " {@code UnsupportedOperationException}"));
    shown.doneIfFree(Derivative.FUNCTION);
  }

  private void addUnivariate() {
    for (Shape shape : bound(api)) {
      draft.parameter(shape);
      draft.takeApart(shape);
    }
    String x = draft.names.unique("x");
    CodeBlock point = point(x, independents.shapes().stream().map(Shape::parameter).toList());
    CodeBlock value = draft.call(ProgramKind.VALUE, point(x, independents.parameters()));
    object.addMethod(univariate("value", x).addStatement("return $L", value).build());
    if (requested.test(Derivative.DERIVATIVE)) {
      object.addMethod(
          univariate("derivative", x)
              .addStatement("return $L", draft.call("Derivative", point))
              .build());
      addOrdered("derivative", TypeName.DOUBLE, "Derivative", x, point);
    }
    if (requested.test(Derivative.TAYLOR)) {
      addOrdered("taylor", TypeNames.DOUBLES, "Taylor", x, point);
    }
    done("the constants bound");
  }

  private static MethodSpec.Builder univariate(String name, String x) {
    return override(name, TypeName.DOUBLE).addParameter(TypeName.DOUBLE, x);
  }

  private void addOrdered(String name, TypeName returns, String suffix, String x, CodeBlock point) {
    if (api.hasLeftOut(suffix)) {
      return;
    }
    String order = draft.names.unique("order");
    object.addMethod(
        override(name, returns)
            .addParameter(TypeName.DOUBLE, x)
            .addParameter(TypeName.INT, order)
            .addStatement("return $L", draft.call(suffix, point, CodeBlock.of("$L", order)))
            .build());
  }

  /** The constants by their names, the one independent called {@code x}. */
  private CodeBlock point(String x, List<Parameter> parameters) {
    boolean isFloat = independents.wholes().get(0).type() == Primitive.FLOAT;
    List<CodeBlock> arguments = new ArrayList<>();
    for (Parameter parameter : parameters) {
      boolean isIndependent = parameter.role() == Role.INDEPENDENT;
      arguments.add(
          isIndependent
              ? CodeBlock.of(isFloat ? "(float) $L" : "$L", x)
              : CodeBlock.of("$L", parameter.variable().name()));
    }
    return arguments.stream().collect(CodeBlock.joining(", "));
  }

  static MethodSpec.Builder override(String name, TypeName returns) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(returns);
  }
}
