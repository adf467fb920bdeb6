package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Leaf;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Checks of records of other classes: their constructors cannot be seen, or may change without this
 * class being compiled again. Where one does not keep what it is given, derivatives would be wrong;
 * the code throws then.
 */
final class KeptRecords {
  /** By name of the method that makes a record or throws. */
  private final Map<String, RecordType> made = new LinkedHashMap<>();

  /** By name of the method that throws where the original could not have made such a record. */
  private final Map<String, RecordType> checked = new LinkedHashMap<>();

  private final Set<String> obscured;

  /**
   * @param obscured what variables must not be called
   */
  KeptRecords(Set<String> obscured) {
    this.obscured = obscured;
  }

  /** What the check of a record that a method makes is called. */
  static String checkName(RecordType record) {
    return "check$" + name(record);
  }

  /** Records of several packages may have one name, and generic ones several types. */
  private static String name(RecordType record) {
    String in = record.packageName().replace('.', '_');
    StringBuilder name = new StringBuilder(in + (in.isEmpty() ? "" : "$"));
    name.append(String.join("_", record.className()));
    for (String argument : record.arguments()) {
      name.append('$');
      argument
          .chars()
          .forEach(
              c ->
                  name.append(
                      Character.isJavaIdentifierPart(c) && c != '$'
                          ? Character.toString(c)
                          : "$" + Integer.toHexString(c)));
    }
    return name.toString();
  }

  /** The programs check records of this type. */
  void check(RecordType record) {
    checked.put(checkName(record), record);
  }

  /** A record made of its leaves that holds them. */
  CodeBlock make(RecordType record, List<CodeBlock> leaves) {
    String name = "make$" + name(record);
    made.put(name, record);
    return CodeBlock.of("$L($L)", name, leaves.stream().collect(CodeBlock.joining(", ")));
  }

  /** Whether some are made as raw types. */
  boolean createRaw() {
    return Stream.concat(made.values().stream(), checked.values().stream())
        .anyMatch(TypeNames::isCreatedRaw);
  }

  void addTo(TypeSpec.Builder type) {
    made.forEach((name, record) -> type.addMethod(method(name, record, false)));
    checked.forEach((name, record) -> type.addMethod(method(name, record, true)));
  }

  /**
   * @param exact whether an array has to be the very one that was given: the method that makes the
   *     record may go on to change it
   */
  private MethodSpec method(String name, RecordType record, boolean exact) {
    TypeName type = TypeNames.of(record);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(exact ? TypeName.VOID : type);
    Names names = new Names(obscured);
    List<CodeBlock> parameters = new ArrayList<>();
    for (Leaf leaf : Leaf.of(record)) {
      String parameter = names.unique(String.join("_", leaf.path()));
      method.addParameter(TypeNames.of(leaf.type()), parameter);
      parameters.add(CodeBlock.of("$L", parameter));
    }
    String result = names.unique("made");
    method.addStatement("$T $L = $L", type, result, creation(record, parameters.iterator()));
    List<CodeBlock> differences = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      differences.add(difference(Leaf.of(record).get(i), result, parameters.get(i), exact));
    }
    method.beginControlFlow("if ($L)", differences.stream().collect(CodeBlock.joining(" || ")));
    method.addStatement(
        "throw new $T($S)",
        IllegalStateException.class,
        record.simpleName()
            + " does not keep the components that its constructor is given; declare it in the class"
            + " of the differentiated method, so that the constructor is differentiated, too");
    method.endControlFlow();
    if (!exact) {
      method.addStatement("return $L", result);
    }
    String what =
        exact
            ? "Whether a {@code " + record.simpleName() + "} keeps what it is made of."
            : "A {@code " + record.simpleName() + "} that keeps what it is made of.";
    MethodSpec header = method.build();
    Map<String, String> meanings = new HashMap<>();
    header.parameters().forEach(p -> meanings.put(p.name(), "a component"));
    return method.addJavadoc(Javadoc.complete(what, header, meanings, List.of())).build();
  }

  private static CodeBlock creation(RecordType record, Iterator<CodeBlock> leaves) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (RecordType.Component component : record.components()) {
      arguments.add(
          component.type() instanceof RecordType inner ? creation(inner, leaves) : leaves.next());
    }
    return CodeBlock.of(
        "new $T($L)",
        TypeNames.created(record),
        arguments.stream().collect(CodeBlock.joining(", ")));
  }

  private static CodeBlock difference(Leaf leaf, String record, CodeBlock given, boolean exact) {
    CodeBlock held = CodeBlock.of("$L.$L()", record, String.join("().", leaf.path()));
    if (leaf.type() == Primitive.DOUBLE) {
      return CodeBlock.of(
          "$T.doubleToRawLongBits($L) != $T.doubleToRawLongBits($L)",
          Double.class,
          held,
          Double.class,
          given);
    } else if (leaf.type() == Primitive.FLOAT) {
      return CodeBlock.of(
          "$T.floatToRawIntBits($L) != $T.floatToRawIntBits($L)",
          Float.class,
          held,
          Float.class,
          given);
    } else if (leaf.type() instanceof ArrayType array && !exact) {
      return CodeBlock.of(
          "!$T.$L($L, $L)",
          java.util.Arrays.class,
          array.rank() > 1 ? "deepEquals" : "equals",
          held,
          given);
    }
    return CodeBlock.of("$L != $L", held, given);
  }
}
