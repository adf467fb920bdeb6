package dev.fluxion.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** {@code new F() { … }} with one method, and fields that keep what its calls leave in them. */
final class AnonymousClass {
  private final Body body;
  private final NewClassTree tree;

  AnonymousClass(Body body, NewClassTree tree) {
    this.body = body;
    this.tree = tree;
  }

  /** The method, where the class is a function that can be followed. */
  Optional<MethodTree> function() {
    Optional<TypeElement> type = body.names.type(TypeReader.withoutArguments(tree.getIdentifier()));
    return method(tree.getClassBody())
        .filter(method -> type.isPresent() && !namesMembers(method, type.get()));
  }

  /** The only method. */
  static Optional<MethodTree> method(ClassTree type) {
    List<? extends Tree> members =
        type.getMembers().stream()
            .filter(m -> !(m instanceof MethodTree method && method.getReturnType() == null))
            .filter(m -> !(m instanceof VariableTree))
            .toList();
    return members.size() == 1 && members.get(0) instanceof MethodTree only && !namesItself(only)
        ? Optional.of(only)
        : Optional.empty();
  }

  private static boolean namesItself(MethodTree method) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree identifier, Void unused) {
        found[0] |= identifier.getName().contentEquals("this");
        return null;
      }
    }.scan(method.getBody(), null);
    return found[0];
  }

  /** Whether names in the body mean what the class inherits, and not what they mean around it. */
  private boolean namesMembers(MethodTree method, TypeElement type) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree identifier, Void unused) {
        found[0] |= body.names.inherits(type, identifier.getName().toString());
        return null;
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        if (call.getMethodSelect() instanceof IdentifierTree name) {
          found[0] |= body.names.inheritsMethod(type, name.getName().toString());
          return scan(call.getArguments(), null);
        }
        return super.visitMethodInvocation(call, null);
      }
    }.scan(method.getBody(), null);
    return found[0];
  }

  /** Brings the fields into scope: cells, which begin with their initial values (JLS 15.9.4). */
  void declareFields() {
    for (Tree member : tree.getClassBody().getMembers()) {
      if (member instanceof VariableTree field) {
        declare(field);
      }
    }
  }

  private void declare(VariableTree field) {
    Type type = body.types.read(field.getType());
    if (!(type instanceof Primitive) || type == Primitive.VOID) {
      throw body.error(Problem.LOCAL_CLASS, field);
    }
    Expression initial =
        field.getInitializer() != null
            ? body.expressions.assignedOperand(field.getInitializer(), type)
            : Constructors.initial(type);
    String name = field.getName().toString();
    Expression.Read cell =
        (Expression.Read)
            body.keep(name, new Expression.ArrayValue(new ArrayType(type), List.of(initial)));
    body.scope.declare(name, new Scope.Cell(cell.variable()));
  }
}
