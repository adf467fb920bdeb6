package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.fluxion.annotations.Derivative;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.DerivativePrograms;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.LinkKind;
import dev.fluxion.processor.ir.Linkage;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.ProgramKind;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Collects the generated methods of one annotated method. */
final class ApiBuilder {
  final Signature signature;
  final Independents independents;
  private final int overload;
  final ClassName companion;
  private final DerivativePrograms programs;
  private final List<ApiMethod> methods = new ArrayList<>();

  /**
   * @param overload 1 for the first annotated method of its name, and so on
   */
  ApiBuilder(Signature signature, ClassName companion, DerivativePrograms programs, int overload) {
    this.signature = signature;
    this.overload = overload;
    this.independents = new Independents(signature, overload);
    this.companion = companion;
    this.programs = programs;
  }

  List<ApiMethod> methods() {
    return methods;
  }

  /**
   * Internal methods ({@code $…}) of overloads have names of their own, so that they never clash.
   */
  String name(String suffix) {
    boolean numbered = suffix.startsWith("$") && overload > 1;
    return signature.method() + (numbered ? "$" + overload : "") + suffix;
  }

  Function program(ProgramKind kind) {
    return programs.entries().get(kind);
  }

  boolean has(ProgramKind kind) {
    return programs.entries().containsKey(kind);
  }

  TypeName resultType() {
    return TypeNames.of(signature.result());
  }

  int resultRank() {
    return signature.result().rank();
  }

  /** A method under construction: its builder, its names (the point's are taken), its code. */
  final class Draft {
    final MethodSpec.Builder builder;
    final Names names = new Names();
    final CodeBlock.Builder code = CodeBlock.builder();
    private final List<String> calls = new ArrayList<>();

    private Draft(String name, TypeName returns) {
      builder = MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC).returns(returns);
    }

    /** Adds the parameters of the annotated method. */
    Draft point() {
      for (Parameter parameter : signature.parameters()) {
        Variable variable = parameter.variable();
        names.unique(variable.name());
        builder.addParameter(TypeNames.of(variable.type()), variable.name());
      }
      return this;
    }

    /** Adds the parameters of a program. */
    private void parameters(Function function) {
      for (Parameter parameter : function.parameters()) {
        Variable variable = parameter.variable();
        builder.addParameter(TypeNames.of(variable.type()), names.of(variable));
      }
    }

    /** Adds a parameter and returns the name it got. */
    String parameter(TypeName type, String wish) {
      String name = names.unique(wish);
      builder.addParameter(type, name);
      return name;
    }

    /** Adds a tangent for each independent and returns the arguments that pass them on. */
    CodeBlock tangents() {
      List<CodeBlock> arguments = new ArrayList<>();
      for (Variable independent : independents.all()) {
        TypeName type = TypeNames.of(independent.type());
        arguments.add(CodeBlock.of("$L", parameter(type, independent.name() + "Dot")));
      }
      checkTangents(arguments);
      return arguments.stream().collect(CodeBlock.joining(", "));
    }

    private void checkTangents(List<CodeBlock> arguments) {
      for (int i = 0; i < arguments.size(); i++) {
        Variable independent = independents.all().get(i);
        if (independent.type() instanceof ArrayType) {
          sameShape(arguments.get(i).toString(), independent.name());
        }
      }
    }

    /** Adds the in-place destinations and returns the arguments that pass them on. */
    CodeBlock destinations() {
      List<String> arguments = new ArrayList<>();
      for (Variable array : independents.arrays()) {
        String name = parameter(TypeNames.of(array.type()), array.name() + "Bar");
        sameShape(name, array.name());
        arguments.add(name);
      }
      if (!independents.scalars().isEmpty()) {
        String name = parameter(TypeNames.DOUBLES, "gradient");
        length(name, independents.scalars().size());
        arguments.add(name);
      }
      return CodeBlock.of("$L", String.join(", ", arguments));
    }

    void sameShape(String parameter, String expected) {
      code.addStatement(
          "$T.sameShape($S, $L, $L)", TypeNames.SHAPES, parameter, parameter, expected);
    }

    void length(String parameter, int expected) {
      code.addStatement("$T.length($S, $L, $L)", TypeNames.SHAPES, parameter, parameter, expected);
    }

    /** Adds an {@code int order}, checked, and returns its name. */
    String order() {
      String name = parameter(TypeName.INT, "order");
      code.addStatement("$T.order($L)", TypeNames.SHAPES, name);
      return name;
    }

    /** A call of another generated method. */
    CodeBlock call(String suffix, CodeBlock... arguments) {
      calls.add(name(suffix));
      List<CodeBlock> present = new ArrayList<>();
      for (CodeBlock argument : arguments) {
        if (!argument.isEmpty()) {
          present.add(argument);
        }
      }
      return CodeBlock.of(
          "$L($L)", name(suffix), present.stream().collect(CodeBlock.joining(", ")));
    }

    Draft document(String text, Object... arguments) {
      builder.addJavadoc(text + "\n", arguments);
      return this;
    }

    void done(Derivative kind) {
      done(ApiBuilder.kinds(kind));
    }

    private void done(Set<Derivative> kinds) {
      methods.add(new ApiMethod(builder.addCode(code.build()), kinds, calls));
    }
  }

  Draft draft(String suffix, TypeName returns) {
    return new Draft(name(suffix), returns);
  }

  /** A method whose body is a program; checks of its arguments go first. */
  void program(ProgramKind kind, String suffix, Derivative derivative, CodeBlock documentation) {
    Function function = program(kind);
    if (function == null) {
      return;
    }
    Draft draft = draft(suffix, TypeNames.of(function.result()));
    draft.builder.addJavadoc(documentation);
    draft.parameters(function);
    if (derivative != null) {
      new ArgumentChecks(draft, independents).add(function);
    }
    String parts = name("$" + suffix.replace("$", ""));
    write(draft, function, new CallNames(parts, name("$")), kinds(derivative));
  }

  private static Set<Derivative> kinds(Derivative kind) {
    return Stream.ofNullable(kind).collect(Collectors.toSet());
  }

  /** The body of {@code function}; a method more for each of its parts. */
  private void write(Draft draft, Function function, CallNames calls, Set<Derivative> kinds) {
    draft.code.add(StatementWriter.write(function, draft.names, calls));
    Code.callees(function.body()).forEach(callee -> draft.calls.add(calls.function(callee)));
    function.parts().forEach(part -> draft.calls.add(calls.parts() + part.name()));
    draft.done(kinds);
    for (Function part : function.parts()) {
      Draft method = new Draft(calls.parts() + part.name(), TypeName.VOID);
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
    String name = new CallNames("", prefix).function(function.name());
    Draft draft = new Draft(name, TypeNames.of(function.result()));
    draft.parameters(function);
    if (!kinds.isEmpty()) {
      draft.document("Called by other generated classes only.");
    }
    write(draft, function, new CallNames(name, prefix), kinds);
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
    for (Variable array : independents.arrays()) {
      if (variable.name().equals(array.name() + "Bar")) {
        return CodeBlock.of("$T.zeros($L)", TypeNames.NESTED, array.name());
      }
    }
    return CodeBlock.of("new double[$L]", independents.scalars().size());
  }
}
