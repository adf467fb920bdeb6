package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * The independents of a method: how many there are, and the code that goes between them and a flat
 * vector in the order of SPEC section 2.
 */
final class Independents {
  private final Signature signature;
  private final int overload;
  private final List<Variable> all;

  Independents(Signature signature, int overload) {
    this.signature = signature;
    this.overload = overload;
    this.all = signature.independents();
  }

  List<Variable> all() {
    return all;
  }

  List<Variable> arrays() {
    return all.stream().filter(v -> v.type() instanceof ArrayType).toList();
  }

  List<Variable> scalars() {
    return all.stream().filter(v -> v.type().isReal()).toList();
  }

  boolean isOneScalar() {
    return all.size() == 1 && scalars().size() == 1;
  }

  boolean isScalarsOnly() {
    return arrays().isEmpty();
  }

  /** Whether the flat vector and the one independent array are the same thing. */
  boolean isOneVector() {
    return all.size() == 1 && all.get(0).type().rank() == 1;
  }

  boolean isOneArray() {
    return all.size() == 1 && arrays().size() == 1;
  }

  boolean needsRecord() {
    return !isScalarsOnly() && !isOneArray();
  }

  /** The number of real independents, as an expression. */
  CodeBlock size() {
    if (isScalarsOnly()) {
      return CodeBlock.of("$L", all.size());
    }
    List<CodeBlock> terms = new ArrayList<>();
    for (Variable array : arrays()) {
      terms.add(
          array.type().rank() == 1
              ? CodeBlock.of("$L.length", array.name())
              : CodeBlock.of("$T.size($L)", TypeNames.NESTED, array.name()));
    }
    if (!scalars().isEmpty()) {
      terms.add(CodeBlock.of("$L", scalars().size()));
    }
    return terms.stream().collect(CodeBlock.joining(" + "));
  }

  /** The type {@code G} of SPEC section 3. */
  TypeName gradientType(ClassName companion) {
    if (isOneScalar()) {
      return TypeName.DOUBLE;
    } else if (isScalarsOnly()) {
      return TypeNames.DOUBLES;
    } else if (isOneArray()) {
      return TypeNames.of(all.get(0).type());
    }
    return companion.nestedClass(recordName());
  }

  /** {@code FGradient}; a later overload's name goes on with its parameter types. */
  String recordName() {
    StringBuilder name = new StringBuilder(capitalized(signature.method())).append("Gradient");
    if (overload > 1) {
      signature.parameters().forEach(p -> name.append(typeName(p.variable().type())));
    }
    return name.toString();
  }

  private static String typeName(Type type) {
    if (type instanceof ArrayType array) {
      return typeName(array.element()) + "Array";
    }
    String text = type.toString();
    return capitalized(text.substring(text.lastIndexOf('.') + 1));
  }

  private static String capitalized(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** All parameters' names, separated by commas. */
  CodeBlock point() {
    return signature.parameters().stream()
        .map(p -> CodeBlock.of("$L", p.variable().name()))
        .collect(CodeBlock.joining(", "));
  }

  List<Variable> constants() {
    return signature.parameters().stream()
        .filter(p -> p.role() != Role.INDEPENDENT)
        .map(Parameter::variable)
        .toList();
  }

  /** One argument per independent, read from the flat vector {@code flat}. */
  CodeBlock spread(CodeBlock.Builder before, String flat, Names names) {
    if (isOneVector()) {
      return CodeBlock.of("$L", flat);
    }
    List<CodeBlock> arguments = new ArrayList<>();
    String next = arrays().isEmpty() ? null : names.unique("next");
    boolean declared = false;
    for (int i = 0; i < all.size(); i++) {
      Variable variable = all.get(i);
      if (next == null) {
        arguments.add(CodeBlock.of("$L[$L]", flat, i));
      } else if (variable.type() instanceof ArrayType type) {
        String array = names.unique(variable.name() + "Dot");
        before.addStatement(
            "$T $L = $T.zeros($L)", TypeNames.of(type), array, TypeNames.NESTED, variable.name());
        before.addStatement(
            "$L$L = $T.unflatten($L, $L, $L)",
            declared ? "" : "int ",
            next,
            TypeNames.NESTED,
            flat,
            declared ? next : "0",
            array);
        declared = true;
        arguments.add(CodeBlock.of("$L", array));
      } else {
        String scalar = names.unique(variable.name() + "Dot");
        before.addStatement("double $L = $L[$L]", scalar, flat, declared ? next + "++" : "0");
        if (!declared) {
          before.addStatement("int $L = 1", next);
        }
        declared = true;
        arguments.add(CodeBlock.of("$L", scalar));
      }
    }
    return arguments.stream().collect(CodeBlock.joining(", "));
  }

  /** The destinations of a reverse sweep, made before the call, read after it. */
  final class Destinations {
    private final List<String> arrays = new ArrayList<>();
    private String scalars;

    /** Declares arrays of zeros in {@code before}. */
    Destinations(CodeBlock.Builder before, Names names) {
      for (Variable array : arrays()) {
        String name = names.unique(array.name() + "Bar");
        arrays.add(name);
        CodeBlock zeros =
            array.type().rank() == 1
                ? CodeBlock.of("new double[$L.length]", array.name())
                : CodeBlock.of("$T.zeros($L)", TypeNames.NESTED, array.name());
        before.addStatement("$T $L = $L", TypeNames.of(array.type()), name, zeros);
      }
      if (!scalars().isEmpty()) {
        scalars = names.unique("gradient");
        before.addStatement("double[] $L = new double[$L]", scalars, scalars().size());
      }
    }

    CodeBlock arguments() {
      List<String> names = new ArrayList<>(arrays);
      if (scalars != null) {
        names.add(scalars);
      }
      return CodeBlock.of("$L", String.join(", ", names));
    }

    /** The gradient as its type {@code G}. */
    CodeBlock gradient(ClassName companion) {
      if (isOneScalar()) {
        return CodeBlock.of("$L[0]", scalars);
      } else if (isScalarsOnly()) {
        return CodeBlock.of("$L", scalars);
      } else if (isOneArray()) {
        return CodeBlock.of("$L", arrays.get(0));
      }
      List<CodeBlock> components = new ArrayList<>();
      int array = 0;
      int scalar = 0;
      for (Variable variable : all) {
        components.add(
            variable.type() instanceof ArrayType
                ? CodeBlock.of("$L", arrays.get(array++))
                : CodeBlock.of("$L[$L]", scalars, scalar++));
      }
      return CodeBlock.of(
          "new $T($L)",
          gradientType(companion),
          components.stream().collect(CodeBlock.joining(", ")));
    }

    /** The gradient as a flat vector; statements that make it go to {@code after}. */
    CodeBlock flat(CodeBlock.Builder after, Names names) {
      if (isScalarsOnly()) {
        return CodeBlock.of("$L", scalars);
      } else if (isOneVector()) {
        return CodeBlock.of("$L", arrays.get(0));
      }
      String flat = names.unique("flat");
      after.addStatement("double[] $L = new double[$L]", flat, size());
      String next = names.unique("next");
      after.addStatement("int $L = 0", next);
      int array = 0;
      int scalar = 0;
      for (Variable variable : all) {
        if (variable.type() instanceof ArrayType) {
          after.addStatement(
              "$L = $T.flatten($L, $L, $L)",
              next,
              TypeNames.NESTED,
              arrays.get(array++),
              flat,
              next);
        } else {
          after.addStatement("$L[$L++] = $L[$L]", flat, next, scalars, scalar++);
        }
      }
      return CodeBlock.of("$L", flat);
    }
  }

  /** The point as a flat vector, new. */
  CodeBlock flatPoint(CodeBlock.Builder before, Names names) {
    if (isScalarsOnly()) {
      return CodeBlock.of(
          "new double[] {$L}",
          all.stream().map(v -> CodeBlock.of("$L", v.name())).collect(CodeBlock.joining(", ")));
    } else if (isOneVector()) {
      return CodeBlock.of("$L.clone()", all.get(0).name());
    }
    String flat = names.unique("flatPoint");
    String next = names.unique("next");
    before.addStatement("double[] $L = new double[$L]", flat, size());
    before.addStatement("int $L = 0", next);
    for (Variable variable : all) {
      if (variable.type() instanceof ArrayType) {
        before.addStatement(
            "$L = $T.flatten($L, $L, $L)", next, TypeNames.NESTED, variable.name(), flat, next);
      } else {
        before.addStatement("$L[$L++] = $L", flat, next, variable.name());
      }
    }
    return CodeBlock.of("$L", flat);
  }
}
