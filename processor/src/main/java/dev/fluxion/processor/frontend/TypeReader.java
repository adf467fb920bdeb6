package dev.fluxion.processor.frontend;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WildcardTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads the types that are written inside bodies. */
final class TypeReader {
  private final Body body;

  TypeReader(Body body) {
    this.body = body;
  }

  Type read(Tree tree) {
    TypeMirror mirror = mirror(tree);
    if (SupportedTypes.report(body.environment, body.origins.of(tree), mirror)) {
      throw new Abandoned();
    }
    return MirrorTypes.read(mirror, body.environment).orElseThrow(() -> body.leaveToCompiler(tree));
  }

  /** A type as it is written, but for its type arguments. */
  static Tree withoutArguments(Tree type) {
    return type instanceof ParameterizedTypeTree generic ? generic.getType() : type;
  }

  /** The type of what comes from elsewhere: records are objects there. */
  Type ofObject(Tree tree, TypeMirror mirror) {
    boolean isRecord = RecordTypes.isRecord(mirror);
    if (!isRecord && SupportedTypes.report(body.environment, body.origins.of(tree), mirror)) {
      throw new Abandoned();
    }
    return MirrorTypes.readObject(mirror, body.environment)
        .orElseThrow(() -> body.leaveToCompiler(tree));
  }

  /** Reports arrays of records. */
  void arrayOf(Tree tree, Type element) {
    if (element instanceof RecordType record) {
      throw body.error(Problem.RECORD_ARRAY, tree, record.simpleName());
    }
  }

  /** Reports arrays of values that are made; those that are given hold constant objects. */
  void arrayOfValues(Tree tree, ArrayType array) {
    TypeMirror scalar = MirrorTypes.write(array.scalar(), body.environment);
    if (body.environment.values().contains(scalar)) {
      throw body.error(
          Problem.RECORD_ARRAY, tree, ((DeclaredType) scalar).asElement().getSimpleName());
    }
  }

  TypeMirror mirror(Tree tree) {
    Types types = body.environment.types();
    if (tree instanceof PrimitiveTypeTree primitive) {
      TypeKind kind = primitive.getPrimitiveTypeKind();
      return kind == TypeKind.VOID ? types.getNoType(kind) : types.getPrimitiveType(kind);
    } else if (tree instanceof ArrayTypeTree array) {
      return types.getArrayType(mirror(array.getType()));
    } else if (tree instanceof AnnotatedTypeTree annotated) {
      return mirror(annotated.getUnderlyingType());
    } else if (tree instanceof ParameterizedTypeTree generic) {
      List<? extends Tree> arguments = generic.getTypeArguments();
      TypeElement element = element(generic.getType());
      if (arguments.size() != element.getTypeParameters().size()) {
        throw body.leaveToCompiler(tree);
      }
      return types.getDeclaredType(
          element, arguments.stream().map(this::argument).toArray(TypeMirror[]::new));
    }
    Optional<TypeMirror> variable =
        variable(tree.toString()).map(type -> body.method.resolved(type, body.environment.types()));
    return variable.orElseGet(() -> types.getDeclaredType(element(tree)));
  }

  private TypeMirror argument(Tree tree) {
    if (!(tree instanceof WildcardTree wildcard)) {
      return mirror(tree);
    }
    Types types = body.environment.types();
    return switch (wildcard.getKind()) {
      case EXTENDS_WILDCARD -> types.getWildcardType(mirror(wildcard.getBound()), null);
      case SUPER_WILDCARD -> types.getWildcardType(null, mirror(wildcard.getBound()));
      default -> types.getWildcardType(null, null);
    };
  }

  private TypeElement element(Tree tree) {
    return body.names.type(tree).orElseThrow(() -> body.leaveToCompiler(tree));
  }

  /** A type parameter, or arrays of one, as it is declared; empty for all other types. */
  Optional<TypeMirror> variable(Tree tree) {
    return tree instanceof ArrayTypeTree array
        ? variable(array.getType()).map(body.environment.types()::getArrayType)
        : variable(tree.toString());
  }

  /** A type parameter of the method, or of a class around the body. */
  private Optional<TypeMirror> variable(String name) {
    for (TypeParameterElement parameter : body.method.method().getTypeParameters()) {
      if (parameter.getSimpleName().contentEquals(name)) {
        return Optional.of(parameter.asType());
      }
    }
    for (Element e = body.names.owner();
        e instanceof TypeElement type;
        e = e.getEnclosingElement()) {
      for (TypeParameterElement parameter : type.getTypeParameters()) {
        if (parameter.getSimpleName().contentEquals(name)) {
          return Optional.of(parameter.asType());
        }
      }
    }
    return Optional.empty();
  }
}
