package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Output arrays an element of which is read before anything is stored into the array, in the order
 * of the program: {@code out[i] += v} as the first that is done with it. Reads code as the user
 * wrote it.
 */
final class OutputReads extends Walker {
  private final Set<Variable> outputs;
  private final Set<Variable> stored = new HashSet<>();
  private final Set<Variable> found = new LinkedHashSet<>();

  private OutputReads(Function function) {
    this.outputs = new HashSet<>(function.variables(Role.OUTPUT));
  }

  static Set<Variable> in(Function function) {
    OutputReads reads = new OutputReads(function);
    if (!reads.outputs.isEmpty()) {
      reads.walk(function.body());
    }
    return reads.found;
  }

  @Override
  public Expression element(Expression.Element element) {
    Variable root = Code.root(element);
    if (element.type().isReal() && outputs.contains(root) && !stored.contains(root)) {
      found.add(root);
    }
    return super.element(element);
  }

  /** Helpers may fill it, and other names may stand for it. */
  @Override
  protected void onStore(Expression array, Expression value) {
    stored.add(Code.root(array));
  }

  @Override
  public List<Statement> assign(Statement.Assign assign) {
    List<Statement> result = super.assign(assign);
    if (assign.target() instanceof Expression.Read && assign.value().type().rank() > 0) {
      stored.addAll(Code.reads(assign.value()));
    }
    return result;
  }
}
