package dev.fluxion.processor.transform;

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
import dev.fluxion.processor.ir.Renaming;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Rows;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
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
   * The same with the sweeps in place.
   *
   * @param adjoint which calls nothing
   */
  static Program inPlace(Derivation derivation, Program adjoint) {
    Products pass = new Products(derivation, adjoint.variables());
    List<Expression> arguments = pass.point();
    arguments.add(pass.cotangent());
    List<Expression> destinations = pass.destinations();
    arguments.addAll(destinations);
    Renaming.inPlace(adjoint.entry(), arguments, pass.variables, pass.body);
    return new Program(pass.function(destinations), Map.of(), pass.variables);
  }

  /**
   * (point and tangents, cotangent) → the tangent of the product.
   *
   * @param tangent of an adjoint program, as {@code ForwardMode.ofOutputs()} makes it
   */
  static Program ofTangent(Derivation derivation, Program tangent) {
    Products pass = new Products(derivation, tangent.variables());
    List<Expression> point = pass.point();
    int length = point.size() - derivation.by().size();
    List<Expression> arguments = new ArrayList<>(point.subList(0, length));
    arguments.add(pass.cotangent());
    arguments.addAll(pass.destinations()); // of which only the tangents are wanted
    arguments.addAll(point.subList(length, point.size()));
    List<Expression> destinations = pass.destinations();
    arguments.addAll(destinations);
    return pass.program(tangent, arguments, destinations);
  }

  private List<Expression> point() {
    List<Expression> point = new ArrayList<>();
    for (Variable variable : derivation.parameters()) {
      point.add(parameter(variable.name(), variable.type()));
    }
    return point;
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
    int scalars = 0;
    for (int position : derivation.by()) {
      Variable own = parameters.get(position).variable();
      if (own.type() instanceof ArrayType) {
        Expression zeros = Calls.zerosLike(Code.read(own));
        destinations.add(Calls.keep(own.name() + "Bar", zeros, variables, body));
      } else {
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
    Map<String, Function> functions = new HashMap<>(sweeps.functions());
    List<Parameter> shared =
        entry.parameters().stream().map(p -> new Parameter(p.variable(), Role.SHARED)).toList();
    functions.put(SWEEPS, new Function(SWEEPS, shared, entry.result(), entry.body()));
    return new Program(function(destinations), functions, variables);
  }

  /** Returns what has been added. */
  private Function function(List<Expression> destinations) {
    Variable result = variables.fresh("product", derivation.result());
    body.add(Statement.Assign.to(result, product(destinations)));
    body.add(new Statement.Return(Code.read(result)));
    String name = derivation.program().entry().name();
    return new Function(name, parameters, derivation.result(), new Block(body));
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
