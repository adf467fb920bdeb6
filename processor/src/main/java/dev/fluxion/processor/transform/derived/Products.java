package dev.fluxion.processor.transform.derived;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Derivation;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Floats;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Rows;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.transform.Calls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The product of a cotangent and the Jacobian as a value: of an adjoint program, which adds it. */
final class Products {
  private static final String SWEEPS = "sweeps";

  private Products() {}

  /**
   * (point, cotangent) → product.
   *
   * @param adjoint as {@code ReverseMode.vjp()} makes it
   */
  static Program of(Derivation derivation, Program adjoint) {
    Variables variables = adjoint.variables();
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter parameter : derivation.program().entry().parameters()) {
      Variable variable = parameter.variable();
      parameters.add(new Parameter(variables.fresh(variable.name(), variable.type()), Role.SHARED));
    }
    Variable cotangent =
        variables.fresh("cotangent", Floats.held(derivation.program().entry().result()));
    List<Expression> arguments = new ArrayList<>(reads(parameters));
    arguments.add(Code.read(cotangent));
    List<Statement> body = new ArrayList<>();
    List<Expression> results = results(derivation, parameters, variables, arguments, body);
    Expression.Invoke sweeps = new Expression.Invoke(SWEEPS, adjoint.entry().result(), arguments);
    body.add(
        sweeps.type() == Primitive.VOID
            ? new Statement.Evaluate(sweeps)
            : Statement.Assign.to(variables.fresh("value", sweeps.type()), sweeps));
    Expression product = results.size() == 1 ? results.get(0) : Rows.pack(results);
    Variable result = variables.fresh("product", derivation.result());
    body.add(Statement.Assign.to(result, product));
    body.add(new Statement.Return(Code.read(result)));
    parameters.add(new Parameter(cotangent, Role.SHARED));
    Function entry =
        new Function(
            derivation.program().entry().name(), parameters, derivation.result(), new Block(body));
    return new Program(entry, functions(adjoint), variables);
  }

  private static Map<String, Function> functions(Program adjoint) {
    Map<String, Function> functions = new HashMap<>(adjoint.functions());
    Function entry = adjoint.entry();
    List<Parameter> parameters =
        entry.parameters().stream().map(p -> new Parameter(p.variable(), Role.SHARED)).toList();
    functions.put(SWEEPS, new Function(SWEEPS, parameters, entry.result(), entry.body()));
    return functions;
  }

  private static List<Expression> reads(List<Parameter> parameters) {
    return parameters.stream().<Expression>map(p -> Code.read(p.variable())).toList();
  }

  /** What the sweeps fill: an array for each that is independent, one for all scalars. */
  private static List<Expression> results(
      Derivation derivation,
      List<Parameter> parameters,
      Variables variables,
      List<Expression> arguments,
      List<Statement> body) {
    List<Variable> independents = derivation.independents();
    List<Parameter> declared = derivation.program().entry().parameters();
    int scalars = (int) independents.stream().filter(v -> v.type().isReal()).count();
    Variable gradient = variables.fresh("gradient", ArrayType.of(Primitive.DOUBLE, 1));
    List<Expression> results = new ArrayList<>();
    int scalar = 0;
    for (int i = 0; i < declared.size(); i++) {
      if (declared.get(i).role() != Role.INDEPENDENT) {
        continue;
      }
      Expression parameter = Code.read(parameters.get(i).variable());
      if (parameter.type() instanceof ArrayType) {
        String name = declared.get(i).variable().name() + "Bar";
        Expression bar = Calls.keep(name, Calls.zerosLike(parameter), variables, body);
        arguments.add(bar);
        results.add(bar);
      } else {
        results.add(Code.element(Code.read(gradient), Code.literal(scalar++)));
      }
    }
    if (scalars > 0) {
      Expression zeros =
          new Expression.NewArray((ArrayType) gradient.type(), List.of(Code.literal(scalars)));
      body.add(Statement.Assign.to(gradient, zeros));
      arguments.add(Code.read(gradient));
    }
    return results;
  }
}
