package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Helpers.Form;
import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random functions as expressions: lambdas, method references, anonymous classes, choices. */
final class Functions {

  enum Interface {
    UNARY(Kind.UNARY, Sort.UNARY, "DoubleUnaryOperator", "applyAsDouble", "double"),
    BINARY(Kind.BINARY, Sort.BINARY, "DoubleBinaryOperator", "applyAsDouble", "double", "double"),
    INDEXED(Kind.INDEXED, Sort.INDEXED, "IntToDoubleFunction", "applyAsDouble", "int"),
    OF_ARRAY(
        Kind.OF_ARRAY, Sort.OF_ARRAY, "ToDoubleFunction<double[]>", "applyAsDouble", "double[]"),
    BLEND(Kind.BLEND, Sort.BLEND, "Blend", "at", "double[]", "double"),
    BOXED(Kind.BOXED, Sort.BOXED, "Function<Double, Double>", "apply", "Double"),
    /** Gives an array, which may be the one it is given. */
    MAPPING(Kind.MAPPING, Sort.MAPPING, "UnaryOperator<double[]>", "apply", "double[]"),
    /** Gives nothing. */
    PROCEDURE(Kind.PROCEDURE, Sort.PROCEDURE, "Consumer<double[]>", "accept", "double[]");

    /** Those that give a real. */
    static final Interface[] OF_REALS = {UNARY, BINARY, INDEXED, OF_ARRAY, BLEND, BOXED};

    final Kind kind;
    final Sort sort;

    /** The type in Java. */
    final String source;

    final String method;
    final List<String> parameters;

    Interface(Kind kind, Sort sort, String source, String method, String... parameters) {
      this.kind = kind;
      this.sort = sort;
      this.source = source;
      this.method = method;
      this.parameters = List.of(parameters);
    }

    private String result() {
      return switch (this) {
        case BOXED -> "Double";
        case MAPPING -> "double[]";
        case PROCEDURE -> "void";
        default -> "double";
      };
    }
  }

  private final Context context;
  private final SplittableRandom random;
  private final Expressions expressions;

  Functions(Context context, Expressions expressions) {
    this.context = context;
    this.random = context.random();
    this.expressions = expressions;
  }

  Tree any(Interface type, Scope scope, int depth) {
    return depth > 0 && random.nextInt(10) == 0
        ? Tree.of(
            type.kind,
            "(# ? # : #)",
            expressions.condition(scope, 0),
            arm(type, scope, depth - 1),
            arm(type, scope, depth - 1))
        : simple(type, scope, depth);
  }

  /** Both arms are made, so that a condition in one may do nothing that can be seen (FLX207). */
  private Tree arm(Interface type, Scope scope, int depth) {
    List<String> reals =
        scope.all(Sort.REAL).stream().filter(name -> name.matches("\\w+")).toList();
    return depth > 0 && !reals.isEmpty() && random.nextInt(4) == 0
        ? Tree.of(
            type.kind,
            "(" + reals.get(random.nextInt(reals.size())) + " < 0.5 ? # : #)",
            arm(type, scope, depth - 1),
            arm(type, scope, depth - 1))
        : simple(type, scope, depth);
  }

  private Tree simple(Interface type, Scope scope, int depth) {
    return switch (random.nextInt(depth <= 0 ? 7 : 9)) {
      case 0, 1 -> reference(type, scope);
      case 2 ->
          scope.has(type.sort)
              ? Tree.of(type.kind, scope.any(type.sort, random))
              : expression(type, scope, depth);
      case 3, 4, 5, 6 -> expression(type, scope, depth);
      case 7 -> block(type, scope, depth);
      default -> anonymous(type, scope, depth);
    };
  }

  private List<String> names(Interface type) {
    return type.parameters.stream().map(p -> context.fresh("s")).toList();
  }

  /** What a body sees. */
  private static Scope inner(Interface type, List<String> names, Scope scope) {
    Scope inner = scope.captured();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      switch (type.parameters.get(i)) {
        case "Double" -> inner.add(Sort.REAL, "(1.0 * " + name + ")"); // which casts accept
        case "double" -> {
          inner.add(Sort.REAL, name);
          inner.add(Sort.REAL_VARIABLE, name);
        }
        case "int" -> inner.add(Sort.INT, name);
        default -> inner.add(Sort.ARRAY, name);
      }
    }
    return inner;
  }

  private String head(Interface type, List<String> names) {
    if (names.size() == 1 && random.nextInt(3) > 0) {
      return names.get(0);
    }
    return random.nextBoolean()
        ? "(" + String.join(", ", names) + ")"
        : "(" + declared(type, names) + ")";
  }

  private static String declared(Interface type, List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> type.parameters.get(i) + " " + names.get(i))
        .collect(Collectors.joining(", "));
  }

  private Tree expression(Interface type, Scope scope, int depth) {
    List<String> names = names(type);
    Scope inner = inner(type, names, scope);
    String head = head(type, names) + " -> ";
    return switch (type) {
      case MAPPING ->
          Tree.of(
              type.kind,
              head + "turned(#, %s, %s)".formatted(array(inner), array(inner)),
              expressions.integer(inner));
      case PROCEDURE ->
          Tree.of(
              type.kind,
              head + array(inner) + "[#] += #",
              expressions.index(inner),
              expressions.bounded(inner, 1));
      // A number that is an integer would not be boxed as a Double.
      case BOXED -> Tree.of(type.kind, head + "0.5 + #", expressions.real(inner, 1));
      default -> Tree.of(type.kind, head + "#", expressions.real(inner, Math.min(depth, 2)));
    };
  }

  private String array(Scope scope) {
    return scope.any(Sort.ARRAY, random);
  }

  private Tree block(Interface type, Scope scope, int depth) {
    List<String> names = names(type);
    Scope inner = inner(type, names, scope);
    return Tree.of(
        type.kind, head(type, names) + " -> {\n##}", body(type, inner, depth), last(type, inner));
  }

  private Tree anonymous(Interface type, Scope scope, int depth) {
    List<String> names = names(type);
    Scope inner = inner(type, names, scope);
    return Tree.of(
        type.kind,
        "new %s() {\n@Override public %s %s(%s) {\n##}\n}"
            .formatted(type.source, type.result(), type.method, declared(type, names)),
        body(type, inner, depth),
        last(type, inner));
  }

  private Tree last(Interface type, Scope inner) {
    return switch (type) {
      case MAPPING -> Tree.of(Kind.STATEMENT, "return " + array(inner) + ";");
      case PROCEDURE -> Tree.of(Kind.STATEMENT, "return;");
      case BOXED -> Tree.of(Kind.STATEMENT, "return 1.0 * #;", expressions.bounded(inner, 1));
      default -> Tree.of(Kind.STATEMENT, "return #;", expressions.bounded(inner, 1));
    };
  }

  private Tree body(Interface type, Scope inner, int depth) {
    return new Statements(context, expressions, s -> last(type, s))
        .several(inner, random.nextInt(1, 4), depth > 1 && random.nextInt(3) == 0 ? 1 : 0);
  }

  private Tree reference(Interface type, Scope scope) {
    List<String> all = new ArrayList<>();
    Scope captured = scope.captured();
    Optional<String> ray =
        captured.has(Sort.VALUE) ? Optional.of(captured.any(Sort.VALUE, random)) : Optional.empty();
    Optional<String> cell =
        captured.all(Sort.CELL).stream().filter(name -> !name.endsWith(")")).findFirst();
    switch (type) {
      case UNARY -> {
        cell.ifPresent(name -> all.add(name + "::bump"));
        all.addAll(List.of("Math::tanh", "Math::abs", "Custom::wave"));
        ray.ifPresent(name -> all.add(name + "::at"));
        context
            .helpers()
            .any(Form.UNARY, random)
            .map(name -> name.replaceFirst("\\.(\\w+)$", "::$1"))
            .ifPresent(name -> all.addAll(List.of(name, name)));
      }
      case BINARY -> all.addAll(List.of("Math::max", "Math::hypot", "Custom::mix", "Math::atan2"));
      case INDEXED -> ray.ifPresent(name -> all.add(name + "::knot"));
      case OF_ARRAY -> all.add("Custom::energy");
      case BOXED -> all.addAll(List.of("Math::cbrt", "Custom::wave"));
      case MAPPING -> all.add("double[]::clone");
      case PROCEDURE -> {
        ray.ifPresent(name -> all.add(name + "::into"));
        cell.ifPresent(name -> all.add(name + "::pour"));
      }
      default -> ray.ifPresent(name -> all.add(name + "::blended"));
    }
    return all.isEmpty()
        ? expression(type, scope, 1)
        : Tree.of(type.kind, all.get(random.nextInt(all.size())));
  }

  /** A real that a function gives, by itself or by way of a helper. */
  Optional<Tree> applied(Scope scope, int depth) {
    Interface type = context.any(Interface.OF_REALS);
    if (scope.has(type.sort) && random.nextInt(3) > 0) {
      return applied(type, scope, depth);
    }
    return switch (random.nextInt(3)) {
      case 0 -> overUnary(scope, depth);
      case 1 ->
          helper(Form.OVER_PAIR)
              .map(
                  name ->
                      Tree.of(
                          Kind.REAL,
                          name + "(#, #, #)",
                          any(Interface.BINARY, scope, depth - 1),
                          any(Interface.INDEXED, scope, depth - 1),
                          expressions.real(scope, 0)));
      default -> overArrays(scope, depth);
    };
  }

  private Optional<String> helper(Form form) {
    return context.helpers().any(form, random);
  }

  private Optional<Tree> overUnary(Scope scope, int depth) {
    if (scope.has(Sort.VALUE) && random.nextInt(4) == 0) {
      return Optional.of(
          Tree.of(
              Kind.REAL,
              scope.any(Sort.VALUE, random) + ".sum(#)",
              any(Interface.UNARY, scope, depth - 1)));
    }
    return helper(Form.OVER_UNARY)
        .map(
            name ->
                Tree.of(
                    Kind.REAL,
                    name + "(#, #, " + random.nextInt(3) + ")",
                    any(Interface.UNARY, scope, depth - 1),
                    expressions.bounded(scope, 0)));
  }

  private Optional<Tree> overArrays(Scope scope, int depth) {
    if (!scope.has(Sort.ARRAY)) {
      return Optional.empty();
    }
    String array = scope.any(Sort.ARRAY, random);
    if (random.nextInt(3) == 0) {
      return Optional.of(
          Tree.of(
              Kind.REAL,
              "overBoth(#, " + array + ", " + scope.any(Sort.ARRAY, random) + ")",
              any(Interface.OF_ARRAY, scope, depth - 1)));
    }
    return helper(Form.OVER_ARRAYS)
        .map(
            name ->
                Tree.of(
                    Kind.REAL,
                    name + "(#, #, " + array + ", #)",
                    any(Interface.OF_ARRAY, scope, depth - 1),
                    any(Interface.BLEND, scope, depth - 1),
                    expressions.bounded(scope, 0)));
  }

  private Optional<Tree> applied(Interface type, Scope scope, int depth) {
    List<Tree> arguments = new ArrayList<>();
    for (String parameter : type.parameters) {
      if (parameter.equals("double[]") && !scope.has(Sort.ARRAY)) {
        return Optional.empty();
      }
      arguments.add(
          switch (parameter) {
            case "double" -> expressions.real(scope, Math.min(1, depth - 1));
            case "Double" -> Tree.of(Kind.REAL, "0.5 * #", expressions.real(scope, 0));
            case "int" -> expressions.integer(scope);
            default -> Tree.of(Kind.ARRAY, scope.any(Sort.ARRAY, random));
          });
    }
    String marks = String.join(", ", java.util.Collections.nCopies(arguments.size(), "#"));
    String call = "%s.%s(%s)".formatted(scope.any(type.sort, random), type.method, marks);
    // A Double cannot be cast to a float.
    String real = type == Interface.BOXED ? "(1.0 * " + call + ")" : call;
    return Optional.of(new Tree(Kind.REAL, real, arguments));
  }
}
