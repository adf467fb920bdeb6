package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Place;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Walker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is left of statements whose results nothing needs: the exceptions that they may throw. A
 * derivative exists only where the method returns, so a read beyond the end of an array, a division
 * of ints by zero or an array of negative size is checked where the original has it. What cannot
 * fail, such as an element below a loop's bound, leaves nothing.
 */
final class Exceptions {
  private static final String CHECKS = "dev.fluxion.runtime.internal.Checks";
  private static final Type OBJECT = new ClassType("java.lang.Object");

  private final Extents extents;
  private final Speculation speculation;
  private final Definitions definitions;

  Exceptions(Function function) {
    this.extents = new Extents(function);
    this.speculation = new Speculation(function);
    this.definitions = new Definitions(function);
  }

  /** What throws as {@code statement} may, instead of it; an assignment or an update. */
  List<Statement> of(Statement statement) {
    List<Expression> checks = new ArrayList<>();
    if (statement instanceof Statement.Assign assign) {
      add(assign.value(), checks);
      add(assign.target(), checks);
    } else if (statement instanceof Statement.Accumulate accumulate) {
      add(accumulate.value(), checks);
      add(accumulate.target(), checks);
    }
    return checks.stream().<Statement>map(Statement.Evaluate::new).toList();
  }

  /** The array that {@code check} requires to be there, if it does nothing else; or null. */
  static Expression requiredArray(Statement check) {
    return check instanceof Statement.Evaluate evaluate
            && evaluate.call() instanceof Expression.Call call
            && call.method().name().equals("evaluated")
            && call.arguments().get(0) instanceof Expression.Length length
        ? length.array()
        : null;
  }

  /** Whether {@code statement} throws where {@code array} is null. */
  static boolean accesses(Statement statement, Expression array) {
    boolean[] found = {false};
    new Walker() {
      @Override
      public Expression element(Expression.Element element) {
        found[0] |= element.array().equals(array);
        return super.element(element);
      }

      @Override
      public Expression length(Expression.Length length) {
        found[0] |= length.array().equals(array);
        return super.length(length);
      }

      @Override
      public List<Statement> assign(Statement.Assign assign) {
        rewrite((Expression) assign.target());
        return super.assign(assign);
      }
    }.walk(statement);
    return found[0];
  }

  private void add(Place target, List<Expression> checks) {
    if (target instanceof Expression.Element element) {
      add((Expression) element, checks);
    }
  }

  private void add(Expression value, List<Expression> checks) {
    if (value instanceof Expression.Element element) {
      Code.operands(element).forEach(o -> add(o, checks));
      if (!isInside(element)) {
        Expression length = lengthOf(element.array());
        checks.add(call("index", Primitive.INT, element.index(), length));
      }
    } else if (value instanceof Expression.NewArray created) {
      created.dimensions().stream()
          .filter(d -> !isNatural(d))
          .forEach(d -> checks.add(call("size", Primitive.INT, d)));
    } else if (value instanceof Expression.Call call) {
      if (!speculation.isHarmless(call)) {
        checks.add(call);
      }
    } else if (value instanceof Expression.Copy copy) {
      add((Expression) new Expression.Length(copy.array()), checks);
    } else if (throwsHere(value)) {
      checks.add(call("evaluated", parameter(value.type()), value));
    } else {
      Code.operands(value).forEach(o -> add(o, checks));
    }
  }

  /** Whether {@code value} itself may throw, or its operands only now and then. */
  private boolean throwsHere(Expression value) {
    if (value instanceof Expression.Length || value instanceof Expression.Field) {
      return !speculation.isHarmless(value);
    } else if (value instanceof Expression.Cast cast) {
      return cast.type() instanceof ClassType && cast.operand().type() instanceof ClassType;
    } else if (value instanceof Expression.Conditional conditional) {
      return mayThrow(conditional.whenTrue()) || mayThrow(conditional.whenFalse());
    } else if (value instanceof Expression.Binary binary) {
      return switch (binary.operator()) {
        case DIVIDE, REMAINDER -> !binary.type().isReal() && !isNonzero(binary.right());
        case CONDITIONAL_AND, CONDITIONAL_OR -> mayThrow(binary.right());
        default -> false;
      };
    }
    return false;
  }

  private boolean mayThrow(Expression value) {
    List<Expression> checks = new ArrayList<>();
    add(value, checks);
    return !checks.isEmpty();
  }

  private boolean isInside(Expression.Element element) {
    return extents.isInside(element.index(), lengthOf(element.array()));
  }

  private Expression lengthOf(Expression array) {
    List<Expression> known =
        array instanceof Expression.Read read ? extents.of(read.variable()) : List.of();
    return known.isEmpty() ? new Expression.Length(array) : known.get(0);
  }

  private boolean isNatural(Expression size) {
    Expression value =
        size instanceof Expression.Read read ? definitions.of(read.variable()).orElse(size) : size;
    return value instanceof Literal literal && (Integer) literal.value() >= 0
        || value instanceof Expression.Length;
  }

  private static boolean isNonzero(Expression divisor) {
    return divisor instanceof Literal literal
        && literal.value() instanceof Number number
        && number.longValue() != 0;
  }

  private static Type parameter(Type type) {
    if (!(type instanceof Primitive primitive)) {
      return OBJECT;
    }
    return Set.of(Primitive.BYTE, Primitive.SHORT, Primitive.CHAR).contains(primitive)
        ? Primitive.INT
        : primitive;
  }

  private static Expression call(String name, Type type, Expression... arguments) {
    Type[] types = new Type[arguments.length];
    java.util.Arrays.fill(types, type instanceof ArrayType ? OBJECT : type);
    return Expression.Call.of(Method.ofStatic(CHECKS, name, Primitive.VOID, types), arguments);
  }
}
