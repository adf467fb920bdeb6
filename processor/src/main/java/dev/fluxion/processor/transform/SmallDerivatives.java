package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Derivation;
import dev.fluxion.processor.ir.Derivations;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Optimization;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Renaming;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.ir.Walker;
import dev.fluxion.processor.normalize.Normalizer;
import dev.fluxion.processor.transform.reverse.ReverseMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts derivatives of short code without loops and calls in the place where they are called: they
 * record nothing, in reverse mode either, and so are code like any other. What several of them
 * compute alike is then computed once.
 */
public final class SmallDerivatives extends Rewriter {
  /** Statements of the derivative, in normal form. */
  private static final int MOST_STATEMENTS = 120;

  private final Set<Optimization> off;
  private final Variables variables;

  private SmallDerivatives(Set<Optimization> off, Variables variables) {
    this.off = off;
    this.variables = variables;
  }

  /** For a program in normal form, which it keeps. */
  public static Program apply(Program program, Set<Optimization> off) {
    if (off.contains(Optimization.INLINING)
        || program.all().stream().noneMatch(f -> Code.hasRules(f.body()))) {
      return program;
    }
    SmallDerivatives pass = new SmallDerivatives(off, program.variables());
    return Derivations.map(program, "small", p -> apply(p, off))
        .map(f -> f.withBody(pass.rewrite(f.body())));
  }

  @Override
  public List<Statement> assign(Statement.Assign assign) {
    if (assign.value() instanceof Expression.Call call
        && assign.target() instanceof Expression.Read target) {
      Optional<Function> small = Derivations.of(call).flatMap(this::small);
      if (small.isPresent()) {
        return inPlace(small.get(), call.arguments(), target.variable());
      }
    }
    return List.of(assign);
  }

  private Optional<Function> small(Derivation derivation) {
    return derivation.once(
        List.of("small", derivation),
        () ->
            Optional.of(derivation)
                .filter(d -> isPlain(d.program().entry()))
                .map(this::function)
                .filter(SmallDerivatives::isPlain));
  }

  private Function function(Derivation derivation) {
    return switch (derivation.kind()) {
      case VALUE -> Tangents.program(derivation).entry();
      case TANGENT -> Tangents.tangent(derivation).entry();
      case ADJOINT -> {
        Program adjoint = new ReverseMode(Tangents.program(derivation), off).vjp();
        yield Normalizer.again(Products.inPlace(derivation, adjoint)).entry();
      }
    };
  }

  /** Whether it is short and has neither loops nor calls of what it does not know. */
  private static boolean isPlain(Function function) {
    int[] size = {0};
    new Walker() {
      @Override
      public List<Statement> assign(Statement.Assign assign) {
        size[0]++;
        size[0] += Code.isOpaque(assign.value()) ? MOST_STATEMENTS : 0;
        return super.assign(assign);
      }

      @Override
      public Expression invoke(Expression.Invoke invoke) {
        size[0] += MOST_STATEMENTS;
        return super.invoke(invoke);
      }

      @Override
      public List<Statement> loop(Statement.Loop loop) {
        size[0] += MOST_STATEMENTS;
        return List.of(loop);
      }

      @Override
      public List<Statement> counted(Statement.For loop) {
        size[0] += MOST_STATEMENTS;
        return List.of(loop);
      }
    }.walk(function.body());
    return size[0] < MOST_STATEMENTS;
  }

  private List<Statement> inPlace(Function function, List<Expression> arguments, Variable target) {
    List<Statement> out = new ArrayList<>();
    Expression result = Renaming.inPlace(function, arguments, variables, out);
    out.add(Statement.Assign.to(target, result));
    return out;
  }
}
