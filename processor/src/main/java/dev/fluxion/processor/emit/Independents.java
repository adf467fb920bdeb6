package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The independents of a method, as users pass them and as programs take them (the components of
 * records each by itself), and the code that goes between these and a flat vector in the order of
 * SPEC section 2.
 */
final class Independents {
  private final Signature signature;
  private final List<Shape> shapes;
  private final List<Shape.Part> parts;
  private final List<Variable> all;

  /**
   * @param names of a method in which the parameters come first
   */
  Independents(Signature signature, Names names) {
    this.signature = signature;
    this.shapes = Shape.of(signature.parameters(), names);
    this.parts = shapes.stream().flatMap(s -> s.independents().stream()).toList();
    this.all = parts.stream().map(Shape.Part::variable).toList();
  }

  /** All parameters, as users pass them. */
  List<Shape> shapes() {
    return shapes;
  }

  /** The independent parameters, as users pass them. */
  List<Shape> wholes() {
    return shapes.stream().filter(Shape::isIndependent).toList();
  }

  /** All parameters of the programs. */
  List<Parameter> parameters() {
    return shapes.stream().flatMap(s -> s.parts().stream()).map(Shape.Part::parameter).toList();
  }

  /** The same, with what users pass of them. */
  List<Shape.Part> parts() {
    return parts;
  }

  /** The independents of the programs. */
  List<Variable> all() {
    return all;
  }

  List<Variable> arrays() {
    return all.stream().filter(v -> v.type() instanceof ArrayType).toList();
  }

  boolean isOneScalar() {
    return wholes().size() == 1 && isScalarsOnly();
  }

  boolean isScalarsOnly() {
    return wholes().stream().allMatch(s -> s.type().isReal());
  }

  /** Whether the programs have no independent arrays. */
  boolean hasOnlyReals() {
    return arrays().isEmpty();
  }

  /** Whether the flat vector and the one independent array are the same thing. */
  boolean isOneVector() {
    return all.size() == 1 && all.get(0).type().rank() == 1;
  }

  boolean isOneArray() {
    return wholes().size() == 1 && wholes().get(0).type() instanceof ArrayType;
  }

  boolean needsRecord() {
    return wholes().size() > 1 && !isScalarsOnly();
  }

  /** The number of real independents, as an expression. */
  CodeBlock size() {
    return size(parts);
  }

  static CodeBlock size(List<Shape.Part> parts) {
    List<CodeBlock> terms = new ArrayList<>();
    int reals = 0;
    for (Shape.Part part : parts) {
      Variable variable = part.variable();
      if (variable.type().isReal()) {
        reals++;
      } else {
        terms.add(
            variable.type().rank() == 1
                ? CodeBlock.of("$L.length", variable.name())
                : CodeBlock.of("$T.size($L)", TypeNames.NESTED, variable.name()));
      }
    }
    if (reals > 0) {
      terms.add(CodeBlock.of("$L", reals));
    }
    return terms.stream().collect(CodeBlock.joining(" + "));
  }

  /** The type {@code G} of SPEC section 3. */
  TypeName gradientType(ClassName companion, RecordForms forms) {
    if (isOneScalar()) {
      return TypeName.DOUBLE;
    } else if (isScalarsOnly()) {
      return TypeNames.DOUBLES;
    } else if (wholes().size() == 1) {
      return forms.of(wholes().get(0).type());
    }
    return companion.nestedClass(recordName("Gradient"));
  }

  /** {@code FGradient}; a later overload's name goes on with its parameter types. */
  String recordName(String suffix) {
    StringBuilder name = new StringBuilder(capitalized(signature.method())).append(suffix);
    if (signature.number() > 1) {
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

  /** The names of all parameters of the programs, separated by commas. */
  CodeBlock point() {
    return parameters().stream()
        .map(p -> CodeBlock.of("$L", p.variable().name()))
        .collect(CodeBlock.joining(", "));
  }

  /** An array that a reverse sweep adds adjoints to: of an array, or of reals one after another. */
  record Destination(String name, List<Variable> parts) {
    private boolean isOfArray() {
      return parts.get(0).type() instanceof ArrayType;
    }

    TypeName type() {
      return isOfArray() ? TypeNames.of(parts.get(0).type()) : TypeNames.DOUBLES;
    }

    CodeBlock zeros() {
      if (!isOfArray()) {
        return CodeBlock.of("new double[$L]", parts.size());
      }
      String array = parts.get(0).name();
      return parts.get(0).type().rank() == 1
          ? CodeBlock.of("new double[$L.length]", array)
          : CodeBlock.of("$T.zeros($L)", TypeNames.NESTED, array);
    }

    /** Puts each adjoint, as it stands in the array called {@code array}, into a map. */
    void adjoints(String array, Map<Variable, CodeBlock> adjoints) {
      for (int i = 0; i < parts.size(); i++) {
        adjoints.put(
            parts.get(i),
            isOfArray() ? CodeBlock.of("$L", array) : CodeBlock.of("$L[$L]", array, i));
      }
    }
  }

  /** The destinations of the reverse programs, in the order of their parameters. */
  List<Destination> destinations() {
    return destinations(parts);
  }

  static List<Destination> destinations(List<Shape.Part> parts) {
    List<Destination> result = new ArrayList<>();
    List<Variable> loose = new ArrayList<>();
    for (Shape.Part part : parts) {
      String whole = part.parameter().whole();
      Variable variable = part.variable();
      if (variable.type() instanceof ArrayType) {
        result.add(new Destination(part.programName() + "Bar", List.of(variable)));
      } else if (whole.isEmpty()) {
        loose.add(variable);
      } else {
        String name = whole + "Bar";
        if (result.stream().noneMatch(d -> d.name().equals(name))) {
          List<Variable> together =
              parts.stream()
                  .filter(p -> p.parameter().whole().equals(whole))
                  .map(Shape.Part::variable)
                  .filter(v -> v.type().isReal())
                  .toList();
          result.add(new Destination(name, together));
        }
      }
    }
    if (!loose.isEmpty()) {
      result.add(new Destination("gradient", loose));
    }
    return result;
  }

  /**
   * A gradient as its type {@code G}.
   *
   * @param adjoints one for each of {@link #all}
   */
  CodeBlock gradient(List<CodeBlock> adjoints, ClassName companion, RecordForms forms) {
    Iterator<CodeBlock> next = adjoints.iterator();
    List<CodeBlock> components = new ArrayList<>();
    for (Shape whole : wholes()) {
      components.add(
          whole.type() instanceof RecordType record
              ? forms.make(record, leaves(whole, next))
              : isOneScalar() ? next.next() : FloatForms.narrowed(next.next(), whole.type()));
    }
    return components.size() == 1
        ? components.get(0)
        : CodeBlock.of(
            "new $T($L)",
            gradientType(companion, forms),
            components.stream().collect(CodeBlock.joining(", ")));
  }

  /** What is no independent is copied from the point. */
  private static Iterator<CodeBlock> leaves(Shape whole, Iterator<CodeBlock> adjoints) {
    return whole.parts().stream()
        .map(
            part ->
                FloatForms.narrowed(
                    part.isIndependent()
                        ? adjoints.next()
                        : CodeBlock.of("$L", part.variable().name()),
                    part.leaf().type()))
        .toList()
        .iterator();
  }

  /** One argument per independent, read from the flat vector {@code flat}. */
  CodeBlock spread(CodeBlock.Builder before, String flat, Names names) {
    return spreadEach(before, flat, names).stream().collect(CodeBlock.joining(", "));
  }

  List<CodeBlock> spreadEach(CodeBlock.Builder before, String flat, Names names) {
    return spreadEach(before, flat, names, "Dot");
  }

  /**
   * @param suffix appended to the names of the independents
   */
  List<CodeBlock> spreadEach(CodeBlock.Builder before, String flat, Names names, String suffix) {
    if (isOneVector()) {
      return List.of(CodeBlock.of("$L", flat));
    }
    List<CodeBlock> arguments = new ArrayList<>();
    String next = arrays().isEmpty() ? null : names.unique("next");
    boolean declared = false;
    for (int i = 0; i < all.size(); i++) {
      Variable variable = all.get(i);
      if (next == null) {
        arguments.add(CodeBlock.of("$L[$L]", flat, i));
      } else if (variable.type() instanceof ArrayType type) {
        String array = names.unique(variable.name() + suffix);
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
        String scalar = names.unique(variable.name() + suffix);
        before.addStatement("double $L = $L[$L]", scalar, flat, declared ? next + "++" : "0");
        if (!declared) {
          before.addStatement("int $L = 1", next);
        }
        declared = true;
        arguments.add(CodeBlock.of("$L", scalar));
      }
    }
    return arguments;
  }

  /** Copies {@code value} into {@code flat} from index {@code next} on, which goes on. */
  void put(CodeBlock.Builder code, Variable variable, CodeBlock value, String flat, String next) {
    if (variable.type() instanceof ArrayType) {
      code.addStatement("$L = $T.flatten($L, $L, $L)", next, TypeNames.NESTED, value, flat, next);
    } else {
      code.addStatement("$L[$L++] = $L", flat, next, value);
    }
  }

  /** The point as a flat vector, new. */
  CodeBlock flatPoint(CodeBlock.Builder before, Names names) {
    if (hasOnlyReals()) {
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
      put(before, variable, CodeBlock.of("$L", variable.name()), flat, next);
    }
    return CodeBlock.of("$L", flat);
  }
}
