package dev.fluxion.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.ir.Type;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** The nested records that generated methods return. */
final class ResultRecords {
  private final TypeSpec.Builder companion;
  private final ApiBuilder api;
  private final Modifier[] visibility;

  ResultRecords(TypeSpec.Builder companion, ApiBuilder api, Modifier[] visibility) {
    this.companion = companion;
    this.api = api;
    this.visibility = visibility;
  }

  /** A gradient by several independents, not all scalars. */
  void addGradient() {
    addOfIndependents("Gradient", "A gradient of {@code $L}", api.forms::of);
  }

  /** The independents of a point. */
  void addPoint() {
    addOfIndependents("Point", "The independents of {@code $L}", TypeNames::of);
  }

  /** A value with a gradient. */
  void addValueAndGradient() {
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    components.addParameter(TypeName.DOUBLE, "value");
    components.addParameter(api.gradientType(), "gradient");
    add("ValueAndGradient", components, "Value and gradient of {@code $L}.\n");
  }

  private void addOfIndependents(String suffix, String what, Function<Type, TypeName> types) {
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    for (Shape independent : api.independents.wholes()) {
      components.addParameter(
          types.apply(independent.type()), Names.component(independent.declared()));
    }
    add(suffix, components, what + ": a component per independent, of its shape.\n");
  }

  private void add(String suffix, MethodSpec.Builder components, String documentation) {
    companion.addType(
        TypeSpec.recordBuilder(api.independents.recordName(suffix))
            .addAnnotation(TypeNames.MARK)
            .addModifiers(visibility)
            .recordConstructor(components.build())
            .addJavadoc(
                Javadoc.ofRecord(
                    Javadoc.linked(
                        api.signature, documentation.replace("$L", Docs.reference(api.signature))),
                    components.build()))
            .build());
  }
}
