package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.ir.Leaf;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.SourceClass;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The types in which gradients, tangents and cotangents of records come: the record itself, or,
 * where its constructor or accessors may change what they are given, a generated record of its real
 * components (SPEC section 3).
 */
final class RecordForms {
  private final ClassName companion;
  private final SourceClass source;
  private final KeptRecords kept;

  /** By simple name, the records for which a form was needed. */
  private final Map<String, RecordType> generated = new LinkedHashMap<>();

  RecordForms(ClassName companion, SourceClass source, KeptRecords kept) {
    this.companion = companion;
    this.source = source;
    this.kept = kept;
  }

  private boolean isOfAnotherClass(RecordType record) {
    return !record.packageName().equals(source.packageName())
        || !record.className().get(0).equals(source.className().get(0));
  }

  /** The type of gradients and tangents of a value of type {@code type}. */
  TypeName of(Type type) {
    if (!(type instanceof RecordType record)) {
      return TypeNames.of(type);
    }
    return record.standsForItself()
        ? TypeNames.of(record)
        : companion.nestedClass(generatedName(record));
  }

  private String generatedName(RecordType record) {
    String name = record.simpleName() + "Tangent";
    if (!isFree(name, record)) {
      name = String.join("", record.className()) + "Tangent";
    }
    for (int i = 2; !isFree(name, record); i++) {
      name = String.join("", record.className()) + "Tangent" + i; // in another package
    }
    generated.putIfAbsent(name, record);
    components(record).forEach(component -> of(component.type())); // those of records inside
    return name;
  }

  /** Whether the form of that name, if there is one, is that of the record, too. */
  private boolean isFree(String name, RecordType record) {
    RecordType other = generated.getOrDefault(name, record);
    return other.isOfClass(record) && components(other).equals(components(record));
  }

  /** The components that carry a derivative. */
  private static List<RecordType.Component> components(RecordType record) {
    return record.components().stream()
        .filter(c -> !c.constant() && c.type().isDifferentiable())
        .toList();
  }

  /**
   * Makes a record of the form.
   *
   * @param leaves what goes into each leaf, active or not, in order
   */
  CodeBlock make(RecordType record, Iterator<CodeBlock> leaves) {
    List<CodeBlock> arguments = new ArrayList<>();
    if (record.standsForItself() && isOfAnotherClass(record)) {
      Leaf.of(record).forEach(leaf -> arguments.add(leaves.next()));
      return kept.make(record, arguments);
    }
    List<RecordType.Component> kept =
        record.standsForItself() ? record.components() : components(record);
    for (RecordType.Component component : record.components()) {
      if (!kept.contains(component)) {
        Leaf.of(component.type()).forEach(leaf -> leaves.next());
      } else if (component.type() instanceof RecordType inner) {
        arguments.add(make(inner, leaves));
      } else {
        arguments.add(leaves.next());
      }
    }
    TypeName form = record.standsForItself() ? TypeNames.created(record) : of(record);
    return CodeBlock.of("new $T($L)", form, arguments.stream().collect(CodeBlock.joining(", ")));
  }

  /** Adds the generated records that were used. */
  void addTo(TypeSpec.Builder type, Modifier[] visibility) {
    generated.forEach(
        (name, record) -> {
          MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
          for (RecordType.Component component : components(record)) {
            constructor.addParameter(of(component.type()), component.name());
          }
          type.addType(
              TypeSpec.recordBuilder(name)
                  .addAnnotation(TypeNames.MARK)
                  .addModifiers(visibility)
                  .recordConstructor(constructor.build())
                  .addJavadoc(
                      Javadoc.ofRecord(
                          "A gradient, tangent or cotangent of {@code "
                              + record.simpleName()
                              + "}: its real components, free of what its constructor asks of"
                              + " them.",
                          constructor.build()))
                  .build());
        });
  }
}
