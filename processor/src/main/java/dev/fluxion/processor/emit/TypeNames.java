package dev.fluxion.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
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

  /** On every class that is written, for tools that look at class files. */
  static final ClassName MARK = ClassName.get("dev.fluxion.annotations", "FluxionGenerated");

  static final ClassName SHAPES = ClassName.get(INTERNAL, "Shapes");
  static final ClassName FLAT_SUMS = ClassName.get(INTERNAL, "FlatSums");
  static final ClassName NESTED = ClassName.get(INTERNAL, "Nested");
  static final ClassName FLOATS = ClassName.get(INTERNAL, "Floats");
  static final ClassName SERIES = ClassName.get(INTERNAL, "Series");
  static final ClassName SERIES_ARRAYS = ClassName.get(INTERNAL, "SeriesArrays");
  static final ClassName DIRECTIONS = ClassName.get(INTERNAL, "Directions");
  static final ClassName STRONG = ClassName.get(INTERNAL, "Strong");
  static final ClassName TRACEABLE = ClassName.get(INTERNAL, "Traceable");
  static final ClassName SPARSE_MATRIX = ClassName.get(RUNTIME, "SparseMatrix");
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
      ClassName raw = ClassName.get(record.packageName(), names.get(0), nested);
      return parameterized(raw, record.arguments());
    }
    return named(((ClassType) type).qualifiedName());
  }

  /** The class of a qualified name; type arguments may follow in angle brackets. */
  static TypeName named(String qualifiedName) {
    ClassType type = new ClassType(qualifiedName);
    return parameterized(className(type.rawName()), type.arguments());
  }

  private static TypeName parameterized(ClassName raw, List<String> texts) {
    TypeName[] arguments = texts.stream().map(TypeNames::argument).toArray(TypeName[]::new);
    return arguments.length == 0 ? raw : ParameterizedTypeName.get(raw, arguments);
  }

  /**
   * The type after {@code new}. What a wildcard stands for cannot be told to the compiler, nor
   * would it always infer it: the type is raw then.
   */
  static TypeName created(RecordType record) {
    return of(record) instanceof ParameterizedTypeName generic && hasWildcard(record)
        ? generic.rawType()
        : of(record);
  }

  /** Whether making one needs {@code rawtypes} and {@code unchecked} to be suppressed. */
  static boolean isCreatedRaw(Type type) {
    return type instanceof RecordType record
        && (hasWildcard(record)
            || record.components().stream().anyMatch(c -> isCreatedRaw(c.type())));
  }

  private static boolean hasWildcard(RecordType record) {
    return record.arguments().stream().anyMatch(argument -> argument.startsWith("?"));
  }

  private static TypeName argument(String text) {
    if (text.equals("?")) {
      return WildcardTypeName.subtypeOf(Object.class);
    } else if (text.startsWith("? extends ")) {
      return WildcardTypeName.subtypeOf(of(ClassType.parse(text.substring(10))));
    } else if (text.startsWith("? super ")) {
      return WildcardTypeName.supertypeOf(of(ClassType.parse(text.substring(8))));
    }
    return of(ClassType.parse(text));
  }

  /** Packages are lower case and classes are not, unless a slash says where they meet. */
  private static ClassName className(String qualifiedName) {
    int slash = qualifiedName.indexOf('/');
    if (slash < 0) {
      return ClassName.bestGuess(qualifiedName);
    }
    String[] names = qualifiedName.substring(slash + 1).split("[.]");
    return ClassName.get(
        qualifiedName.substring(0, slash),
        names[0],
        java.util.Arrays.copyOfRange(names, 1, names.length));
  }

  /** An array of {@code rank} dimensions over {@code double}. */
  static TypeName doubles(int rank) {
    return rank == 0 ? TypeName.DOUBLE : ArrayTypeName.of(doubles(rank - 1));
  }
}
