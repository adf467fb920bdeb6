package dev.fluxion.processor.diagnostics;

import java.util.Locale;
import javax.tools.Diagnostic;

/**
 * Every message the tool can give: a code that never changes its meaning, what is the matter, and
 * what to do about it. {@code FLX1xx} signatures, {@code FLX2xx} language inside bodies, {@code
 * FLX3xx} calls, {@code FLX4xx} the generated API, {@code FLX5xx} warnings about derivatives,
 * {@code FLX9xx} environment and internal errors.
 */
public enum Problem {
  ABSTRACT_METHOD(
      "FLX102",
      "%s is abstract: there is no body to differentiate.",
      "Annotate a static method that has a body."),
  NATIVE_METHOD(
      "FLX103",
      "%s is native: there is no Java body to differentiate.",
      "Annotate a method written in Java."),
  NO_INDEPENDENT(
      "FLX104",
      "%s has no parameter to differentiate with respect to.",
      "Give it a parameter of type double, or of an array of doubles, without @Constant."),
  NO_REAL_RESULT(
      "FLX105",
      "%s has no real-valued result (its return type is %s).",
      "Return a double or an array of doubles; mark an array that it fills @Output."),
  GENERIC_METHOD(
      "FLX106",
      "%s has type parameters, which differentiable methods cannot have.",
      "Write it for the types it is used with."),
  RESULT_TYPE(
      "FLX109",
      "%s returns %s, which is not supported in this version.",
      "Return a double or an array of doubles."),
  NO_RULES(
      "FLX112",
      "Class %s, which rules names, declares no @DerivativeOf method.",
      "Name the class that declares the rules itself, not one around it; or remove the element."),
  DEBUG_OPTION(
      "FLX113", "debug is not supported in this version.", "Remove the element, or set it false."),
  RULE_SIGNATURE(
      "FLX114",
      "%s does not fit %s as its derivative rule.",
      "Declare it: static %s; mark parameters @Constant that it does not differentiate by."),
  INACCESSIBLE_PARAMETER_TYPE(
      "FLX115",
      "Type %s, of a record in the signature of %s, is not accessible within the package, where the"
          + " generated code lives, which makes such records.",
      "Make the type package-private."),
  RULE_TARGET(
      "FLX116", "Class %s has no method %s to give a derivative of.", "Correct owner or method."),
  RULE_OF_NO_REALS(
      "FLX117",
      "There is no rule for %s.%s: rules are for doubles, and arrays of them, as results of"
          + " doubles and arrays of them.",
      "Give a rule for a method of doubles that calls it; or remove the annotation."),
  RULE_TWICE("FLX118", "%s has a derivative rule already, %s.", "Keep one of the two."),
  RULES_CONFLICT(
      "FLX119",
      "Two rules for %s hold here, %s and %s.",
      "Remove one of them, or name only one of their classes in rules."),
  OUTPUT_TYPE(
      "FLX121",
      "Parameter %s is marked @Output, but its type is %s: an output is an array of doubles or"
          + " floats.",
      "Make it a double[], or an array of more dimensions; remove @Output from what is no result."),
  OUTPUT_WITH_RESULT(
      "FLX122",
      "%s has @Output parameters and returns a value, too.",
      "Make it void and store the value into an output array, or return all results as a record."),
  RECORD_ACCESSOR(
      "FLX123",
      "Parameter %s is a record whose accessor %s.%s returns something else than the component:"
          + " the companion, another class, cannot read the component itself.",
      "Let the accessor return the component, or its clone, and give what it computes another"
          + " name."),
  LOCAL_METHOD(
      "FLX124",
      "%s belongs to a local or anonymous class, which no other class can name: there is no"
          + " companion for it.",
      "Move the method into a top-level class or a nested one."),

  IN_PLACE(
      "FLX125",
      "%s returns nothing and has no parameter whose contents are a result.",
      "If it changes an array in place, say so: @InOut for one that it reads and changes (%s?),"
          + " @Output for one that it only fills."),
  IN_OUT_TYPE(
      "FLX126",
      "Parameter %s is marked @InOut, but its type is %s: what a method changes in place is an"
          + " array of doubles or floats.",
      "Make it a double[], or an array of more dimensions; remove @InOut from what is no result."),
  SEVERAL_ROLES(
      "FLX127",
      "Parameter %s is marked more than one of @Constant, @Output and @InOut.",
      "Keep @InOut if what it holds on entry matters and what it holds on return is a result."),
  IN_OUT_WITH_RECORD(
      "FLX128",
      "%s has @InOut parameters and returns a %s, too.",
      "Return a number or an array beside them, or nothing."),
  IN_OUT_WITH_CONSTANT(
      "FLX129",
      "%s has @InOut parameters and returns a %s, which has no derivative.",
      "Call it from a void method with the same parameters, and annotate that."),
  IMPLICIT_FUNCTION(
      "FLX130",
      "%s cannot be differentiated by the equation that it solves.",
      "See to it that %s."),
  FLOAT_ARRAY(
      "FLX201",
      "%s takes an array of floats as an object: derivatives hold floats in doubles, and have no"
          + " such array to hand on.",
      "Pass the numbers that are wanted of it, or use an array of doubles."),
  SWITCH(
      "FLX202",
      "switch over %s is not supported in this version.",
      "Switch over an integer, a string or an enum, with constants as labels, or use if and else."),
  TRY(
      "FLX205",
      "%s stands in a try, and what it throws cannot be followed to where it is caught.",
      "Move it in front of the try, or catch exceptions around the call of the differentiated"
          + " method."),
  SYNCHRONIZED(
      "FLX206",
      "synchronized is not supported in differentiable code.",
      "Synchronize around the call of the differentiated method."),
  LAMBDA(
      "FLX207",
      "This function leaves the code that is read: it is given to a method that is not looked into,"
          + " stored, returned, chosen by a switch, asked for a default method of its interface,"
          + " made in one case only, or assigned a second time.",
      "Pass it to a method of this class, or keep it in a local variable of its own; or write the"
          + " computation out as a loop."),
  LOCAL_CLASS(
      "FLX208",
      "Classes declared inside a method are not supported in differentiable code.",
      "Use local variables, or a static method of this class."),
  STRING(
      "FLX209",
      "%s puts a real that depends on the independent parameters into a string, where its"
          + " derivative would be lost.",
      "Use strings of constants only; messages of exceptions may show any value."),
  NULL(
      "FLX210",
      "null cannot stand for a number or an array of numbers in differentiable code.",
      "Use an empty array, or a boolean beside the array."),
  OBJECT_CREATION(
      "FLX211",
      "An object of class %s would be created from values that depend on the independent"
          + " parameters, whose derivatives it could not carry.",
      "Use local variables, arrays and records."),
  BOXED_TYPE(
      "FLX213",
      "%s puts a real that depends on the independent parameters into an object, where its"
          + " derivative would be lost.",
      "Use double and arrays of double."),
  INSTANCEOF(
      "FLX215",
      "A pattern that takes a record apart, a name of a pattern that is assigned, and one that is"
          + " in scope behind a loop are not supported.",
      "Use a pattern that is a type with a name, or instanceof with a type, and a cast."),
  FIELD_WRITE(
      "FLX216",
      "Field %s is written here; differentiable code may change local variables and arrays only.",
      "Return the value, or store it into an array."),
  ARRAY_IDENTITY(
      "FLX220",
      "Arrays are compared by identity here, which generated code, working on copies, does not"
          + " keep.",
      "Compare what the arrays stand for, such as an index."),
  UNSUPPORTED(
      "FLX222",
      "This is not supported in differentiable code in this version.",
      "Express it with assignments, if, loops, and arithmetic on numbers and arrays of numbers."),
  INACCESSIBLE_TYPE(
      "FLX223",
      "Type %s is named by the generated code, too, but it is not accessible within the package.",
      "Make it package-private, or pass what is needed from it as a parameter."),
  CHECKED_EXCEPTION(
      "FLX224",
      "%s is a checked exception, which generated methods do not declare.",
      "Throw an unchecked one, such as IllegalArgumentException; call what declares a checked one"
          + " outside and pass its result as a parameter."),
  OUTSIDE_STORE(
      "FLX225",
      "This array may come from a field or from an object; generated code changes only arrays made"
          + " in the method, and copies of its parameters.",
      "Store into a copy of it, such as array.clone()."),
  NESTING(
      "FLX227",
      "Expressions or statements in %s are nested so deeply that there is no stack to read them.",
      "Give parts of them to local variables, or to methods of this class."),
  BOX_IDENTITY(
      "FLX228",
      "Boxes of numbers are compared by identity here; what Fluxion reads in their place are"
          + " numbers.",
      "Compare the numbers: declare one of the two as double or int, or as what it is."),
  RECORD_COMPONENTS(
      "FLX241",
      "Record %s has a component that differentiable code cannot hold.",
      "Use numbers, arrays of numbers, and records of these as components."),
  RECORD_AS_OBJECT(
      "FLX242",
      "%s treats record %s as an object; differentiable code knows it as its components only.",
      "Compare, or read, the components."),
  RECORD_ARRAY(
      "FLX243",
      "Arrays of records (here of %s) are not supported.",
      "Use an array for each component, or an array of arrays of numbers."),
  CHANGING_OBJECT(
      "FLX244",
      "The fields of %s are written in its class; an object of it is known here only where this"
          + " code makes it.",
      "Make it in differentiable code, or make its fields final."),

  OTHER_CLASS(
      "FLX302",
      "Method %s belongs to another class, and its body is not looked into; here its arguments"
          + " depend on the independent parameters.",
      "Annotate it, or its whole class, with @Differentiable; or move it into this top-level"
          + " class."),
  OBJECT_CALL(
      "FLX303",
      "Method %s belongs to the class of another object, and its body is not looked into; here its"
          + " arguments depend on the independent parameters.",
      "Annotate it or its class with @Differentiable, if the class is yours and final, or move"
          + " what it computes into this top-level class."),
  RANDOM(
      "FLX304",
      "%s gives another value at each call, so that a derivative has no meaning.",
      "Draw the random numbers before the call and pass them as a @Constant parameter."),
  OPENED_CALLEE(
      "FLX305",
      "Method %s of an annotated class cannot be differentiated: %s.",
      "Annotate the method itself with @Differentiable to see where."),
  GENERIC_CALL(
      "FLX306",
      "What the type parameters of %s stand for cannot be told here.",
      "Assign its result to a variable of the type that is meant, or write it for the types it is"
          + " used with."),
  CALLEE_WITHOUT_BODY(
      "FLX307",
      "%s has no Java body to differentiate.",
      "Write it in Java, or pass its result as a parameter."),
  STREAM(
      "FLX309",
      "Streams of values that depend on the independent parameters are read as loops where they"
          + " begin with an array of numbers or a range, and end in the same method; here %s is in"
          + " the way.",
      "Use map, filter, sum, average, max, min, reduce, forEach and toArray only; or write the loop"
          + " out."),
  ARRAY_LIBRARY(
      "FLX310",
      "%s copies between arrays of different types, which Java refuses when it runs.",
      "Use arrays of one type, or convert in a loop."),
  NOT_RESOLVED(
      "FLX311",
      "Fluxion cannot tell what this means. Either the name comes from a class that is only"
          + " generated in this compilation, or it is a limit of Fluxion's name resolution.",
      "Import the class by name; keep classes that others generate out of differentiable code."),
  DERIVATIVE_OF_ITSELF(
      "FLX312",
      "The derivative of %s is a derivative of the method that calls it.",
      "Move the call into a method that the differentiated one does not call."),
  NOT_GENERATED(
      "FLX313",
      "The derivatives of this method call derivatives of %s that its annotation excludes (%s).",
      "Add one of these to generate at the called method, or limit generate at this one."),
  CALLEE_DECLARATION(
      "FLX314",
      "The declaration of %s has errors, so that its derivatives cannot be called.",
      "Correct the called method first."),
  OVERRIDABLE_CALL(
      "FLX315",
      "%s can be overridden in subclasses, so that the body that runs is not known; here its"
          + " arguments depend on the independent parameters.",
      "Make the method private, static or final, or its class final."),
  CALLEE_INACCESSIBLE(
      "FLX316",
      "%s is called by the generated code, too, but it is not accessible within the package.",
      "Make it and its class package-private."),
  DERIVATIVE_ELSEWHERE(
      "FLX317",
      "%1$s is a derivative of a method of class %2$s, whose bodies are not looked into here.",
      "Call it in a @Differentiable method of %2$s, and that method here."),
  DERIVATIVE_FORM(
      "FLX318",
      "%1$s is no derivative that differentiable code can call with these arguments.",
      "Where independents and results are double, double[] or double[][], these can be called:"
          + " %2$s."),
  RULE_CONSTANT(
      "FLX319",
      "An argument of %s that its derivative rule takes as a constant depends on the independent"
          + " parameters.",
      "Differentiate the rule by it, too; or make it constant, with Functions.stopGradient."),
  LIBRARY_CALL(
      "FLX320",
      "Method %s belongs to a library, whose code is not looked into; here its arguments depend on"
          + " the independent parameters.",
      "Give its derivative in this class: %s Or call it with Functions.stopGradient(...) of them,"
          + " if none is meant."),
  LIBRARY_PROCEDURE(
      "FLX321",
      "Method %s belongs to a library, whose code is not looked into; here its arguments depend on"
          + " the independent parameters.",
      "Write out in this class what it computes, or call it outside and pass the result as a"
          + " @Constant parameter."),
  BITS(
      "FLX322",
      "What %s returns depends on the independent parameters and is made a real again, of its bits"
          + " or its digits, whose derivative cannot be known.",
      "Use Math.abs, Math.copySign, Math.scalb or whatever says what the bits are changed for; or"
          + " Functions.stopGradient of the argument, if no derivative is meant."),
  DERIVATIVE_ORDER(
      "FLX323",
      "The order of a derivative that differentiable code calls is no constant from 0 to %s.",
      "Write such a number there, or call the derivative of a method that calls a derivative."),
  DERIVATIVE_LINKED(
      "FLX324",
      "%s calls differentiable methods of other classes, or rules of them, so that derivatives of"
          + " its derivatives cannot be made.",
      "Write in its own class what it calls there."),
  RECORD_CONSTRUCTOR(
      "FLX331",
      "Record %s belongs to another class and has constructors or accessors of its own, whose"
          + " bodies are not looked into.",
      "Move the record into this top-level class, or pass the components that are needed."),
  RECORD_INTERFACE(
      "FLX332",
      "Method %s is not declared by record %s itself.",
      "Declare it in the record, or call a static method of this class."),

  GENERATED_CLASH(
      "FLX401",
      "The methods generated for %s and for %s have the same signature: %s.",
      "Rename one of the two methods, or limit what is generated with @Differentiable(generate ="
          + " ...)."),
  FUNCTION_LEFT_OUT(
      "FLX402",
      Diagnostic.Kind.WARNING,
      "%s is left out for %s: the one of %s has the same signature.",
      "Rename one of the two methods if both function objects are needed."),
  SLOTS(
      "FLX403",
      Diagnostic.Kind.WARNING,
      "The parameters of %s use up the 255 argument slots that the JVM has, so that there are none"
          + " for %s, which are left out.",
      "Pass some of the parameters as an array or a record."),
  NOTHING_GENERATED(
      "FLX404",
      Diagnostic.Kind.WARNING,
      "generate asks for %s of %s, of which there is none.",
      "Ask for what its parameters and result have, or leave generate out."),
  FORM_LEFT_OUT(
      "FLX405",
      Diagnostic.Kind.NOTE,
      "%s, a convenience, is left out for %s: a method generated for %s has the same signature.",
      "Use another form of the same derivative, or rename one of the two methods."),

  INDEPENDENT_OF_PARAMETER(
      "FLX501",
      Diagnostic.Kind.WARNING,
      "The result of %s does not depend on %s: this derivative is identically zero.",
      "Mark the parameter @Constant if that is meant."),
  REAL_EQUALITY(
      "FLX502",
      Diagnostic.Kind.WARNING,
      "%s compares reals that depend on the independent parameters: the derivative ignores what"
          + " happens at the single point where they are equal.",
      "Use <, <=, > or >=, or mark the parameters @Constant."),
  REAL_TRUNCATION(
      "FLX503",
      Diagnostic.Kind.WARNING,
      "%s turns a real that depends on the independent parameters into an integer: its derivative"
          + " ends here.",
      "Keep it a double if the dependence matters."),

  OVERRIDABLE_BODY(
      "FLX504",
      Diagnostic.Kind.WARNING,
      "%s can be overridden in subclasses: values and derivatives are those of the body declared"
          + " here, whatever object the method is called on.",
      "Make it private, static or final, or its class final, where it is not meant to be"
          + " overridden."),

  OUTPUT_READ(
      "FLX505",
      Diagnostic.Kind.WARNING,
      "%s reads what its output %s holds on entry, which is taken for a constant.",
      "Mark it @InOut, if its contents on entry are an input."),

  INTERNAL(
      "FLX901",
      "Internal error while %s was differentiated: %s.",
      "This is a bug in Fluxion, not in your code: please report it with the method and this"
          + " message."),
  COMPILER(
      "FLX902",
      "Fluxion reads javac's syntax trees, which this compiler does not offer (%s).",
      "Compile with javac, or have the build run javac for this module."),
  NO_SOURCE(
      "FLX903",
      "The source of %s is not part of this compilation.",
      "Compile the class from source with the processor on."),
  NOT_WRITTEN(
      "FLX904",
      "%s could not be written: %s.",
      "Check that no class of that name exists, that it is no longer than names of files may be,"
          + " and that the output directory is writable."),
  OPTION(
      "FLX905",
      Diagnostic.Kind.WARNING,
      "Option -A%s=%s means nothing.",
      "Correct it or leave it out: it has no effect."),
  DEPENDENCIES(
      "FLX906",
      "Class %s, which Fluxion needs, is not on the processor path.",
      "Put fluxion-processor there with all that it depends on: fluxion-annotations,"
          + " fluxion-runtime and javapoet."),
  NOT_HANDED_OVER(
      "FLX907",
      Diagnostic.Kind.WARNING,
      "The compiler has not handed %s to Fluxion, so that there are no derivatives of it.",
      "Name its source file to the compiler, which processes no annotations in files that it finds"
          + " by itself.");

  private final String code;
  private final Diagnostic.Kind kind;
  private final String cause;
  private final String remedy;

  Problem(String code, String cause, String remedy) {
    this(code, Diagnostic.Kind.ERROR, cause, remedy);
  }

  Problem(String code, Diagnostic.Kind kind, String cause, String remedy) {
    this.code = code;
    this.kind = kind;
    this.cause = cause;
    this.remedy = remedy;
  }

  public String code() {
    return code;
  }

  public boolean isError() {
    return kind == Diagnostic.Kind.ERROR;
  }

  Diagnostic.Kind kind() {
    return kind;
  }

  /**
   * The message; the remedy's placeholders go on counting where those of the cause end. It ends
   * with the section of the manual.
   */
  String text(Object... arguments) {
    return "[%s] %s (docs/diagnostics.md#%s)"
        .formatted(
            code, (cause + " " + remedy).formatted(arguments), code.toLowerCase(Locale.ROOT));
  }
}
