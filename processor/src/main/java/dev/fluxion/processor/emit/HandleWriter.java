package dev.fluxion.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Hidden;
import dev.fluxion.processor.ir.Hidden.Kind;
import dev.fluxion.processor.ir.Hidden.Reference;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes the class with the handles of a companion, and a method for each. The handles are
 * constants of a class of their own, so that they are looked up when one is needed first, and the
 * compiler of the virtual machine sees through them.
 */
final class HandleWriter {
  private static final ClassName HANDLES = ClassName.get("dev.fluxion.runtime.internal", "Handles");

  private final TypeSpec.Builder type;
  private final ClassName name;
  private final Map<String, String> classes;

  /** The finders, by the class whose rights they have. */
  private final Map<Reference, String> finders = new LinkedHashMap<>();

  private final Names names = new Names(Set.of());
  private boolean isUnchecked;

  /**
   * @param classes the fields for classes that may not be named, by their binary names
   */
  HandleWriter(String name, ClassName companion, Map<String, String> classes) {
    this.name = companion.nestedClass(name);
    this.classes = classes;
    this.type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("What only the class itself may name, by handles.\n")
            .addMethod(Docs.noObjects());
  }

  /**
   * @param uses the names of the methods, which are those of the handles, too
   */
  TypeSpec write(Map<HandleMethods.Use, String> uses) {
    uses.values().forEach(names::unique);
    classes.values().forEach(names::unique);
    Map<Reference, List<FieldSpec>> fields = new LinkedHashMap<>();
    uses.keySet().forEach(use -> finder(use.member().from()));
    if (finders.keySet().stream().allMatch(Reference::isHidden)) {
      finder(outermost(classes.keySet().iterator().next()));
    }
    addFinders();
    uses.forEach((use, member) -> type.addField(handle(use, member)));
    uses.forEach((use, member) -> type.addMethod(method(use, member)));
    if (isUnchecked) {
      type.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "$S", "unchecked")
              .build());
    }
    return type.build();
  }

  private static Reference outermost(String binaryName) {
    int end = binaryName.indexOf('$', binaryName.lastIndexOf('.') + 2);
    String top = end < 0 ? binaryName : binaryName.substring(0, end);
    int dot = top.lastIndexOf('.');
    String canonical = dot < 0 ? "/" + top : top.substring(0, dot) + "/" + top.substring(dot + 1);
    return new Reference(new ClassType(canonical), "");
  }

  private void finder(Reference from) {
    finders.computeIfAbsent(from, f -> names.unique("FIND"));
  }

  /** Finders of accessible classes first; they find the others, if there are any. */
  private void addFinders() {
    Stream.of(false, true).forEach(this::addFinders);
  }

  private void addFinders(boolean isHidden) {
    finders.forEach(
        (from, finder) -> {
          if (from.isHidden() == isHidden) {
            type.addField(
                constant(HANDLES, finder)
                    .initializer(
                        "$T.of($T.lookup(), $L)", HANDLES, MethodHandles.class, literal(from))
                    .build());
          }
        });
    if (!isHidden) {
      String any =
          finders.entrySet().stream()
              .filter(finder -> !finder.getKey().isHidden())
              .findFirst()
              .orElseThrow()
              .getValue();
      classes.forEach(
          (hidden, field) ->
              type.addField(
                  constant(
                          ParameterizedTypeName.get(
                              ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class)),
                          field)
                      .initializer("$L.type($S)", any, hidden)
                      .build()));
    }
  }

  private static FieldSpec.Builder constant(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
  }

  private FieldSpec handle(HandleMethods.Use use, String field) {
    Hidden member = use.member();
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(literal(member.owner()));
    if (member.kind() != Kind.CONSTRUCTOR) {
      arguments.add(CodeBlock.of("$S", member.name()));
      arguments.add(literal(member.result()));
    }
    member.parameters().forEach(p -> arguments.add(literal(p)));
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(
                "$L.$L($L)",
                finders.get(member.from()),
                finder(member.kind()),
                arguments.stream().collect(CodeBlock.joining(", ")));
    if (member.collected() >= 0) {
      Reference array = member.parameters().get(member.parameters().size() - 1);
      code.add(".asCollector($L, $L)", literal(array), member.collected());
    }
    if (isSeenOtherwise(use)) {
      List<CodeBlock> types = new ArrayList<>();
      types.add(literal(use.type()));
      HandleMethods.parameters(member).forEach(p -> types.add(literal(p)));
      code.add(
          ".asType($T.methodType($L))",
          MethodType.class,
          types.stream().collect(CodeBlock.joining(", ")));
    }
    return constant(TypeName.get(MethodHandle.class), field).initializer(code.build()).build();
  }

  private static String finder(Kind kind) {
    return switch (kind) {
      case FIELD -> "getter";
      case STATIC_FIELD -> "staticGetter";
      case METHOD -> "method";
      case STATIC_METHOD -> "staticMethod";
      case CONSTRUCTOR -> "constructor";
      case CLASS -> throw new IllegalStateException("a class has no handle");
    };
  }

  /** Whether the handle has other types than the method that calls it. */
  private static boolean isSeenOtherwise(HandleMethods.Use use) {
    Hidden member = use.member();
    boolean inherited = !member.from().equals(member.owner()) && member.kind().hasReceiver();
    return inherited
        || !raw(use.type()).equals(raw(member.result().type()))
        || member.owner().isHidden()
        || member.result().isHidden()
        || member.parameters().stream().anyMatch(Reference::isHidden);
  }

  private CodeBlock literal(Reference reference) {
    if (!reference.isHidden()) {
      return literal(reference.type());
    }
    String arrays = ".arrayType()".repeat(reference.type().rank());
    return CodeBlock.of("$L$L", classes.get(reference.binaryName()), arrays);
  }

  private static CodeBlock literal(Type type) {
    return CodeBlock.of("$T.class", raw(type));
  }

  /** Without type arguments. */
  static TypeName raw(Type type) {
    if (type instanceof ArrayType array) {
      return com.palantir.javapoet.ArrayTypeName.of(raw(array.element()));
    }
    return TypeNames.of(type) instanceof ParameterizedTypeName generic
        ? generic.rawType()
        : TypeNames.of(type);
  }

  /** Called as the member is; what that throws comes out as it is. */
  private MethodSpec method(HandleMethods.Use use, String member) {
    Names parameters = new Names(Set.of(member));
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(member)
            .addModifiers(Modifier.STATIC)
            .returns(TypeNames.of(use.type()));
    List<String> arguments = new ArrayList<>();
    Map<String, String> meanings = new HashMap<>();
    for (Type parameter : HandleMethods.parameters(use.member())) {
      boolean isObject = arguments.isEmpty() && use.member().kind().hasReceiver();
      String argument = parameters.unique(isObject ? "self" : "a" + (arguments.size() + 1));
      method.addParameter(TypeNames.of(parameter), argument);
      meanings.put(argument, isObject ? "the object" : "an argument");
      arguments.add(argument);
    }
    boolean returns = use.type() != Primitive.VOID;
    method.beginControlFlow("try");
    CodeBlock call =
        CodeBlock.of("$T.$L.invokeExact($L)", name, member, String.join(", ", arguments));
    if (returns) {
      method.addStatement("return ($T) $L", TypeNames.of(use.type()), call);
      isUnchecked |= use.type() instanceof ClassType named && !named.arguments().isEmpty();
    } else {
      method.addStatement("$L", call);
    }
    method.nextControlFlow("catch ($T thrown)", Throwable.class);
    method.addStatement("throw $T.rethrow(thrown)", HANDLES);
    method.endControlFlow();
    String what = "{@code " + use.member().name() + "} of the class itself.";
    return method.addJavadoc(Javadoc.complete(what, method.build(), meanings, List.of())).build();
  }
}
