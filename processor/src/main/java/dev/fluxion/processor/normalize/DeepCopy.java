package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.List;

/** Copies of arrays. */
final class DeepCopy {
  private DeepCopy() {}

  /** Statements that make {@code target} a copy of {@code source}, all dimensions deep. */
  static List<Statement> of(Variable target, Expression source, Variables variables) {
    List<Statement> statements = new ArrayList<>();
    statements.add(Statement.Assign.to(target, new Expression.Copy(source)));
    if (target.type().rank() > 1) {
      Variable index = variables.fresh("i", Primitive.INT);
      Variable row = variables.fresh("row", ((ArrayType) target.type()).element());
      Expression element = Code.element(source, Code.read(index));
      List<Statement> body = new ArrayList<>(of(row, element, variables));
      body.add(
          new Statement.Assign(Code.element(Code.read(target), Code.read(index)), Code.read(row)));
      statements.add(Statement.For.upTo(index, new Expression.Length(source), new Block(body)));
    }
    return statements;
  }
}
