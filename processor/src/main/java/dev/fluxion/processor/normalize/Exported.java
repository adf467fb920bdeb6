package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Linkage;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The function of a method that other companions call: it has no name but the method's own. */
final class Exported {
  private static final ClassType STRING = new ClassType("java.lang.String");
  private static final ClassType EXCEPTION =
      new ClassType("java.lang.UnsupportedOperationException");

  private Exported() {}

  /**
   * @param program helpers put in place; its entry, without records, is the method
   */
  static Program of(Program program) {
    Function method = program.entry();
    Function nothing = new Function(method.name(), List.of(), Primitive.VOID, Block.EMPTY);
    Block body =
        changedConstant(program)
            .map(array -> refusal(method, array))
            .orElseGet(() -> method.body());
    Function exported =
        new Function(
            "", Signature.linked(method.parameters()), method.result(), body, Linkage.EXPORTED);
    return program.withEntry(nothing).with(Map.of("", exported));
  }

  /**
   * A constant array of reals that the method writes to. What it stores there may depend on
   * independents, and the caller, for whom the array is a constant, would lose that.
   */
  private static Optional<Variable> changedConstant(Program program) {
    Function method = program.entry().with(Linkage.INTERNAL);
    Aliases aliases = new Aliases(program.withEntry(method));
    return method.parameters().stream()
        .filter(p -> p.role() == Role.CONSTANT)
        .map(Parameter::variable)
        .filter(v -> v.type() instanceof ArrayType && v.type().isDifferentiable())
        .filter(aliases::isStored)
        .findFirst();
  }

  private static Block refusal(Function method, Variable array) {
    String text =
        "%s changes its constant array %s: other methods' derivatives cannot call it"
            .formatted(method.name(), array.name());
    Method constructor =
        new Method(EXCEPTION.qualifiedName(), "new", List.of(STRING), EXCEPTION, true);
    Statement raise =
        new Statement.Throw(Expression.Call.of(constructor, new Expression.Literal(text, STRING)));
    return method.result() == Primitive.VOID
        ? Block.of(raise)
        : Block.of(raise, new Statement.Return(Expression.Literal.zero(method.result())));
  }

  /** Derivatives of an exported function's result have to have a place, even if they are zero. */
  static Function withNamedResult(Function function, Variables variables) {
    Expression result = Code.result(function);
    boolean named = result == null || result instanceof Expression.Read;
    if (function.linkage() != Linkage.EXPORTED || named) {
      return function;
    }
    Type type = function.result();
    Variable name = variables.fresh("result", type);
    List<Statement> statements = Code.withoutReturn(function);
    Expression value =
        type instanceof ArrayType ? new Expression.Copy(result) : new Expression.Cast(type, result);
    statements.add(Statement.Assign.to(name, value));
    statements.add(new Statement.Return(Code.read(name)));
    return function.withBody(new Block(statements));
  }
}
