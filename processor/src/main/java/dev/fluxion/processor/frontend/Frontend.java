package dev.fluxion.processor.frontend;

import com.sun.source.util.Trees;
import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.SourceClass;
import dev.fluxion.processor.ir.SourceMethod;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads annotated methods from the compiler's trees into the intermediate representation. */
public final class Frontend {
  private final Environment environment;
  private final Forgotten forgotten;
  private final Map<TypeElement, Optional<ClassIndex>> indexes = new HashMap<>();

  /**
   * @param openings asked about methods of annotated classes
   */
  public Frontend(
      Trees trees, Elements elements, Types types, Diagnostics diagnostics, Openings openings) {
    this(trees, elements, types, diagnostics, openings, Observer.NONE);
  }

  Frontend(
      Trees trees,
      Elements elements,
      Types types,
      Diagnostics diagnostics,
      Openings openings,
      Observer observer) {
    this.forgotten = new Forgotten(trees, diagnostics);
    this.environment =
        new Environment(
            trees,
            elements,
            types,
            diagnostics,
            new Expectations(diagnostics),
            observer,
            new RecordTypes(trees, elements, types),
            openings,
            ValueClasses.NONE);
  }

  /** To be told by the compiler which classes it reads. */
  public Forgotten forgotten() {
    return forgotten;
  }

  /** To be told by the compiler which classes it accepts. */
  public Expectations expectations() {
    return environment.expectations();
  }

  /**
   * Checks derivative rules, and finds those that other companions may call. Never throws; all
   * problems are reported.
   */
  public List<ExecutableElement> exportedRules(Collection<ExecutableElement> rules) {
    rules.forEach(rule -> forgotten.see((TypeElement) rule.getEnclosingElement()));
    RuleCheck check =
        new RuleCheck(
            environment, rule -> new MemberOrigins(index(Access.topLevel(rule))).of(rule));
    return check.fitting(rules).filter(RuleCheck::isExported).toList();
  }

  private Optional<ClassIndex> index(TypeElement topLevel) {
    return indexes.computeIfAbsent(topLevel, type -> ClassIndex.of(environment.trees(), type));
  }

  /** The source of a class, as far as it is to be had. */
  public CharSequence source(TypeElement type) {
    return index(Access.topLevel(type)).map(i -> i.origins().source()).orElse("");
  }

  /** The methods that an annotated class, or one of an annotated package, opens to others. */
  public List<ExecutableElement> opened(TypeElement type) {
    return Opened.methods(type, environment);
  }

  /**
   * Reads a method of an annotated class as if for its companion.
   *
   * @param diagnostics is told what there is to report
   * @return empty where it cannot be read
   */
  public Optional<SourceMethod> trial(ExecutableElement method, Diagnostics diagnostics) {
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    Optional<ClassIndex> index = index(Access.topLevel(owner));
    List<SourceMethod> methods = new ArrayList<>();
    new Reading(
            environment.muted().with(diagnostics),
            method,
            index,
            new MemberOrigins(index),
            new ClassTable(environment.elements(), environment.types(), owner))
        .read(methods);
    return methods.stream().filter(m -> m.program().isPresent()).findFirst();
  }

  /** Whether its class file says that a method of an annotated class has derivatives. */
  public boolean isExported(ExecutableElement method) {
    Optional<Signature> signature = SignatureReader.declared(method, environment, new Variables());
    return signature
        .map(s -> environment.elements().getTypeElement(s.companion() + ".$Links"))
        .filter(
            links ->
                ElementFilter.methodsIn(links.getEnclosedElements()).stream()
                    .map(link -> link.getSimpleName().toString())
                    .anyMatch((signature.get().linkName() + "$link")::equals))
        .isPresent();
  }

  /** Whether the source of a class is part of this compilation. */
  public boolean isAtHand(TypeElement type) {
    return environment.trees().getPath(Access.topLevel(type)) != null;
  }

  /** Reads the annotated methods of a class. Never throws; all problems are reported. */
  public SourceClass read(TypeElement owner, List<ExecutableElement> annotatedMethods) {
    forgotten.see(owner);
    Optional<ClassIndex> index = index(Access.topLevel(owner));
    MemberOrigins origins = new MemberOrigins(index);
    ClassTable classes = new ClassTable(environment.elements(), environment.types(), owner);
    List<SourceMethod> methods = new ArrayList<>();
    boolean isUnchecked = false;
    for (ExecutableElement method : annotatedMethods) {
      try {
        Environment told = Opened.isOpened(method, environment) ? environment.muted() : environment;
        isUnchecked |= new Reading(told, method, index, origins, classes).read(methods);
      } catch (RuntimeException | StackOverflowError failure) {
        environment
            .diagnostics()
            .internalError(origins.of(method), method.getSimpleName().toString(), failure);
      }
    }
    List<String> suppressed = Suppressions.in(Access.topLevel(owner), index);
    PackageElement home = environment.elements().getPackageOf(owner);
    return new SourceClass(
        home.getQualifiedName().toString(),
        ClassNames.of(owner),
        ClassNames.visibility(owner),
        methods,
        isUnchecked ? with(suppressed, "unchecked") : suppressed,
        hiding(home));
  }

  /** The classes of a package that are called like one of {@code java.lang} (JLS 6.4.1). */
  private List<String> hiding(PackageElement home) {
    Set<String> known =
        environment.elements().getPackageElement("java.lang").getEnclosedElements().stream()
            .map(type -> type.getSimpleName().toString())
            .collect(Collectors.toSet());
    return home.getEnclosedElements().stream()
        .map(type -> type.getSimpleName().toString())
        .filter(known::contains)
        .toList();
  }

  private static List<String> with(List<String> warnings, String another) {
    return Stream.concat(warnings.stream(), Stream.of(another)).distinct().toList();
  }

  /** One annotated method on its way: the declaration first, then the body. */
  private final class Reading {
    private final Environment environment;
    private final Variables variables = new Variables();
    private final ExecutableElement method;
    private final Optional<ClassIndex> index;
    private final MemberOrigins origins;
    private final ClassTable classes;

    Reading(
        Environment environment,
        ExecutableElement method,
        Optional<ClassIndex> index,
        MemberOrigins origins,
        ClassTable classes) {
      this.environment = environment;
      this.method = method;
      this.index = index;
      this.origins = origins;
      this.classes = classes;
    }

    /** Whether there are casts that cannot be checked at run time in the generated code. */
    boolean read(List<SourceMethod> methods) {
      int errors = environment.diagnostics().errorCount();
      Optional<Signature> signature =
          new SignatureReader(environment, method, variables, origins).read();
      if (signature.isEmpty()) {
        if (environment.diagnostics().errorCount() == errors) { // a type that does not exist
          String topLevel = Access.topLevel(method).getQualifiedName().toString();
          environment.expectations().expect(topLevel, origins.of(method));
        }
        return false;
      }
      List<Origin> parameters = new ArrayList<>();
      if (signature.get().parameters().size() > method.getParameters().size()) {
        parameters.add(origins.of(method)); // of the receiver
      }
      method.getParameters().forEach(parameter -> parameters.add(origins.of(parameter)));
      boolean readable = environment.diagnostics().errorCount() == errors;
      TypeElement owner = (TypeElement) method.getEnclosingElement();
      TypeHiding hiding = new TypeHiding(environment, owner);
      methods.add(
          new SourceMethod(
              hiding.apply(signature.get()),
              origins.of(method),
              parameters,
              readable ? program(signature.get()).map(hiding::apply) : Optional.empty()));
      return hiding.isUnchecked();
    }

    private Optional<Program> program(Signature signature) {
      if (index.isEmpty()) {
        environment
            .diagnostics()
            .report(Problem.NO_SOURCE, origins.of(method), method.getSimpleName());
        return Optional.empty();
      }
      try {
        RuleScope rules = RuleScope.of(method, environment, origins.of(method));
        Environment ofBodies = environment.with(index.get().values());
        return new MethodReader(ofBodies, classes, index.get(), variables, rules)
            .read(method, signature);
      } catch (RuntimeException | StackOverflowError failure) {
        environment
            .diagnostics()
            .internalError(origins.of(method), method.getSimpleName().toString(), failure);
        return Optional.empty();
      }
    }
  }
}
