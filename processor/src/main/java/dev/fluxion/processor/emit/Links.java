package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * The class in a companion, at its end, with what the companions of other classes call: users who
 * look for a derivative do not meet it. What it has in common with the companion itself it calls
 * there.
 */
final class Links {
  private static final String NAME = "$Links";

  private final TypeSpec.Builder type;
  private final List<MethodSpec> methods = new ArrayList<>();

  Links(Modifier[] visibility) {
    type =
        TypeSpec.classBuilder(NAME)
            .addAnnotation(TypeNames.MARK)
            .addModifiers(visibility)
            .addModifiers(Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(
                "What generated code of other classes calls. No interface for anybody else: it\n"
                    + "changes from one version to the next.\n")
            .addMethod(Docs.noObjects());
  }

  /** The class of what others call in a companion. */
  static ClassName of(String companion) {
    return ((ClassName) TypeNames.named(companion)).nestedClass(NAME);
  }

  void add(MethodSpec method) {
    methods.add(method);
  }

  /** Adds the class to the companion, if there is anything in it. */
  void addTo(TypeSpec.Builder companion) {
    if (methods.isEmpty()) {
      return;
    }
    Set<String> shapes = methods.stream().map(Links::shape).collect(Collectors.toSet());
    Map<String, MethodSpec> others = new HashMap<>();
    for (MethodSpec other : companion.build().methodSpecs()) {
      if (shapes.contains(shape(other))) { // to write a long method out takes time
        others.putIfAbsent(contents(other), other);
      }
    }
    methods.forEach(method -> type.addMethod(withoutRepetition(method, others)));
    companion.addType(type.build());
  }

  private static MethodSpec withoutRepetition(MethodSpec method, Map<String, MethodSpec> others) {
    MethodSpec same = others.get(contents(method));
    if (same == null) {
      return method;
    }
    String arguments =
        method.parameters().stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
    boolean returns = !method.returnType().equals(TypeName.VOID);
    return MethodSpec.methodBuilder(method.name())
        .addJavadoc(method.javadoc())
        .addModifiers(method.modifiers())
        .returns(method.returnType())
        .addParameters(method.parameters())
        .addStatement(returns ? "return $L($L)" : "$L($L)", same.name(), arguments)
        .build();
  }

  /** What two methods have in common that do the same. */
  private static String contents(MethodSpec method) {
    return shape(method) + method.code();
  }

  private static String shape(MethodSpec method) {
    return method.returnType() + " " + method.parameters() + " ";
  }
}
