package dev.fluxion.processor.frontend;

import static dev.fluxion.processor.ir.Derivation.Kind.ADJOINT;
import static dev.fluxion.processor.ir.Derivation.Kind.TANGENT;
import static dev.fluxion.processor.ir.Derivation.Kind.VALUE;

import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Derivation;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The generated methods (SPEC section 3) that differentiable code may call, and what they mean. */
enum DerivativeForm {
  DERIVATIVE("Derivative"),
  HIGHER_DERIVATIVE("Derivative"),
  GRADIENT("Gradient"),
  FORWARD_GRADIENT("ForwardGradient"),
  VALUE_AND_GRADIENT("ValueAndGradient"),
  JVP("Jvp"),
  VALUE_AND_JVP("ValueAndJvp"),
  VJP("Vjp"),
  ADDED_VJP("Vjp"),
  HVP("Hvp"),
  HESSIAN("Hessian"),
  JACOBIAN("Jacobian"),
  FORWARD_JACOBIAN("ForwardJacobian"),
  REVERSE_JACOBIAN("ReverseJacobian");

  /** Generated methods that have no such meaning. */
  private static final Set<String> OTHER =
      Set.of(
          "Taylor",
          "TaylorPolynomial",
          "Linearization",
          "Function",
          "ValueAndJacobian",
          "Flatten",
          "Unflatten");

  private static final ArrayType VECTOR = new ArrayType(Primitive.DOUBLE);

  /** Each order is a tangent of the one before, and about twice as long. */
  private static final int MOST_ORDERS = 8;

  private final String suffix;

  DerivativeForm(String suffix) {
    this.suffix = suffix;
  }

  static boolean isOther(String suffix) {
    return OTHER.contains(suffix);
  }

  static String names() {
    return Arrays.stream(values())
        .map(form -> "f" + form.suffix)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The forms of that name. */
  static List<DerivativeForm> named(String suffix) {
    return Arrays.stream(values()).filter(form -> form.suffix.equals(suffix)).toList();
  }

  /**
   * The types of what it takes beside the point; empty where the method has no such form, or one
   * whose result is neither a real nor an array.
   */
  Optional<List<Type>> moreThanPoint(DerivativePoint point) {
    Type result = point.signature().result();
    boolean isScalar = result.isReal();
    List<Type> independents = point.independents();
    boolean isOne = independents.size() == 1;
    return switch (this) {
      case DERIVATIVE -> when(point.isOfOneScalar());
      case HIGHER_DERIVATIVE -> when(point.isOfOneScalar() && isScalar, Primitive.INT);
      case GRADIENT, FORWARD_GRADIENT -> when(isScalar && (isOne || point.isOfScalars()));
      case VALUE_AND_GRADIENT -> when(isScalar, destinations(point));
      case JVP -> when(true, independents);
      case VALUE_AND_JVP -> when(isScalar, joined(independents, List.of(VECTOR)));
      case VJP -> when(!isScalar && (isOne || point.isOfScalars()), result);
      case ADDED_VJP -> when(true, joined(List.of(result), destinations(point)));
      case HVP ->
          when(
              isOne || point.isOfScalars(),
              isScalar ? independents : joined(independents, List.of(result)));
      case HESSIAN -> when(isScalar && point.isFlat());
      case JACOBIAN, FORWARD_JACOBIAN, REVERSE_JACOBIAN ->
          when(result.rank() == 1 && point.isFlat());
    };
  }

  private static Optional<List<Type>> when(boolean isThere, Type... more) {
    return when(isThere, List.of(more));
  }

  private static Optional<List<Type>> when(boolean isThere, List<Type> more) {
    return isThere ? Optional.of(more) : Optional.empty();
  }

  private static List<Type> joined(List<Type> first, List<Type> second) {
    List<Type> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }

  /** The arrays that receive a gradient. */
  private static List<Type> destinations(DerivativePoint point) {
    List<Type> types =
        point.independents().stream()
            .filter(type -> type.rank() > 0)
            .collect(Collectors.toCollection(ArrayList::new));
    if (point.independents().stream().anyMatch(Type::isReal)) {
      types.add(VECTOR);
    }
    return types;
  }

  /**
   * @param arguments of the types that the method takes: the point, then the rest
   */
  Expression lower(DerivativePoint point, List<Expression> arguments) {
    Expression one = Code.literal(1.0);
    int count = point.parameters();
    List<Expression> rest = arguments.subList(count, arguments.size());
    boolean isScalar = point.signature().result().isReal();
    requireShapes(point, arguments, rest);
    return switch (this) {
      case DERIVATIVE -> point.derivative(TANGENT, 0, point.with(arguments, one));
      case HIGHER_DERIVATIVE -> higher(point, arguments, rest.get(0));
      case GRADIENT -> gradient(point, arguments);
      case FORWARD_GRADIENT ->
          point.isFlat() ? forward(point, arguments) : gradient(point, arguments);
      case VALUE_AND_GRADIENT -> {
        Expression value = point.derivative(VALUE, 0, point.with(arguments));
        deliver(point, point.parts(ADJOINT, 0, point.with(arguments, one)), rest, false);
        yield value;
      }
      case JVP -> point.derivative(TANGENT, 0, arguments);
      case VALUE_AND_JVP -> {
        Expression out = rest.get(rest.size() - 1);
        Expression value = point.derivative(VALUE, 0, point.with(arguments));
        List<Expression> along = arguments.subList(0, arguments.size() - 1);
        point.store(out, Code.literal(0), value);
        point.store(out, Code.literal(1), point.derivative(TANGENT, 0, along));
        yield new Expression.Literal(null, Primitive.VOID);
      }
      case VJP -> point.derivative(ADJOINT, 0, arguments);
      case ADDED_VJP -> {
        Expression value =
            isScalar
                ? point.derivative(VALUE, 0, point.with(arguments))
                : new Expression.Literal(null, Primitive.VOID);
        List<Expression> parts = point.parts(ADJOINT, 0, point.with(arguments, rest.get(0)));
        deliver(point, parts, rest.subList(1, rest.size()), true);
        yield value;
      }
      case HVP -> {
        List<Expression> all = new ArrayList<>(arguments);
        if (isScalar) {
          all.add(one);
        }
        yield point.derivative(ADJOINT, 1, all);
      }
      case HESSIAN -> hessian(point, arguments);
      case JACOBIAN, FORWARD_JACOBIAN, REVERSE_JACOBIAN -> jacobian(point, arguments);
    };
  }

  private void requireShapes(
      DerivativePoint point, List<Expression> arguments, List<Expression> rest) {
    List<Expression> independents = point.independents(arguments);
    switch (this) {
      case JVP, VALUE_AND_JVP, HVP -> {
        for (int i = 0; i < independents.size(); i++) {
          if (independents.get(i).type().rank() > 0) {
            point.requireShape("tangents", rest.get(i), independents.get(i));
          }
        }
        if (this == VALUE_AND_JVP) {
          point.requireLength("out", rest.get(rest.size() - 1), 2);
        }
      }
      case VALUE_AND_GRADIENT -> requireDestinations(point, independents, rest);
      case ADDED_VJP -> requireDestinations(point, independents, rest.subList(1, rest.size()));
      default -> {}
    }
  }

  private static void requireDestinations(
      DerivativePoint point, List<Expression> independents, List<Expression> destinations) {
    int array = 0;
    int scalars = 0;
    for (Expression independent : independents) {
      if (independent.type().isReal()) {
        scalars++;
      } else {
        point.requireShape("destination", destinations.get(array++), independent);
      }
    }
    if (scalars > 0) {
      point.requireLength("gradient", destinations.get(array), scalars);
    }
  }

  private static Expression gradient(DerivativePoint point, List<Expression> arguments) {
    return point.derivative(ADJOINT, 0, point.with(arguments, Code.literal(1.0)));
  }

  private static Expression higher(
      DerivativePoint point, List<Expression> arguments, Expression order) {
    boolean isKnown =
        order instanceof Expression.Literal literal
            && literal.value() instanceof Integer known
            && known >= 0
            && known <= MOST_ORDERS;
    if (!isKnown) {
      throw point.body().error(Problem.DERIVATIVE_ORDER, point.select(), MOST_ORDERS);
    }
    int known = (Integer) ((Expression.Literal) order).value();
    if (known == 0) {
      return point.derivative(VALUE, 0, point.with(arguments));
    }
    List<Expression> along = point.with(arguments);
    along.addAll(Collections.nCopies(known, Code.literal(1.0)));
    return point.derivative(TANGENT, known - 1, along);
  }

  /** A tangent for each real, in one array. */
  private static Expression forward(DerivativePoint point, List<Expression> arguments) {
    Expression gradient = point.loops().vector(size(point, arguments));
    basis(
        point,
        arguments,
        (column, along, seed) -> {
          Expression tangent = tangent(point, arguments, along, seed);
          point.store(gradient, column, tangent);
        });
    return point.isOfOneScalar()
        ? point.body().keep(Code.element(gradient, Code.literal(0)))
        : gradient;
  }

  private static Expression hessian(DerivativePoint point, List<Expression> arguments) {
    Expression size = size(point, arguments);
    ArrayType type = new ArrayType(VECTOR);
    Expression hessian =
        point.body().keep("hessian", new Expression.NewArray(type, List.of(size, size)));
    basis(
        point,
        arguments,
        (row, along, seed) -> {
          Derivation value = point.value();
          Derivation products = value.with(ADJOINT, value.by()).ofTangent(along);
          List<Expression> at = point.with(arguments, seed, Code.literal(1.0));
          Expression product = point.body().keep("derivative", products.call(at));
          Expression to = point.body().keep("row", Code.element(hessian, row));
          if (product.type().isReal()) {
            point.store(to, Code.literal(0), product);
          } else {
            point.copy(to, product, false);
          }
        });
    return hessian;
  }

  private static Expression jacobian(DerivativePoint point, List<Expression> arguments) {
    Body body = point.body();
    Expression value = point.derivative(VALUE, 0, point.with(arguments));
    Expression rows = body.keep("rows", new Expression.Length(value));
    ArrayType type = new ArrayType(VECTOR);
    Expression size = size(point, arguments);
    Expression jacobian = body.keep("jacobian", new Expression.NewArray(type, List.of(rows, size)));
    basis(
        point,
        arguments,
        (column, along, seed) -> {
          Expression tangent = tangent(point, arguments, along, seed);
          point.forEach(
              tangent,
              i -> {
                Expression row = body.keep("row", Code.element(jacobian, i));
                point.store(row, column, Code.element(tangent, i));
              });
        });
    return jacobian;
  }

  private static Expression tangent(
      DerivativePoint point, List<Expression> arguments, Set<Integer> along, Expression seed) {
    Derivation tangent = point.value().with(TANGENT, along);
    return point.body().keep("derivative", tangent.call(point.with(arguments, seed)));
  }

  /** What is done with one basis vector of the independents. */
  private interface Direction {
    /**
     * @param along the one parameter that is not zero in it, by number
     */
    void take(Expression number, Set<Integer> along, Expression seed);
  }

  private static void basis(
      DerivativePoint point, List<Expression> arguments, Direction direction) {
    Set<Integer> independents = point.value().by();
    if (point.isOfScalars()) {
      int number = 0;
      for (int position : independents) {
        direction.take(Code.literal(number++), Set.of(position), Code.literal(1.0));
      }
      return;
    }
    point
        .loops()
        .overBasis(size(point, arguments), (i, seed) -> direction.take(i, independents, seed));
  }

  private static Expression size(DerivativePoint point, List<Expression> arguments) {
    List<Expression> independents = point.independents(arguments);
    return point.isOfScalars()
        ? Code.literal(independents.size())
        : point.body().keep("length", new Expression.Length(independents.get(0)));
  }

  /** Writes the parts of a gradient into destinations, or adds them. */
  private static void deliver(
      DerivativePoint point, List<Expression> parts, List<Expression> to, boolean adds) {
    int array = 0;
    int scalar = 0;
    for (Expression part : parts) {
      if (part.type().isReal()) {
        Expression.Element place = Code.element(to.get(to.size() - 1), Code.literal(scalar++));
        Expression value = adds ? Code.add(place, part) : part;
        point.store(to.get(to.size() - 1), place.index(), value);
      } else {
        point.copy(to.get(array++), point.body().keep("part", part), adds);
      }
    }
  }
}
