package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.SplittableRandom;

/** Random branches and loops. */
final class ControlFlow {
  /** Makes the blocks inside. */
  interface Blocks {
    Tree block(Scope scope, int depth);
  }

  private final Context context;
  private final SplittableRandom random;
  private final Expressions expressions;
  private final Blocks blocks;

  ControlFlow(Context context, Expressions expressions, Blocks blocks) {
    this.context = context;
    this.random = context.random();
    this.expressions = expressions;
    this.blocks = blocks;
  }

  private String fresh(String stem) {
    return context.fresh(stem);
  }

  private static Tree statement(String pattern, Tree... parts) {
    return Tree.of(Kind.STATEMENT, pattern, parts);
  }

  private Tree block(Scope scope, int depth) {
    return blocks.block(scope, depth);
  }

  Tree any(Scope scope, int depth) {
    return switch (random.nextInt(13)) {
      case 0, 1, 2 -> branch(scope, depth);
      case 3 -> countingUp(scope, depth);
      case 4 -> countingDown(scope, depth);
      case 5 -> unknownLength(scope, depth);
      case 6 -> atLeastOnce(scope, depth);
      case 7 -> overElements(scope, depth);
      case 8 -> fallingThrough(scope, depth);
      case 9 -> arrows(scope, depth);
      case 10 -> overNames(scope, depth);
      case 11 -> untilBreak(scope, depth);
      default -> labelled(scope, depth);
    };
  }

  private Tree overNames(Scope scope, int depth) {
    return switch (random.nextInt(3)) {
      case 0 ->
          statement(
              "switch (mode) {\ncase SLOW -> {\n#}\ncase FAST, TURBO -> {\n#}\n}",
              block(scope, depth),
              block(scope, depth));
      case 1 ->
          statement(
              "switch (mode) {\ncase FAST:\n{\n#}\ndefault:\n{\n#}\n}",
              block(scope, depth),
              block(scope, depth));
      default ->
          statement(
              "switch (mode.name()) {\ncase \"SLOW\", \"TURBO\" -> {\n#}\ndefault -> {\n#}\n}",
              block(scope, depth),
              block(scope, depth));
    };
  }

  private Tree untilBreak(Scope scope, int depth) {
    Scope inner = new Scope(scope);
    String count = fresh("turns");
    String label = fresh("ever");
    inner.add(Sort.INT, count);
    inner.add(Sort.ASSIGNED, count);
    inner.add(Sort.LOOP, label);
    return statement(
        "%s: for (int %s = 0; ; %s += 2) {\nif (%s > 4 || #) break;\n#}"
            .formatted(label, count, count, count),
        expressions.condition(scope, 1),
        block(inner, depth));
  }

  private Tree branch(Scope scope, int depth) {
    Tree condition = expressions.condition(scope, 2);
    return random.nextBoolean()
        ? statement("if (#) {\n#}", condition, block(scope, depth))
        : statement("if (#) {\n#} else {\n#}", condition, block(scope, depth), block(scope, depth));
  }

  private Tree countingUp(Scope scope, int depth) {
    Scope inner = new Scope(scope);
    String i = fresh("i");
    String label = fresh("up");
    inner.add(Sort.INT, i);
    inner.add(Sort.ASSIGNED, i);
    inner.add(Sort.LOOP, label);
    String bound = random.nextInt(3) == 0 ? "n" : random.nextInt(2, 5) + "";
    String step = random.nextInt(4) == 0 ? i + " += 2" : i + "++";
    return statement(
        "%s: for (int %s = 0; %s < %s; %s) {\n#}".formatted(label, i, i, bound, step),
        block(inner, depth));
  }

  private Tree countingDown(Scope scope, int depth) {
    Scope inner = new Scope(scope);
    String i = fresh("i");
    String label = fresh("down");
    inner.add(Sort.INT, i);
    inner.add(Sort.ASSIGNED, i);
    inner.add(Sort.LOOP, label);
    return statement(
        "%s: for (int %s = %d; %s >= 0; %s--) {\n#}"
            .formatted(label, i, random.nextInt(1, 4), i, i),
        block(inner, depth));
  }

  private Tree unknownLength(Scope scope, int depth) {
    Scope inner = new Scope(scope);
    String guard = fresh("turns");
    String label = fresh("loop");
    inner.add(Sort.INT, guard);
    inner.add(Sort.ASSIGNED, guard);
    inner.add(Sort.LOOP, label);
    return statement(
        "int %s = 0;\n%s: while (%s++ < 4 && #) {\n#}".formatted(guard, label, guard),
        expressions.condition(scope, 1),
        block(inner, depth));
  }

  private Tree atLeastOnce(Scope scope, int depth) {
    Scope inner = new Scope(scope);
    String guard = fresh("turns");
    String label = fresh("loop");
    inner.add(Sort.LOOP, label);
    return statement(
        "int %s = 0;\n%s: do {\n#} while (++%s < 3 && #);".formatted(guard, label, guard),
        block(inner, depth),
        expressions.condition(scope, 1));
  }

  private Tree overElements(Scope scope, int depth) {
    if (!scope.has(Sort.ARRAY)) {
      return branch(scope, depth);
    }
    Scope inner = new Scope(scope);
    String name = fresh("e");
    String label = fresh("each");
    inner.add(Sort.REAL, name);
    inner.add(Sort.REAL_VARIABLE, name);
    inner.add(Sort.LOOP, label);
    return statement(
        "%s: for (double %s : %s) {\n#}".formatted(label, name, scope.any(Sort.ARRAY, random)),
        block(inner, depth));
  }

  private Tree fallingThrough(Scope scope, int depth) {
    String leaves = random.nextBoolean() ? "break;\n" : "";
    return statement(
        "switch ((#) & 3) {\ncase 0: {\n#}\n" + leaves + "case 2: {\n#}\ndefault: {\n#}\n}",
        expressions.integer(scope),
        block(scope, depth),
        block(scope, depth),
        block(scope, depth));
  }

  private Tree arrows(Scope scope, int depth) {
    return statement(
        "switch ((#) & 3) {\ncase 0, 3 -> {\n#}\ncase 1 -> {\n#}\ndefault -> {}\n}",
        expressions.integer(scope),
        block(scope, depth),
        block(scope, depth));
  }

  private Tree labelled(Scope scope, int depth) {
    String label = fresh("part");
    return statement(
        label + ": {\n#if (#) break " + label + ";\n#}",
        block(scope, depth),
        expressions.condition(scope, 1),
        block(scope, depth));
  }
}
