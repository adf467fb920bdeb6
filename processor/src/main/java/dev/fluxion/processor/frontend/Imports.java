package dev.fluxion.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The import declarations of a source file (JLS 7.5) as names, not yet looked up.
 *
 * @param types single-type imports: simple name to qualified name
 * @param packages what is imported from on demand: packages or classes
 * @param statics single static imports: member name to the names of the classes
 * @param staticClasses classes whose static members are imported on demand
 * @param modules what is imported from last of all: the packages that they export (JLS 7.5.5)
 */
record Imports(
    Map<String, String> types,
    List<String> packages,
    Map<String, List<String>> statics,
    List<String> staticClasses,
    List<String> modules) {

  static Imports of(CompilationUnitTree unit) {
    Imports imports =
        new Imports(
            new HashMap<>(),
            new ArrayList<>(),
            new HashMap<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (ImportTree tree : unit.getImports()) {
      String name = tree.getQualifiedIdentifier().toString();
      int dot = name.lastIndexOf('.');
      if (tree.toString().startsWith("import module ")) { // isModule() since JDK 23
        imports.modules.add(name);
      } else if (dot >= 0) {
        imports.add(tree.isStatic(), name.substring(0, dot), name.substring(dot + 1));
      }
    }
    imports.packages.add("java.lang");
    return imports;
  }

  private void add(boolean isStatic, String owner, String member) {
    boolean onDemand = member.equals("*");
    if (isStatic && onDemand) {
      staticClasses.add(owner);
    } else if (isStatic) {
      statics.computeIfAbsent(member, name -> new ArrayList<>()).add(owner);
    } else if (onDemand) {
      packages.add(owner);
    } else {
      types.put(member, owner + "." + member);
    }
  }
}
