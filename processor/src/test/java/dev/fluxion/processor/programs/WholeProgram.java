package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A random Java class with one annotated method {@code f}, helpers that may call one another and
 * themselves, records and value classes: loops in loops, jumps, arrays changed in place, functions.
 * Some have a second class, which is annotated itself.
 */
final class WholeProgram {
  /** The parameters of every {@code f}; in some, more scalars follow. */
  private static final String PARAMETERS =
      "double x, double y, %s, P p, int n, boolean q, int[] perm, Mode mode";

  private static final String LAST = "return # + # + a[1] * # + p.v()";

  private final SplittableRandom random;
  private final Context context;

  /** Whether {@code f} is a method of objects. */
  private final boolean isOfObject;

  private final Results results;

  /** What {@code f} gives. */
  private enum Results {
    NUMBER("double", "double[] a"),
    NUMBER_AND_ARRAY("double", "@InOut double[] a"),
    ARRAY("void", "@InOut double[] a");

    private final String type;
    private final String array;

    Results(String type, String array) {
      this.type = type;
      this.array = array;
    }
  }

  private WholeProgram(long seed) {
    this.random = new SplittableRandom(seed);
    boolean hasFloats = random.nextInt(6) == 0;
    Names names = new Names(random, random.nextInt(4) == 0);
    this.context = new Context(random, new Helpers(), names, hasFloats);
    this.isOfObject = random.nextInt(4) == 0;
    this.results =
        random.nextInt(6) > 0
            ? Results.NUMBER
            : random.nextBoolean() ? Results.ARRAY : Results.NUMBER_AND_ARRAY;
  }

  /** The members of the class of number {@code seed}. */
  static Tree members(long seed) {
    WholeProgram program = new WholeProgram(seed);
    return program.members().map(program.context.names()::qualified);
  }

  private Tree members() {
    List<Tree> members = new ArrayList<>();
    if (random.nextInt(6) == 0) {
      addOpened(members);
    }
    add(members, context, Owner.CLASS, random.nextInt(4));
    if (isOfObject) {
      add(members, context, Owner.OBJECT, random.nextInt(3));
    }
    members.add(main());
    return Tree.sequence(Kind.MEMBER, members);
  }

  private static void add(List<Tree> members, Context context, Owner owner, int count) {
    HelperMethods methods = new HelperMethods(context, owner);
    for (int i = 0; i < count; i++) {
      members.add(methods.any("h" + members.size()));
    }
  }

  private void addOpened(List<Tree> members) {
    Context ofClass = context.with(new Helpers());
    add(members, ofClass, Owner.OPENED, random.nextInt(1, 3));
    context.helpers().addAll(ofClass.helpers(), Sources.OPENED + ".");
    if (random.nextBoolean()) {
      Context ofObjects = context.with(new Helpers());
      add(members, ofObjects, Owner.OPENED_OBJECT, 1);
      context.helpers().addAll(ofObjects.helpers(), Sources.OPENED + ".LOW.");
    }
  }

  /** Up to 40 more scalars, now and then. */
  private String moreParameters(Scope scope, Context own) {
    int count = random.nextInt(6) > 0 ? 0 : random.nextInt(1, 41);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String name = own.fresh("c");
      scope.add(Sort.REAL, name);
      scope.add(Sort.REAL_VARIABLE, name);
      text.append(", double ").append(name);
    }
    return text.toString();
  }

  private Scope scope() {
    Scope scope = new Scope(null);
    for (String real : new String[] {"x", "y"}) {
      scope.add(Sort.REAL, real);
      scope.add(Sort.REAL_VARIABLE, real);
    }
    scope.add(Sort.ARRAY, "a");
    scope.add(Sort.ARRAY_VARIABLE, "a");
    scope.add(Sort.RECORD, "p");
    scope.add(Sort.INT, "n");
    scope.add(Sort.INT, "mode.ordinal()");
    scope.add(Sort.BOOLEAN, "q");
    scope.add(Sort.BOOLEAN, "mode == Mode.SLOW");
    scope.add(Sort.BOOLEAN, "mode.toString().startsWith(\"F\")");
    (isOfObject ? Owner.OBJECT : Owner.CLASS).addFields(scope);
    return scope;
  }

  private Tree main() {
    Scope scope = scope();
    Context own = context.forAnother();
    Expressions expressions = new Expressions(own);
    String more = moreParameters(scope, own);
    boolean isVoid = results == Results.ARRAY;
    Statements statements =
        new Statements(
            own,
            expressions,
            s ->
                isVoid
                    ? Tree.of(Kind.STATEMENT, "return;")
                    : Tree.of(Kind.STATEMENT, "return #;", expressions.real(s, 2)));
    Tree body = statements.several(scope, random.nextInt(1, 9), 3);
    return Tree.of(
        Kind.MEMBER,
        "@Differentiable(generate = {"
            + derivatives()
            + "})\nprivate %s%s f(".formatted(isOfObject ? "" : "static ", results.type)
            + PARAMETERS.formatted(results.array)
            + more
            + ") {\nCustom.reset();\n#%s;\n}"
                .formatted(isVoid ? "a[2] = # + # * p.u() + a[1] * #" : LAST),
        body,
        expressions.real(scope, 2),
        expressions.real(scope, 1),
        expressions.real(scope, 1));
  }

  private String derivatives() {
    String gradients =
        results == Results.NUMBER
            ? "Derivative.GRADIENT, Derivative.VALUE_AND_GRADIENT"
            : "Derivative.JACOBIAN, Derivative.VALUE_AND_JACOBIAN";
    return gradients
        + ", Derivative.JVP, Derivative.VJP, Derivative.HVP, Derivative.HESSIAN, Derivative.TAYLOR";
  }
}
