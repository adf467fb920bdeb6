package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Arrays of zeros for a reverse sweep, made before the call, and read after it as a gradient. */
final class Destinations {
  private final Independents independents;
  private final List<String> names = new ArrayList<>();
  private final Map<Variable, CodeBlock> adjoints = new HashMap<>();

  /** Declares the arrays in {@code before}. */
  Destinations(Independents independents, CodeBlock.Builder before, Names names) {
    this.independents = independents;
    for (Independents.Destination destination : independents.destinations()) {
      String name = names.unique(destination.name());
      this.names.add(name);
      before.addStatement("$T $L = $L", destination.type(), name, destination.zeros());
      destination.adjoints(name, adjoints);
    }
  }

  CodeBlock arguments() {
    return CodeBlock.of("$L", String.join(", ", names));
  }

  /** The adjoint of one independent of the programs. */
  CodeBlock adjoint(Variable independent) {
    return adjoints.get(independent);
  }

  /** The gradient as its type {@code G}. */
  CodeBlock gradient(ClassName companion, RecordForms forms) {
    if (independents.isScalarsOnly() && !independents.isOneScalar()) {
      return CodeBlock.of("$L", names.get(0));
    }
    List<CodeBlock> leaves = independents.all().stream().map(adjoints::get).toList();
    return independents.gradient(leaves, companion, forms);
  }

  /** The gradient as a flat vector; statements that make it go to {@code after}. */
  CodeBlock flat(CodeBlock.Builder after, Names fresh) {
    if (names.size() == 1
        && independents.destinations().get(0).type().equals((TypeName) TypeNames.DOUBLES)) {
      return CodeBlock.of("$L", names.get(0));
    }
    String flat = fresh.unique("flat");
    after.addStatement("double[] $L = new double[$L]", flat, independents.size());
    String next = fresh.unique("next");
    after.addStatement("int $L = 0", next);
    for (Variable variable : independents.all()) {
      independents.put(after, variable, adjoints.get(variable), flat, next);
    }
    return CodeBlock.of("$L", flat);
  }
}
