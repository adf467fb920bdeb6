package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.fluxion.annotations.Derivative;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.DerivativePrograms;
import dev.fluxion.processor.ir.Floats;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.LinkKind;
import dev.fluxion.processor.ir.Linkage;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.ProgramKind;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Collects the generated methods of one annotated method. */
final class ApiBuilder {
  final Signature signature;
  final Independents independents;
  private final Set<String> obscured;
  private final HandleMethods handles;
  final ClassName companion;
  final RecordForms forms;
  final ResultShape result;
  final ArgumentSlots slots;
  private final DerivativePrograms programs;
  private final List<ApiMethod> methods = new ArrayList<>();
  private final Map<String, Derivative> leftOut = new LinkedHashMap<>();

  /**
   * @param obscured what variables must not be called
   * @param handles by which programs reach what they may not name
   */
  ApiBuilder(
      Signature signature,
      ClassName companion,
      RecordForms forms,
      DerivativePrograms programs,
      Set<String> obscured,
      HandleMethods handles) {
    this.signature = signature;
    this.obscured = obscured;
    this.handles = handles;
    this.independents = new Independents(signature, new Names(obscured));
    this.companion = companion;
    this.forms = forms;
    this.result = new ResultShape(signature, forms, companion, independents);
    this.slots = new ArgumentSlots(independents, result, forms);
    this.programs = programs;
  }

  List<ApiMethod> methods() {
    return methods;
  }

  /**
   * Internal methods ({@code $…}) of overloads have names of their own, so that they never clash.
   */
  String name(String suffix) {
    return (suffix.startsWith("$") ? signature.linkName() : signature.method()) + suffix;
  }

  Function program(ProgramKind kind) {
    return programs.entries().get(kind);
  }

  boolean has(ProgramKind kind) {
    return programs.entries().containsKey(kind);
  }

  /** The type {@code G} of SPEC section 3. */
  TypeName gradientType() {
    return independents.gradientType(companion, forms);
  }

  /**
   * Whether users call programs themselves: neither records, floats nor outputs stand between,
   * whose components and values have to be handed on, and there are slots for all arguments.
   */
  boolean isDirect(ProgramKind kind) {
    boolean isFlat =
        switch (kind) {
          case JVP, VALUE_AND_JVP -> slots.hasFlatTangents();
          case VJP -> slots.hasFlatDestinations();
          default -> false;
        };
    boolean fits = !has(kind) || Packing.fits(types(program(kind).parameters()));
    return isDirect() && fits && !isFlat;
  }

  private static List<TypeName> types(List<Parameter> parameters) {
    return parameters.stream().map(p -> TypeNames.of(p.variable().type())).toList();
  }

  private boolean isDirect() {
    return independents.shapes().stream().allMatch(Shape::isDirect)
        && !Floats.isFloat(signature.result())
        && !(signature.result() instanceof RecordType)
        && !result.isNested()
        && !result.hasOutputs();
  }

  /** The suffix of the method whose body is a program that users may call, too. */
  String suffix(ProgramKind kind) {
    return switch (kind) {
      case JVP -> isDirect(kind) ? "Jvp" : "$jvp";
      case VALUE_AND_JVP -> isDirect(kind) ? "ValueAndJvp" : "$valueAndJvp";
      case VJP -> isDirect(kind) ? "Vjp" : "$vjp";
      case GRADIENT -> isDirect(kind) ? "ValueAndGradient" : "$gradient";
      case VALUE -> "$value";
      case BASIS_GRADIENT, CHUNK -> "$tangents";
      case BATCH -> "$batch";
      case HVP -> "$hvp";
      case GRADIENT_AND_HVP -> "$gradientAndHvp";
      case SERIES -> "$series";
    };
  }

  /** A method under construction: its builder, its names (the point's are taken), its code. */
  final class Draft {
    final MethodSpec.Builder builder;
    final Names names = new Names(obscured);
    final CodeBlock.Builder code = CodeBlock.builder();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, String> meanings = new LinkedHashMap<>();
    private CodeBlock documentation = CodeBlock.of("");
    private final Set<String> failures = new LinkedHashSet<>();
    private boolean fills;
    private boolean isLink;

    /** The arrays of the point, and the destinations so far, with their types. */
    private final Map<String, TypeName> arrays = new LinkedHashMap<>();

    private Draft(String name, TypeName returns) {
      builder = MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC).returns(returns);
    }

    /** Adds the parameters of the annotated method; records are taken apart. */
    Draft point() {
      for (Shape shape : independents.shapes()) {
        parameter(shape);
        arrays.put(shape.name(), TypeNames.of(shape.type()));
      }
      independents.shapes().forEach(this::present);
      independents.shapes().forEach(this::takeApart);
      return this;
    }

    /** Adds the parameters of the annotated method, to be handed on as they are. */
    Draft given() {
      for (Shape shape : independents.shapes()) {
        parameter(shape);
      }
      return this;
    }

    /** Declares a variable for each component of a parameter of record type. */
    void takeApart(Shape shape) {
      takeApart(shape, part -> true);
    }

    void takeApart(Shape shape, Predicate<Shape.Part> isWanted) {
      for (Shape.Part part : shape.parts()) {
        if (!part.isApart() || !isWanted.test(part)) {
          continue;
        }
        Variable variable = part.variable();
        names.unique(variable.name());
        TypeName type = TypeNames.of(variable.type());
        code.addStatement("$T $L = $L", type, variable.name(), part.of(shape.name()));
        arrays.put(variable.name(), type);
      }
    }

    /** Adds the parameters of a program. */
    private void parameters(Function function) {
      List<Parameter> parameters = function.parameters();
      Packing.of(types(parameters))
          .parameters(this, parameters.stream().map(p -> names.of(p.variable())).toList());
    }

    /**
     * Adds the parameters of {@code $columns} and {@code $rows}: a point, the value and the
     * Jacobian, whose names it returns.
     */
    List<String> jacobianParameters() {
      List<String> all = new ArrayList<>();
      independents.parameters().forEach(p -> all.add(names.unique(p.variable().name())));
      List<String> more = List.of(names.unique("value"), names.unique("jacobian"));
      all.addAll(more);
      jacobianPacking().parameters(this, all);
      return more;
    }

    /** Adds a parameter and returns the name it got. */
    String parameter(TypeName type, String wish) {
      String name = names.unique(wish);
      builder.addParameter(type, name);
      means(name, Meanings.of(wish, type));
      if (wish.equals("cotangent") && !type.isPrimitive()) {
        fails(Docs.COTANGENT); // the program finds out
      }
      return name;
    }

    /** Notes when the method throws {@code IllegalArgumentException}. */
    void fails(String cause) {
      failures.add(cause);
    }

    /** Notes what a parameter is, for the Javadoc. */
    /** A parameter as the method has it. */
    void parameter(Shape shape) {
      names.unique(shape.name());
      builder.addParameter(TypeNames.of(shape.type()), shape.name());
      means(shape.name(), Meanings.of(shape));
    }

    void means(String parameter, String meaning) {
      meanings.put(parameter, meaning);
    }

    /** Adds a tangent for each independent and returns the arguments that pass them on. */
    CodeBlock tangents() {
      if (slots.hasFlatTangents()) {
        String flat = parameter(TypeNames.DOUBLES, "tangents");
        length(flat, independents.size());
        return independents.spread(code, flat, names);
      }
      List<CodeBlock> arguments = new ArrayList<>();
      List<String> tangents = new ArrayList<>();
      for (Shape whole : independents.wholes()) {
        String tangent = parameter(forms.of(whole.type()), whole.name() + "Dot");
        means(tangent, Meanings.tangentOf(whole.name()));
        tangents.add(tangent);
        if (whole.isRecord() || whole.isFloatArray()) {
          present(tangent);
        }
      }
      for (int i = 0; i < tangents.size(); i++) {
        for (Shape.Part part : independents.wholes().get(i).independents()) {
          arguments.add(CodeBlock.of("$L", tangent(part, tangents.get(i))));
        }
      }
      return arguments.stream().collect(CodeBlock.joining(", "));
    }

    private String tangent(Shape.Part part, String whole) {
      Variable variable = part.variable();
      String tangent = whole;
      if (part.isApart()) {
        tangent = names.unique(variable.name() + "Dot");
        code.addStatement("$T $L = $L", TypeNames.of(variable.type()), tangent, part.of(whole));
      }
      if (variable.type() instanceof ArrayType) {
        failures.add(Docs.OTHER_SHAPE);
        code.addStatement(
            "$T.sameShape($S, $L, $L)",
            TypeNames.SHAPES,
            part.named(whole),
            tangent,
            variable.name());
      }
      return tangent;
    }

    /** Checks that an argument, which may not be null, is there; others are the method's affair. */
    void present(Shape shape) {
      boolean isNeeded = shape.parameter().role() != Role.CONSTANT && !shape.type().isReal();
      if (isNeeded) {
        present(shape.name());
      }
    }

    void present(String parameter) {
      code.addStatement("$T.present($S, $L)", TypeNames.SHAPES, parameter, parameter);
    }

    void sameShape(String parameter, String expected) {
      failures.add(Docs.OTHER_SHAPE);
      code.addStatement(
          "$T.sameShape($S, $L, $L)", TypeNames.SHAPES, parameter, parameter, expected);
    }

    void length(String parameter, CodeBlock expected) {
      failures.add(Docs.OTHER_SHAPE);
      code.addStatement("$T.length($S, $L, $L)", TypeNames.SHAPES, parameter, parameter, expected);
    }

    /** Notes an array of the point that {@link #point} has not added. */
    void given(String name, TypeName type) {
      arrays.put(name, type);
    }

    /** Checks that a destination is no array of the point and none of the destinations so far. */
    void apart(String destination, TypeName type) {
      List<String> others =
          arrays.keySet().stream().filter(other -> arrays.get(other).equals(type)).toList();
      if (!others.isEmpty()) {
        failures.add(Docs.ALIAS);
        code.addStatement(
            "$T.$L($S, $L, $L)",
            TypeNames.SHAPES,
            others.size() > 3 ? "apartFromAll" : "apart",
            destination,
            destination,
            String.join(", ", others));
      }
      arrays.put(destination, type);
    }

    /** The same of many destinations, in code that grows with their number and no faster. */
    void allApart(Map<String, TypeName> destinations) {
      String names =
          destinations.keySet().stream()
              .map(d -> CodeBlock.of("$S", d).toString())
              .collect(Collectors.joining(", "));
      failures.add(Docs.ALIAS);
      code.addStatement(
          "$T.allApart(new String[] {$L}, new Object[] {$L}, new Object[] {$L})",
          TypeNames.SHAPES,
          names,
          String.join(", ", destinations.keySet()),
          String.join(", ", arrays.keySet()));
      arrays.putAll(destinations);
    }

    /** The generated methods that the code so far calls. */
    List<String> calls() {
      return calls;
    }

    /** Notes a call in code that has been written elsewhere. */
    void calls(String callee) {
      calls.add(callee);
    }

    /** Adds an {@code int order}, checked, and returns its name. */
    String order() {
      String name = parameter(TypeName.INT, "order");
      failures.add("the order is negative");
      code.addStatement("$T.order($L)", TypeNames.SHAPES, name);
      return name;
    }

    /** A call of a program with the arguments that programs take. */
    CodeBlock call(ProgramKind kind, CodeBlock... arguments) {
      CodeBlock all = joined(arguments);
      return call(
          suffix(kind),
          has(kind) ? Packing.of(types(program(kind).parameters())).arguments(all) : all);
    }

    /** A call of {@code $columns} or {@code $rows}. */
    CodeBlock callForJacobian(String suffix, CodeBlock... arguments) {
      return call(suffix, jacobianPacking().arguments(joined(arguments)));
    }

    /** A call of another generated method. */
    CodeBlock call(String suffix, CodeBlock... arguments) {
      calls.add(name(suffix));
      return CodeBlock.of("$L($L)", name(suffix), joined(arguments));
    }

    private CodeBlock joined(CodeBlock... arguments) {
      return Stream.of(arguments).filter(a -> !a.isEmpty()).collect(CodeBlock.joining(", "));
    }

    /** What the Javadoc says; methods that fill outputs say so. */
    void document(CodeBlock documentation) {
      this.documentation = documentation;
    }

    private CodeBlock javadoc(MethodSpec header, boolean isForUsers) {
      String text = (fills ? Docs.with(documentation, Docs.OUTPUTS) : documentation).toString();
      if (text.isEmpty()) {
        text = "A part of the computation.";
      }
      return isForUsers
          ? Javadoc.complete(Javadoc.linked(signature, text), header, meanings, failures)
          : Javadoc.complete(text, header, meanings, Set.of());
    }

    /** Ends the method with a result of a program; the outputs are filled before. */
    void returnsResult(CodeBlock call) {
      returns(result.tangent(call, code, names));
    }

    /** Ends the method with a value; the outputs are filled before. */
    void returns(CodeBlock value) {
      CodeBlock returned = value;
      if (result.hasOutputs()) {
        String name = names.unique("result");
        code.addStatement("$T $L = $L", builder.build().returnType(), name, value);
        fill();
        returned = CodeBlock.of("$L", name);
      }
      code.addStatement("return $L", returned);
    }

    /** Fills the output arrays as the method itself fills them. */
    void fill() {
      if (result.hasOutputs()) {
        String value = names.unique("value");
        code.addStatement(
            "$T $L = $L", result.programType(), value, call("$value", independents.point()));
        fill(value);
      }
    }

    /** Fills the output arrays, if there are any, with the value of this name. */
    void fill(String value) {
      result.fill(code, value);
      fills |= result.hasOutputs();
    }

    void done(Derivative kind) {
      done(ApiBuilder.kinds(kind), false);
    }

    /** A convenience, which gives way to a method of another overload. */
    void doneIfFree(Derivative kind) {
      done(ApiBuilder.kinds(kind), true);
    }

    private void done(Set<Derivative> kinds, boolean isOptional) {
      MethodSpec header = builder.build();
      boolean returnsGradient = header.returnType().equals(gradientType());
      boolean fits =
          Packing.fit(header.parameters()) && !(returnsGradient && !slots.gradientFits());
      if (!fits) {
        kinds.forEach(kind -> leftOut.put(header.name(), kind));
        return;
      }
      builder.addJavadoc(javadoc(header, !kinds.isEmpty() && !isLink));
      methods.add(
          new ApiMethod(builder.addCode(code.build()).build(), kinds, calls, isOptional, isLink));
    }
  }

  private Packing jacobianPacking() {
    List<TypeName> types = new ArrayList<>(types(independents.parameters()));
    types.addAll(List.of(result.programType(), TypeNames.MATRIX));
    return Packing.of(types);
  }

  /** Methods for which there are not enough argument slots, and what asks for them. */
  Map<String, Derivative> leftOut() {
    return leftOut;
  }

  boolean hasLeftOut(String suffix) {
    return leftOut.containsKey(name(suffix));
  }

  Draft draft(String suffix, TypeName returns) {
    return new Draft(name(suffix), returns);
  }

  /**
   * A method whose body is a program; where users call it (derivative is not null), checks of its
   * arguments go first.
   */
  void program(ProgramKind kind, Derivative derivative, CodeBlock documentation) {
    Function function = program(kind);
    if (function == null) {
      return;
    }
    String suffix = suffix(kind);
    Draft draft = draft(suffix, TypeNames.of(function.result()));
    draft.document(documentation);
    draft.parameters(function);
    Meanings.note(draft, independents, function);
    if (derivative != null) {
      new ArgumentChecks(draft, independents).add(function);
    }
    String parts = name("$" + suffix.replace("$", ""));
    write(draft, function, new CallNames(parts, name("$"), handles), kinds(derivative));
  }

  private static Set<Derivative> kinds(Derivative kind) {
    return Stream.ofNullable(kind).collect(Collectors.toSet());
  }

  /** The body of {@code function}; a method more for each of its parts. */
  private void write(Draft draft, Function function, CallNames calls, Set<Derivative> kinds) {
    draft.code.add(StatementWriter.write(function, draft.names, calls));
    Code.callees(function.body()).forEach(callee -> draft.calls.add(calls.function(callee)));
    function.parts().forEach(part -> draft.calls.add(calls.parts() + part.name()));
    draft.done(kinds, false);
    for (Function part : function.parts()) {
      Draft method = new Draft(calls.parts() + part.name(), TypeName.VOID);
      method.isLink = draft.isLink;
      method.parameters(part);
      write(method, part, calls, Set.of());
    }
  }

  /** The functions that programs call, and those that other companions call. */
  void functions() {
    programs.functions().forEach((name, f) -> function(name("$"), f, Set.of()));
    programs
        .links()
        .forEach(
            (name, f) -> {
              boolean exported = f.linkage() == Linkage.EXPORTED;
              function(name("$link"), f, exported ? derivatives(name) : Set.of());
            });
  }

  /** The derivatives for which other companions call the exported function of this name. */
  private static Set<Derivative> derivatives(String exported) {
    List<LinkKind> kinds = LinkKind.of(exported);
    return Stream.of(Derivative.values())
        .filter(
            d ->
                d != Derivative.FUNCTION
                    && (kinds.isEmpty()
                        || kinds.stream().anyMatch(k -> k.serves(Set.of(d.name())))))
        .collect(Collectors.toSet());
  }

  private void function(String prefix, Function function, Set<Derivative> kinds) {
    String name = new CallNames("", prefix, handles).function(function.name());
    Draft draft = new Draft(name, TypeNames.of(function.result()));
    draft.isLink = prefix.equals(name("$link"));
    draft.parameters(function);
    if (!kinds.isEmpty()) {
      draft.document(Docs.of("Called by other generated classes only."));
    }
    write(draft, function, new CallNames(name, prefix, handles), kinds);
  }

  /** The arguments for the scratch parameters of a program, in order, after declaring them. */
  CodeBlock scratch(ProgramKind kind, Draft draft) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (Parameter parameter : program(kind).parameters()) {
      if (parameter.role() == Role.SCRATCH) {
        arguments.add(scratch(parameter.variable()));
      }
    }
    return arguments.stream().collect(CodeBlock.joining(", "));
  }

  private CodeBlock scratch(Variable variable) {
    return independents.destinations().stream()
        .filter(d -> d.name().equals(variable.name()))
        .map(Independents.Destination::zeros)
        .findFirst()
        .orElseThrow();
  }
}
