package dev.fluxion.processor.wild;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Finds the methods of a source file that have a body, real parameters and a real result, or that
 * return nothing and take arrays of reals, which they may fill.
 */
final class Candidates extends TreePathScanner<Void, String> {
  private final List<Candidate> found = new ArrayList<>();
  private final String fileName;
  private final String source;
  private final SourcePositions positions;
  private final CompilationUnitTree unit;

  private Candidates(
      String fileName, String source, SourcePositions positions, CompilationUnitTree unit) {
    this.fileName = fileName;
    this.source = source;
    this.positions = positions;
    this.unit = unit;
  }

  static List<Candidate> of(String fileName, String source) throws IOException {
    JavacTask task = task(fileName, source);
    CompilationUnitTree unit = task.parse().iterator().next();
    Candidates scanner =
        new Candidates(fileName, source, Trees.instance(task).getSourcePositions(), unit);
    scanner.scan(unit, "");
    return scanner.found;
  }

  /** Where the declarations of the top-level classes begin. */
  static List<Integer> classes(String fileName, String source) throws IOException {
    JavacTask task = task(fileName, source);
    CompilationUnitTree unit = task.parse().iterator().next();
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    return unit.getTypeDecls().stream()
        .filter(type -> type instanceof ClassTree)
        .map(type -> (int) positions.getStartPosition(unit, type))
        .toList();
  }

  private static JavacTask task(String fileName, String source) {
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("mem:///" + fileName.replace('.', '/') + ".java"),
            JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    return (JavacTask)
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, List.of(file));
  }

  @Override
  public Void visitClass(ClassTree node, String outer) {
    if (node.getSimpleName().length() == 0) {
      return null; // nothing inside an anonymous class can be annotated to any use
    }
    String packageName =
        unit.getPackageName() == null ? "" : unit.getPackageName().toString() + ".";
    String name =
        outer.isEmpty() ? packageName + node.getSimpleName() : outer + "$" + node.getSimpleName();
    return super.visitClass(node, name);
  }

  @Override
  public Void visitMethod(MethodTree node, String className) {
    if (node.getBody() == null
        || node.getReturnType() == null
        || getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.NEW_CLASS) {
      return null; // local classes are not looked for either: the body is not scanned
    }
    String result = node.getReturnType().toString();
    boolean takesReals = false;
    List<Integer> arrays = new ArrayList<>();
    for (VariableTree parameter : node.getParameters()) {
      String type = parameter.getType().toString();
      takesReals |= isReal(type);
      if (isReal(type) && type.endsWith("]")) {
        arrays.add((int) positions.getStartPosition(unit, parameter));
      }
    }
    boolean isVoid = result.equals("void");
    if (takesReals && (isReal(result) || isVoid && !arrays.isEmpty())) {
      int start = (int) positions.getStartPosition(unit, node);
      found.add(
          new Candidate(
              className,
              fileName,
              source,
              node.getName().toString(),
              unit.getLineMap().getLineNumber(start),
              start,
              node.getParameters().stream().map(p -> p.getType().toString()).toList(),
              arrays,
              isVoid));
    }
    return null;
  }

  private static boolean isReal(String type) {
    return Set.of("double", "float").contains(type.replace("[]", "").replace("...", ""));
  }
}
