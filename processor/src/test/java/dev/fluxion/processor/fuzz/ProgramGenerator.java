package dev.fluxion.processor.fuzz;

import dev.fluxion.processor.fuzz.Node.Real;
import dev.fluxion.processor.fuzz.Node.State;
import dev.fluxion.processor.fuzz.Node.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/** Makes random methods of three reals and an array of three, smooth almost everywhere. */
final class ProgramGenerator {
  private static final int ELEMENTS = 3;

  private final SplittableRandom random;
  private final List<String> reals = new ArrayList<>(List.of("x", "y", "z"));
  private final List<String> assignable = new ArrayList<>();
  private final List<String> indices = new ArrayList<>();
  private final List<String> arrays = new ArrayList<>(List.of("v"));
  private int next;
  private int loops;

  private ProgramGenerator(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** One method: its Java source, and its meaning. */
  record Method(String name, String java, Step body) {
    DerivativeStructure run(DerivativeStructure[] scalars, DerivativeStructure[] array) {
      State state = new State();
      state.reals.put("x", scalars[0]);
      state.reals.put("y", scalars[1]);
      state.reals.put("z", scalars[2]);
      state.arrays.put("v", array.clone());
      try {
        body.execution().in(state);
      } catch (Node.Return result) {
        return result.value;
      }
      throw new AssertionError("no return");
    }
  }

  static Method method(String name, long seed) {
    ProgramGenerator generator = new ProgramGenerator(seed);
    Step body = generator.body();
    String java =
        "  @Differentiable\n  static double "
            + name
            + "(double x, double y, double z, double[] v) {\n"
            + body.java()
            + "  }\n";
    return new Method(name, java, body);
  }

  private Step body() {
    List<Step> steps = new ArrayList<>();
    steps.add(declare());
    steps.add(declare());
    steps.addAll(steps(4 + random.nextInt(5), 0));
    Real sum = real(2);
    for (String name : reals) {
      Real before = sum;
      sum =
          new Real(before.java() + " + " + name, s -> before.evaluation().in(s).add(s.real(name)));
    }
    Real result = sum;
    steps.add(
        new Step(
            "    return " + result.java() + ";\n",
            s -> {
              throw new Node.Return(result.evaluation().in(s));
            }));
    return sequence(steps);
  }

  private static Step sequence(List<Step> steps) {
    StringBuilder java = new StringBuilder();
    steps.forEach(s -> java.append(s.java()));
    List<Step> all = List.copyOf(steps);
    return new Step(java.toString(), s -> all.forEach(step -> step.execution().in(s)));
  }

  private List<Step> steps(int count, int depth) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(step(depth));
    }
    return steps;
  }

  /** A nested block: what it declares is forgotten behind it. */
  private Step block(int count, int depth) {
    int realsBefore = reals.size();
    int assignableBefore = assignable.size();
    int arraysBefore = arrays.size();
    Step block = sequence(steps(count, depth));
    reals.subList(realsBefore, reals.size()).clear();
    assignable.subList(assignableBefore, assignable.size()).clear();
    arrays.subList(arraysBefore, arrays.size()).clear();
    return block;
  }

  private Step step(int depth) {
    int kind = random.nextInt(depth < 3 ? 13 : 7);
    return switch (kind) {
      case 0, 1 -> declare();
      case 2, 3 -> assign();
      case 4 -> update();
      case 5 -> store();
      case 6 -> newArray();
      case 7, 8 -> branch(depth);
      case 9 -> counted(depth);
      case 10 -> whileLoop(depth);
      case 11 -> jump(depth);
      default -> chained();
    };
  }

  private Step declare() {
    Real value = real(3);
    String name = "a" + next++;
    Step step =
        new Step(
            "    double " + name + " = " + value.java() + ";\n",
            s -> s.reals.put(name, value.evaluation().in(s)));
    reals.add(name);
    assignable.add(name);
    return step;
  }

  private Step assign() {
    String name = pick(assignable);
    Real value = bounded(real(3));
    return new Step(
        "    " + name + " = " + value.java() + ";\n",
        s -> s.reals.put(name, value.evaluation().in(s)));
  }

  private Step update() {
    String name = pick(assignable);
    Real value = bounded(real(2));
    boolean plus = random.nextBoolean();
    return new Step(
        "    " + name + (plus ? " += " : " -= ") + value.java() + ";\n",
        s ->
            s.reals.put(
                name,
                plus
                    ? s.real(name).add(value.evaluation().in(s))
                    : s.real(name).subtract(value.evaluation().in(s))));
  }

  /** {@code a = b = e + a++ …}: assignments inside expressions. */
  private Step chained() {
    String first = pick(assignable);
    String second = pick(assignable);
    Real value = bounded(real(2));
    return new Step(
        "    " + first + " = (" + second + " = " + value.java() + ") * " + second + ";\n",
        s -> {
          DerivativeStructure v = value.evaluation().in(s);
          s.reals.put(second, v);
          s.reals.put(first, v.multiply(v));
        });
  }

  private Step newArray() {
    String name = "w" + next++;
    Real a = real(2);
    Real b = real(1);
    Real c = real(1);
    Step step =
        new Step(
            "    double[] " + name + " = {" + a.java() + ", " + b.java() + ", " + c.java() + "};\n",
            s ->
                s.arrays.put(
                    name,
                    new DerivativeStructure[] {
                      a.evaluation().in(s), b.evaluation().in(s), c.evaluation().in(s)
                    }));
    arrays.add(name);
    return step;
  }

  private Step store() {
    String array = pick(arrays);
    Index index = index();
    Real value = bounded(real(2));
    boolean plus = random.nextBoolean();
    return new Step(
        "    " + array + "[" + index.java() + "]" + (plus ? " += " : " = ") + value.java() + ";\n",
        s -> {
          int i = index.value().applyAsInt(s);
          DerivativeStructure old = s.arrays.get(array)[i];
          DerivativeStructure v = value.evaluation().in(s);
          s.arrays.get(array)[i] = plus ? old.add(v) : v;
        });
  }

  private Step branch(int depth) {
    Condition condition = condition();
    Step then = block(1 + random.nextInt(3), depth + 1);
    boolean hasElse = random.nextBoolean();
    Step otherwise = hasElse ? block(1 + random.nextInt(2), depth + 1) : sequence(List.of());
    return new Step(
        "    if ("
            + condition.java()
            + ") {\n"
            + then.java()
            + (hasElse ? "    } else {\n" + otherwise.java() : "")
            + "    }\n",
        s -> (condition.value().test(s) ? then : otherwise).execution().in(s));
  }

  private Step counted(int depth) {
    String index = "i" + next++;
    int from = random.nextInt(2);
    int to = from + 1 + random.nextInt(3);
    boolean down = random.nextInt(3) == 0;
    indices.add(index);
    loops++;
    Step body = block(1 + random.nextInt(3), depth + 1);
    loops--;
    indices.remove(index);
    String header =
        down
            ? "int " + index + " = " + (to - 1) + "; " + index + " >= " + from + "; " + index + "--"
            : "int " + index + " = " + from + "; " + index + " < " + to + "; " + index + "++";
    return new Step(
        "    for (" + header + ") {\n" + body.java() + "    }\n",
        s -> {
          for (int k = 0; k < to - from; k++) {
            s.integers.put(index, down ? to - 1 - k : from + k);
            if (!iterate(body, s)) {
              break;
            }
          }
        });
  }

  private Step whileLoop(int depth) {
    String counter = "n" + next++;
    int most = 2 + random.nextInt(3);
    Condition condition = condition();
    loops++;
    Step body = block(1 + random.nextInt(3), depth + 1);
    loops--;
    boolean isDo = random.nextInt(3) == 0;
    String test = counter + "++ < " + most + " && " + condition.java();
    String java =
        "    int "
            + counter
            + " = 0;\n"
            + (isDo
                ? "    do {\n" + body.java() + "    } while (" + test + ");\n"
                : "    while (" + test + ") {\n" + body.java() + "    }\n");
    return new Step(
        java,
        s -> {
          int count = 0;
          if (isDo && !iterate(body, s)) {
            return;
          }
          while (count++ < most && condition.value().test(s)) {
            if (!iterate(body, s)) {
              return;
            }
          }
        });
  }

  /** Whether the loop goes on. */
  private static boolean iterate(Step body, State state) {
    try {
      body.execution().in(state);
    } catch (Node.Break exit) {
      return false;
    } catch (Node.Continue next) {
      return true;
    }
    return true;
  }

  /** A conditional break, continue or return. */
  private Step jump(int depth) {
    Condition condition = condition();
    int kind = loops > 0 ? random.nextInt(3) : 2;
    Real value = real(2);
    String java =
        switch (kind) {
          case 0 -> "break";
          case 1 -> "continue";
          default -> "return " + value.java();
        };
    return new Step(
        "    if (" + condition.java() + ") " + java + ";\n",
        s -> {
          if (condition.value().test(s)) {
            throw switch (kind) {
              case 0 -> Node.Break.INSTANCE;
              case 1 -> Node.Continue.INSTANCE;
              default -> new Node.Return(value.evaluation().in(s));
            };
          }
        });
  }

  private record Condition(String java, java.util.function.Predicate<State> value) {}

  private Condition condition() {
    Real left = real(2);
    double bound = Math.round(200 * random.nextDouble(-1.5, 1.5)) / 200.0;
    boolean less = random.nextBoolean();
    Condition simple =
        new Condition(
            left.java() + (less ? " < " : " > ") + "(" + bound + ")",
            s -> {
              double value = left.evaluation().in(s).getValue();
              return less ? value < bound : value > bound;
            });
    if (random.nextInt(4) > 0) {
      return simple;
    }
    Condition other = condition();
    boolean and = random.nextBoolean();
    return new Condition(
        "(" + simple.java() + (and ? " && " : " || ") + other.java() + ")",
        s ->
            and
                ? simple.value().test(s) && other.value().test(s)
                : simple.value().test(s) || other.value().test(s));
  }

  private record Index(String java, java.util.function.ToIntFunction<State> value) {}

  private Index index() {
    if (indices.isEmpty() || random.nextBoolean()) {
      int constant = random.nextInt(ELEMENTS);
      return new Index(String.valueOf(constant), s -> constant);
    }
    String index = pick(indices);
    int shift = random.nextInt(ELEMENTS);
    return new Index(
        "(" + index + " + " + shift + ") % " + ELEMENTS,
        s -> (s.integers.get(index) + shift) % ELEMENTS);
  }

  /** Keeps what loops feed back from growing. */
  private Real bounded(Real value) {
    return new Real("Math.tanh(" + value.java() + ")", s -> value.evaluation().in(s).tanh());
  }

  private Real real(int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      return leaf();
    }
    Real a = real(depth - 1);
    switch (random.nextInt(18)) {
      case 0:
        return unary("Math.sin(%s)", a, DerivativeStructure::sin);
      case 1:
        return unary("Math.cos(%s)", a, DerivativeStructure::cos);
      case 2:
        return unary("Math.exp(0.5 * Math.sin(%s))", a, d -> d.sin().multiply(0.5).exp());
      case 3:
        return unary("Math.log(2 + Math.cos(%s))", a, d -> d.cos().add(2).log());
      case 4:
        return unary("Math.sqrt(1.5 + Math.sin(%s))", a, d -> d.sin().add(1.5).sqrt());
      case 5:
        return unary("Math.atan(%s)", a, DerivativeStructure::atan);
      case 6:
        return unary("Math.tanh(%s)", a, DerivativeStructure::tanh);
      case 7:
        return unary("-%s", a, DerivativeStructure::negate);
      case 8:
        return unary("square(%s)", bounded(a), d -> d.multiply(d));
      case 9:
        return unary("Math.pow(%s, 3)", bounded(a), d -> d.pow(3));
      default:
        return combined(a, real(depth - 1));
    }
  }

  private Real combined(Real a, Real b) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> binary("(%s + %s)", a, b, DerivativeStructure::add);
      case 2 -> binary("(%s - %s)", a, b, DerivativeStructure::subtract);
      case 3, 4 -> binary("%s * %s", wrapped(a), wrapped(b), DerivativeStructure::multiply);
      case 5 -> binary("(%s / (2 + Math.sin(%s)))", a, b, (p, q) -> p.divide(q.sin().add(2)));
      case 6 -> binary("blend(%s, %s)", a, b, ProgramGenerator::blend);
      default -> {
        Condition condition = condition();
        yield new Real(
            "(" + condition.java() + " ? " + a.java() + " : " + b.java() + ")",
            s -> (condition.value().test(s) ? a : b).evaluation().in(s));
      }
    };
  }

  private static Real wrapped(Real a) {
    return new Real("(" + a.java() + ")", a.evaluation());
  }

  /** What {@link #HELPERS} compute. */
  private static DerivativeStructure blend(DerivativeStructure a, DerivativeStructure b) {
    if (a.getValue() > b.getValue()) {
      return a.multiply(0.25).add(b);
    }
    return a.multiply(b.sin());
  }

  /**
   * Helper methods that random programs call; blend leaves early, square takes its argument apart.
   */
  static final String HELPERS =
      """
        private static double square(double a) {
          double result = 0;
          for (int i = 0; i < 1; i++) {
            result += a * a;
          }
          return result;
        }

        private static double blend(double a, double b) {
          if (a > b) return 0.25 * a + b;
          b = Math.sin(b);
          return a * b;
        }
      """;

  private Real leaf() {
    int kind = random.nextInt(8);
    if (kind == 0) {
      double constant = Math.round(100 * random.nextDouble(-2, 2)) / 100.0;
      return new Real("(" + constant + ")", s -> s.real("x").getField().getZero().add(constant));
    }
    if (kind <= 2) {
      String array = pick(arrays);
      Index index = index();
      return new Real(
          array + "[" + index.java() + "]", s -> s.arrays.get(array)[index.value().applyAsInt(s)]);
    }
    String name = pick(reals);
    return new Real(name, s -> s.real(name));
  }

  private static Real unary(
      String format, Real a, java.util.function.UnaryOperator<DerivativeStructure> operator) {
    String operand = format.startsWith("-") ? "(" + a.java() + ")" : a.java();
    return new Real(
        "(" + format.formatted(operand) + ")", s -> operator.apply(a.evaluation().in(s)));
  }

  private static Real binary(
      String format,
      Real a,
      Real b,
      java.util.function.BinaryOperator<DerivativeStructure> operator) {
    return new Real(
        format.formatted(a.java(), b.java()),
        s -> operator.apply(a.evaluation().in(s), b.evaluation().in(s)));
  }

  private String pick(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }
}
