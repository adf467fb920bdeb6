package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.DerivativePrograms;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Linkage;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Drops parameters of functions that nothing comes of: a reverse sweep has all that its original
 * has, and hands to itself what it never looks at.
 */
public final class UnusedParameters {
  private final Map<String, Function> functions;

  /** A variable in a function: functions made from one another have variables in common. */
  private record Use(String function, Variable variable) {}

  private final Set<Use> used = new HashSet<>();

  private UnusedParameters(Map<String, Function> functions) {
    this.functions = functions;
    int before;
    do {
      before = used.size();
      functions.forEach(this::use);
    } while (used.size() > before);
  }

  /** All programs without them. What other companions call keeps its parameters. */
  public static DerivativePrograms apply(DerivativePrograms programs) {
    UnusedParameters own = new UnusedParameters(programs.functions());
    UnusedParameters links = new UnusedParameters(programs.links());
    Map<String, Function> trimmed = new HashMap<>();
    programs.functions().forEach((name, f) -> trimmed.put(name, own.trim(name, f)));
    Map<String, Function> trimmedLinks = new HashMap<>();
    programs.links().forEach((name, f) -> trimmedLinks.put(name, links.trim(name, f)));
    return new DerivativePrograms(
        new DerivativePrograms(programs.entries(), Map.of(), Map.of())
            .map(f -> own.trim("(entry)", f))
            .entries(),
        trimmed,
        trimmedLinks);
  }

  /** Adds the variables that {@code function} uses, other than to hand them on to no use. */
  private void use(String name, Function function) {
    new Walker() {
      @Override
      protected void onRead(Variable variable) {
        used.add(new Use(name, variable));
      }

      @Override
      protected void onWrite(Variable variable) {
        used.add(new Use(name, variable));
      }

      @Override
      public Expression invoke(Expression.Invoke invoke) {
        for (int i = 0; i < invoke.arguments().size(); i++) {
          if (keeps(invoke.function(), i)) {
            rewrite(invoke.arguments().get(i));
          }
        }
        return invoke;
      }
    }.walk(function.body());
  }

  private boolean keeps(String name, int parameter) {
    Function function = functions.get(name);
    return function == null
        || function.linkage() != Linkage.INTERNAL
        || used.contains(new Use(name, function.parameters().get(parameter).variable()));
  }

  /**
   * @param name of a function that others call; anything else for an entry
   */
  private Function trim(String name, Function function) {
    List<Parameter> parameters =
        IntStream.range(0, function.parameters().size())
            .filter(i -> keeps(name, i))
            .mapToObj(i -> function.parameters().get(i))
            .toList();
    return new Function(
        function.name(),
        parameters,
        function.result(),
        new Rewriter() {
          @Override
          public Expression invoke(Expression.Invoke invoke) {
            List<Expression> arguments =
                IntStream.range(0, invoke.arguments().size())
                    .filter(i -> keeps(invoke.function(), i))
                    .mapToObj(i -> rewrite(invoke.arguments().get(i)))
                    .toList();
            return new Expression.Invoke(invoke.function(), invoke.type(), arguments);
          }
        }.rewrite(function.body()),
        function.parts(),
        function.linkage());
  }
}
