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
import javax.lang.model.element.Modifier;

/**
 * Writes the class with the handles of a companion, and a method for each. The handles are
 * constants of a class of their own, so that they are looked up when one is needed first, and the
 * compiler of the virtual machine sees through them.
 */
final class HandleWriter {
  private static final ClassName HANDLES = ClassName.get("dev.fluxion.runtime.internal", "Handles");

  private static final TypeName CLASS =
      ParameterizedTypeName.get(
          ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class));
  private static final TypeName METHOD_HANDLE = ClassName.get(MethodHandle.class);

  private final TypeSpec.Builder type;
  private final ClassName user;
  private final ClassName name;
  private final Map<String, String> classes;

  /** The variables for lookups, by the class whose rights they have. */
  private final Map<Reference, String> lookups = new LinkedHashMap<>();

  private final Names names = new Names(Set.of());
  private boolean isUnchecked;

  /**
   * @param user the outermost class of the user
   * @param classes the fields for classes that may not be named, by their binary names
   */
  HandleWriter(String name, ClassName companion, ClassName user, Map<String, String> classes) {
    this.user = user;
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
    classes.values().forEach(field -> type.addField(constant(CLASS, field, "The class")));
    uses.values().forEach(field -> type.addField(constant(METHOD_HANDLE, field, "A handle of")));
    type.addStaticBlock(initialiser(uses));
    uses.forEach((use, member) -> type.addMethod(method(use, member)));
    if (isUnchecked) {
      type.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "$S", "unchecked")
              .build());
    }
    return type.build();
  }

  /** Plain calls with constants for arguments, as tools that compile ahead of time want them. */
  private CodeBlock initialiser(Map<HandleMethods.Use, String> uses) {
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("try");
    classes.forEach(
        (hidden, field) ->
            code.addStatement(
                "$L = $T.forName($S, false, $T.class.getClassLoader())",
                field,
                Class.class,
                hidden,
                user));
    uses.forEach(
        (use, field) -> {
          Reference from = use.member().from();
          if (!lookups.containsKey(from)) {
            String lookup = names.unique("in");
            lookups.put(from, lookup);
            code.addStatement(
                "$T $L = $T.privateLookupIn($L, $T.lookup())",
                MethodHandles.Lookup.class,
                lookup,
                MethodHandles.class,
                literal(from),
                MethodHandles.class);
          }
          code.addStatement("$L = $L", field, handle(use));
        });
    return code.nextControlFlow("catch ($T changed)", ReflectiveOperationException.class)
        .addStatement("throw $T.changed(changed)", HANDLES)
        .endControlFlow()
        .build();
  }

  private static FieldSpec constant(TypeName type, String name, String what) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("$L {@code $L}.\n", what, name)
        .build();
  }

  private CodeBlock handle(HandleMethods.Use use) {
    Hidden member = use.member();
    CodeBlock.Builder code = CodeBlock.builder();
    if (member.kind() != Hidden.Kind.ENCLOSING) {
      code.add("$L.", lookups.get(member.from()));
    }
    CodeBlock owner = literal(member.owner());
    CodeBlock result = literal(member.result());
    List<CodeBlock> parameters = member.parameters().stream().map(this::literal).toList();
    switch (member.kind()) {
      case FIELD -> code.add("findGetter($L, $S, $L)", owner, member.name(), result);
      case STATIC_FIELD -> code.add("findStaticGetter($L, $S, $L)", owner, member.name(), result);
      case METHOD ->
          code.add("findVirtual($L, $S, $L)", owner, member.name(), type(result, parameters));
      case STATIC_METHOD ->
          code.add("findStatic($L, $S, $L)", owner, member.name(), type(result, parameters));
      case CONSTRUCTOR ->
          code.add(
              "findConstructor($L, $L)",
              owner,
              type(CodeBlock.of("$T.class", TypeName.VOID), parameters));
      case ENCLOSING -> {
        code.add("$T.enclosing($L, $L, $L)", HANDLES, lookups.get(member.from()), owner, result);
      }
      case CLASS -> throw new IllegalStateException("a class has no handle");
    }
    if (member.collected() >= 0) {
      code.add(".asCollector($L, $L)", parameters.get(parameters.size() - 1), member.collected());
    }
    if (isSeenOtherwise(use)) {
      List<CodeBlock> seen =
          HandleMethods.parameters(member).stream().map(HandleWriter::literal).toList();
      code.add(".asType($L)", type(literal(use.type()), seen));
    }
    return code.build();
  }

  private static CodeBlock type(CodeBlock result, List<CodeBlock> parameters) {
    List<CodeBlock> all = new ArrayList<>(List.of(result));
    all.addAll(parameters);
    return CodeBlock.of(
        "$T.methodType($L)", MethodType.class, all.stream().collect(CodeBlock.joining(", ")));
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
