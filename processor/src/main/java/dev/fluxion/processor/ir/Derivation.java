package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A derivative of a program, to be called like a function: what differentiable code means where it
 * calls a generated method. It stays what it is until the programs of all modes are made, since its
 * own derivative is that of another program: with {@code T} for the tangent of a program, the
 * tangent of {@code (x, w) ↦ wᵀF′(x)} is {@code wᵀ(TF)′}, by the symmetry of second derivatives
 * (Griewank &amp; Walther, section 5.1). So nothing that was made by reverse mode is ever
 * differentiated in reverse.
 *
 * <p>Its identity is its own: two are equal when they are the same.
 */
public final class Derivation {

  /** What is computed at a point. */
  public enum Kind {
    /** (point) → the program's own result. */
    VALUE,
    /** (point, a tangent for each independent) → the result's tangent. */
    TANGENT,
    /**
     * (point, cotangent of the result) → the product of cotangent and Jacobian: of one independent
     * as it is, of several as {@link Rows}.
     */
    ADJOINT
  }

  private final Kind kind;
  private final Program program;
  private final int order;

  /** What has been made of it, by description: each is made once. */
  private final Map<Object, Object> made = new HashMap<>();

  /**
   * @param program with parameters that are independent, and others; its functions are its own
   * @param order of the tangent that is meant in the program's place: its parameters are the
   *     program's, then a tangent for each independent, then again, as often as this says
   */
  public Derivation(Kind kind, Program program, int order) {
    this.kind = kind;
    this.program = program;
    this.order = order;
  }

  /** The same derivative of what a pass makes of the program. */
  public Derivation map(UnaryOperator<Program> pass) {
    return new Derivation(kind, pass.apply(program), order);
  }

  public Kind kind() {
    return kind;
  }

  public Program program() {
    return program;
  }

  public int order() {
    return order;
  }

  public List<Variable> independents() {
    return program.entry().variables(Role.INDEPENDENT);
  }

  /** How many arguments say where the derivative is taken. */
  public int pointLength() {
    return program.entry().parameters().size() + order * independents().size();
  }

  public Type result() {
    Type value = Floats.held(program.entry().result());
    if (kind != Kind.ADJOINT) {
      return value;
    }
    List<Type> types = independents().stream().map(Variable::type).toList();
    return types.size() == 1 ? types.get(0) : Rows.type(types);
  }

  /** The part of a result of {@link Kind#ADJOINT} that belongs to an independent. */
  public Expression part(Expression result, int independent) {
    List<Variable> independents = independents();
    return independents.size() == 1
        ? result
        : Rows.unpack(result, independent, independents.get(independent).type());
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
    String name = program.entry().name() + "$" + kind.name().toLowerCase(Locale.ROOT);
    Method method = Method.opaque(Method.COMPANION, name, types, result(), true);
    return new Expression.Call(method.with(CustomRule.of(this, varies)), arguments);
  }

  /** What is made of it the first time that it is asked for. */
  @SuppressWarnings("unchecked")
  public <T> T once(Object description, Supplier<T> making) {
    Object known = made.get(description);
    if (known == null) {
      known = making.get();
      made.put(description, known);
    }
    return (T) known;
  }
}
