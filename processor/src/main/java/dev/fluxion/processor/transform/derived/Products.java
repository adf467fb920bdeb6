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
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.transform.Calls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The product of a cotangent and the Jacobian as a value: what adjoint programs add to destinations
 * that they are given.
 */
final class Products {
  private static final String SWEEPS = "sweeps";

  private final Derivation derivation;
  private final Variables variables;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Statement> body = new ArrayList<>();

  private Products(Derivation derivation, Variables variables) {
    this.derivation = derivation;
    this.variables = variables;
  }

  /**
   * (point, cotangent) → product.
   *
   * @param adjoint as {@code ReverseMode.vjp()} makes it
   */
  static Program of(Derivation derivation, Program adjoint) {
    Products pass = new Products(derivation, adjoint.variables());
    List<Expression> arguments = pass.point();
    arguments.add(pass.cotangent());
    List<Expression> destinations = pass.destinations();
    arguments.addAll(destinations);
    return pass.program(adjoint, arguments, destinations);
  }

  /**
   * (point, tangents, cotangent) → the tangent of the product.
   *
   * @param tangent of an adjoint program, as {@code ForwardMode.ofOutputs()} makes it
   */
  static Program ofTangent(Derivation derivation, Program tangent) {
    Products pass = new Products(derivation, tangent.variables());
    List<Expression> arguments = pass.point();
    List<Expression> tangents = pass.tangents();
    arguments.add(pass.cotangent());
    arguments.addAll(pass.destinations()); // which only their tangents are wanted of
    arguments.addAll(tangents);
    List<Expression> destinations = pass.destinations();
    arguments.addAll(destinations);
    return pass.program(tangent, arguments, destinations);
  }

  private List<Expression> point() {
    List<Expression> point = new ArrayList<>();
    for (Parameter parameter : derivation.program().entry().parameters()) {
      point.add(parameter(parameter.variable().name(), parameter.variable().type()));
    }
    return point;
  }

  private List<Expression> tangents() {
    List<Expression> tangents = new ArrayList<>();
    for (Variable independent : derivation.independents()) {
      tangents.add(parameter(independent.name() + "Dot", independent.type()));
    }
    return tangents;
  }

  private Expression cotangent() {
    return parameter("cotangent", Floats.held(derivation.program().entry().result()));
  }

  private Expression parameter(String name, Type type) {
    Variable variable = variables.fresh(name, type);
    parameters.add(new Parameter(variable, Role.SHARED));
    return Code.read(variable);
  }

  /** New zeros for the sweeps to add to: an array for each that is independent, one for scalars. */
  private List<Expression> destinations() {
    List<Expression> destinations = new ArrayList<>();
    List<Parameter> declared = derivation.program().entry().parameters();
    int scalars = 0;
    for (int i = 0; i < declared.size(); i++) {
      boolean isIndependent = declared.get(i).role() == Role.INDEPENDENT;
      if (isIndependent && declared.get(i).variable().type() instanceof ArrayType) {
        String name = declared.get(i).variable().name() + "Bar";
        Expression own = Code.read(parameters.get(i).variable());
        destinations.add(Calls.keep(name, Calls.zerosLike(own), variables, body));
      } else if (isIndependent) {
        scalars++;
      }
    }
    if (scalars > 0) {
      Expression zeros =
          new Expression.NewArray(new ArrayType(Primitive.DOUBLE), List.of(Code.literal(scalars)));
      destinations.add(Calls.keep("gradient", zeros, variables, body));
    }
    return destinations;
  }

  /** Calls the sweeps and returns what they have added. */
  private Program program(
      Program sweeps, List<Expression> arguments, List<Expression> destinations) {
    Function entry = sweeps.entry();
    Expression.Invoke call = new Expression.Invoke(SWEEPS, entry.result(), arguments);
    body.add(
        call.type() == Primitive.VOID
            ? new Statement.Evaluate(call)
            : Statement.Assign.to(variables.fresh("value", call.type()), call));
    Variable result = variables.fresh("product", derivation.result());
    body.add(Statement.Assign.to(result, product(destinations)));
    body.add(new Statement.Return(Code.read(result)));
    Map<String, Function> functions = new HashMap<>(sweeps.functions());
    List<Parameter> shared =
        entry.parameters().stream().map(p -> new Parameter(p.variable(), Role.SHARED)).toList();
    functions.put(SWEEPS, new Function(SWEEPS, shared, entry.result(), entry.body()));
    Function own =
        new Function(
            derivation.program().entry().name(), parameters, derivation.result(), new Block(body));
    return new Program(own, functions, variables);
  }

  /** As {@link Derivation.Kind#ADJOINT} says. */
  private Expression product(List<Expression> destinations) {
    List<Expression> parts = new ArrayList<>();
    Expression scalars = destinations.get(destinations.size() - 1);
    int array = 0;
    int scalar = 0;
    for (Variable independent : derivation.independents()) {
      parts.add(
          independent.type() instanceof ArrayType
              ? destinations.get(array++)
              : Code.element(scalars, Code.literal(scalar++)));
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return scalar == parts.size() ? scalars : Rows.pack(parts);
  }
}
