package dev.fluxion.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/**
 * Reads the constructors of records (JLS 8.10.4) as functions that return the record: the fields
 * are local variables, out of which it is made at the end.
 */
final class Constructors {
  private final Body body;
  private final StatementLowering statements;
  private final RecordType type;

  Constructors(Body body, StatementLowering statements) {
    this.body = body;
    this.statements = statements;
    this.type = (RecordType) body.result;
  }

  /**
   * The statements of a constructor of a value class: after the initial values of its fields, if it
   * does not leave all to another one.
   */
  Block ofValue(MethodTree tree, ClassTree owner) {
    List<? extends StatementTree> all = tree.getBody().getStatements();
    return body.sink
        .capture(
            () -> {
              if (all.stream().anyMatch(s -> calls(s, "this") != null)) {
                delegating(tree, all);
              } else {
                body.completeWith(
                    new Expression.NewRecord(
                        type,
                        ValueClasses.fields(body.names.owner()).stream()
                            .map(this::field)
                            .toList()));
                // What an initializer names is a field where a parameter has the same name.
                List<String> names =
                    tree.getParameters().stream().map(p -> p.getName().toString()).toList();
                body.scope.hiding(names, () -> body.guarded(() -> initialize(owner)));
                statements.block(all.stream().filter(s -> calls(s, "super") == null).toList());
              }
              addResult();
            })
        .block();
  }

  private void initialize(ClassTree owner) {
    for (Tree member : owner.getMembers()) {
      if (member instanceof VariableTree field
          && field.getInitializer() != null
          && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
        Scope.Stored stored =
            (Scope.Stored) body.scope.find("this." + field.getName()).orElseThrow();
        Variable variable = stored.variable();
        body.sink.add(
            Statement.Assign.to(
                variable, body.expressions.assigned(field.getInitializer(), variable.type())));
      }
    }
  }

  /** The statements of the constructor, whose parameters are in scope. */
  Block read(MethodTree tree, List<Parameter> parameters, boolean canonical) {
    List<? extends StatementTree> all = tree.getBody().getStatements();
    return body.sink
        .capture(
            () -> {
              if (!canonical) {
                delegating(tree, all);
              } else if (assignsFields(tree)) {
                body.completeWith(record(type.components().stream().map(this::field).toList()));
                statements.block(all);
              } else {
                // Compact: what the parameters hold in the end is what the fields are set to.
                body.completeWith(record(parameters.stream().map(Parameter::variable).toList()));
                statements.block(all);
              }
              addResult();
            })
        .block();
  }

  private void addResult() {
    if (Completion.canComplete(body.sink.soFar())) {
      body.sink.add(new Statement.Return(body.completion()));
    }
  }

  private Variable field(RecordType.Component component) {
    Variable field = body.variables.fresh(component.name(), component.type());
    body.scope.declare("this." + component.name(), new Scope.Stored(field));
    return field;
  }

  /** A field of an object: its value, or, where it may change, the cell that it starts. */
  private Expression field(VariableElement field) {
    String name = field.getSimpleName().toString();
    Type held = type.components().get(type.index(name)).type();
    boolean isCell = ValueClasses.isCell(field);
    Type own = isCell ? ((ArrayType) held).element() : held;
    Variable variable = body.variables.fresh(name, own);
    body.scope.declare("this." + name, new Scope.Stored(variable));
    if (!isCell) {
      return new Expression.Read(variable);
    }
    body.sink.add(Statement.Assign.to(variable, initial(own)));
    return new Expression.ArrayValue((ArrayType) held, List.of(new Expression.Read(variable)));
  }

  /** What a field is before anything is assigned (JLS 4.12.5). */
  static Expression initial(Type type) {
    return type == Primitive.BOOLEAN
        ? Expression.Literal.FALSE
        : Typing.cast(type, Expression.Literal.of(0));
  }

  private Expression record(List<Variable> values) {
    return new Expression.NewRecord(
        type, values.stream().<Expression>map(Expression.Read::new).toList());
  }

  /**
   * Any other constructor calls another one, first of all or, from Java 25 on, after statements
   * that know nothing of the object (JLS 8.8.7).
   */
  private void delegating(MethodTree tree, List<? extends StatementTree> all) {
    body.scope.enter();
    try {
      for (StatementTree statement : all) {
        MethodInvocationTree call = delegation(statement);
        if (call == null) {
          statements.statement(statement);
        } else {
          delegate(call);
        }
      }
    } finally {
      body.scope.leave();
    }
    if (body.completion() == null) { // not Java
      body.guarded(
          () -> {
            throw body.leaveToCompiler(tree);
          });
    }
  }

  private void delegate(MethodInvocationTree call) {
    Variable self = body.variables.fresh("self", type);
    body.guarded(
        () ->
            body.sink.add(Statement.Assign.to(self, body.expressions.records().createThis(call))));
    body.scope.declare("this", new Scope.Stored(self));
    body.completeWith(new Expression.Read(self));
  }

  private static MethodInvocationTree delegation(StatementTree statement) {
    return calls(statement, "this");
  }

  private static MethodInvocationTree calls(StatementTree statement, String constructor) {
    return statement instanceof ExpressionStatementTree expression
            && expression.getExpression() instanceof MethodInvocationTree call
            && call.getMethodSelect() instanceof IdentifierTree name
            && name.getName().contentEquals(constructor)
        ? call
        : null;
  }

  /** Compact constructors must not assign fields, all other canonical ones have to (8.10.4). */
  private static boolean assignsFields(MethodTree tree) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitAssignment(AssignmentTree assignment, Void unused) {
        found[0] |=
            assignment.getVariable() instanceof MemberSelectTree select
                && select.getExpression() instanceof IdentifierTree name
                && name.getName().contentEquals("this");
        return super.visitAssignment(assignment, unused);
      }
    }.scan(tree.getBody(), null);
    return found[0];
  }
}
