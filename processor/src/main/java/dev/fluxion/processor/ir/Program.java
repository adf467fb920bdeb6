package dev.fluxion.processor.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A function and the functions it calls, by the key that {@link Expression.Invoke} names, in the
 * order of the keys; and the supply their variables came from. No variable belongs to two of them.
 */
public record Program(Function entry, Map<String, Function> functions, Variables variables) {

  public Program {
    functions = Collections.unmodifiableMap(new TreeMap<>(functions));
  }

  /** A function that calls no other. */
  public static Program of(Function entry, Variables variables) {
    return new Program(entry, Map.of(), variables);
  }

  /** The same pass for the entry and for every function. */
  public Program map(UnaryOperator<Function> pass) {
    Map<String, Function> mapped = new TreeMap<>();
    functions.forEach(
        (key, function) ->
            mapped.put(key, function.isExternal() ? function : pass.apply(function)));
    return new Program(pass.apply(entry), mapped, variables);
  }

  /** With more functions. */
  public Program with(Map<String, Function> more) {
    Map<String, Function> all = new TreeMap<>(functions);
    all.putAll(more);
    return new Program(entry, all, variables);
  }

  public Program withEntry(Function newEntry) {
    return new Program(newEntry, functions, variables);
  }

  /** The entry, then the functions. */
  public List<Function> all() {
    List<Function> all = new ArrayList<>();
    all.add(entry);
    all.addAll(functions.values());
    return all;
  }

  /** Without the functions that are not called any more, nor will be by derivatives. */
  public Program reachable() {
    return reachable(
        body -> {
          Set<String> keys = Code.callees(body);
          keys.addAll(Code.rules(body));
          return keys;
        });
  }

  /** Without the functions that are not called. */
  public Program called() {
    return reachable(Code::callees);
  }

  private Program reachable(java.util.function.Function<Block, Set<String>> callees) {
    Map<String, Function> reached = new TreeMap<>();
    Deque<Function> open = new ArrayDeque<>(List.of(entry));
    functions.forEach(
        (key, function) -> {
          if (function.linkage() == Linkage.EXPORTED) {
            reached.put(key, function);
            open.push(function);
          }
        });
    while (!open.isEmpty()) {
      for (String key : callees.apply(open.pop().body())) {
        Function callee = functions.get(key);
        if (callee != null && reached.put(key, callee) == null) {
          open.push(callee);
        }
      }
    }
    return new Program(entry, reached, variables);
  }
}
