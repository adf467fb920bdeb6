package dev.fluxion.processor.analysis;

import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Place;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where integers and texts go that methods not looked into have made of active reals: the bits of a
 * double, a count, an index. Compared or used as an index they carry no derivative. In arithmetic
 * on reals they are constants, as a real cast to an integer is. Given to a method that makes a real
 * of them, such as {@code Double.longBitsToDouble}, a derivative may be lost: the whole number came
 * back. So it may be where a method makes an integer of a text, and that is computed with.
 */
final class Traces {
  private static final Set<String> COUNTS = Set.of("length", "indexOf", "lastIndexOf");
  private static final Type TEXT = new ClassType("java.lang.String");
  private static final Set<Type> SAYS_NOTHING = Set.of(Primitive.VOID, Primitive.BOOLEAN);

  private final Map<Variable, Set<Variable>> flows = new HashMap<>();
  private final Set<Variable> computedWith = new HashSet<>();
  private final Set<Variable> madeReal = new HashSet<>();

  /** Integers that are made of texts. */
  private final Set<Variable> read = new HashSet<>();

  private final Set<String> givers = new HashSet<>();

  Traces(Program program) {
    Walker uses =
        new Walker() {
          @Override
          public List<Statement> assign(Statement.Assign assign) {
            follow(assign.target(), assign.value());
            if (takesText(assign.value()) && isTraced(assign.value().type())) {
              read.addAll(Code.reads(assign.target()));
            }
            return super.assign(assign);
          }

          @Override
          public Expression call(Expression.Call call) {
            if (call.method().isOpaque()
                && call.method().rule().isEmpty()
                && !call.method().isStatic()
                && (call.type().isDifferentiable() || isObject(call.type()))) {
              givers.add(call.arguments().get(0).type().toString());
            }
            if (makesReals(call)) {
              call.arguments().forEach(a -> madeReal.addAll(Code.reads(a)));
            } else if (call.type().isReal() && !call.method().isOpaque()) {
              call.arguments().forEach(a -> computedWith.addAll(Code.reads(a)));
            }
            return super.call(call);
          }

          @Override
          public Expression cast(Expression.Cast cast) {
            if (cast.type().isReal()) {
              computedWith.addAll(Code.reads(cast.operand()));
            }
            return super.cast(cast);
          }

          @Override
          public Expression invoke(Expression.Invoke invoke) {
            Function callee = program.functions().get(invoke.function());
            for (int i = 0; i < invoke.arguments().size(); i++) {
              follow(Code.read(callee.parameters().get(i).variable()), invoke.arguments().get(i));
            }
            return super.invoke(invoke);
          }
        };
    program.all().forEach(f -> uses.walk(f.body()));
  }

  private static boolean isObject(Type type) {
    return type instanceof ClassType && !type.equals(TEXT);
  }

  /**
   * Whether objects of a class are asked for reals or other objects, too, which may be what they
   * have been given before.
   */
  boolean handsOut(String type) {
    return givers.contains(type);
  }

  /** Of the bits of a real, or of a text that shows one. */
  private static boolean makesReals(Expression.Call call) {
    return call.method().name().endsWith("BitsToDouble")
        || call.method().name().endsWith("BitsToFloat")
        || takesText(call) && !isTraced(call.type()) && !SAYS_NOTHING.contains(call.type());
  }

  /** How long a text is, or where something stands in it, tells no digits. */
  private static boolean countsLetters(Expression.Call call) {
    return !call.method().isStatic()
        && call.arguments().get(0).type().equals(TEXT)
        && COUNTS.contains(call.method().name());
  }

  private static boolean takesText(Expression value) {
    return value instanceof Expression.Call call
        && call.method().isOpaque()
        && call.arguments().stream().anyMatch(a -> a.type().equals(TEXT))
        && !countsLetters(call);
  }

  private void follow(Place target, Expression value) {
    Variable to =
        target instanceof Expression.Read read
            ? read.variable()
            : Code.root(((Expression.Element) target).array());
    if (to != null && isTraced(value.type())) {
      Code.reads(value).forEach(v -> flows.computeIfAbsent(v, k -> new HashSet<>()).add(to));
    }
  }

  private static boolean isTraced(Type type) {
    Type element = type instanceof ArrayType array ? array.scalar() : type;
    return element instanceof Primitive primitive && primitive.isIntegral() || element.equals(TEXT);
  }

  /** What there is to say of an integer that was made of active reals. */
  Optional<Problem> problem(Variable integer) {
    Set<Variable> reached = reached(Set.of(integer));
    Set<Variable> digits = new HashSet<>(reached);
    digits.retainAll(read);
    if (reached.stream().anyMatch(madeReal::contains)
        || reached(digits).stream().anyMatch(computedWith::contains)) {
      return Optional.of(Problem.BITS);
    }
    return reached.stream().anyMatch(computedWith::contains)
        ? Optional.of(Problem.REAL_TRUNCATION)
        : Optional.empty();
  }

  private Set<Variable> reached(Set<Variable> from) {
    Set<Variable> reached = new HashSet<>(from);
    java.util.Deque<Variable> waiting = new java.util.ArrayDeque<>(from);
    while (!waiting.isEmpty()) {
      for (Variable next : flows.getOrDefault(waiting.remove(), Set.of())) {
        if (reached.add(next)) {
          waiting.add(next);
        }
      }
    }
    return reached;
  }
}
