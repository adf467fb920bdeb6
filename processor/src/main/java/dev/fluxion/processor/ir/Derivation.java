package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A derivative of a program, to be called like a function: what differentiable code means where it
 * calls a generated method. It is a description, and stays one until the programs of all modes are
 * made, since its own derivative is that of a tangent of the program: with {@code T} for the
 * tangent, that of {@code (x, w) ↦ wᵀF′(x)} is {@code wᵀ(TF)′}, by the symmetry of second
 * derivatives (Griewank &amp; Walther, section 5.1). So nothing that was made by reverse mode is
 * ever differentiated in reverse.
 *
 * <p>Derivations of one program are made once each: two are equal when they are the same.
 */
public final class Derivation {

  /** What is computed at a point. */
  public enum Kind {
    /** (point) → the result. */
    VALUE,
    /** (point, a tangent for each independent) → the result's tangent. */
    TANGENT,
    /**
     * (point, cotangent of the result) → the product of cotangent and Jacobian: of one independent
     * as it is, of several as {@link Rows}.
     */
    ADJOINT
  }

  /** The program, and what has been made of it, by description. */
  private static final class Base {
    private final Program program;
    private final Map<Object, Object> made = new HashMap<>();

    Base(Program program) {
      this.program = program;
    }

    @SuppressWarnings("unchecked")
    <T> T once(Object description, Supplier<T> making) {
      Object known = made.get(description);
      if (known == null) {
        known = making.get();
        made.put(description, known);
      }
      return (T) known;
    }
  }

  private final Kind kind;
  private final Base base;
  private final List<Set<Integer>> along;
  private final Set<Integer> independents;

  private Derivation(Kind kind, Base base, List<Set<Integer>> along, Set<Integer> independents) {
    this.kind = kind;
    this.base = base;
    this.along = List.copyOf(along);
    this.independents = new TreeSet<>(independents);
  }

  /**
   * @param program whose parameters say by their roles what is independent; a {@code VALUE} of it
   */
  public static Derivation of(Program program) {
    return new Derivation(Kind.VALUE, new Base(program), List.of(), independents(program));
  }

  private static Set<Integer> independents(Program program) {
    List<Parameter> parameters = program.entry().parameters();
    return IntStream.range(0, parameters.size())
        .filter(i -> parameters.get(i).role() == Role.INDEPENDENT)
        .collect(TreeSet::new, Set::add, Set::addAll);
  }

  /**
   * Another derivative of the same tangent.
   *
   * @param by the parameters, by number, that are independent
   */
  public Derivation with(Kind newKind, Set<Integer> by) {
    return with(newKind, along, by);
  }

  /** The derivative of that description. */
  private Derivation with(Kind newKind, List<Set<Integer>> newAlong, Set<Integer> by) {
    return base.once(
        List.of(newKind, newAlong, by), () -> new Derivation(newKind, base, newAlong, by));
  }

  /**
   * The same of the tangent.
   *
   * @param direction the parameters, by number, that the tangent is taken along
   */
  public Derivation ofTangent(Set<Integer> direction) {
    List<Set<Integer>> further = new ArrayList<>(along);
    further.add(direction);
    return with(kind, further, independents);
  }

  /** The same derivative of what a pass makes of the program; the pass is run but once. */
  public Derivation map(String pass, UnaryOperator<Program> run) {
    Base mapped = base.once(pass, () -> new Base(run.apply(base.program)));
    return mapped.once(
        List.of(kind, along, independents),
        () -> new Derivation(kind, mapped, along, independents));
  }

  public Kind kind() {
    return kind;
  }

  /** The program that it is, at last, a derivative of. */
  public Program program() {
    return base.program;
  }

  /**
   * The tangents to take of the program one after the other, each along some parameters of the one
   * before; a tangent has a further parameter for each of these, in order.
   */
  public List<Set<Integer>> along() {
    return along;
  }

  /** The numbers of the parameters by which. */
  public Set<Integer> by() {
    return independents;
  }

  /** The parameters that say where the derivative is taken. */
  public List<Variable> parameters() {
    List<Variable> parameters = new ArrayList<>();
    program().entry().parameters().forEach(p -> parameters.add(p.variable()));
    for (Set<Integer> direction : along) {
      List<Variable> before = List.copyOf(parameters);
      direction.forEach(i -> parameters.add(before.get(i)));
    }
    return parameters;
  }

  public List<Variable> independents() {
    List<Variable> parameters = parameters();
    return independents.stream().map(parameters::get).toList();
  }

  public Type result() {
    if (kind != Kind.ADJOINT) {
      return Floats.held(program().entry().result());
    }
    List<Type> types = independents().stream().map(Variable::type).toList();
    return types.size() == 1 ? types.get(0) : Rows.type(types);
  }

  /** The part of a result of {@link Kind#ADJOINT} that belongs to an independent. */
  public Expression part(Expression result, int independent) {
    List<Variable> variables = independents();
    return variables.size() == 1
        ? result
        : Rows.unpack(result, independent, variables.get(independent).type());
  }

  /**
   * @param arguments the point, then tangents or the cotangent, if any
   */
  public Expression.Call call(List<Expression> arguments) {
    List<Boolean> varies = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    for (Expression argument : arguments) {
      types.add(argument.type());
      varies.add(argument.type().isDifferentiable());
    }
    String name = program().entry().name() + "$" + kind.name().toLowerCase(Locale.ROOT);
    Method method = Method.opaque(Method.COMPANION, name, types, result(), true);
    return new Expression.Call(method.with(CustomRule.of(this, varies)), arguments);
  }

  /** What is made of the program the first time that it is asked for. */
  public <T> T once(Object description, Supplier<T> making) {
    return base.once(description, making);
  }
}
