package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.fluxion.annotations.Derivative;
import dev.fluxion.processor.ir.Leaf;
import dev.fluxion.processor.ir.RecordType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * {@code fFlatten} and {@code fUnflatten}: between a point and the flat vector that function
 * objects take.
 */
final class FlatForms {
  private final ApiBuilder api;
  private final Independents independents;
  private final String reference;

  FlatForms(ApiBuilder api) {
    this.api = api;
    this.independents = api.independents;
    this.reference = Docs.reference(api.signature);
  }

  /** Whether a point of several independents can be returned. */
  boolean hasRecord() {
    return independents.wholes().size() > 1 && api.slots.pointFits();
  }

  void add() {
    addFlatten();
    if (independents.wholes().size() == 1 || hasRecord()) {
      addUnflatten();
    } else {
      api.leftOut().put(api.name("Unflatten"), Derivative.FUNCTION);
    }
  }

  private void addFlatten() {
    ApiBuilder.Draft draft = api.draft("Flatten", TypeNames.DOUBLES).point();
    CodeBlock flat = independents.flatPoint(draft.code, draft.names);
    draft.code.addStatement("return $L", flat);
    draft.document(
        Docs.of(
            "The independents of {@code " + reference + "} as a flat vector.",
            "",
            "@return the independents in flat order, new"));
    draft.doneIfFree(Derivative.FUNCTION);
  }

  private TypeName type() {
    return independents.wholes().size() == 1
        ? TypeNames.of(independents.wholes().get(0).type())
        : api.companion.nestedClass(independents.recordName("Point"));
  }

  private void addUnflatten() {
    ApiBuilder.Draft draft = api.draft("Unflatten", type()).point();
    String flat = draft.parameter(TypeNames.DOUBLES, "flat");
    draft.length(flat, independents.size());
    CodeBlock vector = CodeBlock.of("$L", flat);
    List<CodeBlock> parts =
        independents.isOneVector()
            ? List.of(CodeBlock.of("$L.clone()", vector))
            : independents.spreadEach(draft.code, flat, draft.names, "Part");
    draft.code.addStatement("return $L", point(parts.iterator()));
    draft.document(
        Docs.of(
            "The independents of {@code "
                + reference
                + "} from a flat vector; shapes, and what is no independent, are those of the"
                + " point.",
            "",
            "@return the independents, new"));
    draft.doneIfFree(Derivative.FUNCTION);
  }

  private CodeBlock point(Iterator<CodeBlock> parts) {
    List<CodeBlock> components = new ArrayList<>();
    for (Shape whole : independents.wholes()) {
      components.add(whole(whole, parts));
    }
    return components.size() == 1
        ? components.get(0)
        : CodeBlock.of("new $T($L)", type(), components.stream().collect(CodeBlock.joining(", ")));
  }

  private CodeBlock whole(Shape whole, Iterator<CodeBlock> parts) {
    if (!(whole.type() instanceof RecordType record)) {
      return FloatForms.narrowed(parts.next(), whole.type());
    }
    Iterator<CodeBlock> leaves =
        whole.parts().stream()
            .map(
                part ->
                    FloatForms.narrowed(
                        part.isIndependent()
                            ? parts.next()
                            : CodeBlock.of("$L", part.variable().name()),
                        part.leaf().type()))
            .toList()
            .iterator();
    return record.standsForItself() ? api.forms.make(record, leaves) : made(record, leaves);
  }

  /** By the constructor that the user wrote. */
  private static CodeBlock made(RecordType record, Iterator<CodeBlock> leaves) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (RecordType.Component component : record.components()) {
      if (component.type() instanceof RecordType inner) {
        arguments.add(made(inner, leaves));
      } else {
        Leaf.of(component.type()).forEach(leaf -> arguments.add(leaves.next()));
      }
    }
    return CodeBlock.of(
        "new $T($L)",
        TypeNames.created(record),
        arguments.stream().collect(CodeBlock.joining(", ")));
  }
}
