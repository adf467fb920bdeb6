package dev.fluxion.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
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
  void bind(String name, Supplier<dev.fluxion.processor.ir.Expression> value) {
    bound.put(name, new Scope.Bound(value));
  }

  /** Reads what a condition decides, with the names that it binds where it has that value. */
  <T> T within(Tree condition, boolean when, Supplier<T> part) {
    Set<String> names = names(condition, when);
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
    Tree tree = condition;
    boolean value = when;
    while (tree instanceof ParenthesizedTree || tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      boolean isInner = tree instanceof ParenthesizedTree;
      value = isInner == value;
      tree = isInner ? inner((ParenthesizedTree) tree) : ((UnaryTree) tree).getExpression();
    }
    boolean joins =
        tree.getKind() == (value ? Tree.Kind.CONDITIONAL_AND : Tree.Kind.CONDITIONAL_OR);
    if (joins) {
      names.addAll(names(((BinaryTree) tree).getLeftOperand(), value));
      names.addAll(names(((BinaryTree) tree).getRightOperand(), value));
    } else if (value
        && tree instanceof InstanceOfTree test
        && test.getPattern() instanceof BindingPatternTree pattern) {
      names.add(pattern.getVariable().getName().toString());
    }
    return names;
  }

  private static ExpressionTree inner(ParenthesizedTree tree) {
    return tree.getExpression();
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
