package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import dev.fluxion.processor.normalize.Aliases;
import dev.fluxion.processor.rules.Operators;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which variables carry a derivative: those that depend differentiably on an independent
 * (<em>varied</em>) and influence the result (<em>useful</em>); Griewank &amp; Walther, section
 * 6.2. Arrays that may share storage are active together. Reads flattened code; the order of
 * assignments does not count, so SSA form gives the sharpest answer.
 */
public final class Activity {
  private final Aliases aliases;
  private final Set<Variable> varied;
  private final Set<Variable> useful;

  private Activity(Aliases aliases, Set<Variable> varied, Set<Variable> useful) {
    this.aliases = aliases;
    this.varied = varied;
    this.useful = useful;
  }

  /** Activity of {@code function} with respect to {@code independents}. */
  public static Activity of(Function function, Collection<Variable> independents) {
    Aliases aliases = new Aliases(function.body());
    Set<Variable> varied = new HashSet<>();
    Set<Variable> useful = new HashSet<>();
    Activity activity = new Activity(aliases, varied, useful);
    independents.forEach(v -> varied.add(activity.key(v)));
    activity.spread(function, activity.new Varied());
    function.variables(Role.OUTPUT).forEach(v -> useful.add(activity.key(v)));
    activity.spread(function, activity.new Useful());
    return activity;
  }

  public boolean isActive(Variable variable) {
    return isVaried(variable) && useful.contains(key(variable));
  }

  public boolean isVaried(Variable variable) {
    return varied.contains(key(variable));
  }

  public boolean isActive(Expression atom) {
    return atom instanceof Expression.Read read && isActive(read.variable());
  }

  public Aliases aliases() {
    return aliases;
  }

  private Variable key(Variable variable) {
    return variable.type() instanceof ArrayType ? aliases.representative(variable) : variable;
  }

  private void spread(Function function, Walker step) {
    int before;
    do {
      before = varied.size() + useful.size();
      step.walk(function.body());
    } while (varied.size() + useful.size() > before);
  }

  private static boolean carries(Type type) {
    return type.isDifferentiable();
  }

  /** The variables whose derivatives {@code value} passes on. */
  private static Set<Variable> sources(Expression value) {
    Set<Variable> sources = new HashSet<>();
    if (value instanceof Expression.Element element) {
      sources.add(Code.root(element.array()));
    } else if (value instanceof Expression.Copy copy) {
      sources.add(Code.root(copy.array()));
    } else if (value instanceof Expression.ArrayValue arrayValue) {
      arrayValue.elements().forEach(e -> sources.addAll(Code.reads(e)));
    } else if (value.type() instanceof ArrayType) {
      if (!(value instanceof Expression.NewArray)) {
        sources.addAll(Code.reads(value));
      }
    } else {
      for (Operators.Term term : Operators.terms(value, value)) {
        sources.addAll(Code.reads(term.operand()));
      }
    }
    sources.remove(null);
    sources.removeIf(v -> !carries(v.type()));
    return sources;
  }

  private Variable targetOf(dev.fluxion.processor.ir.Place place) {
    Variable root = Code.root(place);
    return root != null && carries(place.type()) ? root : null;
  }

  private final class Varied extends Walker {
    private void flow(Variable target, Expression value) {
      if (target != null && sources(value).stream().anyMatch(Activity.this::isVaried)) {
        varied.add(key(target));
      }
    }

    @Override
    public List<Statement> assign(Statement.Assign assign) {
      flow(targetOf(assign.target()), assign.value());
      return List.of(assign);
    }

    @Override
    public List<Statement> accumulate(Statement.Accumulate accumulate) {
      flow(targetOf(accumulate.target()), accumulate.value());
      return List.of(accumulate);
    }

    @Override
    public List<Statement> push(Statement.Push push) {
      if (carries(push.value().type())) {
        flow(push.stack(), push.value());
      }
      return List.of(push);
    }

    @Override
    public List<Statement> pop(Statement.Pop pop) {
      if (carries(pop.target().type()) && isVaried(pop.stack())) {
        varied.add(key(pop.target()));
      }
      return List.of(pop);
    }
  }

  private final class Useful extends Walker {
    private void flow(Variable target, Expression value) {
      if (target != null && useful.contains(key(target))) {
        sources(value).forEach(v -> useful.add(key(v)));
      }
    }

    @Override
    public List<Statement> assign(Statement.Assign assign) {
      flow(targetOf(assign.target()), assign.value());
      return List.of(assign);
    }

    @Override
    public List<Statement> accumulate(Statement.Accumulate accumulate) {
      flow(targetOf(accumulate.target()), accumulate.value());
      return List.of(accumulate);
    }

    @Override
    public List<Statement> returnValue(Statement.Return jump) {
      if (jump.value() instanceof Expression.Read read) {
        useful.add(key(read.variable()));
      }
      return List.of(jump);
    }

    @Override
    public List<Statement> push(Statement.Push push) {
      flow(push.stack(), push.value());
      return List.of(push);
    }

    @Override
    public List<Statement> pop(Statement.Pop pop) {
      if (useful.contains(key(pop.target()))) {
        useful.add(key(pop.stack()));
      }
      return List.of(pop);
    }
  }
}
