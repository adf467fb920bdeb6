package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Derivation;
import dev.fluxion.processor.ir.Derivation.Kind;
import dev.fluxion.processor.ir.Derivations;
import dev.fluxion.processor.ir.DerivativePrograms;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Optimization;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.ProgramKind;
import dev.fluxion.processor.ir.Renaming;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.transform.forward.ForwardMode;
import dev.fluxion.processor.transform.reverse.ReverseMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The functions that calls of derivatives call at last: a tangent program as it is; for a product
 * of cotangent and Jacobian one that gives a reverse sweep its destinations.
 */
public final class DerivedFunctions {
  /** How the derivative of one kind becomes a program with an entry of the call's parameters. */
  private interface Making {
    Program of(Derivation derivation);
  }

  private final Making making;
  private final Map<Derivation, String> keys = new IdentityHashMap<>();
  private final Map<String, Function> functions = new TreeMap<>();
  private final Deque<Function> open = new ArrayDeque<>();
  private final String suffix;

  private DerivedFunctions(Making making, String suffix) {
    this.making = making;
    this.suffix = suffix;
  }

  /**
   * For programs that are complete, but for what derivatives of others they call.
   *
   * @param optimize what is done to an adjoint before its tangent is taken
   */
  public static DerivativePrograms apply(
      DerivativePrograms programs, Set<Optimization> off, UnaryOperator<Function> optimize) {
    Making making = derivation -> program(derivation, off, optimize);
    DerivedFunctions pass = new DerivedFunctions(making, "");
    Map<ProgramKind, Function> entries = new EnumMap<>(ProgramKind.class);
    programs.entries().forEach((kind, function) -> entries.put(kind, pass.rewrite(function)));
    Map<String, Function> functions = pass.complete(programs.functions());
    DerivedFunctions ofLinks = new DerivedFunctions(making, "");
    return new DerivativePrograms(entries, functions, ofLinks.complete(programs.links()));
  }

  /** These functions and what they and others call. */
  private Map<String, Function> complete(Map<String, Function> own) {
    Map<String, Function> all = new TreeMap<>();
    own.forEach((key, function) -> all.put(key, rewrite(function)));
    close();
    all.putAll(functions);
    return all;
  }

  /** For a program that Taylor mode is to see: derivatives by forward mode only. */
  public static Program plain(Program program) {
    DerivedFunctions pass = new DerivedFunctions(DerivedFunctions::plain, "$plain");
    Program rewritten = program.map(pass::rewrite);
    pass.close();
    return rewritten.with(pass.functions);
  }

  private static Program program(
      Derivation derivation, Set<Optimization> off, UnaryOperator<Function> optimize) {
    Derivation value = Derivation.of(derivation.program());
    boolean isHessianProduct =
        derivation.kind() == Kind.ADJOINT
            && derivation.along().equals(List.of(derivation.by()))
            && derivation.by().equals(value.by());
    if (isHessianProduct) { // whose generated form has numbers that are to come out
      Program adjoint = new ReverseMode(Tangents.program(value), off).vjp();
      return Products.ofTangent(derivation, new ForwardMode(adjoint.map(optimize)).ofOutputs());
    }
    return switch (derivation.kind()) {
      case VALUE -> Tangents.program(derivation);
      case TANGENT -> Tangents.tangent(derivation);
      case ADJOINT ->
          Products.of(derivation, new ReverseMode(Tangents.program(derivation), off).vjp());
    };
  }

  private static Program plain(Derivation derivation) {
    return switch (derivation.kind()) {
      case VALUE -> Tangents.program(derivation);
      case TANGENT -> Tangents.tangent(derivation);
      case ADJOINT -> RowByRow.of(derivation, Tangents.tangent(derivation));
    };
  }

  private void close() {
    while (!open.isEmpty()) {
      Function function = open.pop();
      functions.put(function.name(), rewrite(function));
    }
  }

  private Function rewrite(Function function) {
    return function.isExternal() || !Code.hasRules(function.body())
        ? function
        : function.withBody(
            new Rewriter() {
              @Override
              public Expression call(Expression.Call call) {
                Expression.Call rewritten = (Expression.Call) super.call(call);
                Optional<Derivation> derivation = Derivations.of(rewritten);
                return derivation.isEmpty()
                    ? rewritten
                    : new Expression.Invoke(
                        key(derivation.get()), rewritten.type(), rewritten.arguments());
              }
            }.rewrite(function.body()));
  }

  private String key(Derivation derivation) {
    String known = keys.get(derivation);
    if (known != null) {
      return known;
    }
    String kind =
        switch (derivation.kind()) {
          case VALUE -> "value";
          case TANGENT -> "tangent";
          case ADJOINT -> "product";
        };
    String key = derivation.program().entry().name() + "$" + kind + (keys.size() + 1) + suffix;
    keys.put(derivation, key);
    Program program = Renaming.apply(making.of(derivation), key);
    Function entry = program.entry();
    open.push(
        new Function(
            key, entry.parameters(), entry.result(), new Block(entry.body().statements())));
    program.functions().values().forEach(this::add);
    return key;
  }

  private void add(Function function) {
    if (function.isExternal()) {
      functions.put(function.name(), function);
    } else {
      open.push(function);
    }
  }
}
