package dev.fluxion.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code try}. What its parts throw is known when all functions that they call have been
 * read: {@link CaughtExceptions} goes on from there.
 */
final class TryLowering {
  private static final Type NULL_POINTER = new ClassType("java.lang.NullPointerException");

  private final Body body;
  private final StatementLowering statements;

  TryLowering(Body body, StatementLowering statements) {
    this.body = body;
    this.statements = statements;
  }

  void lower(TryTree tree) {
    if (!tree.getResources().isEmpty()) {
      throw body.error(Problem.TRY, tree, "The closing of a resource");
    }
    Block attempted = block(tree.getBlock());
    List<Statement.Handler> handlers = new ArrayList<>();
    for (CatchTree handler : tree.getCatches()) {
      body.attempt(() -> handler(handler)).ifPresent(handlers::add);
    }
    Block last = tree.getFinallyBlock() == null ? null : block(tree.getFinallyBlock());
    body.sink.add(new Statement.Try(attempted, handlers, last, body.origins.of(tree)));
  }

  private Block block(BlockTree tree) {
    return body.sink.capture(() -> statements.block(tree.getStatements())).block();
  }

  private Statement.Handler handler(CatchTree tree) {
    Tree declared = tree.getParameter().getType();
    List<? extends Tree> alternatives =
        declared instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(declared);
    List<Type> types = new ArrayList<>();
    for (Tree alternative : alternatives) {
      Type type = body.types.read(alternative);
      if (!(type instanceof ClassType)) {
        throw body.leaveToCompiler(alternative);
      } else if (type.equals(NULL_POINTER)) { // arrays and objects are not tested for null
        throw body.error(Problem.TRY, alternative, "What is null");
      }
      body.requireAccessible(alternative, type);
      types.add(type);
    }
    // Of several types, what they have in common is said to be unchecked, as all are that are met.
    Type seen = types.size() == 1 ? types.get(0) : new ClassType("java.lang.RuntimeException");
    if (types.size() > 1 && !types.stream().allMatch(t -> body.conversions.isSubtype(t, seen))) {
      throw body.error(Problem.TRY, declared, "One of these errors");
    }
    String name = tree.getParameter().getName().toString();
    Variable exception = body.variables.fresh(name.isEmpty() ? "unused" : name, seen);
    body.scope.enter();
    try {
      body.scope.declare(tree.getParameter().getName().toString(), new Scope.Stored(exception));
      return new Statement.Handler(types, exception, block(tree.getBlock()));
    } finally {
      body.scope.leave();
    }
  }
}
