package dev.fluxion.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * The types that Java takes expressions for where more is known of them here: a number that stands
 * for a box is one for overload resolution (JLS 15.12.2) and for {@code ==} (15.21), and what is of
 * a type parameter is no more than its bound.
 */
final class StaticTypes {
  private static final Type OBJECT = new ClassType("java.lang.Object");

  private final Body body;
  private final Map<Variable, Type> variables = new HashMap<>();
  private final Map<Tree, Type> results = new HashMap<>();

  /** Whose type may be a type parameter or what it stands for. */
  private final Set<Object> open = new HashSet<>();

  StaticTypes(Body body) {
    this.body = body;
  }

  void declare(Variable variable, Type type) {
    variables.put(variable, type);
  }

  /** A variable whose type has been read from its declaration. */
  void declare(Variable variable, TypeMirror declared) {
    bound(declared).ifPresent(type -> declare(variable, type));
  }

  /** The bound of a type parameter, or of the elements of an array; empty for other types. */
  private Optional<Type> bound(TypeMirror declared) {
    boolean isOfParameter =
        MirrorTypes.scalar(declared).getKind() == javax.lang.model.type.TypeKind.TYPEVAR;
    return isOfParameter ? MirrorTypes.read(declared, body.environment) : Optional.empty();
  }

  /** A parameter of a function that is written as an expression, or of the one it refers to. */
  void declareOfFunction(Variable variable, Type type) {
    declare(variable, type);
    if (isGeneric()) {
      open.add(variable);
    }
  }

  /** A local variable whose type is inferred from a value. */
  void infer(Variable variable, ExpressionTree tree, Expression value) {
    declare(variable, of(tree, value));
    if (isOpen(tree)) {
      open.add(variable);
    }
  }

  /** Takes note of what a call gives. */
  void result(ExpressionTree select, ExecutableElement method, Type type) {
    TypeMirror declared = method.getReturnType();
    if (type == Primitive.VOID || declared.getKind().isPrimitive()) {
      return;
    }
    results.put(select, type instanceof Primitive ? body.conversions.boxType(type) : type);
    if (isGeneric() && bound(declared).isPresent()) {
      open.add(select);
    }
  }

  private boolean isGeneric() {
    return !body.method.arguments().isEmpty();
  }

  /** Whether a number stands for a box. */
  boolean isBoxed(ExpressionTree tree, Expression value) {
    return value.type() instanceof Primitive && !(of(tree, value) instanceof Primitive);
  }

  Type of(ExpressionTree tree, Expression value) {
    return of(tree).orElse(value.type());
  }

  /**
   * An object as one of the type that it is declared with, a bound of a type parameter: members are
   * looked for there, and fields of subclasses hide them (JLS 8.3).
   */
  Expression asDeclared(ExpressionTree tree, Expression object) {
    Type declared = of(tree, object);
    boolean isVaguer =
        (object.type() instanceof ClassType || object.type() instanceof RecordType)
            && declared instanceof ClassType
            && !declared.equals(object.type())
            && !declared.equals(FunctionValue.UNCONVERTED)
            && !FunctionValue.is(object);
    return isVaguer ? new Expression.Cast(declared, object) : object;
  }

  /** Where it is known to differ. */
  private Optional<Type> of(ExpressionTree tree) {
    if (tree instanceof ParenthesizedTree inner) {
      return of(inner.getExpression());
    } else if (tree instanceof IdentifierTree name) {
      return variable(name).flatMap(v -> Optional.ofNullable(variables.get(v)));
    } else if (tree instanceof MethodInvocationTree call) {
      return Optional.ofNullable(results.get(call.getMethodSelect()));
    } else if (tree instanceof ArrayAccessTree access) {
      return of(access.getExpression())
          .flatMap(t -> t instanceof ArrayType a ? Optional.of(a.element()) : Optional.empty());
    } else if (tree instanceof TypeCastTree cast) {
      return body.types.variable(cast.getType()).flatMap(this::bound);
    } else if (tree instanceof ConditionalExpressionTree choice) {
      Optional<Type> first = of(choice.getTrueExpression());
      return first.equals(of(choice.getFalseExpression())) ? first : Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<Variable> variable(IdentifierTree name) {
    return body.scope.find(name.getName().toString()).flatMap(StaticTypes::variable);
  }

  private static Optional<Variable> variable(Scope.Local local) {
    return local instanceof Scope.Stored stored ? Optional.of(stored.variable()) : Optional.empty();
  }

  private boolean isOpen(ExpressionTree tree) {
    if (tree instanceof ParenthesizedTree inner) {
      return isOpen(inner.getExpression());
    } else if (tree instanceof IdentifierTree name) {
      return variable(name).filter(open::contains).isPresent();
    } else if (tree instanceof ConditionalExpressionTree choice) {
      return isOpen(choice.getTrueExpression()) || isOpen(choice.getFalseExpression());
    }
    return tree instanceof MethodInvocationTree call && open.contains(call.getMethodSelect());
  }

  /** The type of a variable that is read by no tree. */
  Type ofRead(Expression value) {
    return value instanceof Expression.Read read
        ? variables.getOrDefault(read.variable(), value.type())
        : value.type();
  }

  /**
   * The overload that Java chooses; empty where there is none.
   *
   * @param trees of the arguments
   */
  Optional<CallResolution.Choice> choose(
      ExpressionTree select,
      List<ExecutableElement> candidates,
      List<? extends ExpressionTree> trees,
      List<Expression> arguments) {
    List<Type> types = new ArrayList<>();
    List<Type> vaguer = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      types.add(of(trees.get(i), arguments.get(i)));
      vaguer.add(isOpen(trees.get(i)) ? OBJECT : types.get(i));
    }
    return chosen(select, candidates, types, vaguer);
  }

  /** The same for arguments that are variables which no tree reads. */
  Optional<CallResolution.Choice> choose(
      ExpressionTree select, List<ExecutableElement> candidates, List<Expression> reads) {
    List<Type> types = new ArrayList<>();
    List<Type> vaguer = new ArrayList<>();
    for (Expression read : reads) {
      boolean isOpen = read instanceof Expression.Read r && open.contains(r.variable());
      types.add(ofRead(read));
      vaguer.add(isOpen ? OBJECT : ofRead(read));
    }
    return chosen(select, candidates, types, vaguer);
  }

  private Optional<CallResolution.Choice> chosen(
      ExpressionTree select,
      List<ExecutableElement> candidates,
      List<Type> types,
      List<Type> vaguer) {
    CallResolution resolution = new CallResolution(body.environment);
    Optional<CallResolution.Choice> choice = resolution.choose(candidates, types);
    if (candidates.size() > 1 && !vaguer.equals(types)) {
      Optional<CallResolution.Choice> other = resolution.choose(candidates, vaguer);
      if (other.isPresent() && !other.equals(choice)) {
        throw body.error(Problem.GENERIC_CALL, select, candidates.get(0).getSimpleName());
      }
    }
    return choice;
  }
}
