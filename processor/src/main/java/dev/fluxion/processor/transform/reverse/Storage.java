package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import dev.fluxion.processor.normalize.Aliases;
import dev.fluxion.processor.normalize.Exposure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a value of the forward sweep can be computed again in the reverse sweep, at little cost
 * and with the same result. An array element can where nothing is stored to the array after the
 * outermost loop around the read has begun.
 */
final class Storage {
  private static final Set<String> CHEAP = Set.of("abs", "max", "min");

  private final Aliases aliases;

  /** By alias class: the last statement of the function's body that stores into it. */
  private final Map<Variable, Integer> lastValueStore = new HashMap<>();

  private final Map<Variable, Integer> lastReferenceStore = new HashMap<>();
  private final Exposure exposure;

  /** The last statement of the body that may change arrays that opaque calls know of. */
  private int lastExposedStore = -1;

  /** The last statement of the function's body that calls a function, which may store anything. */
  private int lastCall = -1;

  private final boolean recomputes;

  private Storage(Aliases aliases, boolean recomputes) {
    this.aliases = aliases;
    this.recomputes = recomputes;
    this.exposure = aliases.exposure();
  }

  /** Of a function whose sweeps are functions of their own: anything may come between them. */
  static Storage ofSplitSweeps(Aliases aliases, boolean recomputes) {
    Storage storage = new Storage(aliases, recomputes);
    storage.lastCall = Integer.MAX_VALUE;
    storage.lastExposedStore = Integer.MAX_VALUE;
    return storage;
  }

  /**
   * @param recomputes false: nothing is cheap
   */
  Storage(Block body, Aliases aliases, boolean recomputes) {
    this(aliases, recomputes);
    List<Statement> statements = body.statements();
    for (int i = 0; i < statements.size(); i++) {
      int position = i;
      new Walker() {
        @Override
        protected void onStore(Expression array, Expression value) {
          boolean isReference = value.type() instanceof ArrayType;
          (isReference ? lastReferenceStore : lastValueStore)
              .put(aliases.representative(Code.root(array)), position);
          if (exposure.isExposed(Code.root(array))) {
            lastExposedStore = position;
          }
        }

        @Override
        public Expression invoke(Expression.Invoke invoke) {
          lastCall = position;
          lastExposedStore = position;
          return invoke;
        }
      }.walk(statements.get(i));
      if (Code.callsOpaquely(statements.get(i))) {
        lastExposedStore = i;
      }
    }
  }

  /** The same for {@code block}, the reverse sweep of which is to follow its forward sweep. */
  Storage of(Block block) {
    return new Storage(block, aliases, recomputes);
  }

  /**
   * Whether {@code value}, computed inside statement number {@code position} of the function's
   * body, is cheap to compute again.
   */
  boolean isCheap(Expression value, int position) {
    if (!recomputes) {
      return false;
    }
    if (value instanceof Expression.Element element) {
      Variable root = Code.root(element.array());
      if (root == null) {
        return false; // of an object's field
      }
      Map<Variable, Integer> stores =
          element.type() instanceof ArrayType ? lastReferenceStore : lastValueStore;
      Integer last = stores.get(aliases.representative(root));
      boolean isKept =
          (lastCall < position || !aliases.isStored(root, element.type()))
              && (lastExposedStore < position || !exposure.mayChange(root));
      return isKept && (last == null || last < position) && isCheap(element.index(), position);
    }
    boolean cheapHere =
        switch (kind(value)) {
          case ATOM, ARITHMETIC -> true;
          case DEAR -> false;
        };
    return cheapHere && Code.operands(value).stream().allMatch(o -> isCheap(o, position));
  }

  /** Whether {@code value} is the same wherever its variables are, and nothing but a number. */
  static boolean dependsOnVariablesOnly(Expression value) {
    boolean pure =
        value instanceof Expression.Literal
            || value instanceof Expression.Read
            || value instanceof Expression.Length length
                && length.array() instanceof Expression.Read
            || value instanceof Expression.Unary
            || value instanceof Expression.Cast
            || value instanceof Expression.Binary binary
                && (binary.type().isReal() || !mayThrow(binary));
    return pure
        && value.type() instanceof Primitive
        && Code.operands(value).stream()
            .allMatch(o -> o.type() instanceof ArrayType || dependsOnVariablesOnly(o));
  }

  private static boolean mayThrow(Expression.Binary binary) {
    return switch (binary.operator()) {
      case DIVIDE, REMAINDER -> true;
      default -> false;
    };
  }

  private enum Kind {
    ATOM,
    ARITHMETIC,
    DEAR
  }

  private Kind kind(Expression value) {
    if (Code.isAtom(value)) {
      return Kind.ATOM;
    }
    if (value instanceof Expression.Constant constant) {
      return constant.isFinal() || !exposure.hasOpaqueCalls() ? Kind.ATOM : Kind.DEAR;
    }
    if (value instanceof Expression.Field field) {
      return field.isFinal() || !exposure.hasOpaqueCalls() ? Kind.ARITHMETIC : Kind.DEAR;
    }
    if (Code.isOpaque(value) || value.type() instanceof ClassType) {
      return Kind.DEAR; // a new object each time, perhaps
    }
    if (value instanceof Expression.Binary binary) {
      boolean division =
          switch (binary.operator()) {
            case DIVIDE, REMAINDER, STRONG, STRONG_QUOTIENT -> true;
            default -> false;
          };
      return division && binary.type().isReal() ? Kind.DEAR : Kind.ARITHMETIC;
    }
    if (value instanceof Expression.Call call) {
      boolean cheap = call.type() != Primitive.DOUBLE || CHEAP.contains(call.method().name());
      return cheap && !(call.type() instanceof ArrayType) ? Kind.ARITHMETIC : Kind.DEAR;
    }
    boolean moves =
        value instanceof Expression.Invoke
            || value instanceof Expression.NewArray
            || value instanceof Expression.ArrayValue
            || value instanceof Expression.Copy;
    return moves ? Kind.DEAR : Kind.ARITHMETIC;
  }
}
