package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Lowers declarations of local variables; without an initializer they emit nothing. */
final class DeclarationLowering {
  private final Body body;

  private static final Set<String> LOMBOK = Set.of("lombok.val", "lombok.var");

  DeclarationLowering(Body body) {
    this.body = body;
  }

  void declare(VariableTree tree) {
    String name = tree.getName().toString();
    body.scope.declare(name, new Scope.Broken()); // until the declaration has been understood
    if (isInferred(tree)) {
      infer(tree, name);
      return;
    }
    Variable variable = body.variables.fresh(wish(name), body.types.read(tree.getType()));
    body.scope.declare(name, new Scope.Stored(variable)); // in scope in its own initializer
    body.types.variable(tree.getType()).ifPresent(t -> body.staticTypes.declare(variable, t));
    if (tree.getInitializer() != null) {
      Expression value = body.expressions.assigned(tree.getInitializer(), variable.type());
      initialize(tree, variable, value);
    }
  }

  /** {@code var x = …}: the type of the initializer (JLS 14.4.1). */
  private void infer(VariableTree tree, String name) {
    ExpressionTree initializer = tree.getInitializer();
    if (initializer == null
        || initializer instanceof NewArrayTree array && array.getType() == null) {
      throw body.leaveToCompiler(tree);
    }
    Expression value = body.expressions.value(initializer);
    if (value.type() == Primitive.VOID || value.type().equals(Conversions.NULL)) {
      throw body.leaveToCompiler(tree);
    }
    Variable variable = body.variables.fresh(wish(name), value.type());
    body.scope.declare(name, new Scope.Stored(variable));
    body.staticTypes.infer(variable, initializer, value);
    initialize(tree, variable, value);
  }

  /** A final variable with a constant initializer is a constant itself (JLS 4.12.4). */
  private void initialize(VariableTree tree, Variable variable, Expression value) {
    boolean isFinal = tree.getModifiers().getFlags().contains(Modifier.FINAL);
    if (value instanceof Literal literal && (isFinal || isFollowed(value))) {
      body.scope.declare(tree.getName().toString(), new Scope.Inlined(literal));
    } else {
      body.sink.add(Statement.Assign.to(variable, value));
    }
  }

  /** Whether a value is known as long as it has a name of its own: a function, or a stream. */
  private static boolean isFollowed(Expression value) {
    return FunctionValue.is(value) || StreamValue.source(value).isPresent();
  }

  /** The variable of an enhanced for, whose type may be inferred from the array. */
  Variable loopVariable(VariableTree tree, Type element) {
    Type type = isInferred(tree) ? element : body.types.read(tree.getType());
    Variable variable = body.variables.fresh(wish(tree.getName().toString()), type);
    if (!isInferred(tree)) {
      body.types.variable(tree.getType()).ifPresent(t -> body.staticTypes.declare(variable, t));
    }
    body.scope.declare(tree.getName().toString(), new Scope.Stored(variable));
    return variable;
  }

  /**
   * Compilers differ in what stands for {@code var}: nothing, or the word as a name. Lombok has
   * types that mean the same.
   */
  private boolean isInferred(VariableTree tree) {
    Tree type = tree.getType();
    return type == null
        || type instanceof IdentifierTree identifier && identifier.getName().contentEquals("var")
        || body.names
            .type(type)
            .filter(found -> LOMBOK.contains(found.getQualifiedName().toString()))
            .isPresent();
  }

  /** Unnamed variables (Java 22) have no name to wish for. */
  private static String wish(String name) {
    return name.isEmpty() ? "unused" : name;
  }
}
