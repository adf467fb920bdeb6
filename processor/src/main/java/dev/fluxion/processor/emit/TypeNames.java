package dev.fluxion.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import java.util.List;

/** IR types as JavaPoet's, and the runtime's classes by name. */
final class TypeNames {
  static final String RUNTIME = "dev.fluxion.runtime";
  private static final String INTERNAL = RUNTIME + ".internal";

  static final ClassName SHAPES = ClassName.get(INTERNAL, "Shapes");
  static final ClassName FLAT_SUMS = ClassName.get(INTERNAL, "FlatSums");
  static final ClassName NESTED = ClassName.get(INTERNAL, "Nested");
  static final ClassName SERIES = ClassName.get(INTERNAL, "Series");
  static final ClassName SERIES_ARRAYS = ClassName.get(INTERNAL, "SeriesArrays");
  static final ClassName DIRECTIONS = ClassName.get(INTERNAL, "Directions");
  static final ClassName STRONG = ClassName.get(INTERNAL, "Strong");
  static final ClassName TAYLOR_POLYNOMIAL = ClassName.get(RUNTIME, "TaylorPolynomial");
  static final ClassName SCALAR_FUNCTION = ClassName.get(RUNTIME, "ScalarFunction");
  static final ClassName VECTOR_FUNCTION = ClassName.get(RUNTIME, "VectorFunction");
  static final ClassName UNIVARIATE_FUNCTION = ClassName.get(RUNTIME, "UnivariateFunction");
  static final TypeName DOUBLES = ArrayTypeName.of(TypeName.DOUBLE);
  static final TypeName MATRIX = ArrayTypeName.of(DOUBLES);

  private TypeNames() {}

  static TypeName of(Type type) {
    if (type instanceof Primitive primitive) {
      return switch (primitive) {
        case BOOLEAN -> TypeName.BOOLEAN;
        case BYTE -> TypeName.BYTE;
        case SHORT -> TypeName.SHORT;
        case CHAR -> TypeName.CHAR;
        case INT -> TypeName.INT;
        case LONG -> TypeName.LONG;
        case FLOAT -> TypeName.FLOAT;
        case DOUBLE -> TypeName.DOUBLE;
        case VOID -> TypeName.VOID;
      };
    } else if (type instanceof ArrayType array) {
      return ArrayTypeName.of(of(array.element()));
    }
    if (type instanceof RecordType record) {
      List<String> names = record.className();
      String[] nested = names.subList(1, names.size()).toArray(String[]::new);
      return ClassName.get(record.packageName(), names.get(0), nested);
    }
    return named(((ClassType) type).qualifiedName());
  }

  /** The class of a qualified name; a type argument may follow in angle brackets. */
  static TypeName named(String qualifiedName) {
    int bracket = qualifiedName.indexOf('<');
    if (bracket >= 0) {
      String argument = qualifiedName.substring(bracket + 1, qualifiedName.length() - 1);
      return ParameterizedTypeName.get(
          className(qualifiedName.substring(0, bracket)), arrayOf(argument));
    }
    return className(qualifiedName);
  }

  private static TypeName arrayOf(String name) {
    if (name.endsWith("[]")) {
      return ArrayTypeName.of(arrayOf(name.substring(0, name.length() - 2)));
    }
    for (Primitive primitive : Primitive.values()) {
      if (primitive.keyword().equals(name)) {
        return of(primitive);
      }
    }
    return className(name);
  }

  /** Packages are lower case and classes are not, in the names that come here. */
  private static ClassName className(String qualifiedName) {
    return ClassName.bestGuess(qualifiedName);
  }

  /** An array of {@code rank} dimensions over {@code double}. */
  static TypeName doubles(int rank) {
    return rank == 0 ? TypeName.DOUBLE : ArrayTypeName.of(doubles(rank - 1));
  }
}
