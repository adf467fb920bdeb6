package dev.fluxion.processor.frontend;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Lowers functions that are written as expressions, and calls of them. */
final class FunctionLowering {
  /** The name under which a method reference finds the object before its colons. */
  private static final String RECEIVER = "(receiver)";

  /** Functions within functions. */
  private static final int DEEPEST = 12;

  private static final String CONDITION = "(condition)";
  private static final String THEN = "(then)";
  private static final String OTHERWISE = "(otherwise)";

  private final Body body;

  FunctionLowering(Body body) {
    this.body = body;
  }

  // ---- The expressions.

  Expression lambda(LambdaExpressionTree tree) {
    return literal(tree, locals(tree.getBody()));
  }

  Expression reference(MemberReferenceTree tree) {
    ExpressionTree qualifier = tree.getQualifierExpression();
    if (tree.getMode() != MemberReferenceTree.ReferenceMode.INVOKE
        || qualifier.toString().equals("super")) {
      throw body.error(Problem.LAMBDA, tree);
    }
    if (qualifier instanceof ArrayTypeTree) { // double[]::clone
      return literal(tree, List.of());
    }
    NameResolution.Name name = body.names.resolve(qualifier, body.scope);
    if (name instanceof NameResolution.TypeName) {
      return literal(tree, List.of());
    } else if (name instanceof NameResolution.PackageName) {
      throw body.error(Problem.LAMBDA, tree);
    }
    Expression receiver = body.expressions.operand(qualifier);
    boolean isThis = body.self().filter(receiver::equals).isPresent();
    return literal(
        tree, List.of(isThis ? new Local("this", receiver) : new Local(RECEIVER, kept(receiver))));
  }

  /** {@code new F() { … }}. */
  Optional<Expression> anonymous(NewClassTree tree) {
    AnonymousClass type = new AnonymousClass(body, tree);
    return type.function().map(method -> literal(type, tree, method));
  }

  private Expression literal(AnonymousClass type, NewClassTree tree, MethodTree method) {
    body.scope.enter();
    try {
      type.declareFields();
      return literal(tree, locals(method.getBody()));
    } finally {
      body.scope.leave();
    }
  }

  /** {@code condition ? f : g}: both are there, and the condition tells at each call. */
  Expression choice(
      ConditionalExpressionTree tree, Expression condition, Expression then, Expression otherwise) {
    Expression chosen =
        literal(
            tree,
            List.of(
                new Local(CONDITION, kept(condition)),
                new Local(THEN, then),
                new Local(OTHERWISE, otherwise)));
    Type type = then.type().equals(FunctionValue.UNCONVERTED) ? otherwise.type() : then.type();
    return type.equals(FunctionValue.UNCONVERTED)
        ? chosen
        : new FunctionTypes(body)
            .converted(FunctionValue.in(chosen).orElseThrow(), type)
            .orElseThrow(() -> body.error(Problem.LAMBDA, tree));
  }

  /** Whether the making of a function can be told by nobody, so that it may be made in vain. */
  boolean isQuiet(List<Statement> making) {
    return making.stream()
        .allMatch(
            statement -> statement instanceof Statement.Assign assign && isQuiet(assign.value()));
  }

  private boolean isQuiet(Expression value) {
    if (value instanceof Expression.Field field) {
      return body.self().filter(field.object()::equals).isPresent();
    } else if (value instanceof Expression.NewRecord made) {
      return made.components().stream().allMatch(this::isQuiet);
    }
    return value instanceof Expression.Read || Effects.isQuiet(value);
  }

  /** As it is now: unlike what a lambda captures, such a variable may be assigned again. */
  private Expression kept(Expression value) {
    return FunctionValue.is(value) ? value : body.keep("captured", value);
  }

  /** A local that is captured: a variable, or a function. */
  private record Local(String name, Expression value, boolean isCell) {
    Local(String name, Expression value) {
      this(name, value, false);
    }
  }

  /** Those of the surrounding code that are mentioned; this object in any case. */
  private List<Local> locals(Tree function) {
    Set<String> names = new LinkedHashSet<>(List.of("this"));
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree identifier, Void unused) {
        names.add(identifier.getName().toString());
        names.add("this." + identifier.getName()); // a field, in a constructor
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree select, Void unused) {
        names.add(select.toString());
        return super.visitMemberSelect(select, null);
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        if (!(call.getMethodSelect() instanceof IdentifierTree)) {
          scan(call.getMethodSelect(), null);
        }
        return scan(call.getArguments(), null);
      }
    }.scan(function, null);
    List<Local> locals = new ArrayList<>();
    for (String name : names) {
      body.scope
          .find(name)
          .ifPresent(
              local ->
                  locals.add(
                      local instanceof Scope.Cell cell
                          ? new Local(name, new Expression.Read(cell.array()), true)
                          : new Local(name, NameLowering.local(local))));
    }
    return locals;
  }

  private Expression literal(Tree tree, List<Local> locals) {
    List<FunctionSite.Captured> captured = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    for (Local local : locals) {
      Optional<FunctionValue> function = FunctionValue.in(local.value());
      Expression value = local.value();
      if (function.isPresent()) {
        values.addAll(function.get().captures());
      } else {
        value = value instanceof Expression.Read ? value : stored(tree, local);
        values.add(value);
      }
      captured.add(
          new FunctionSite.Captured(
              local.name(),
              value.type(),
              body.staticTypes.ofRead(value),
              local.isCell(),
              function.map(FunctionValue::site)));
    }
    FunctionSite site = new FunctionSite(tree, body.method, body.names, captured, Optional.empty());
    if (site.depth() > DEEPEST) { // a method that calls itself with ever more of them
      throw body.error(Problem.LAMBDA, tree);
    }
    return new Expression.Literal(new FunctionValue(site, values), FunctionValue.UNCONVERTED);
  }

  /** A constant variable, as a variable. */
  private Expression stored(Tree tree, Local local) {
    Expression value =
        new StreamObjects(body).of(local.value(), tree, "a function that captures it");
    var variable = body.variables.fresh(local.name(), value.type());
    body.sink.add(Statement.Assign.to(variable, value));
    return new Expression.Read(variable);
  }

  // ---- Calls.

  Expression call(FunctionValue function, CallLowering.Found found) {
    FunctionSite.Descriptor descriptor = function.site().descriptor().orElseThrow();
    if (!found.method().getModifiers().contains(Modifier.ABSTRACT)
        || !found.method().getSimpleName().contentEquals(descriptor.method())
        || found.arguments().size() != descriptor.parameters().size()) {
      throw body.error(Problem.LAMBDA, found.select()); // a default method, such as andThen
    }
    List<Expression> arguments = new ArrayList<>();
    for (int i = 0; i < found.arguments().size(); i++) {
      arguments.add(
          body.conversions
              .assign(
                  body.conversions.unboxed(found.arguments().get(i)),
                  descriptor.parameters().get(i),
                  found.select())
              .orElseThrow(() -> body.leaveToCompiler(found.select())));
    }
    return invoke(function, arguments);
  }

  Expression invoke(FunctionValue function, List<Expression> arguments) {
    List<Expression> all = new ArrayList<>(function.captures());
    all.addAll(arguments);
    FunctionSite site = function.site();
    return new Expression.Invoke(
        body.callees.call(site), site.descriptor().orElseThrow().result(), all);
  }

  // ---- Their bodies.

  /**
   * Reads the function of a site, whose captured locals and parameters are in scope.
   *
   * @param parameters reads of its parameters
   */
  void read(FunctionSite site, List<Expression> parameters) {
    Tree tree = site.tree();
    List<Type> declared = site.descriptor().orElseThrow().declared();
    for (int i = 0; i < parameters.size(); i++) {
      var variable = ((Expression.Read) parameters.get(i)).variable();
      body.staticTypes.declareOfFunction(variable, declared.get(i));
    }
    if (tree instanceof LambdaExpressionTree lambda) {
      declare(lambda.getParameters(), parameters);
      if (lambda.getBody() instanceof BlockTree block) {
        new StatementLowering(body).block(block.getStatements());
      } else {
        result((ExpressionTree) lambda.getBody());
      }
    } else if (tree instanceof NewClassTree anonymous) {
      MethodTree method = AnonymousClass.method(anonymous.getClassBody()).orElseThrow();
      declare(method.getParameters(), parameters);
      new StatementLowering(body).block(method.getBody().getStatements());
    } else if (tree instanceof MemberReferenceTree reference) {
      Optional<Expression> receiver =
          body.scope.find(RECEIVER).or(() -> body.scope.find("this")).map(NameLowering::local);
      returned(reference, body.expressions.calls().reference(reference, receiver, parameters));
    } else {
      choose((ConditionalExpressionTree) tree, parameters);
    }
  }

  private void declare(List<? extends VariableTree> trees, List<Expression> parameters) {
    for (int i = 0; i < trees.size(); i++) {
      var variable = ((Expression.Read) parameters.get(i)).variable();
      body.scope.declare(trees.get(i).getName().toString(), new Scope.Stored(variable));
    }
  }

  private void result(ExpressionTree tree) {
    if (body.result == Primitive.VOID) {
      body.expressions.effect(tree);
    } else {
      body.sink.add(new Statement.Return(body.expressions.assignedOperand(tree, body.result)));
    }
  }

  private void returned(Tree tree, Expression value) {
    if (body.result == Primitive.VOID) {
      if (value instanceof Expression.Invoke || value instanceof Expression.Call) {
        body.sink.add(new Statement.Evaluate(value));
      }
      return;
    }
    Expression kept = value instanceof Expression.Literal ? value : body.keep(value);
    Expression result =
        body.conversions
            .assign(kept, body.result, tree)
            .orElseThrow(() -> body.leaveToCompiler(tree));
    body.sink.add(new Statement.Return(result));
  }

  private void choose(ConditionalExpressionTree tree, List<Expression> parameters) {
    Expression condition = captured(CONDITION);
    List<dev.fluxion.processor.ir.Block> arms =
        Stream.of(THEN, OTHERWISE)
            .map(
                name ->
                    body.sink
                        .capture(
                            () ->
                                returned(
                                    tree,
                                    invoke(
                                        FunctionValue.in(captured(name)).orElseThrow(),
                                        parameters)))
                        .block())
            .toList();
    body.sink.add(new Statement.If(condition, arms.get(0), arms.get(1)));
  }

  private Expression captured(String name) {
    return NameLowering.local(body.scope.find(name).orElseThrow());
  }
}
