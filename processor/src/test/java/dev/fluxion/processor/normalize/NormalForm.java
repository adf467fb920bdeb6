package dev.fluxion.processor.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.frontend.InMemory;
import dev.fluxion.processor.frontend.Probe;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.optimize.Optimizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A method as reverse mode gets it: in SSA form, flat and simplified. */
public record NormalForm(Program program) {

  /** Of the method that {@code members} begin with. */
  public static NormalForm of(String members) {
    String source =
        "import dev.fluxion.annotations.*;\nclass Subject {\n@Differentiable " + members + "\n}\n";
    Probe probe = new Probe();
    InMemory compiled = InMemory.compile(Map.of("Subject", source), probe, task -> {}, "-nowarn");
    assertThat(compiled.errors()).as(source).isEmpty();
    Program read = probe.classes.get(0).methods().get(0).program().orElseThrow();
    Program normal = Normalizer.apply(read, Set.of());
    return new NormalForm(new Optimizer(normal.variables(), Set.of()).primal(normal));
  }

  /** Without its {@code Return}. */
  public Block body() {
    return new Block(Code.withoutReturn(program.entry()));
  }

  public Expression result() {
    return Code.result(program.entry());
  }

  /** Where the last counted loop at the top level is. */
  public int position() {
    List<Statement> statements = body().statements();
    int last = -1;
    for (int i = 0; i < statements.size(); i++) {
      last = statements.get(i) instanceof Statement.For ? i : last;
    }
    return last;
  }

  /** The last counted loop at the top level. */
  public Statement.For loop() {
    return (Statement.For) body().statements().get(position());
  }

  /** What that loop carries. */
  public Set<Variable> carried() {
    Set<Variable> carried = new LinkedHashSet<>(Code.writes(loop().body()));
    carried.retainAll(Code.writes(new Block(body().statements().subList(0, position()))));
    return carried;
  }

  /** What that loop carries under this name. */
  public Variable carried(String name) {
    List<Variable> found = carried().stream().filter(v -> v.name().equals(name)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
