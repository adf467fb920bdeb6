package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which method calls which, to find calls that lead back to where they came from. */
final class CallGraph {

  /**
   * @param callee the key of the called method
   * @param name its simple name
   */
  record Call(String callee, String name, Tree tree) {}

  private final Map<String, List<Call>> calls = new HashMap<>();

  void add(String caller, String callee, String name, Tree tree) {
    calls.computeIfAbsent(caller, key -> new ArrayList<>()).add(new Call(callee, name, tree));
  }

  /** The calls, reached from the start, of methods that are being executed already. */
  List<Call> recursive(String start) {
    List<Call> found = new ArrayList<>();
    visit(start, new HashSet<>(), new HashSet<>(), found);
    return found;
  }

  private void visit(String caller, Set<String> active, Set<String> done, List<Call> found) {
    active.add(caller);
    for (Call call : calls.getOrDefault(caller, List.of())) {
      if (active.contains(call.callee)) {
        found.add(call);
      } else if (!done.contains(call.callee)) {
        visit(call.callee, active, done, found);
      }
    }
    active.remove(caller);
    done.add(caller);
  }
}
