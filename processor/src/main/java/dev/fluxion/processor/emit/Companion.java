package dev.fluxion.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.annotations.Derivative;
import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.DerivativePrograms;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.GeneratedFile;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.MethodPrograms;
import dev.fluxion.processor.ir.Purpose;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.SourceClass;
import dev.fluxion.processor.ir.Walker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;

/** Writes the companion class of a class with annotated methods. */
public final class Companion {
  private static final Modifier[] HIDDEN = {Modifier.PRIVATE};

  private final SourceClass source;
  private final Diagnostics diagnostics;
  private final ClassName name;
  private final TypeSpec.Builder type;
  private final Obscured obscured;
  private final KeptRecords kept;
  private final RecordForms forms;
  private final Links links;
  private final HandleMethods handles;

  private Companion(SourceClass source, List<MethodPrograms> methods, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
    this.name = ClassName.get(source.packageName(), source.companionName());
    this.obscured = new Obscured(name, methods);
    this.kept = new KeptRecords(obscured.names());
    this.forms = new RecordForms(name, source, kept);
    this.type = TypeSpec.classBuilder(name).addModifiers(Modifier.FINAL);
    this.links = new Links(visibility(source.visibility()));
    this.handles = HandleMethods.of(name, user(), methods);
  }

  /**
   * The file.
   *
   * @param generatedAnnotation the qualified name of {@code @Generated}; empty where the user's
   *     module does not read it
   */
  public static GeneratedFile write(
      SourceClass source,
      List<MethodPrograms> methods,
      String generatedAnnotation,
      Diagnostics diagnostics) {
    Companion companion = new Companion(source, methods, diagnostics);
    companion.addHeader(generatedAnnotation);
    companion.addAssertionStatus(methods);
    companion.addAll(methods);
    companion.forms.addTo(companion.type, visibility(source.visibility()));
    companion.addRecordChecks(methods);
    companion.addSuppressions(methods);
    companion.links.addTo(companion.type);
    companion.handles.addTo(companion.type);
    companion.type.alwaysQualify(source.hiding().toArray(String[]::new));
    if (source.packageName().isEmpty()) { // whose classes cannot be written with their package
      companion.type.alwaysQualify(companion.obscured.ambiguous().toArray(String[]::new));
    }
    JavaFile file =
        JavaFile.builder(source.packageName(), companion.type.build())
            .skipJavaLangImports(true)
            .indent("  ")
            .build();
    return new GeneratedFile(companion.name.toString(), file.toString());
  }

  private void addHeader(String generatedAnnotation) {
    if (!generatedAnnotation.isEmpty()) {
      type.addAnnotation(
          AnnotationSpec.builder(ClassName.bestGuess(generatedAnnotation))
              .addMember("value", "$S", "dev.fluxion")
              .build());
    }
    type.addAnnotation(TypeNames.MARK);
    if (source.visibility() == Signature.Visibility.PUBLIC) {
      type.addModifiers(Modifier.PUBLIC);
    }
    type.addJavadoc(
        "Derivatives of the {@code @Differentiable} methods of {@code $L}.\n",
        String.join(".", source.className()));
    type.addMethod(Docs.noObjects());
  }

  /** The methods made for one annotated method, before it is decided which are shown. */
  private record Candidate(
      MethodPrograms method,
      ApiBuilder api,
      Predicate<Derivative> requested,
      List<ApiMethod> shown) {}

  /** All candidates claim their signatures before any convenience of one takes what is left. */
  private void addAll(List<MethodPrograms> methods) {
    Claims claims = new Claims(diagnostics);
    methods.stream()
        .flatMap(method -> candidate(method).stream())
        .filter(c -> claims.claim(c.method(), c.shown()))
        .toList()
        .forEach(c -> add(c, claims.granted(c.method(), c.shown())));
  }

  private Optional<Candidate> candidate(MethodPrograms method) {
    Signature signature = method.signature();
    ApiBuilder api =
        new ApiBuilder(signature, name, forms, method.programs(), obscured.names(), handles);
    Predicate<Derivative> requested =
        d -> signature.derivatives().isEmpty() || signature.derivatives().contains(d.name());
    if (signature.purpose() != Purpose.METHOD) {
      addLinksOnly(api, method.failed());
      return Optional.empty();
    } else if (!signature.isDifferentiable()) {
      return Optional.empty(); // an error says so
    }
    if (signature.hasScalarResult()) {
      new ScalarApi(api).add();
    } else {
      new VectorApi(api).add();
    }
    FunctionObjects.add(api, requested);
    new SparseForms(api, method.sparsity()).add(requested);
    new FlatForms(api).add();
    return Optional.of(new Candidate(method, api, requested, shown(api.methods(), requested)));
  }

  private void add(Candidate candidate, List<ApiMethod> shown) {
    ApiBuilder api = candidate.api();
    Modifier[] visibility = visibility(api.signature.visibility());
    boolean isStub = candidate.method().failed();
    reportLeftOut(candidate.method(), api, candidate.requested());
    reportNothing(candidate.method(), api, shown);
    addRecords(new ResultRecords(type, api, visibility), api, shown);
    api.result.addTo(type, visibility);
    Set<String> called = calledBy(shown, api.methods());
    for (ApiMethod method : api.methods()) {
      if (shown.contains(method)) {
        ApiMethod visible = method.with(visibility);
        addTo(method, isStub ? stub(visible) : visible.spec());
      } else if (!isStub && !method.isOptional() && called.contains(method.name())) {
        addTo(method, method.with(Modifier.PRIVATE).spec());
      }
    }
  }

  private void addTo(ApiMethod method, MethodSpec spec) {
    if (method.isLink()) {
      links.add(spec);
    } else {
      type.addMethod(spec);
    }
  }

  private static void addRecords(ResultRecords records, ApiBuilder api, List<ApiMethod> shown) {
    if (api.independents.needsRecord() && api.slots.gradientFits()) {
      records.addGradient();
    }
    if (returned(api, "ValueAndGradient", shown)) {
      records.addValueAndGradient();
    }
    if (returned(api, "Point", shown)) {
      records.addPoint();
    }
  }

  /** Whether one of the methods returns the nested record of this suffix. */
  private static boolean returned(ApiBuilder api, String suffix, List<ApiMethod> shown) {
    TypeName type = api.companion.nestedClass(api.independents.recordName(suffix));
    return shown.stream().anyMatch(m -> m.spec().returnType().equals(type));
  }

  private void reportNothing(MethodPrograms method, ApiBuilder api, List<ApiMethod> shown) {
    List<String> nothing = new ArrayList<>(api.signature.derivatives());
    api.leftOut().values().forEach(kind -> nothing.remove(kind.name()));
    for (ApiMethod candidate : shown) {
      boolean isForUsers = !candidate.name().startsWith(api.name("$"));
      candidate.kinds().stream()
          .filter(kind -> isForUsers)
          .forEach(kind -> nothing.remove(kind.name()));
    }
    if (!nothing.isEmpty()) {
      diagnostics.report(
          Problem.NOTHING_GENERATED,
          method.method().origin(),
          String.join(", ", nothing),
          Docs.reference(method.signature()));
    }
  }

  private void reportLeftOut(
      MethodPrograms method, ApiBuilder api, Predicate<Derivative> requested) {
    List<String> names = new ArrayList<>();
    api.leftOut()
        .forEach(
            (name, kind) -> {
              if (requested.test(kind)) {
                names.add(name);
              }
            });
    if (!names.isEmpty()) {
      diagnostics.report(
          Problem.SLOTS,
          method.method().origin(),
          Docs.reference(method.signature()),
          String.join(", ", names));
    }
  }

  /** What the user suppresses, and what making a record asks for that has wildcards. */
  private void addSuppressions(List<MethodPrograms> methods) {
    Set<String> suppressed = new LinkedHashSet<>(source.suppressed());
    boolean createsRaw =
        kept.createRaw()
            || methods.stream().map(MethodPrograms::signature).anyMatch(Companion::createsRaw);
    if (createsRaw) {
      suppressed.addAll(List.of("rawtypes", "unchecked"));
    }
    if (!suppressed.isEmpty()) {
      AnnotationSpec.Builder annotation = AnnotationSpec.builder(SuppressWarnings.class);
      suppressed.forEach(warning -> annotation.addMember("value", "$S", warning));
      type.addAnnotation(annotation.build());
    }
  }

  private static boolean createsRaw(Signature signature) {
    return TypeNames.isCreatedRaw(signature.result())
        || signature.parameters().stream()
            .anyMatch(parameter -> TypeNames.isCreatedRaw(parameter.variable().type()));
  }

  /** What other companions call of a method whose derivatives users have no use for. */
  private void addLinksOnly(ApiBuilder api, boolean isStub) {
    if (!isStub) {
      api.functions();
      for (ApiMethod method : api.methods()) {
        boolean exported = !method.kinds().isEmpty();
        addTo(
            method, method.with(exported ? visibility(api.signature.visibility()) : HIDDEN).spec());
      }
    }
  }

  /** The checks that programs call when they meet records of other classes. */
  private void addRecordChecks(List<MethodPrograms> methods) {
    walk(
        methods,
        new Walker() {
          @Override
          public Expression call(Expression.Call call) {
            if (call.method().owner().equals(Method.COMPANION)) {
              kept.check((RecordType) call.type());
            }
            return super.call(call);
          }
        });
    kept.addTo(type);
  }

  static void walk(List<MethodPrograms> methods, Walker walker) {
    for (MethodPrograms method : methods) {
      if (!method.failed()) {
        DerivativePrograms programs = method.programs();
        programs.entries().values().forEach(f -> walk(f, walker));
        programs.functions().values().forEach(f -> walk(f, walker));
        programs.links().values().forEach(f -> walk(f, walker));
      }
    }
  }

  private static void walk(Function function, Walker walker) {
    walker.walk(function.body());
    function.parts().forEach(part -> walk(part, walker));
  }

  private ClassName user() {
    return ClassName.get(source.packageName(), source.className().get(0));
  }

  /** What {@code assert} in the user's class looks at, if one of the programs does. */
  private void addAssertionStatus(List<MethodPrograms> methods) {
    boolean[] used = {false};
    Walker search =
        new Walker() {
          @Override
          public Expression constant(Expression.Constant constant) {
            used[0] |= constant.equals(Expression.Constant.ASSERTIONS);
            return constant;
          }
        };
    walk(methods, search);
    if (used[0]) {
      type.addField(
          FieldSpec.builder(
                  TypeName.BOOLEAN,
                  Expression.Constant.ASSERTIONS.name(),
                  Modifier.PRIVATE,
                  Modifier.STATIC,
                  Modifier.FINAL)
              .addJavadoc("Whether assertions are on.\n")
              .initializer("$T.class.desiredAssertionStatus()", user()) // JLS 14.10
              .build());
    }
  }

  private static List<ApiMethod> shown(List<ApiMethod> all, Predicate<Derivative> requested) {
    return all.stream().filter(m -> m.kinds().stream().anyMatch(requested)).toList();
  }

  /** Names of all methods that the shown ones call, directly or not. */
  private static Set<String> calledBy(List<ApiMethod> shown, List<ApiMethod> all) {
    Set<String> called = new HashSet<>();
    List<ApiMethod> open = new ArrayList<>(shown);
    while (!open.isEmpty()) {
      for (String callee : open.remove(open.size() - 1).calls()) {
        if (called.add(callee)) {
          all.stream().filter(m -> m.name().equals(callee)).forEach(open::add);
        }
      }
    }
    return called;
  }

  private static Modifier[] visibility(Signature.Visibility visibility) {
    return switch (visibility) {
      case PUBLIC -> new Modifier[] {Modifier.PUBLIC};
      case PROTECTED -> new Modifier[] {Modifier.PROTECTED};
      case PACKAGE -> new Modifier[0];
    };
  }

  /** Takes the place of a method whose derivative could not be made: javac has the reason. */
  private static MethodSpec stub(ApiMethod method) {
    MethodSpec original = method.spec();
    return MethodSpec.methodBuilder(original.name())
        .addModifiers(original.modifiers())
        .returns(original.returnType())
        .addParameters(original.parameters())
        .addJavadoc("Not generated: the method has errors.\n")
        .addCode(
            CodeBlock.of(
                "throw new $T($S);\n",
                UnsupportedOperationException.class,
                "the differentiated method has errors"))
        .build();
  }
}
