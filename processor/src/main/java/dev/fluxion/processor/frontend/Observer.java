package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.ir.Type;
import javax.lang.model.element.Element;

/** Sees each choice of the resolver, so that tests can compare it with the compiler's own. */
interface Observer {
  Observer NONE =
      new Observer() {
        @Override
        public void type(Tree tree, Type type) {}

        @Override
        public void element(Tree tree, Element element) {}
      };

  /** An expression's own type, before any conversion its context asks for. */
  void type(Tree tree, Type type);

  /** The method, field or class that a tree names. */
  void element(Tree tree, Element element);
}
