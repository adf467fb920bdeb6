package dev.fluxion.processor.frontend;

import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Label;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.ir.Walker;
import dev.fluxion.processor.ir.Watch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes {@code try} in terms of jumps (JLS 14.20): inside, {@code throw} keeps the exception in a
 * variable and jumps behind the body, where the handlers are chosen by {@code instanceof}. What
 * Java itself throws, for an index or a division, is tested before it is met ({@link Faults});
 * helpers that may throw are put in place. Every derivative then follows the path that was taken,
 * as for any other jump.
 */
final class CaughtExceptions {
  private static final Type THROWABLE = new ClassType("java.lang.Throwable");
  private static final String HANDLES = "dev.fluxion.runtime.internal.Handles";

  /** Where jumps that leave a {@code try} with a {@code finally} part go first. */
  private record Exits(
      Label label, Variable way, Variable result, Set<Label> inside, List<Statement> jumps) {}

  /**
   * What is around a statement.
   *
   * @param caught the variable for what is thrown; null outside of all {@code try}
   * @param handlers where it is looked at
   * @param exits null where jumps may go where they want
   * @param types which exceptions are of interest; all, if null
   */
  private record Place(
      Statement.Try attempt, Variable caught, Label handlers, Exits exits, Set<String> types) {}

  private final Program program;
  private final Variables variables;
  private final Diagnostics diagnostics;
  private final boolean exceptionsAreRead;

  /** The functions that are being put in place. */
  private final Set<String> around = new LinkedHashSet<>();

  private Type result;
  private boolean failed;

  private CaughtExceptions(Program program, Diagnostics diagnostics) {
    this.program = program;
    this.variables = program.variables();
    this.diagnostics = diagnostics;
    boolean[] read = {false};
    program
        .all()
        .forEach(
            f ->
                new Walker() {
                  @Override
                  public List<Statement> attempt(Statement.Try attempt) {
                    attempt
                        .handlers()
                        .forEach(h -> read[0] |= Code.mentions(h.body()).contains(h.exception()));
                    return super.attempt(attempt);
                  }
                }.walk(f.body()));
    this.exceptionsAreRead = read[0];
  }

  /** The program without {@code try}; empty where that cannot be, which is then reported. */
  static Optional<Program> lower(Program program, Diagnostics diagnostics) {
    if (program.all().stream().noneMatch(f -> contains(f.body()))) {
      return Optional.of(program);
    }
    CaughtExceptions pass = new CaughtExceptions(program, diagnostics);
    Program lowered = program.map(pass::lowered);
    return pass.failed ? Optional.empty() : Optional.of(lowered.reachable());
  }

  static boolean contains(Block block) {
    boolean[] found = {false};
    new Walker() {
      @Override
      public List<Statement> attempt(Statement.Try attempt) {
        found[0] = true;
        return List.of();
      }
    }.walk(block);
    return found[0];
  }

  private Function lowered(Function function) {
    if (!contains(function.body())) {
      return function;
    }
    result = function.result();
    Place outside = new Place(null, null, null, null, Set.of());
    return function.withBody(block(function.body(), outside));
  }

  private Block block(Block block, Place place) {
    return new Block(statements(block.statements(), place));
  }

  private List<Statement> statements(List<Statement> statements, Place place) {
    List<Statement> out = new ArrayList<>();
    for (Statement statement : statements) {
      add(statement, place, out);
      if (!out.isEmpty() && isJump(out.get(out.size() - 1))) {
        break; // the rest is not reached
      }
    }
    return out;
  }

  private static boolean isJump(Statement statement) {
    return statement instanceof Statement.Break
        || statement instanceof Statement.Continue
        || statement instanceof Statement.Return;
  }

  private void add(Statement statement, Place place, List<Statement> out) {
    if (statement instanceof Statement.Try attempt) {
      attempt(attempt, place, out);
    } else if (statement instanceof Statement.Throw jump) {
      faults(place, out).of(jump.exception());
      raise(jump.exception(), place, out);
    } else if (statement instanceof Statement.If branch) {
      faults(place, out).of(branch.condition());
      out.add(
          new Statement.If(
              branch.condition(), block(branch.then(), place), block(branch.otherwise(), place)));
    } else if (statement instanceof Statement.Loop loop) {
      loop(loop, place, out);
    } else if (statement instanceof Statement.Break jump) {
      leave(jump, jump.label(), place, out);
    } else if (statement instanceof Statement.Continue jump) {
      leave(jump, jump.label(), place, out);
    } else if (statement instanceof Statement.Return jump) {
      returned(jump, place, out);
    } else if (statement instanceof Statement.Assign assign) {
      assigned(assign, place, out);
    } else if (statement instanceof Statement.Evaluate evaluate) {
      called(evaluate, evaluate.call(), null, place, out);
    } else {
      out.add(statement);
    }
  }

  /** Tests that go before what may throw. */
  private Faults faults(Place place, List<Statement> out) {
    return new Faults(
        place.caught == null ? Set.of() : place.types,
        place.caught != null,
        fault -> {
          List<Statement> jump = new ArrayList<>();
          raise(fault, place, jump);
          return new Block(jump);
        },
        what -> refuse(place, what),
        out);
  }

  private void refuse(Place place, String what) {
    failed = true;
    diagnostics.report(Problem.TRY, place.attempt.origin(), what);
  }

  private void raise(Expression exception, Place place, List<Statement> out) {
    if (place.caught == null) {
      boolean isKnown = !exception.type().equals(THROWABLE);
      Method rethrow =
          Method.ofStatic(
              HANDLES, "rethrow", new ClassType("java.lang.RuntimeException"), THROWABLE);
      out.add(new Statement.Throw(isKnown ? exception : Expression.Call.of(rethrow, exception)));
      return;
    }
    List<Expression> reals =
        Code.reads(exception).stream()
            .filter(v -> v.type().isDifferentiable())
            .<Expression>map(Code::read)
            .toList();
    boolean isMade = !exception.type().equals(THROWABLE); // not by a test, nor thrown again
    if (exceptionsAreRead && isMade && !reals.isEmpty()) { // handlers may get a real out of it
      out.add(
          new Statement.Warn(
              Watch.CREATION,
              place.attempt.origin().about(exception.type().toString(), ""),
              reals));
    }
    out.add(Statement.Assign.to(place.caught, new Expression.Cast(THROWABLE, exception)));
    out.add(new Statement.Break(place.handlers));
  }

  private void loop(Statement.Loop loop, Place place, List<Statement> out) {
    if (place.exits != null) {
      place.exits.inside.add(loop.label());
    }
    List<Statement> tests = new ArrayList<>();
    faults(place, tests).of(loop.condition());
    Block update = block(loop.update(), place);
    List<Statement> turn = statements(loop.body().statements(), place);
    if (tests.isEmpty()) {
      out.add(new Statement.Loop(loop.label(), loop.condition(), new Block(turn), update));
      return;
    }
    Block leave = Block.of(new Statement.Break(loop.label()));
    tests.add(new Statement.If(loop.condition(), Block.EMPTY, leave));
    tests.addAll(turn);
    out.add(new Statement.Loop(loop.label(), Literal.TRUE, new Block(tests), update));
  }

  private void leave(Statement jump, Label label, Place place, List<Statement> out) {
    Exits exits = place.exits;
    if (exits == null || exits.inside.contains(label)) {
      out.add(jump);
      return;
    }
    out.add(Statement.Assign.to(exits.way, Code.literal(way(exits, jump))));
    out.add(new Statement.Break(exits.label));
  }

  private static int way(Exits exits, Statement jump) {
    if (!exits.jumps.contains(jump)) {
      exits.jumps.add(jump);
    }
    return exits.jumps.indexOf(jump) + 1;
  }

  private void returned(Statement.Return jump, Place place, List<Statement> out) {
    if (jump.value() != null) {
      faults(place, out).of(jump.value());
    }
    Exits exits = place.exits;
    if (exits == null) {
      out.add(jump);
      return;
    }
    Statement later = jump;
    if (jump.value() != null) {
      out.add(Statement.Assign.to(exits.result, jump.value()));
      later = new Statement.Return(Code.read(exits.result));
    }
    out.add(Statement.Assign.to(exits.way, Code.literal(way(exits, later))));
    out.add(new Statement.Break(exits.label));
  }

  private void assigned(Statement.Assign assign, Place place, List<Statement> out) {
    if (assign.value() instanceof Expression.Invoke
        || assign.value() instanceof Expression.Call call && call.method().isOpaque()) {
      called(assign, assign.value(), assign.target(), place, out);
      return;
    }
    Faults faults = faults(place, out);
    faults.ofOperands(assign.target());
    faults.of(assign.value());
    if (assign.target() instanceof Expression.Element element) {
      faults.ofIndex(element);
    }
    out.add(assign);
  }

  /** A statement that is a call, of a function of the program or of any other. */
  private void called(
      Statement statement, Expression call, Expression target, Place place, List<Statement> out) {
    if (place.caught == null) {
      out.add(statement);
    } else if (!(call instanceof Expression.Invoke invoke)) {
      faults(place, out).of(call);
      out.add(statement);
    } else if (mayThrow(invoke.function(), place, new HashSet<>())) {
      putInPlace(invoke, target, place, out);
    } else {
      invoke.arguments().forEach(faults(place, out)::of);
      out.add(statement);
    }
  }

  private boolean mayThrow(String key, Place place, Set<String> seen) {
    Function function = program.functions().get(key);
    if (function == null || function.isExternal()) {
      return true;
    } else if (!seen.add(key)) {
      return false;
    }
    return new ThrowSearch(place.types, called -> mayThrow(called, place, seen))
        .finds(function.body());
  }

  private void putInPlace(
      Expression.Invoke invoke, Expression target, Place place, List<Statement> out) {
    Function function = program.functions().get(invoke.function());
    if (function == null || function.isExternal() || !around.add(invoke.function())) {
      refuse(place, "A call of " + name(invoke.function()));
      return;
    }
    PlacedFunction placed = new PlacedFunction(function, variables, target);
    invoke.arguments().forEach(faults(place, out)::of);
    out.addAll(placed.arguments(invoke.arguments()));
    add(placed.body(), place, out);
    around.remove(invoke.function());
  }

  private static String name(String key) {
    return key.replaceAll("\\(.*", "").replaceAll(".*[. ]", "");
  }

  private void attempt(Statement.Try attempt, Place place, List<Statement> out) {
    if (attempt.last() == null) {
      caught(attempt, place, out);
      return;
    }
    Variable thrown = variables.fresh("thrown", THROWABLE);
    Label label = variables.label("attempt");
    Variable way = variables.fresh("way", Primitive.INT);
    boolean returns = result != Primitive.VOID;
    Variable returned = returns ? variables.fresh("result", result) : null;
    Exits exits = new Exits(label, way, returned, new HashSet<>(), new ArrayList<>());
    out.add(Statement.Assign.to(thrown, Literal.zero(THROWABLE)));
    out.add(Statement.Assign.to(way, Code.literal(0)));
    if (returns) {
      out.add(Statement.Assign.to(returned, Literal.zero(result)));
    }
    Statement inner = new Statement.Try(attempt.body(), attempt.handlers(), null, attempt.origin());
    List<Statement> first =
        attempt.handlers().isEmpty() ? attempt.body().statements() : List.of(inner);
    out.add(once(label, statements(first, new Place(attempt, thrown, label, exits, null))));
    out.addAll(statements(attempt.last().statements(), place));
    if (isJump(out.get(out.size() - 1))) {
      return; // and whatever was thrown is forgotten (JLS 14.20.2)
    }
    List<Statement> again = new ArrayList<>();
    raise(Code.read(thrown), place, again);
    out.add(new Statement.If(isThere(thrown), new Block(again), Block.EMPTY));
    for (int i = 0; i < exits.jumps.size(); i++) {
      Expression goes = Code.binary(BinaryOperator.EQUAL, Code.read(way), Code.literal(i + 1));
      List<Statement> jump = statements(List.of(exits.jumps.get(i)), place);
      out.add(new Statement.If(goes, new Block(jump), Block.EMPTY));
    }
  }

  private void caught(Statement.Try attempt, Place place, List<Statement> out) {
    Variable thrown = variables.fresh("thrown", THROWABLE);
    Label label = variables.label("attempt");
    Set<String> types = place.types == null ? null : new HashSet<>(place.types);
    if (types != null) {
      attempt.handlers().forEach(h -> h.types().forEach(t -> types.add(t.toString())));
    }
    if (place.exits != null) {
      place.exits.inside.add(label);
    }
    out.add(Statement.Assign.to(thrown, Literal.zero(THROWABLE)));
    Place inside = new Place(attempt, thrown, label, place.exits, types);
    out.add(once(label, statements(attempt.body().statements(), inside)));
    List<Statement> choice = new ArrayList<>();
    raise(Code.read(thrown), place, choice);
    for (int i = attempt.handlers().size() - 1; i >= 0; i--) {
      Statement.Handler handler = attempt.handlers().get(i);
      Variable exception = handler.exception();
      List<Statement> handled = new ArrayList<>();
      handled.add(
          Statement.Assign.to(exception, new Expression.Cast(exception.type(), Code.read(thrown))));
      handled.addAll(statements(handler.body().statements(), place));
      choice =
          List.of(
              new Statement.If(
                  isOneOf(thrown, handler.types()), new Block(handled), new Block(choice)));
    }
    out.add(new Statement.If(isThere(thrown), new Block(choice), Block.EMPTY));
  }

  /** A block that is left by a jump to its label. */
  private static Statement once(Label label, List<Statement> statements) {
    List<Statement> all = new ArrayList<>(statements);
    if (all.isEmpty() || !isJump(all.get(all.size() - 1))) {
      all.add(new Statement.Break(label));
    }
    return new Statement.Loop(label, Literal.TRUE, new Block(all), Block.EMPTY);
  }

  private static Expression isThere(Variable thrown) {
    return Code.binary(BinaryOperator.NOT_EQUAL, Code.read(thrown), Literal.zero(THROWABLE));
  }

  private static Expression isOneOf(Variable thrown, List<Type> types) {
    Expression any = null;
    for (Type type : types) {
      Expression is = new Expression.InstanceOf(Code.read(thrown), type);
      any = any == null ? is : Code.binary(BinaryOperator.CONDITIONAL_OR, any, is);
    }
    return any;
  }
}
