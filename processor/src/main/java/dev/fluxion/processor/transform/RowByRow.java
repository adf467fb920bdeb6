package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Derivation;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Rows;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.normalize.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The product of a cotangent and the Jacobian by forward mode alone, a tangent for each real that
 * is independent: what Taylor mode expands, which knows no reverse sweep.
 */
final class RowByRow {
  private static final String TANGENT = "tangent";

  private final Derivation derivation;
  private final Variables variables;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Expression> independents = new ArrayList<>();

  private RowByRow(Derivation derivation, Variables variables) {
    this.derivation = derivation;
    this.variables = variables;
  }

  /** (point, cotangent) → product. */
  static Program of(Derivation derivation, Program tangent) {
    Map<String, Function> functions = new HashMap<>(tangent.functions());
    Function entry = tangent.entry();
    functions.put(TANGENT, new Function(TANGENT, entry.parameters(), entry.result(), entry.body()));
    RowByRow pass = new RowByRow(derivation, tangent.variables());
    return Normalizer.again(new Program(pass.entry(entry), functions, tangent.variables()));
  }

  private Function entry(Function tangent) {
    for (Variable variable : derivation.parameters()) {
      Variable own = variables.fresh(variable.name(), variable.type());
      parameters.add(new Parameter(own, Role.SHARED));
    }
    for (int position : derivation.by()) {
      independents.add(Code.read(parameters.get(position).variable()));
    }
    Variable cotangent = variables.fresh("cotangent", tangent.result());
    List<Statement> body = new ArrayList<>();
    List<Expression> seeds = new ArrayList<>();
    for (Expression independent : independents) {
      seeds.add(
          independent.type().isReal()
              ? Code.literal(0.0)
              : Calls.keep("seed", Calls.zerosLike(independent), variables, body));
    }
    List<Expression> results = new ArrayList<>();
    for (int i = 0; i < independents.size(); i++) {
      results.add(result(i, seeds, Code.read(cotangent), tangent, body));
    }
    Expression product = results.size() == 1 ? results.get(0) : Rows.pack(results);
    Variable result = variables.fresh("product", derivation.result());
    body.add(Statement.Assign.to(result, product));
    body.add(new Statement.Return(Code.read(result)));
    List<Parameter> all = new ArrayList<>(parameters);
    all.add(new Parameter(cotangent, Role.SHARED));
    String name = derivation.program().entry().name();
    return new Function(name, all, derivation.result(), new Block(body));
  }

  private Expression result(
      int independent,
      List<Expression> seeds,
      Expression cotangent,
      Function tangent,
      List<Statement> body) {
    Expression by = independents.get(independent);
    if (by.type().isReal()) {
      List<Expression> basis = new ArrayList<>(seeds);
      basis.set(independent, Code.literal(1.0));
      return product(basis, cotangent, tangent, body);
    }
    Expression result = Calls.keep("product", Calls.zerosLike(by), variables, body);
    Expression seed = seeds.get(independent);
    body.add(
        RuleCall.forEach(
            by,
            variables,
            indices -> {
              List<Statement> turn = new ArrayList<>();
              turn.add(new Statement.Assign(RuleCall.element(seed, indices), Code.literal(1.0)));
              Expression entry = product(seeds, cotangent, tangent, turn);
              turn.add(new Statement.Assign(RuleCall.element(result, indices), entry));
              turn.add(new Statement.Assign(RuleCall.element(seed, indices), Code.literal(0.0)));
              return turn;
            }));
    return result;
  }

  /** The product of the cotangent and the tangent along a basis vector. */
  private Expression product(
      List<Expression> seeds, Expression cotangent, Function tangent, List<Statement> out) {
    List<Expression> arguments = new ArrayList<>();
    parameters.forEach(p -> arguments.add(Code.read(p.variable())));
    arguments.addAll(seeds);
    Expression.Invoke call = new Expression.Invoke(TANGENT, tangent.result(), arguments);
    Expression.Read along = Calls.keep("along", call, variables, out);
    if (!(along.type() instanceof ArrayType)) {
      return Calls.keep("entry", Code.multiply(cotangent, along), variables, out);
    }
    Expression.Read sum = Calls.keep("entry", Code.literal(0.0), variables, out);
    out.add(
        RuleCall.forEach(
            along,
            variables,
            indices ->
                List.of(
                    new Statement.Accumulate(
                        sum,
                        Code.multiply(
                            RuleCall.element(cotangent, indices),
                            RuleCall.element(along, indices))))));
    return sum;
  }
}
