package dev.fluxion.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import dev.fluxion.processor.ir.Expression;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The names that patterns bind: each stands for its object, cast, where the condition that it is
 * part of has the value that lets it (JLS 6.3.1).
 */
final class Bindings {
  private final Scope scope;
  private final Map<String, Scope.Local> bound = new HashMap<>();

  Bindings(Scope scope) {
    this.scope = scope;
  }

  /** What a name stands for from the condition on that is being read. */
  void bind(String name, Supplier<Expression> value) {
    bound.put(name, new Scope.Bound(value));
  }

  /** Reads what a condition decides, with the names that it binds where it has that value. */
  <T> T within(Tree condition, boolean when, Supplier<T> part) {
    Set<String> names = bound.isEmpty() ? Set.of() : names(condition, when); // mostly
    if (names.isEmpty()) {
      return part.get();
    }
    scope.enter();
    try {
      declare(names);
      return part.get();
    } finally {
      scope.leave();
    }
  }

  /** Brings the names into scope for the rest of the block. */
  void declare(Tree condition, boolean when) {
    declare(names(condition, when));
  }

  private void declare(Set<String> names) {
    names.forEach(name -> scope.declare(name, bound.getOrDefault(name, new Scope.Broken())));
  }

  /** The names that a condition introduces where it is true, or where it is false. */
  static Set<String> names(Tree condition, boolean when) {
    Set<String> names = new LinkedHashSet<>();
    add(condition, when, names);
    return names;
  }

  private static void add(Tree condition, boolean when, Set<String> names) {
    Tree.Kind joins = when ? Tree.Kind.CONDITIONAL_AND : Tree.Kind.CONDITIONAL_OR;
    if (condition instanceof ParenthesizedTree inner) {
      add(inner.getExpression(), when, names);
    } else if (condition.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      add(((UnaryTree) condition).getExpression(), !when, names);
    } else if (condition.getKind() == joins) {
      add(((BinaryTree) condition).getLeftOperand(), when, names);
      add(((BinaryTree) condition).getRightOperand(), when, names);
    } else if (when
        && condition instanceof InstanceOfTree test
        && test.getPattern() instanceof BindingPatternTree pattern) {
      names.add(pattern.getVariable().getName().toString());
    }
  }

  /** Whether a part of an expression binds a name at all. */
  static boolean occurIn(Tree tree) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitBindingPattern(BindingPatternTree pattern, Void unused) {
        found[0] = true;
        return null;
      }
    }.scan(tree, null);
    return found[0];
  }
}
