package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Floats;
import dev.fluxion.processor.ir.Leaf;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Rows;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The result of a method: its type for users, and the array (a {@link Rows} for a record and for
 * several results) that programs return and take in its place.
 */
final class ResultShape {
  private final Signature signature;
  private final RecordForms forms;
  private final TypeName type;
  private final List<String> outputNames;

  /**
   * @param independents what the output arrays are called
   */
  ResultShape(
      Signature signature, RecordForms forms, ClassName companion, Independents independents) {
    this.signature = signature;
    this.forms = forms;
    this.outputNames =
        independents.shapes().stream()
            .filter(s -> s.parameter().role() == Role.OUTPUT)
            .map(Shape::name)
            .toList();
    List<Variable> results = signature.results();
    if (results.size() > 1) {
      this.type = companion.nestedClass(independents.recordName("Result"));
    } else {
      Type only = results.isEmpty() ? signature.result() : results.get(0).type();
      this.type = only == Primitive.FLOAT ? TypeName.DOUBLE : forms.of(only);
    }
  }

  /** The type of tangents and cotangents of the result. */
  TypeName type() {
    return type;
  }

  TypeName programType() {
    return TypeNames.of(Floats.held(signature.programResult()));
  }

  /** Dimensions of what programs return. */
  int rank() {
    return signature.programResult().rank();
  }

  boolean isScalar() {
    return signature.hasScalarResult();
  }

  /** Whether users see the very array that programs return. */
  boolean isArray() {
    List<Variable> results = signature.results();
    return results.isEmpty() ? signature.result() instanceof ArrayType : results.size() == 1;
  }

  boolean hasOutputs() {
    return !signature.outputs().isEmpty();
  }

  /** Whether the results make up a record of the companion. */
  boolean isNested() {
    return signature.results().size() > 1;
  }

  /** What a program returned as users see it; statements that it takes go to {@code before}. */
  CodeBlock tangent(CodeBlock call, CodeBlock.Builder before, Names names) {
    if (isScalar()) {
      return call;
    } else if (isArray()) {
      return FloatForms.narrowed(call, signature.programResult());
    }
    String rows = names.unique("rows");
    before.addStatement("$T $L = $L", programType(), rows, call);
    if (isNested()) {
      return CodeBlock.of("new $T($L)", type, join(rows(rows)));
    }
    RecordType record = (RecordType) signature.result();
    List<CodeBlock> leaves = new ArrayList<>();
    int row = 0;
    for (Leaf leaf : Leaf.of(record)) {
      leaves.add(leaf.isActive() ? row(rows, row++, leaf.type()) : zero(leaf.type()));
    }
    return forms.make(record, leaves.iterator());
  }

  /** What tangents hold in components that have none. */
  private static CodeBlock zero(Type type) {
    return CodeBlock.of("$L", Literals.of(Expression.Literal.zero(type).value()));
  }

  private CodeBlock row(String rows, int row, Type type) {
    return FloatForms.narrowed(held(rows, row, type), type);
  }

  private CodeBlock held(String rows, int row, Type type) {
    return CodeBlock.of("$L[$L]$L", rows, row, Rows.subscripts(signature.programResult(), type));
  }

  /** The results in the rows of the array called {@code rows}. */
  private List<CodeBlock> rows(String rows) {
    List<CodeBlock> result = new ArrayList<>();
    for (Variable output : signature.results()) {
      result.add(row(rows, result.size(), output.type()));
    }
    return result;
  }

  private static CodeBlock join(List<CodeBlock> parts) {
    return parts.stream().collect(CodeBlock.joining(", "));
  }

  /** The value that a program returned, in the variable called {@code value}, as users see it. */
  CodeBlock value(String value) {
    return FloatForms.narrowed(CodeBlock.of("$L", value), signature.programResult());
  }

  boolean isFloatArray() {
    return isArray() && Floats.isFloat(signature.programResult());
  }

  /** A cotangent in the users' type as programs take it. */
  CodeBlock cotangent(String name) {
    if (isScalar() || isArray()) {
      return FloatForms.widened(CodeBlock.of("$L", name), signature.programResult());
    }
    List<CodeBlock> rows = new ArrayList<>();
    if (!isNested() && signature.result() instanceof RecordType record) {
      for (Leaf leaf : Leaf.of(record)) {
        if (leaf.isActive()) {
          rows.add(
              lifted(CodeBlock.of("$L.$L()", name, String.join("().", leaf.path())), leaf.type()));
        }
      }
    } else {
      for (Variable result : signature.results()) {
        rows.add(lifted(CodeBlock.of("$L.$L()", name, component(result)), result.type()));
      }
    }
    return CodeBlock.of("new $T {$L}", programType(), join(rows));
  }

  private CodeBlock lifted(CodeBlock value, Type type) {
    int more = Rows.indexes(signature.programResult(), type);
    CodeBlock wide = FloatForms.widened(value, type);
    return CodeBlock.of("$L$L$L", "{".repeat(more), wide, "}".repeat(more));
  }

  /** Fills the output arrays from the value that a program returned. */
  void fill(CodeBlock.Builder code, String value) {
    List<Variable> outputs = signature.outputs();
    for (int i = 0; i < outputs.size(); i++) {
      Variable output = outputs.get(i);
      String name = outputNames.get(i);
      int row = signature.results().indexOf(output);
      CodeBlock filled = isNested() ? held(value, row, output.type()) : CodeBlock.of("$L", value);
      ClassName owner = FloatForms.isArray(output.type()) ? TypeNames.FLOATS : TypeNames.NESTED;
      code.addStatement("$T.assign($L, $L)", owner, name, filled);
    }
  }

  /** The component of a result; the return value comes first under its name. */
  private String component(Variable result) {
    boolean isTaken =
        signature.results().indexOf(result) > 0
            && result.name().equals(signature.results().get(0).name());
    return Names.component(isTaken ? result.name() + "Array" : result.name());
  }

  /** Adds the record of several results. */
  void addTo(TypeSpec.Builder companion, Modifier[] visibility) {
    if (!isNested()) {
      return;
    }
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    for (Variable result : signature.results()) {
      components.addParameter(TypeNames.of(result.type()), component(result));
    }
    companion.addType(
        TypeSpec.recordBuilder(((ClassName) type).simpleName())
            .addAnnotation(TypeNames.MARK)
            .addModifiers(visibility)
            .recordConstructor(components.build())
            .addJavadoc(
                Javadoc.ofRecord(
                    Javadoc.linked(
                        signature,
                        "A tangent or cotangent of {@code "
                            + Docs.reference(signature)
                            + "}: a component per result, of its shape."),
                    components.build()))
            .build());
  }
}
