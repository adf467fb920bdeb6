package dev.fluxion.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Derivation;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Linkage;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.ir.Walker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Reads an annotated method and all it calls into a program. Callees wait in a queue, so that long
 * chains of calls need no deep stack, and each is read once.
 */
final class MethodReader {
  private final Environment environment;
  private final ClassTable classes;
  private final ClassIndex index;
  private final Variables variables;
  private final Deque<Readable> waiting = new ArrayDeque<>();
  private final Map<Readable, String> keys = new HashMap<>();
  private final Map<String, Function> functions = new LinkedHashMap<>();
  private final Map<TypeElement, NameResolution> names = new HashMap<>();
  private final RuleScope rules;
  private final CalleeDeclarations declarations;
  private String entryKey;
  private List<String> derivatives = List.of();
  private boolean entryIsCalled;
  private final Map<ExecutableElement, Boolean> tried;
  private boolean failed;
  private final Set<ExecutableElement> around;
  private NestedDerivatives nested;

  MethodReader(
      Environment environment,
      ClassTable classes,
      ClassIndex index,
      Variables variables,
      RuleScope rules) {
    this(environment, classes, index, variables, rules, Set.of());
  }

  /**
   * @param around the methods that call a derivative of the one that is read, or of one that does
   */
  MethodReader(
      Environment environment,
      ClassTable classes,
      ClassIndex index,
      Variables variables,
      RuleScope rules,
      Set<ExecutableElement> around) {
    this(environment, classes, index, variables, rules, around, new HashMap<>());
  }

  /**
   * @param tried whether methods could be read
   */
  private MethodReader(
      Environment environment,
      ClassTable classes,
      ClassIndex index,
      Variables variables,
      RuleScope rules,
      Set<ExecutableElement> around,
      Map<ExecutableElement, Boolean> tried) {
    this.rules = rules;
    this.tried = tried;
    this.environment = environment;
    this.classes = classes;
    this.index = index;
    this.variables = variables;
    this.declarations = new CalleeDeclarations(environment, variables);
    this.around = around;
  }

  /** Empty where something could not be read. */
  Optional<Program> read(ExecutableElement method, Signature signature) {
    Instance own = Instance.of(method);
    nested = nested(method);
    entryKey = key(own);
    derivatives = signature.derivatives();
    keys.put(own, entryKey);
    Optional<Function> entry = function(own, signature.parameters(), signature.result());
    while (!waiting.isEmpty()) {
      Readable callee = waiting.remove();
      function(callee).ifPresent(function -> functions.put(keys.get(callee), function));
    }
    return failed
        ? Optional.empty()
        : entry
            .map(this::program)
            .flatMap(p -> CaughtExceptions.lower(p, environment.diagnostics()))
            .map(p -> linked(p, method));
  }

  /** Other classes may call what is not private. */
  private static Program linked(Program program, ExecutableElement method) {
    boolean hidden = method.getModifiers().contains(Modifier.PRIVATE);
    return hidden ? program : program.withEntry(program.entry().with(Linkage.EXPORTED));
  }

  /** An entry that is called itself becomes a function, and the entry a call of it. */
  private Program program(Function method) {
    if (!entryIsCalled) {
      return new Program(method, functions, variables);
    }
    functions.put(entryKey, method);
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter parameter : method.parameters()) {
      Variable own = variables.fresh(parameter.variable().name(), parameter.variable().type());
      parameters.add(parameter.of(own));
    }
    Expression call =
        new Expression.Invoke(
            entryKey,
            method.result(),
            parameters.stream().<Expression>map(p -> Code.read(p.variable())).toList());
    Block body = Block.of(new Statement.Evaluate(call));
    if (method.result() != Primitive.VOID) {
      Variable result = variables.fresh("result", method.result());
      body = Block.of(Statement.Assign.to(result, call), new Statement.Return(Code.read(result)));
    }
    return new Program(
        new Function(method.name(), parameters, method.result(), body), functions, variables);
  }

  private Optional<Function> function(Readable callee) {
    if (callee instanceof FunctionSite site) {
      return Optional.of(function(site));
    }
    Instance instance = (Instance) callee;
    return function(instance, declarations.parameters(instance), declarations.result(instance));
  }

  /** What the site captures comes before its parameters. */
  private Function function(FunctionSite site) {
    List<Parameter> parameters = declarations.parameters(site);
    int captured = site.leaves().size();
    Type result = site.descriptor().orElseThrow().result();
    Body body = body(site.enclosing(), site.names(), result);
    body.scope.enter();
    List<Expression> reads = CalleeDeclarations.reads(parameters);
    site.declare(body, reads.subList(0, captured).iterator());
    Block block =
        body.sink
            .capture(
                () ->
                    body.guarded(
                        () -> body.functions.read(site, reads.subList(captured, reads.size()))))
            .block();
    failed |= body.hasFailed();
    reportEscapes(block);
    return new Function("function", parameters, result, block);
  }

  private Optional<Function> function(Instance instance, List<Parameter> parameters, Type result) {
    ExecutableElement method = instance.method();
    if (!hasBody(method)) {
      failed = true;
      environment.diagnostics().report(Problem.NO_SOURCE, Origins.of(method), method);
      return Optional.empty();
    }
    MethodTree tree = index.method(method);
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    NameResolution resolution =
        names.computeIfAbsent(
            owner, o -> new NameResolution(environment, classes, index.imports(), o));
    Body body = body(instance, resolution, result);
    body.scope.enter();
    CalleeDeclarations.declare(instance, parameters, body);
    StatementLowering statements = new StatementLowering(body);
    if (ImplicitEquation.isSolved(method)) {
      return solution(method, tree, parameters, body)
          .map(b -> new Function(method.getSimpleName().toString(), parameters, result, b));
    }
    Block block =
        method.getKind() == ElementKind.CONSTRUCTOR
            ? constructor(method, tree, parameters, new Constructors(body, statements))
            : body.sink.capture(() -> statements.block(tree.getBody().getStatements())).block();
    failed |= body.hasFailed();
    reportEscapes(block);
    return Optional.of(new Function(method.getSimpleName().toString(), parameters, result, block));
  }

  private Optional<Block> solution(
      ExecutableElement method, MethodTree tree, List<Parameter> parameters, Body body) {
    Optional<Block> block =
        ImplicitEquation.of(method, environment.muted(), Origins.of(method))
            .map(equation -> new ImplicitBody(body, equation, tree))
            .map(
                implicit ->
                    body.sink
                        .capture(
                            () ->
                                body.guarded(
                                    () -> implicit.lower(CalleeDeclarations.reads(parameters))))
                        .block());
    failed |= body.hasFailed() || block.isEmpty();
    return block;
  }

  private Block constructor(
      ExecutableElement method,
      MethodTree tree,
      List<Parameter> parameters,
      Constructors constructors) {
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    return owner.getKind() == ElementKind.RECORD
        ? constructors.read(tree, parameters, method.equals(environment.records().canonical(owner)))
        : constructors.ofValue(tree, (ClassTree) index.classTree(owner));
  }

  /** A function that is still an object somewhere has left the code that is read. */
  private void reportEscapes(Block block) {
    new Walker() {
      @Override
      public Expression literal(Expression.Literal literal) {
        FunctionValue.in(literal)
            .ifPresent(
                function -> {
                  failed = true;
                  environment
                      .diagnostics()
                      .report(Problem.LAMBDA, index.origins().of(function.site().tree()));
                });
        StreamValue.source(literal)
            .ifPresent(
                source -> {
                  failed = true;
                  environment
                      .diagnostics()
                      .report(
                          Problem.STREAM,
                          index.origins().of(source.select()),
                          "what becomes of it");
                });
        return literal;
      }
    }.walk(block);
  }

  private Body body(Instance method, NameResolution resolution, Type result) {
    return new Body(
        environment,
        method,
        index.origins(),
        resolution,
        new Body.Callees() {
          @Override
          public String call(Readable callee) {
            return MethodReader.this.call(callee);
          }

          @Override
          public boolean hasBody(ExecutableElement callee) {
            return MethodReader.this.hasBody(callee);
          }

          @Override
          public void external(Function declaration) {
            functions.put(declaration.name(), declaration);
          }

          @Override
          public Derivation derivation(Tree call, ExecutableElement derived, Signature signature) {
            return nested.of(call, derived, signature);
          }

          @Override
          public RuleScope rules() {
            return rules;
          }

          @Override
          public List<String> derivatives() {
            return derivatives;
          }

          @Override
          public boolean isReadable(ExecutableElement callee) {
            return MethodReader.this.isReadable(callee);
          }

          @Override
          public String library(String key, java.util.function.Function<Variables, Function> code) {
            functions.computeIfAbsent(key, k -> code.apply(variables));
            return key;
          }
        },
        variables,
        result);
  }

  /**
   * Whether there is a body, and one that can be read. Where reals are passed it has to be; else it
   * is tried, since the method may as well be called.
   */
  private boolean isReadable(ExecutableElement callee) {
    if (!hasBody(callee)) {
      return false;
    }
    boolean takesReals =
        callee.getParameters().stream()
            .anyMatch(p -> declarations.type(p.asType()).isDifferentiable());
    if (takesReals) {
      return true;
    }
    if (tried.putIfAbsent(callee, false) == null) { // of itself: not again
      MethodReader trial =
          new MethodReader(
              environment.muted(), classes, index, new Variables(), rules, around, tried);
      tried.put(callee, trial.reads(callee));
    }
    return tried.get(callee);
  }

  private boolean hasBody(ExecutableElement method) {
    MethodTree tree = index.method(method);
    return tree != null && tree.getBody() != null;
  }

  private NestedDerivatives nested(ExecutableElement method) {
    Set<ExecutableElement> within = new HashSet<>(around);
    within.add(method);
    return new NestedDerivatives(environment, classes, index, variables, within);
  }

  private boolean reads(ExecutableElement method) {
    Instance own = Instance.of(method);
    nested = nested(method);
    keys.put(own, key(own));
    waiting.add(own);
    while (!waiting.isEmpty()) {
      Readable callee = waiting.remove();
      function(callee).ifPresent(function -> functions.put(keys.get(callee), function));
    }
    failed = failed || !exceptionsAreFollowed(functions.get(keys.get(own)));
    return !failed || environment.diagnostics().has(Problem.RANDOM); // which is to be told
  }

  private boolean exceptionsAreFollowed(Function function) {
    Program program = new Program(function, functions, variables);
    return CaughtExceptions.lower(program, environment.diagnostics()).isPresent();
  }

  private String call(Readable callee) {
    String key =
        keys.computeIfAbsent(
            callee,
            found -> {
              waiting.add(found);
              return key(found);
            });
    entryIsCalled |= key.equals(entryKey);
    return key;
  }

  private String key(Readable callee) {
    if (callee instanceof FunctionSite) {
      return "function " + keys.size();
    }
    Instance instance = (Instance) callee;
    return key(instance) + (instance.functions().isEmpty() ? "" : " " + keys.size());
  }

  private String key(Instance instance) {
    ExecutableElement method = instance.method();
    String types =
        method.getTypeParameters().stream()
            .map(p -> "<" + instance.arguments().get(p) + ">")
            .collect(Collectors.joining());
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    String on = instance.self().map(type -> type.getQualifiedName() + " as ").orElse("");
    return on
        + environment.elements().getBinaryName(owner)
        + "."
        + method.getSimpleName()
        + Members.erasedParameters(method, environment.types())
        + types;
  }
}
