package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Watch;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;

/**
 * Conversions that objects take part in (JLS 5.1.4 to 5.1.8): to wider reference types, to boxes
 * and back. Those between primitive types are {@link Typing}'s.
 */
final class Conversions {
  /** Of {@code null} before it is assigned to anything. */
  static final ClassType NULL = new ClassType("null");

  static final ClassType STRING = new ClassType("java.lang.String");

  private final Body body;

  Conversions(Body body) {
    this.body = body;
  }

  static boolean isReference(Type type) {
    return !(type instanceof Primitive);
  }

  /** The value in an assignment context (JLS 5.2); empty where the compiler refuses it. */
  Optional<Expression> assign(Expression value, Type target, Tree tree) {
    Type source = value.type();
    if (source.equals(target)) {
      return Optional.of(value);
    } else if (source.equals(FunctionValue.UNCONVERTED)) {
      return new FunctionTypes(body).converted(FunctionValue.in(value).orElseThrow(), target);
    } else if (source.equals(NULL)) {
      return nullOf(target, tree);
    } else if (target instanceof RecordType wanted
        && source instanceof RecordType given
        && given.isOfClass(wanted)) {
      return Optional.of(body.expressions.records().retyped(tree, value, wanted));
    } else if (target instanceof RecordType record) {
      boolean isObject = source instanceof ClassType && isSubtype(source, target);
      return isObject
          ? Optional.of(body.expressions.records().unpacked(tree, value, record))
          : Optional.empty();
    } else if (source instanceof RecordType record) {
      throw body.expressions.records().asObject(tree, "This", record);
    } else if (target instanceof Primitive) {
      return Typing.assign(unboxed(value), target);
    } else if (source instanceof Primitive) {
      return boxed(value, target, tree);
    } else if (!isSubtype(source, target)) {
      return Optional.empty();
    }
    return Optional.of(widened(value, target, tree));
  }

  private Optional<Expression> nullOf(Type target, Tree tree) {
    if (target.isDifferentiable() || target instanceof RecordType) {
      throw body.error(Problem.NULL, tree);
    }
    return isReference(target)
        ? Optional.of(new Expression.Literal(null, target))
        : Optional.empty();
  }

  private Expression widened(Expression value, Type target, Tree tree) {
    if (target instanceof ArrayType) {
      throw body.error(Problem.UNSUPPORTED, tree); // a second static type for one array
    }
    if (value.type() instanceof ArrayType array && array.scalar() == Primitive.FLOAT) {
      throw body.error(Problem.FLOAT_ARRAY, tree, "This");
    }
    if (value.type().isDifferentiable()) {
      body.warn(Watch.BOXING, tree, value);
    }
    return new Expression.Cast(target, value);
  }

  boolean isSubtype(Type source, Type target) {
    TypeMirror from = MirrorTypes.write(source, body.environment);
    return body.environment.types().isAssignable(from, MirrorTypes.write(target, body.environment));
  }

  /** The primitive type that a box holds; empty for all other types. */
  Optional<Primitive> unboxedType(Type type) {
    boolean box = type instanceof ClassType named && SupportedTypes.isBox(named.qualifiedName());
    if (!box) {
      return Optional.empty();
    }
    TypeMirror mirror = MirrorTypes.write(type, body.environment);
    return Optional.of(
        Primitive.valueOf(body.environment.types().unboxedType(mirror).getKind().name()));
  }

  /** The type of what is in a box; any other type as it is. */
  Type numberType(Type type) {
    return unboxedType(type).<Type>map(primitive -> primitive).orElse(type);
  }

  /** The number in a box; any other value as it is. Throws where Java does, if there is no box. */
  Expression unboxed(Expression value) {
    Optional<Primitive> primitive = unboxedType(value.type());
    if (primitive.isEmpty()) {
      return value;
    }
    String owner = ((ClassType) value.type()).qualifiedName();
    Method get =
        Method.opaque(
            owner, primitive.get().keyword() + "Value", List.of(), primitive.get(), false);
    return body.keep("t", new Expression.Call(get, List.of(value)));
  }

  private Optional<Expression> boxed(Expression value, Type target, Tree tree) {
    Primitive source = (Primitive) value.type();
    Optional<Primitive> wanted = unboxedType(target);
    Expression number = value;
    if (wanted.isPresent() && value instanceof Expression.Literal) {
      Optional<Expression> narrowed = Typing.assign(value, wanted.get());
      boolean fits = narrowed.isPresent() && Typing.isIntegral(source);
      number = fits && Typing.isIntegral(wanted.get()) ? narrowed.get() : value;
    }
    Type boxType = boxType((Primitive) number.type());
    if (!isSubtype(boxType, target)) {
      return Optional.empty();
    }
    if (source.isReal()) {
      body.warn(Watch.BOXING, tree, value);
    }
    Method valueOf =
        Method.opaque(boxType.toString(), "valueOf", List.of(number.type()), boxType, true);
    Expression boxed = body.keep("t", new Expression.Call(valueOf, List.of(number)));
    return Optional.of(boxType.equals(target) ? boxed : new Expression.Cast(target, boxed));
  }

  Type boxType(Type type) {
    PrimitiveType mirror = (PrimitiveType) MirrorTypes.write(type, body.environment);
    return MirrorTypes.read(body.environment.types().boxedClass(mirror).asType(), body.environment)
        .orElseThrow();
  }

  /** The common type of two values that are not both primitive (JLS 15.25, somewhat narrower). */
  Optional<Type> common(Type first, Type second) {
    Type left = first instanceof Primitive primitive ? boxType(primitive) : first;
    Type right = second instanceof Primitive primitive ? boxType(primitive) : second;
    if (left.equals(right)) {
      return Optional.of(left);
    } else if (left.equals(NULL) || right.equals(NULL)) {
      return Optional.of(left.equals(NULL) ? right : left);
    }
    if (left instanceof RecordType && isSubtype(right, left)) { // the same as an object
      return Optional.of(left);
    }
    return isSubtype(left, right)
        ? Optional.of(right)
        : isSubtype(right, left) ? Optional.of(left) : Optional.empty();
  }
}
