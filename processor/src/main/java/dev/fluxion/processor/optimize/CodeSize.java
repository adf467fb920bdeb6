package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.List;

/** About how many bytes of bytecode a piece of code compiles to. */
final class CodeSize {
  private int bytes;

  private CodeSize() {}

  static int of(Block block) {
    CodeSize size = new CodeSize();
    size.counter.walk(block);
    return size.bytes;
  }

  static int of(Statement statement) {
    CodeSize size = new CodeSize();
    size.counter.walk(statement);
    return size.bytes;
  }

  private final Walker counter =
      new Walker() {
        @Override
        public Expression rewrite(Expression expression) {
          bytes += expression instanceof Expression.Call ? 4 : 2;
          return super.rewrite(expression);
        }

        @Override
        protected void onRead(Variable variable) {
          bytes += 2;
        }

        @Override
        protected void onWrite(Variable variable) {
          bytes += 4;
        }

        @Override
        protected void onStore(Expression array, Expression value) {
          bytes += 4;
        }

        @Override
        public Expression conditional(Expression.Conditional conditional) {
          bytes += 8;
          return super.conditional(conditional);
        }

        @Override
        public List<Statement> ifElse(Statement.If branch) {
          bytes += 8;
          return super.ifElse(branch);
        }

        @Override
        public List<Statement> loop(Statement.Loop loop) {
          bytes += 8;
          return super.loop(loop);
        }

        @Override
        public List<Statement> counted(Statement.For loop) {
          bytes += 12;
          return super.counted(loop);
        }
      };
}
