package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A place where a function is written as an expression: a lambda, a method reference, an anonymous
 * class of a functional interface, or a choice of two of these. It becomes a function of the
 * program whose first parameters are what it captures (lambda lifting).
 *
 * @param enclosing the method it stands in, for what its type parameters mean
 * @param names how names are resolved there
 * @param captured the locals of the surrounding code that it uses
 * @param descriptor of the functional interface it is converted to; empty before that
 */
record FunctionSite(
    Tree tree,
    Instance enclosing,
    NameResolution names,
    List<Captured> captured,
    Optional<Descriptor> descriptor)
    implements Readable {

  /**
   * A local of the surrounding code.
   *
   * @param declared the type that Java takes it for
   * @param isCell whether it is the array that holds a field of an anonymous class
   * @param function where it is a function itself, whose captured values are passed instead
   */
  record Captured(
      String name, Type type, Type declared, boolean isCell, Optional<FunctionSite> function) {}

  /**
   * The function type of an interface (JLS 9.9), boxes of numbers out of their boxes.
   *
   * @param type the interface
   * @param method the name of its only abstract method
   * @param declared the types of the parameters, in their boxes
   */
  record Descriptor(
      Type type, String method, List<Type> declared, List<Type> parameters, Type result) {
    Descriptor {
      declared = List.copyOf(declared);
      parameters = List.copyOf(parameters);
    }
  }

  FunctionSite {
    captured = List.copyOf(captured);
  }

  /** How deep functions are captured by functions. */
  int depth() {
    return 1
        + captured.stream()
            .flatMap(c -> c.function().stream())
            .mapToInt(FunctionSite::depth)
            .max()
            .orElse(0);
  }

  FunctionSite as(Descriptor wanted) {
    return new FunctionSite(tree, enclosing, names, captured, Optional.of(wanted));
  }

  /** The interface that it is converted to. */
  Type type() {
    return descriptor.orElseThrow().type();
  }

  /** The values that it is given before its arguments, functions taken apart. */
  List<Captured> leaves() {
    List<Captured> leaves = new ArrayList<>();
    for (Captured each : captured) {
      if (each.function().isPresent()) {
        leaves.addAll(each.function().get().leaves());
      } else {
        leaves.add(each);
      }
    }
    return leaves;
  }

  /** Brings the captured locals into scope, their values in the order of {@link #leaves}. */
  void declare(Body body, Iterator<? extends Expression> values) {
    for (Captured each : captured) {
      if (each.function().isPresent()) {
        FunctionSite site = each.function().get();
        body.scope.declare(each.name(), new Scope.Inlined(site.literal(each.type(), values)));
      } else {
        Expression.Read read = (Expression.Read) values.next();
        Variable variable = read.variable();
        body.scope.declare(
            each.name(), each.isCell() ? new Scope.Cell(variable) : new Scope.Stored(variable));
        body.staticTypes.declareOfFunction(read.variable(), each.declared());
      }
    }
  }

  /** The function as an object, with the next of the values for what it captures. */
  Expression.Literal literal(Type type, Iterator<? extends Expression> values) {
    List<Expression> own = new ArrayList<>();
    leaves().forEach(leaf -> own.add(values.next()));
    return new Expression.Literal(new FunctionValue(this, own), type);
  }
}
