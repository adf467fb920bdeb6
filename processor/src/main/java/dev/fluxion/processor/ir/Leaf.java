package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a value consists of: itself, or for a record each of its components, at any depth, that is
 * no record again. In declared order, which is the flat order of SPEC section 2.
 *
 * @param path the components that lead to it; empty for a value that is no record
 * @param isConstant whether one of these is marked {@code @Constant}
 */
public record Leaf(List<String> path, Type type, boolean isConstant) {

  public Leaf {
    path = List.copyOf(path);
  }

  /** Whether derivatives are taken by it. */
  public boolean isActive() {
    return !isConstant && type.isDifferentiable();
  }

  /** The leaves of a value of type {@code type}. */
  public static List<Leaf> of(Type type) {
    List<Leaf> leaves = new ArrayList<>();
    collect(type, List.of(), false, leaves);
    return leaves;
  }

  private static void collect(Type type, List<String> path, boolean constant, List<Leaf> leaves) {
    if (!(type instanceof RecordType record)) {
      leaves.add(new Leaf(path, type, constant));
      return;
    }
    for (RecordType.Component component : record.components()) {
      List<String> longer = new ArrayList<>(path);
      longer.add(component.name());
      collect(component.type(), longer, constant || component.constant(), leaves);
    }
  }

  /** What variables for the leaf in {@code name} are called: {@code aX} for {@code a.x()}. */
  public String name(String name) {
    StringBuilder text = new StringBuilder(name);
    for (String step : path) {
      text.append(Character.toUpperCase(step.charAt(0))).append(step.substring(1));
    }
    return text.toString();
  }

  /**
   * The parameters of a method with a parameter for each leaf in the place of records: for each
   * parameter the list of those that it becomes. No two have the same name.
   */
  public static List<List<Parameter>> parameters(List<Parameter> parameters, Variables variables) {
    Set<String> taken = new HashSet<>();
    parameters.forEach(p -> taken.add(p.variable().name()));
    List<List<Parameter>> result = new ArrayList<>();
    for (Parameter parameter : parameters) {
      result.add(
          parameter.variable().type() instanceof RecordType type
              ? expanded(parameter, type, taken, variables)
              : List.of(parameter));
    }
    return result;
  }

  private static List<Parameter> expanded(
      Parameter parameter, RecordType type, Set<String> taken, Variables variables) {
    List<Parameter> result = new ArrayList<>();
    String whole = parameter.variable().name();
    for (Leaf leaf : of(type)) {
      String wish = leaf.name(whole);
      String name = wish;
      for (int i = 1; !taken.add(name); i++) {
        name = wish + i;
      }
      boolean fixed = parameter.role() == Role.INDEPENDENT && !leaf.isActive();
      Role role = fixed ? Role.CONSTANT : parameter.role();
      result.add(
          new Parameter(
              variables.fresh(name, leaf.type()), role, role == Role.INDEPENDENT ? whole : ""));
    }
    return result;
  }
}
