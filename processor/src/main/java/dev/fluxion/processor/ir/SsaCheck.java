package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The form {@code SsaConstruction} makes: a variable is assigned at one place, or at the ends of
 * both branches of one {@code If}, or before a loop and at the end of its body.
 */
final class SsaCheck {
  /**
   * One assignment of a variable.
   *
   * @param owner the statement whose block it stands in; null: the function's body
   * @param atEnd whether only assignments of variables that have another one follow in the block
   * @param order in the program
   */
  private record Site(Block block, Statement owner, boolean atEnd, int order) {}

  private final Map<Variable, List<Site>> sites = new LinkedHashMap<>();
  private final Map<Statement, Block> enclosing = new java.util.IdentityHashMap<>();
  private final Map<Statement, Integer> orders = new java.util.IdentityHashMap<>();
  private int order;

  private final Set<Variable> several;

  /**
   * @param several the variables assigned at several places
   */
  private SsaCheck(Set<Variable> several) {
    this.several = several;
  }

  private static Set<Variable> severalTimes(Block body) {
    Set<Variable> once = new HashSet<>();
    Set<Variable> several = new HashSet<>();
    new Walker() {
      @Override
      protected void onWrite(Variable variable) {
        if (!once.add(variable)) {
          several.add(variable);
        }
      }
    }.walk(body);
    return several;
  }

  static List<String> problems(Function function) {
    SsaCheck check = new SsaCheck(severalTimes(function.body()));
    check.block(function.body(), null);
    List<String> problems = new ArrayList<>();
    Set<Variable> parameters = new HashSet<>();
    function.parameters().forEach(p -> parameters.add(p.variable()));
    check.sites.forEach(
        (variable, sites) -> {
          boolean fits = sites.size() == 1 || isMerged(sites) || check.isCarried(sites);
          if (!fits || parameters.contains(variable)) {
            problems.add(variable + " is assigned at " + sites.size() + " places");
          }
        });
    return problems;
  }

  private void block(Block block, Statement owner) {
    int end = block.statements().size();
    while (end > 0 && several.contains(assigned(block.statements().get(end - 1)))) {
      end--;
    }
    for (int i = 0; i < block.statements().size(); i++) {
      Statement statement = block.statements().get(i);
      enclosing.put(statement, block);
      orders.put(statement, ++order);
      Variable variable = assigned(statement);
      if (variable != null) {
        Site site = new Site(block, owner, i >= end, order);
        sites.computeIfAbsent(variable, v -> new ArrayList<>()).add(site);
      }
      if (statement instanceof Statement.If branch) {
        block(branch.then(), branch);
        block(branch.otherwise(), branch);
      } else if (statement instanceof Statement.Loop loop) {
        block(loop.body(), loop);
      } else if (statement instanceof Statement.For loop) {
        sites
            .computeIfAbsent(loop.index(), v -> new ArrayList<>())
            .add(new Site(block, owner, false, order));
        block(loop.body(), loop);
      }
    }
  }

  private static Variable assigned(Statement statement) {
    return statement instanceof Statement.Assign assign
            && assign.target() instanceof Expression.Read read
        ? read.variable()
        : null;
  }

  private static boolean isMerged(List<Site> sites) {
    return sites.size() == 2
        && sites.get(0).owner() instanceof Statement.If
        && sites.get(0).owner() == sites.get(1).owner()
        && sites.get(0).block() != sites.get(1).block()
        && sites.stream().allMatch(Site::atEnd);
  }

  private boolean isCarried(List<Site> sites) {
    if (sites.size() != 2) {
      return false;
    }
    Site before = sites.get(0);
    Site update = sites.get(1);
    boolean inLoop =
        update.owner() instanceof Statement.Loop || update.owner() instanceof Statement.For;
    return inLoop
        && update.atEnd()
        && enclosing.get(update.owner()) == before.block()
        && before.order() < orders.get(update.owner());
  }
}
