package dev.fluxion.processor.frontend;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;

/** Names that an expression declares for what comes after it (JLS 6.3.1). */
final class BindingNames {
  private BindingNames() {}

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
