package dev.fluxion.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** The nested record that a gradient of several independents, not all scalars, is returned as. */
final class GradientRecord {
  private GradientRecord() {}

  static void add(TypeSpec.Builder companion, ApiBuilder api, Modifier[] visibility) {
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    for (Shape independent : api.independents.wholes()) {
      components.addParameter(
          api.forms.of(independent.type()), Names.component(independent.declared()));
    }
    companion.addType(
        TypeSpec.recordBuilder(api.independents.recordName("Gradient"))
            .addModifiers(visibility)
            .recordConstructor(components.build())
            .addJavadoc(
                "A gradient of {@code $L}: a component per independent, of its shape.\n",
                Docs.reference(api.signature))
            .build());
  }
}
