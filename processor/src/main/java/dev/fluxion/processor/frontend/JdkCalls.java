package dev.fluxion.processor.frontend;

import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Methods of libraries that are taken for what they are known to do: they print values, ask whether
 * an array is there, or draw numbers at random.
 */
final class JdkCalls {
  /** Where values may go without a loss: what is printed carries no derivative. */
  private static final Set<String> PRINTERS =
      Set.of(
          "java.io.PrintStream",
          "java.io.PrintWriter",
          "java.io.Console",
          "java.lang.System.Logger",
          "java.util.logging.Logger",
          "org.slf4j.Logger",
          "org.apache.logging.log4j.Logger",
          "org.apache.commons.logging.Log",
          "org.jboss.logging.Logger");

  /** Of which every method that returns anything gives another value at each call. */
  private static final Set<String> RANDOM_OWNERS =
      Set.of(
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.security.SecureRandom",
          "java.util.random.RandomGenerator");

  private static final Set<String> RANDOM_PACKAGES =
      Set.of(
          "java.util.random",
          "org.apache.commons.math3.random",
          "org.apache.commons.rng",
          "org.apache.commons.rng.simple",
          "org.apache.commons.rng.sampling",
          "org.apache.commons.rng.sampling.distribution",
          "org.hipparchus.random");

  private static final Set<String> RANDOM_METHODS =
      Set.of(
          "java.lang.Math.random",
          "java.lang.StrictMath.random",
          "java.lang.System.nanoTime",
          "java.lang.System.currentTimeMillis",
          "java.util.UUID.randomUUID",
          "java.util.Collections.shuffle");

  private final Body body;

  JdkCalls(Body body) {
    this.body = body;
  }

  /** Whether an object of this type prints what it is given. */
  static boolean isPrinter(Type type) {
    return type instanceof ClassType object
        && PRINTERS.contains(object.rawName().replace('/', '.'));
  }

  static boolean isPrinter(CallLowering.Found call) {
    return call.receiver().filter(object -> isPrinter(object.type())).isPresent()
        || PRINTERS.contains(owner(call.method()));
  }

  /** Whether a text is made of values that is only shown. */
  boolean isText(CallLowering.Found call) {
    String owner = owner(call.method());
    return body.isInMessage()
        && owner.startsWith("java.")
        && call.method().getReturnType().toString().equals("java.lang.String");
  }

  private static String owner(ExecutableElement method) {
    return ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
  }

  /** Reports a call whose result differs from one sweep of a derivative to the next. */
  void requireSameEachTime(CallLowering.Found call) {
    ExecutableElement method = call.method();
    String owner = owner(method);
    String name = method.getSimpleName().toString();
    boolean isClock =
        owner.startsWith("java.time.") && name.equals("now")
            || owner.equals("java.time.Clock") && (name.equals("millis") || name.equals("instant"));
    String type =
        call.receiver().map(object -> object.type().toString().replace('/', '.')).orElse(owner);
    boolean isGenerator = isRandom(owner) || isRandom(type);
    if (isClock || isGenerator || RANDOM_METHODS.contains(owner + "." + name)) {
      throw body.error(Problem.RANDOM, call.select(), call.name());
    }
  }

  private static boolean isRandom(String owner) {
    int dot = owner.lastIndexOf('.');
    return RANDOM_OWNERS.contains(owner)
        || dot > 0 && RANDOM_PACKAGES.contains(owner.substring(0, dot));
  }

  /** {@code Objects.requireNonNull(array, …)}. */
  static boolean requiresArray(CallLowering.Found call) {
    return requiresPresence(call) && call.arguments().get(0).type() instanceof ArrayType;
  }

  /** {@code Objects.requireNonNull}. */
  static boolean requiresPresence(CallLowering.Found call) {
    return owner(call.method()).equals("java.util.Objects")
        && call.method().getSimpleName().contentEquals("requireNonNull");
  }

  /** The array; the question for its length fails where there is none. */
  Expression required(CallLowering.Found call) {
    Expression array = call.arguments().get(0);
    Expression held = array instanceof Expression.Read ? array : body.keep(array);
    Method check =
        Method.ofStatic(
            "dev.fluxion.runtime.internal.Checks", "evaluated", Primitive.VOID, Primitive.INT);
    body.sink.add(
        new Statement.Evaluate(new Expression.Call(check, List.of(new Expression.Length(held)))));
    return held;
  }
}
