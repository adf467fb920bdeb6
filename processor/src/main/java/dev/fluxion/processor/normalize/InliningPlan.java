package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Walker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which functions stay functions: those of other companions, users' derivative rules, those that
 * call themselves, directly or not, and those so large that putting them in place wherever they are
 * called would make too much code. The size counts statements and operations with the callees
 * written out; the limit on one function falls until the whole fits.
 */
final class InliningPlan {
  /** The size of everything together that is always allowed. */
  private static final int WHOLE = 2_500;

  /** How often the source may be written out: a large one is not to grow by much more. */
  private static final int GROWTH = 2;

  /** The size of one function, to begin with. */
  private static final int LARGEST = 1_500;

  private final Program program;

  /** By function: each function it calls, as often as it does. */
  private final Map<String, List<String>> calls = new TreeMap<>();

  private final Map<String, Integer> ownSizes = new HashMap<>();
  private final int allowed;

  private InliningPlan(Program program) {
    this.program = program;
    int source = ownSize(program.entry().body());
    for (Map.Entry<String, Function> function : program.functions().entrySet()) {
      int size = ownSize(function.getValue().body());
      calls.put(function.getKey(), calls(function.getValue()));
      ownSizes.put(function.getKey(), size);
      source += size;
    }
    this.allowed = Math.max(WHOLE, GROWTH * source);
  }

  /** The keys of the functions to keep, in order. */
  static Set<String> kept(Program program) {
    InliningPlan plan = new InliningPlan(program);
    Set<String> recursive = new TreeSet<>();
    program.all().forEach(function -> recursive.addAll(Code.rules(function.body())));
    for (String key : plan.calls.keySet()) {
      boolean external = program.functions().get(key).isExternal();
      if (external || plan.reached(key).contains(key)) {
        recursive.add(key);
      }
    }
    Set<String> kept = recursive;
    for (int limit = LARGEST; limit > 0; limit /= 2) {
      Sizes sizes = plan.new Sizes(recursive, limit);
      kept = sizes.kept;
      if (sizes.whole() <= plan.allowed) {
        break;
      }
    }
    return kept;
  }

  /** A statement counts one, and so does each operation in it. */
  private static int ownSize(Block body) {
    int[] size = {1};
    new Walker() {
      @Override
      public Block rewrite(Block block) {
        size[0] += block.statements().size();
        return super.rewrite(block);
      }

      @Override
      public Expression rewrite(Expression expression) {
        size[0] += Code.isAtom(expression) ? 0 : 1;
        return super.rewrite(expression);
      }
    }.walk(body);
    return size[0];
  }

  /** The keys of the functions that {@code function} calls, each as often as it does. */
  private static List<String> calls(Function function) {
    List<String> callees = new ArrayList<>();
    new Walker() {
      @Override
      public Expression invoke(Expression.Invoke invoke) {
        callees.add(invoke.function());
        return super.invoke(invoke);
      }
    }.walk(function.body());
    return callees;
  }

  private Set<String> reached(String from) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(calls.get(from));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (reached.add(next)) {
        open.addAll(calls.get(next));
      }
    }
    return reached;
  }

  /** Sizes with callees written out, under one limit. */
  private final class Sizes {
    private final int limit;
    private final Set<String> kept;
    private final Map<String, Integer> sizes = new HashMap<>();

    Sizes(Set<String> recursive, int limit) {
      this.limit = limit;
      this.kept = new TreeSet<>(recursive);
      calls.keySet().forEach(this::size);
    }

    /** Callees first, without recursion in Java: chains of calls may be long. */
    private void size(String start) {
      Deque<String> open = new ArrayDeque<>(List.of(start));
      Set<String> entered = new HashSet<>();
      while (!open.isEmpty()) {
        String key = open.peek();
        if (entered.add(key)) {
          calls.get(key).stream()
              .filter(callee -> !sizes.containsKey(callee) && !entered.contains(callee))
              .forEach(open::push);
          continue;
        }
        open.pop();
        int size = ownSizes.get(key) + inlined(calls.get(key));
        sizes.put(key, size);
        if (size > limit) {
          kept.add(key);
        }
      }
    }

    private int inlined(List<String> callees) {
      long sum = 0;
      for (String callee : callees) {
        sum += kept.contains(callee) ? 1 : sizes.getOrDefault(callee, 0);
      }
      return (int) Math.min(sum, Integer.MAX_VALUE / 2);
    }

    long whole() {
      long sum = ownSize(program.entry().body()) + inlined(calls(program.entry()));
      for (String key : Code.callees(program.entry().body())) {
        sum += kept.contains(key) ? sizes.get(key) : 0;
      }
      for (String key : kept) {
        sum += sizes.get(key);
      }
      return sum;
    }
  }
}
