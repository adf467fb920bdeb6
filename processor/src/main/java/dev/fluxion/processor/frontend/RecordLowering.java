package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Floats;
import dev.fluxion.processor.ir.Leaf;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Lowers what is done with records: creation, components, methods. The bodies of constructors,
 * accessors and methods of records of the same top-level class are read as those of helpers are; a
 * record of another class is known by its components only.
 */
final class RecordLowering {
  /** What all records have, which treats the components as a whole (JLS 8.10.3). */
  private static final Set<String> OF_OBJECTS =
      Set.of("equals", "hashCode", "toString", "getClass");

  private final Body body;
  private final Inference inference;

  RecordLowering(Body body) {
    this.body = body;
    this.inference = new Inference(body.environment);
  }

  /** {@code new R(…)}. */
  Expression create(NewClassTree tree, TypeElement element, Type target) {
    if (tree.getClassBody() != null) {
      throw element.getKind() == ElementKind.RECORD
          ? body.leaveToCompiler(tree) // records are final
          : body.error(Problem.LOCAL_CLASS, tree);
    }
    List<Expression> arguments = arguments(tree.getArguments());
    CallResolution.Choice choice = constructor(tree, element, tree.getArguments(), arguments);
    Optional<TypeMirror> inferred =
        isDiamond(tree)
            ? inference.created(element, choice.method(), types(arguments), target)
            : Optional.empty();
    RecordType type =
        inferred.isEmpty() && isDiamond(tree) && target instanceof RecordType wanted
            ? wanted
            : type(tree, inferred.orElseGet(() -> createdType(tree, element)));
    return create(tree, element, type, choice, arguments);
  }

  /** Whether a class that is made is a record that is taken apart. */
  boolean creates(NewClassTree tree, TypeElement element, Type target) {
    TypeMirror mirror = createdType(tree, element);
    boolean isWanted =
        isDiamond(tree) && target instanceof RecordType record && element(record).equals(element);
    return isWanted
        || MirrorTypes.read(mirror, body.environment).orElse(null) instanceof RecordType;
  }

  private TypeMirror createdType(NewClassTree tree, TypeElement element) {
    boolean isWritten = tree.getIdentifier() instanceof ParameterizedTypeTree && !isDiamond(tree);
    return isWritten ? body.types.mirror(tree.getIdentifier()) : element.asType();
  }

  private static boolean isDiamond(NewClassTree tree) {
    return tree.getIdentifier() instanceof ParameterizedTypeTree generic
        && generic.getTypeArguments().isEmpty();
  }

  /** {@code this(…)} in a constructor. */
  Expression createThis(MethodInvocationTree tree) {
    TypeElement element = body.names.owner();
    List<Expression> arguments = arguments(tree.getArguments());
    CallResolution.Choice choice = constructor(tree, element, tree.getArguments(), arguments);
    return create(tree, element, type(tree, element.asType()), choice, arguments);
  }

  private static List<Type> types(List<Expression> arguments) {
    return arguments.stream().map(Expression::type).toList();
  }

  private CallResolution.Choice constructor(
      ExpressionTree tree,
      TypeElement element,
      List<? extends ExpressionTree> trees,
      List<Expression> arguments) {
    List<ExecutableElement> constructors =
        ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
            .filter(c -> Access.fromClass(c, body.names.owner(), body.environment.elements()))
            .toList();
    CallResolution.Choice choice =
        body.staticTypes
            .choose(tree, constructors, trees, arguments)
            .orElseThrow(() -> body.leaveToCompiler(tree));
    body.environment.observer().element(tree, choice.method());
    return choice;
  }

  private Expression create(
      ExpressionTree tree,
      TypeElement element,
      RecordType type,
      CallResolution.Choice choice,
      List<Expression> arguments) {
    ExecutableElement constructor = choice.method();
    boolean canonical =
        element.getKind() == ElementKind.RECORD
            && constructor.equals(body.environment.records().canonical(element));
    boolean isNear = isNear(element);
    HelperCalls helpers = new HelperCalls(body);
    CallLowering.Found call =
        new CallLowering.Found(tree, choice, Optional.empty(), false, arguments, null);
    boolean isRead = isExplicit(constructor) || element.getKind() == ElementKind.CLASS;
    if (isNear && isRead) {
      List<Expression> converted = helpers.converted(call, helpers.shape(call));
      RecordType declared = type(tree, element.asType());
      Expression made =
          new Expression.Invoke(body.callees.call(Instance.of(constructor)), declared, converted);
      return type.equals(declared) ? made : retyped(tree, made, type);
    }
    if (!isNear && (!canonical || !type.standsForItself())) {
      throw body.error(Problem.RECORD_CONSTRUCTOR, tree, type.simpleName());
    }
    boolean hasFloats =
        Leaf.of(type).stream().anyMatch(l -> l.type().rank() > 0 && Floats.isFloat(l.type()));
    if (!isNear && hasFloats) { // whether it keeps the array could not be checked
      throw body.error(Problem.FLOAT_ARRAY, tree, "new " + type.simpleName());
    }
    List<Expression> converted =
        helpers.converted(call, canonical ? ofComponents(type) : helpers.shape(call));
    // In a variable of its own: all arguments are evaluated, whatever is read of the record.
    Expression made = body.keep("made", new Expression.NewRecord(type, converted));
    if (!isNear) {
      body.requireAccessible(tree, type); // the check makes one
      body.sink.add(new Statement.Evaluate(new Expression.Call(Method.check(type), leaves(made))));
    }
    return made;
  }

  /** The parameters of the canonical constructor, whose types tell what type variables are. */
  private HelperCalls.Shape ofComponents(RecordType type) {
    List<Type> parameters = type.components().stream().map(RecordType.Component::type).toList();
    return new HelperCalls.Shape(parameters, type);
  }

  private static List<Expression> leaves(Expression value) {
    if (!(value.type() instanceof RecordType type)) {
      return List.of(value);
    }
    List<Expression> leaves = new ArrayList<>();
    for (int i = 0; i < type.components().size(); i++) {
      leaves.addAll(leaves(new Expression.Component(value, i)));
    }
    return leaves;
  }

  private boolean isNear(TypeElement element) {
    return Access.topLevel(element).equals(Access.topLevel(body.names.owner()));
  }

  private RecordType type(Tree tree, TypeMirror mirror) {
    Type type =
        MirrorTypes.read(mirror, body.environment).orElseThrow(() -> body.leaveToCompiler(tree));
    if (!(type instanceof RecordType record) || !SupportedTypes.contains(record)) {
      throw body.error(
          Problem.RECORD_COMPONENTS, tree, ((DeclaredType) mirror).asElement().getSimpleName());
    }
    return record;
  }

  private List<Expression> arguments(List<? extends ExpressionTree> trees) {
    return Operands.inOrder(
        body,
        trees.stream()
            .<Supplier<Expression>>map(argument -> () -> body.expressions.operand(argument))
            .toList());
  }

  /** A call of a method of a record that has been found. */
  Expression call(CallLowering.Found call, HelperCalls helpers) {
    ExecutableElement method = call.method();
    ExpressionTree select = call.select();
    Expression object = call.receiver().orElseThrow();
    String name = method.getSimpleName().toString();
    RecordType type = (RecordType) object.type();
    TypeElement element = element(type);
    if (method.getEnclosingElement().getKind().isInterface()) {
      throw body.error(Problem.RECORD_INTERFACE, select, name, type.simpleName());
    }
    if (OF_OBJECTS.contains(name) && !(isNear(element) && isExplicit(method))) {
      throw body.error(Problem.RECORD_AS_OBJECT, select, name, type.simpleName());
    }
    int component = method.getParameters().isEmpty() ? type.index(name) : -1;
    if (component >= 0 && !isExplicit(method)) {
      return new Expression.Component(object, component);
    }
    if (!isNear(element) && CompanionCalls.isExported(method, body.environment)) {
      List<Expression> arguments = helpers.argumentsOf(call, helpers.shape(call));
      return new CompanionCalls(body).lower(select, method, arguments);
    }
    if (!isNear(element)) {
      throw body.error(
          component >= 0 ? Problem.RECORD_CONSTRUCTOR : Problem.OTHER_CLASS,
          select,
          component >= 0 ? type.simpleName() : type.simpleName() + "." + name);
    }
    if (!method.getTypeParameters().isEmpty()) {
      throw body.error(Problem.GENERIC_CALL, select, name);
    }
    return known(call, type, helpers.lower(call));
  }

  /** The result of a method of a generic record, whose type arguments tell more of its type. */
  private Expression known(CallLowering.Found call, RecordType type, Expression result) {
    if (type.arguments().isEmpty() || result.type() instanceof Primitive) {
      return result;
    }
    TypeMirror mirror =
        RecordArguments.result(
            (DeclaredType) MirrorTypes.write(type, body.environment),
            call.method(),
            body.environment.types());
    Type known = MirrorTypes.read(mirror, body.environment).orElse(result.type());
    return known.equals(result.type())
        ? result
        : converted(call.select(), body.keep("result", result), known);
  }

  /**
   * A record as one of the same class with other type arguments. Components may be of vaguer types
   * in it, or, where a method of the record has made it, of closer ones.
   */
  Expression retyped(Tree tree, Expression value, RecordType type) {
    Expression made = body.keep("made", value);
    List<Expression> components = new ArrayList<>();
    for (int i = 0; i < type.components().size(); i++) {
      components.add(
          converted(tree, new Expression.Component(made, i), type.components().get(i).type()));
    }
    return body.keep("made", new Expression.NewRecord(type, components));
  }

  private Expression converted(Tree tree, Expression value, Type type) {
    boolean isObject = value.type() instanceof ClassType;
    if (!isObject || body.conversions.isSubtype(value.type(), type)) {
      return body.conversions
          .assign(value, type, tree)
          .orElseThrow(() -> body.leaveToCompiler(tree));
    } else if (type instanceof RecordType record) {
      body.requireAccessible(tree, record);
      Expression object = body.keep(new Expression.Cast(MirrorTypes.object(record), value));
      return unpacked(tree, object, record);
    }
    return new Expression.Cast(type, value);
  }

  /** A record that was a constant object, as its components, which its accessors tell. */
  Expression unpacked(Tree tree, Expression object, RecordType type) {
    if (body.environment.values().contains(element(type))) {
      return unpackedValue(tree, object, type);
    }
    int errors = body.environment.diagnostics().errorCount();
    new AccessorCheck(body.environment).check(type, body.origins.of(tree), type.simpleName());
    if (body.environment.diagnostics().errorCount() > errors) {
      throw new Abandoned();
    }
    List<Expression> values = new ArrayList<>();
    for (RecordType.Component component : type.components()) {
      boolean isRecord = component.type() instanceof RecordType;
      Type raw = isRecord ? MirrorTypes.object((RecordType) component.type()) : component.type();
      Method accessor =
          Method.opaque(object.type().toString(), component.name(), List.of(), raw, false)
              .by(
                  body.hidden.accessor(
                      RecordTypes.accessor(element(type), component.name()), object.type(), raw));
      Expression value =
          body.keep(component.name(), new Expression.Call(accessor, List.of(object)));
      values.add(isRecord ? unpacked(tree, value, (RecordType) component.type()) : value);
    }
    return body.keep("made", new Expression.NewRecord(type, values));
  }

  /** An object of a value class, by its fields. */
  private Expression unpackedValue(Tree tree, Expression object, RecordType type) {
    if (ValueClasses.isChanging(element(type))) {
      throw body.error(Problem.CHANGING_OBJECT, tree, type.simpleName());
    }
    Expression held = object instanceof Expression.Read ? object : body.keep("object", object);
    List<Expression> values = new ArrayList<>();
    for (VariableElement field : ValueClasses.fields(element(type))) {
      String name = field.getSimpleName().toString();
      Type component = type.components().get(type.index(name)).type();
      boolean isRecord = component instanceof RecordType;
      Type raw = isRecord ? MirrorTypes.object((RecordType) component) : component;
      Expression value =
          body.keep(
              name,
              new Expression.Field(
                  held,
                  name,
                  raw,
                  true,
                  body.hidden.field(tree, field, Optional.of(held.type()), raw)));
      values.add(isRecord ? unpacked(tree, value, (RecordType) component) : value);
    }
    return body.keep("made", new Expression.NewRecord(type, values));
  }

  /** A record as an object for code that is not looked into. */
  Abandoned asObject(Tree tree, String user, RecordType type) {
    return body.error(Problem.RECORD_AS_OBJECT, tree, user, type.simpleName());
  }

  private boolean isExplicit(ExecutableElement member) {
    return body.environment.records().isExplicit(member);
  }

  private TypeElement element(RecordType type) {
    return MirrorTypes.element(MirrorTypes.object(type), body.environment);
  }

  /** A component that is read by its field's name, of this record (JLS 8.10.3). */
  Optional<Expression> field(VariableElement field) {
    boolean isComponent =
        (field.getEnclosingElement().getKind() == ElementKind.RECORD
                || body.environment.values().contains((TypeElement) field.getEnclosingElement()))
            && !field.getModifiers().contains(Modifier.STATIC);
    if (!isComponent || !(body.scope.find("this").orElse(null) instanceof Scope.Stored self)) {
      return Optional.empty();
    }
    return component(new Expression.Read(self.variable()), field.getSimpleName().toString());
  }

  /** {@code record.name}, the field; empty where there is none that may be read. */
  Optional<Expression> component(Expression record, String name) {
    if (!(record.type() instanceof RecordType type) || !isNear(element(type))) {
      return Optional.empty();
    }
    int index = type.index(name);
    return index < 0 ? Optional.empty() : Optional.of(component(record, index));
  }

  private Expression component(Expression record, int index) {
    RecordType type = (RecordType) record.type();
    Expression component = new Expression.Component(record, index);
    boolean isCell =
        ValueClasses.fields(element(type)).stream()
            .filter(
                field -> field.getSimpleName().contentEquals(type.components().get(index).name()))
            .anyMatch(ValueClasses::isCell);
    return isCell ? Code.element(component, Code.literal(0)) : component;
  }

  /** The cell of an object that an assignment writes; empty where the target is none. */
  Optional<Expression.Element> cell(ExpressionTree target) {
    NameResolution.Name name = body.names.resolve(target, body.scope);
    Optional<Expression> place = Optional.empty();
    if (name instanceof NameResolution.LocalName local
        && local.local() instanceof Scope.Cell cell) {
      place = Optional.of(cell.place());
    } else if (name instanceof NameResolution.FieldName found) {
      place = field(found.field());
    } else if (name instanceof NameResolution.Value && target instanceof MemberSelectTree select) {
      Expression found = body.expressions.operand(select.getExpression());
      boolean isChosen = found instanceof Expression.Conditional; // one of two that have names
      Expression object = isChosen ? body.keep("object", found) : found;
      place = component(object, select.getIdentifier().toString());
    }
    return place.filter(Expression.Element.class::isInstance).map(Expression.Element.class::cast);
  }
}
