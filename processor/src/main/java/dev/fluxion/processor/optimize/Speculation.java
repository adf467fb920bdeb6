package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Linkage;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which expressions may be evaluated where the program would not evaluate them: those that cannot
 * throw and read no memory that can change.
 */
final class Speculation {
  private static final Set<String> OWNERS =
      Set.of(
          "java.lang.Math",
          "java.lang.StrictMath",
          Method.FUNCTIONS,
          "dev.fluxion.runtime.internal.Slopes",
          "dev.fluxion.runtime.internal.Special",
          Method.FLOATS);

  /** On integers too; most others throw where the result has no place or there is none. */
  private static final Set<String> OF_INTEGERS = Set.of("abs", "max", "min", "signum", "scalb");

  private final Extents extents;

  /** Arrays that are not null: generated methods ask for the shape of each independent. */
  private final Set<Variable> present = new HashSet<>();

  Speculation(Function function) {
    this.extents = new Extents(function);
    if (function.linkage() == Linkage.INTERNAL) {
      present.addAll(function.variables(Role.INDEPENDENT));
    }
  }

  /** Whether {@code value} depends on its variables only, and is defined for all their values. */
  boolean isHarmless(Expression value) {
    boolean harmlessHere;
    if (value instanceof Expression.Length length) {
      return length.array() instanceof Expression.Read read
          && (present.contains(read.variable()) || !extents.of(read.variable()).isEmpty());
    } else if (value instanceof Expression.Binary binary) {
      harmlessHere = binary.type() instanceof Primitive && !mayDivideByZero(binary);
    } else if (value instanceof Expression.Cast cast) {
      harmlessHere = cast.type() instanceof Primitive && cast.operand().type() instanceof Primitive;
    } else if (value instanceof Expression.Call call) {
      harmlessHere = isTotal(call.method());
    } else {
      harmlessHere =
          value instanceof Literal
              || value instanceof Expression.Read
              || value instanceof Expression.Unary
              || value instanceof Expression.Conditional;
    }
    return harmlessHere && Code.operands(value).stream().allMatch(this::isHarmless);
  }

  /** Of reals, a quotient is defined always. */
  private static boolean mayDivideByZero(Expression.Binary binary) {
    return switch (binary.operator()) {
      case DIVIDE, REMAINDER -> !binary.type().isReal();
      default -> false;
    };
  }

  /** Whether a method returns a result for all arguments. */
  private static boolean isTotal(Method method) {
    List<Type> parameters = method.parameters();
    boolean ofReals = parameters.stream().allMatch(Type::isReal) && !method.name().equals("clamp");
    return OWNERS.contains(method.owner())
        && !method.isOpaque()
        && parameters.stream().allMatch(Primitive.class::isInstance)
        && (ofReals || OF_INTEGERS.contains(method.name()));
  }
}
