package dev.fluxion.processor.frontend;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reads the types that are written inside bodies. */
final class TypeReader {
  private final Body body;

  TypeReader(Body body) {
    this.body = body;
  }

  Type read(Tree tree) {
    if (tree instanceof PrimitiveTypeTree primitive) {
      if (primitive.getPrimitiveTypeKind() == javax.lang.model.type.TypeKind.FLOAT) {
        throw body.error(Problem.FLOAT, tree);
      }
      return Primitive.valueOf(primitive.getPrimitiveTypeKind().name());
    } else if (tree instanceof ArrayTypeTree array) {
      return arrayOf(tree, read(array.getType()));
    }
    return record(tree).orElseThrow(() -> classType(tree));
  }

  /** The type of arrays of such elements. */
  Type arrayOf(Tree tree, Type element) {
    if (element instanceof RecordType record) {
      throw body.error(Problem.RECORD_ARRAY, tree, record.simpleName());
    }
    return new ArrayType(element);
  }

  private Optional<Type> record(Tree tree) {
    Tree named = tree instanceof ParameterizedTypeTree generic ? generic.getType() : tree;
    return body.names
        .type(named)
        .filter(type -> type.getKind() == ElementKind.RECORD)
        .flatMap(type -> MirrorTypes.read(type.asType(), body.environment))
        .filter(SupportedTypes::contains);
  }

  /** The problem that a class in the place of a type is; none if the name means nothing. */
  Abandoned classType(Tree tree) {
    Tree named = tree instanceof ParameterizedTypeTree generic ? generic.getType() : tree;
    return body.names
        .type(named)
        .map(type -> classProblem(tree, type, Problem.LOCAL_TYPE))
        .orElseGet(() -> body.leaveToCompiler(tree));
  }

  /** Reports a class by its kind, else as {@code otherwise}. */
  Abandoned classProblem(Tree tree, TypeElement type, Problem otherwise) {
    Problem problem = otherwise;
    if (SupportedTypes.isBox(type)) {
      problem = Problem.BOXED_TYPE;
    } else if (type.getKind() == ElementKind.RECORD) {
      problem = Problem.RECORD_COMPONENTS;
    } else if (type.getQualifiedName().contentEquals("java.lang.String")) {
      problem = Problem.STRING;
    }
    return body.error(problem, tree, type.getSimpleName());
  }
}
