package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** The position of an independent in the flat vector, as the ones before it are gone through. */
final class Offset {
  /** Sizes above which a sum becomes a variable, so that code does not grow with their square. */
  private static final int MOST_SIZES = 4;

  private final ApiBuilder.Draft draft;
  private final List<CodeBlock> sizes = new ArrayList<>();
  private int reals;

  Offset(ApiBuilder.Draft draft) {
    this.draft = draft;
  }

  void addOne() {
    reals++;
  }

  void add(CodeBlock size) {
    sizes.add(size);
    if (sizes.size() > MOST_SIZES) {
      String variable = draft.names.unique("first");
      draft.code.addStatement("int $L = $L", variable, code());
      sizes.clear();
      sizes.add(CodeBlock.of("$L", variable));
      reals = 0;
    }
  }

  CodeBlock code() {
    List<CodeBlock> terms = new ArrayList<>(sizes);
    if (reals > 0 || sizes.isEmpty()) {
      terms.add(CodeBlock.of("$L", reals));
    }
    return terms.stream().collect(CodeBlock.joining(" + "));
  }
}
