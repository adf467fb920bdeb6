package dev.fluxion.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How arguments come where there are more than the JVM has slots for (JVMS 4.3.3): those of one
 * type together in an array. Callers and callee find the same from the types alone.
 */
final class Packing {
  private static final int MOST_SLOTS = 255;

  /** Positions of the arguments that come together, by array; one alone comes by itself. */
  private final List<List<Integer>> groups;

  private final List<TypeName> types;

  private Packing(List<TypeName> types, List<List<Integer>> groups) {
    this.types = types;
    this.groups = groups;
  }

  static Packing of(List<TypeName> types) {
    List<List<Integer>> groups = new ArrayList<>();
    if (slots(types) <= MOST_SLOTS) {
      for (int i = 0; i < types.size(); i++) {
        groups.add(List.of(i));
      }
      return new Packing(types, groups);
    }
    Map<TypeName, List<Integer>> byType = new LinkedHashMap<>();
    for (int i = 0; i < types.size(); i++) {
      byType.computeIfAbsent(shared(types.get(i)), t -> new ArrayList<>()).add(i);
    }
    return new Packing(types, List.copyOf(byType.values()));
  }

  /** Objects of all classes come together: there are no arrays of generic types. */
  private static TypeName shared(TypeName type) {
    return type.isPrimitive() || type instanceof ArrayTypeName ? type : ClassName.OBJECT;
  }

  static boolean fits(Collection<TypeName> types) {
    return slots(types) <= MOST_SLOTS;
  }

  static boolean fit(List<ParameterSpec> parameters) {
    return fits(parameters.stream().map(ParameterSpec::type).toList());
  }

  /** Slots that arguments take: two for each {@code long} and {@code double}. */
  static int slots(Collection<TypeName> types) {
    return types.stream()
        .mapToInt(t -> t.equals(TypeName.DOUBLE) || t.equals(TypeName.LONG) ? 2 : 1)
        .sum();
  }

  /** The arguments as the callee takes them. */
  CodeBlock arguments(CodeBlock unpacked) {
    return groups.size() == types.size() ? unpacked : arguments(separate(unpacked));
  }

  CodeBlock arguments(List<CodeBlock> unpacked) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (List<Integer> group : groups) {
      arguments.add(
          group.size() == 1
              ? unpacked.get(group.get(0))
              : CodeBlock.of(
                  "new $T[] {$L}",
                  shared(types.get(group.get(0))),
                  group.stream().map(unpacked::get).collect(CodeBlock.joining(", "))));
    }
    return arguments.stream().collect(CodeBlock.joining(", "));
  }

  /**
   * Adds the parameters to a method, and to its code, where they come in arrays, a variable for
   * each.
   *
   * @param names of the parameters, taken already
   */
  void parameters(ApiBuilder.Draft draft, List<String> names) {
    for (List<Integer> group : groups) {
      TypeName type = types.get(group.get(0));
      if (group.size() == 1) {
        draft.builder.addParameter(type, names.get(group.get(0)));
        continue;
      }
      TypeName shared = shared(type);
      String array = draft.parameter(ArrayTypeName.of(shared), "arguments");
      for (int i = 0; i < group.size(); i++) {
        TypeName own = types.get(group.get(i));
        CodeBlock value = CodeBlock.of("$L[$L]", array, i);
        draft.code.addStatement(
            "$T $L = $L",
            own,
            names.get(group.get(i)),
            own.equals(shared) ? value : CodeBlock.of("($T) $L", own, value));
      }
    }
  }

  /**
   * The arguments of a list, each by itself. Classes are named with their packages then, which no
   * variable obscures.
   */
  static List<CodeBlock> separate(CodeBlock list) {
    String text = list.toString();
    List<CodeBlock> arguments = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      } else if (c == ',' && depth == 0) {
        arguments.add(CodeBlock.of("$L", text.substring(start, i).strip()));
        start = i + 1;
      }
    }
    arguments.add(CodeBlock.of("$L", text.substring(start).strip()));
    return arguments;
  }
}
