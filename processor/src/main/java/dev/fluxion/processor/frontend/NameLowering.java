package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Hidden;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Lowers names that stand for values: locals, this, constants, fields, lengths of arrays. */
final class NameLowering {
  private final Body body;

  NameLowering(Body body) {
    this.body = body;
  }

  Expression read(ExpressionTree tree) {
    NameResolution.Name name = body.names.resolve(tree, body.scope);
    if (name instanceof NameResolution.LocalName found) {
      return local(found.local());
    } else if (name instanceof NameResolution.FieldName found) {
      return body.expressions
          .records()
          .field(found.field())
          .orElseGet(() -> field(tree, found.field()));
    } else if (name instanceof NameResolution.Value && tree instanceof MemberSelectTree select) {
      return member(select);
    }
    boolean isUnfinished =
        tree instanceof IdentifierTree identifier
            && identifier.getName().contentEquals("this")
            && body.method.method().getKind() == ElementKind.CONSTRUCTOR
            && body.completion() != null;
    throw isUnfinished ? body.error(Problem.UNSUPPORTED, tree) : body.leaveToCompiler(tree);
  }

  /** What a local name stands for. */
  static Expression local(Scope.Local local) {
    if (local instanceof Scope.Stored stored) {
      return new Expression.Read(stored.variable());
    } else if (local instanceof Scope.Inlined inlined) {
      return inlined.value();
    } else if (local instanceof Scope.Cell cell) {
      return cell.place();
    } else if (local instanceof Scope.Bound bound) {
      return bound.value().get();
    }
    throw new Abandoned(); // its declaration has been reported
  }

  /** The object before a dot; {@code super} is this object as one of its superclass. */
  Expression receiver(ExpressionTree tree) {
    boolean isSuper =
        tree instanceof IdentifierTree identifier && identifier.getName().contentEquals("super");
    if (!isSuper) {
      return body.expressions.operand(tree);
    }
    Expression self = body.self().orElseThrow(() -> body.leaveToCompiler(tree));
    Type superclass =
        MirrorTypes.read(body.names.owner().getSuperclass(), body.environment)
            .orElseThrow(() -> body.leaveToCompiler(tree));
    return new Expression.Cast(superclass, self);
  }

  private Expression member(MemberSelectTree tree) {
    String member = tree.getIdentifier().toString();
    NameResolution.Name qualifier = body.names.resolve(tree.getExpression(), body.scope);
    if (member.equals("class")) {
      return classObject(tree, qualifier);
    } else if (qualifier instanceof NameResolution.TypeName in) {
      if (!member.equals("this")) {
        throw body.leaveToCompiler(tree);
      }
      return new EnclosingObjects(body).of(tree, in.type());
    }
    Expression object = receiver(tree.getExpression());
    Expression receiver =
        object.type() instanceof ClassType
            ? body.staticTypes.asDeclared(tree.getExpression(), object)
            : object;
    if (receiver.type().rank() > 0 && member.equals("length")) {
      return new Expression.Length(receiver);
    }
    Optional<Expression> component = body.expressions.records().component(receiver, member);
    if (component.isPresent()) {
      return component.get();
    } else if (!(receiver.type() instanceof ClassType type) || type.equals(Conversions.NULL)) {
      throw body.leaveToCompiler(tree);
    }
    VariableElement field =
        body.names
            .field(MirrorTypes.element((ClassType) receiver.type(), body.environment), member)
            .orElseThrow(() -> body.leaveToCompiler(tree));
    body.environment.observer().element(tree, field);
    return field.getModifiers().contains(Modifier.STATIC)
        ? field(tree, field)
        : fieldOf(tree, receiver, field);
  }

  /** {@code Name.class}, which is as good as a static field (JLS 15.8.2). */
  private Expression classObject(MemberSelectTree tree, NameResolution.Name qualifier) {
    if (!(qualifier instanceof NameResolution.TypeName named)) {
      throw body.error(Problem.UNSUPPORTED, tree); // of a primitive type or an array
    }
    String name = MirrorTypes.name(named.type());
    String argument = named.type().getTypeParameters().isEmpty() ? name : "?";
    Optional<Hidden> hidden =
        body.hidden.visible().isVisible(named.type())
            ? Optional.empty()
            : Optional.of(Hidden.ofClass(body.hidden.reference(named.type().asType())));
    return new Expression.Constant(
        name, "class", new ClassType("java.lang.Class<" + argument + ">"), true, hidden);
  }

  private Expression field(ExpressionTree tree, VariableElement field) {
    if (field.getConstantValue() != null) {
      return constant(field);
    } else if (!field.getModifiers().contains(Modifier.STATIC)) {
      return ownField(tree, field);
    }
    Type type = body.types.ofObject(tree, field.asType());
    String owner = MirrorTypes.name((TypeElement) field.getEnclosingElement());
    boolean isFinal = field.getModifiers().contains(Modifier.FINAL);
    Optional<Hidden> hidden = body.hidden.field(tree, field, Optional.empty(), type);
    return new Expression.Constant(owner, field.getSimpleName().toString(), type, isFinal, hidden);
  }

  private Expression constant(VariableElement field) {
    Type type =
        field.getConstantValue() instanceof String
            ? Conversions.STRING
            : Primitive.valueOf(field.asType().getKind().name());
    return new Literal(field.getConstantValue(), type);
  }

  /** A field of this object, or of one around it. */
  private Expression ownField(ExpressionTree tree, VariableElement field) {
    return fieldOf(tree, new EnclosingObjects(body).withField(tree, field), field);
  }

  private Expression fieldOf(ExpressionTree tree, Expression object, VariableElement field) {
    if (field.getConstantValue() != null) {
      return constant(field);
    } else if (field.getEnclosingElement().getKind() == ElementKind.RECORD
        && !body.environment.records().isExplicit(RecordTypes.accessor(field))) {
      return componentOf(tree, object, field);
    }
    Types types = body.environment.types();
    TypeMirror in = types.capture(MirrorTypes.write(object.type(), body.environment));
    Type type = body.types.ofObject(tree, types.asMemberOf((DeclaredType) in, field));
    return new Expression.Field(
        object,
        field.getSimpleName().toString(),
        type,
        field.getModifiers().contains(Modifier.FINAL),
        body.hidden.field(tree, field, Optional.of(object.type()), type));
  }

  /** The field of a record that is a constant is private; its accessor tells it. */
  private Expression componentOf(ExpressionTree tree, Expression object, VariableElement field) {
    String name = field.getSimpleName().toString();
    Types types = body.environment.types();
    TypeMirror in = types.capture(MirrorTypes.write(object.type(), body.environment));
    TypeMirror mirror = types.asMemberOf((DeclaredType) in, field);
    Type type =
        MirrorTypes.readObject(mirror, body.environment)
            .orElseThrow(() -> body.leaveToCompiler(tree));
    Method read =
        Method.opaque(object.type().toString(), name, List.of(), type, false)
            .by(body.hidden.accessor(RecordTypes.accessor(field), object.type(), type));
    return body.keep(name, new Expression.Call(read, List.of(object)));
  }
}
