package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Derivation;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Label;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.ir.Watch;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** What the lowerings of one method body share. */
final class Body {

  /** Takes note of the methods that a body calls, to be read later. */
  interface Callees {
    /** Whether there is a body that can be read; where there are reals, for better or worse. */
    boolean isReadable(ExecutableElement callee);

    /** The key of the called method in the program. */
    String call(Readable callee);

    /** Whether there is a body at all. */
    boolean hasBody(ExecutableElement callee);

    /** Takes note of a function that another companion exports. */
    void external(Function declaration);

    /** The rules that hold in the annotated method. */
    RuleScope rules();

    /** The value of an annotated method of the same top-level class, to be derived. */
    Derivation derivation(Tree call, ExecutableElement method, Signature signature);

    /** The derivatives asked for of the annotated method, by name; empty: all. */
    List<String> derivatives();

    /** The key of a function of a library over arrays, whose code is made when first called. */
    String library(String key, java.util.function.Function<Variables, Function> code);
  }

  final Environment environment;

  /** The method whose body it is. */
  final Instance method;

  final Origins origins;
  final NameResolution names;
  final Callees callees;
  final Variables variables;
  final Type result;
  final Scope scope = new Scope();
  final Bindings bindings = new Bindings(scope);
  final Sink sink = new Sink();
  final Jumps jumps = new Jumps();
  final Yields yields = new Yields();
  final TypeReader types;
  final Conversions conversions;
  final HiddenMembers hidden;
  final ExpressionLowering expressions;
  final FunctionLowering functions;
  final StaticTypes staticTypes;
  private boolean inMessage;
  private boolean failed;
  private Expression completion;

  Body(
      Environment environment,
      Instance method,
      Origins origins,
      NameResolution names,
      Callees callees,
      Variables variables,
      Type result) {
    this.environment = environment;
    this.method = method;
    this.origins = origins;
    this.names = names;
    this.callees = callees;
    this.variables = variables;
    this.result = result;
    this.types = new TypeReader(this);
    this.conversions = new Conversions(this);
    this.hidden = new HiddenMembers(this);
    this.expressions = new ExpressionLowering(this);
    this.functions = new FunctionLowering(this);
    this.staticTypes = new StaticTypes(this);
  }

  Abandoned error(Problem problem, Tree tree, Object... arguments) {
    environment.diagnostics().report(problem, origins.of(tree), arguments);
    return new Abandoned();
  }

  /** Reports what is no error. */
  void say(Problem warning, Tree tree, Object... arguments) {
    environment.diagnostics().report(warning, origins.of(tree), arguments);
  }

  /** For code that does not compile: the compiler has the better message. */
  Abandoned leaveToCompiler(Tree tree) {
    String topLevel = Access.topLevel(names.owner()).getQualifiedName().toString();
    environment.expectations().expect(topLevel, origins.of(tree));
    return new Abandoned();
  }

  /** The same for code that does not compile with the Java that is known here. */
  Abandoned leaveToCompiler(Tree tree, Problem problem, Object... arguments) {
    String topLevel = Access.topLevel(names.owner()).getQualifiedName().toString();
    environment.expectations().expect(topLevel, origins.of(tree), problem, arguments);
    return new Abandoned();
  }

  /** Reads a part; where that is abandoned, the rest of the body is read for its problems only. */
  void guarded(Runnable part) {
    try {
      part.run();
    } catch (Abandoned reported) {
      failed = true;
    }
  }

  /** Reads a part that others depend on; empty where it is abandoned. */
  <T> Optional<T> attempt(Supplier<T> part) {
    try {
      return Optional.of(part.get());
    } catch (Abandoned reported) {
      failed = true;
      return Optional.empty();
    }
  }

  /** A condition; where it is abandoned, what it decides is read for its problems all the same. */
  Expression condition(ExpressionTree tree) {
    if (Bindings.occurIn(tree)) { // which what follows may use
      return expressions.condition(tree);
    }
    return attempt(() -> expressions.condition(tree)).orElse(Expression.Literal.TRUE);
  }

  /** What a constructor returns when it completes; it is no value of a return statement. */
  void completeWith(Expression value) {
    completion = value;
  }

  /** Null where this is no constructor. */
  Expression completion() {
    return completion;
  }

  boolean hasFailed() {
    return failed;
  }

  /** The object that an instance method is called on. */
  Optional<Expression> self() {
    return scope.find("this").map(self -> new Expression.Read(((Scope.Stored) self).variable()));
  }

  /** Whether an exception has to be declared (JLS 11.1.1). */
  boolean isChecked(TypeMirror exception) {
    TypeMirror erased = environment.types().erasure(exception);
    return Stream.of("java.lang.RuntimeException", "java.lang.Error")
        .map(name -> environment.elements().getTypeElement(name).asType())
        .noneMatch(unchecked -> environment.types().isSubtype(erased, unchecked));
  }

  /** Reports a type that has to be named where something is made of it. */
  void requireAccessible(Tree tree, Type type) {
    Optional<TypeElement> hidden = new Naming(environment, names.owner()).hidden(type);
    if (hidden.isPresent()) {
      throw error(Problem.INACCESSIBLE_TYPE, tree, hidden.get().getSimpleName());
    }
  }

  /** Lowers a part of a message, which may show values that have derivatives. */
  <T> T inMessage(Supplier<T> part) {
    boolean outer = inMessage;
    inMessage = true;
    try {
      return part.get();
    } finally {
      inMessage = outer;
    }
  }

  boolean isInMessage() {
    return inMessage;
  }

  /** Evaluates an expression now, into a fresh variable. */
  Expression keep(String name, Expression value) {
    Variable variable = variables.fresh(name, value.type());
    sink.add(Statement.Assign.to(variable, value));
    return new Expression.Read(variable);
  }

  Expression keep(Expression value) {
    return value instanceof Expression.Literal ? value : keep("t", value);
  }

  /** Adds statements that breaks to {@code label} leave from within: a loop that runs once. */
  void addBlock(Label label, List<Statement> lowered) {
    if (!Completion.jumpsTo(label, lowered, false)) {
      sink.addAll(lowered);
      return;
    }
    if (Completion.canComplete(lowered)) {
      lowered.add(new Statement.Break(label));
    }
    sink.add(new Statement.Loop(label, Expression.Literal.TRUE, new Block(lowered), Block.EMPTY));
  }

  void warn(Watch watch, Tree tree, Expression... operands) {
    sink.add(new Statement.Warn(watch, origins.of(tree), List.of(operands)));
  }

  /** As {@link #warn}, with the name of what is called in place of the source's text. */
  void warn(Watch watch, Tree tree, String name, List<Expression> operands) {
    warn(watch, tree, name, "", operands);
  }

  /**
   * @param proposal code that would help
   */
  void warn(Watch watch, Tree tree, String name, String proposal, List<Expression> operands) {
    sink.add(new Statement.Warn(watch, origins.of(tree).about(name, proposal), operands));
  }

  /** Marks a store, which must not go to an array from outside. */
  void warnOfStore(Tree tree, Expression array) {
    warn(Watch.OUTSIDE_STORE, tree, withoutIndices(array));
  }

  private static Expression withoutIndices(Expression array) {
    return array instanceof Expression.Element element
        ? new Expression.Element(withoutIndices(element.array()), Expression.Literal.of(0))
        : array;
  }
}
