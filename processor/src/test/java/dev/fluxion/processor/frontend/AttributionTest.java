package dev.fluxion.processor.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.ir.Type;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares each choice of Fluxion's resolver with what the compiler attributes afterwards. */
class AttributionTest {

  @Test
  void everyTypeAndNameIsTheCompilersOwn() {
    Choices choices = attribute("tricky.Tricky", Sources.read("Tricky.java"));
    assertThat(choices.differences).isEmpty();
    assertThat(choices.typesCompared).isGreaterThan(2000);
    assertThat(choices.elementsCompared).isGreaterThan(150);
  }

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103})
  void inRandomProgramsToo(long seed) {
    Choices choices = attribute("Generated", new RandomPrograms(seed).source("Generated", 100));
    assertThat(choices.differences).isEmpty();
    assertThat(choices.typesCompared).isGreaterThan(2000);
  }

  /** Of objects, where types are as javac's but for what generated code cannot name. */
  @ParameterizedTest
  @ValueSource(strings = {"ArrayMethods", "Surroundings", "Models"})
  void ofObjectsToo(String name) throws IOException {
    try (var stream = AttributionTest.class.getResourceAsStream("/corpus/" + name + ".java")) {
      String source = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      Choices choices = attribute(name, source);
      assertThat(choices.differences).isEmpty();
      assertThat(choices.elementsCompared).isGreaterThan(20);
    }
  }

  @Test
  void ofRecordsToo() {
    Choices choices = attribute("tricky.TrickyRecords", Sources.read("TrickyRecords.java"));
    assertThat(choices.differences).isEmpty();
    assertThat(choices.typesCompared).isGreaterThan(300);
    assertThat(choices.elementsCompared).isGreaterThan(60);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Records", "Outputs", "FloatMethods"})
  void inTheCorpusToo(String name) {
    Choices choices = attribute(name, Sources.read("/corpus/" + name + ".java"));
    assertThat(choices.differences).isEmpty();
    assertThat(choices.typesCompared).isGreaterThan(150);
  }

  private static Choices attribute(String name, String source) {
    Choices choices = new Choices(name);
    InMemory compiled =
        InMemory.compile(
            Map.of(name, source),
            new Probe(choices),
            task -> {
              choices.trees = Trees.instance(task);
              choices.environment =
                  new Environment(
                      choices.trees,
                      task.getElements(),
                      task.getTypes(),
                      Diagnostics.silent(),
                      null,
                      Observer.NONE,
                      new RecordTypes(choices.trees, task.getElements(), task.getTypes()),
                      Openings.ALL,
                      ValueClasses.NONE);
              task.addTaskListener(choices);
            });
    assertThat(compiled.errors()).isEmpty();
    assertThat(choices.notCompared()).isEmpty();
    return choices;
  }

  private static final class Choices implements Observer, TaskListener {
    private final Map<Tree, Type> types = new IdentityHashMap<>();
    private final Map<Tree, Element> elements = new IdentityHashMap<>();
    private final List<String> differences = new ArrayList<>();
    private final String className;
    private Trees trees;
    private Environment environment;
    private int typesCompared;
    private int elementsCompared;

    Choices(String className) {
      this.className = className;
    }

    @Override
    public void type(Tree tree, Type type) {
      types.put(tree, type);
    }

    @Override
    public void element(Tree tree, Element element) {
      elements.put(tree, element);
    }

    @Override
    public void finished(TaskEvent event) {
      if (event.getKind() == TaskEvent.Kind.ANALYZE
          && event.getTypeElement().getQualifiedName().contentEquals(className)) {
        compare(event);
      }
    }

    private void compare(TaskEvent event) {
      new TreePathScanner<Void, Void>() {
        @Override
        public Void scan(Tree tree, Void unused) {
          if (tree != null) {
            TreePath path = new TreePath(getCurrentPath(), tree);
            Type type = types.remove(tree);
            if (type != null) {
              typesCompared++;
              compare(path, type.toString(), text(trees.getTypeMirror(path)));
            }
            Element element = elements.remove(tree);
            if (element != null) {
              elementsCompared++;
              compare(path, text(element), text(trees.getElement(path)));
            }
          }
          return super.scan(tree, unused);
        }
      }.scan(new TreePath(event.getCompilationUnit()), null);
    }

    private void compare(TreePath path, String chosen, String attributed) {
      if (!chosen.equals(attributed)) {
        differences.add(path.getLeaf() + ": " + chosen + " is " + attributed);
      }
    }

    /** As generated code names it; constants have types that print their value, too. */
    private String text(TypeMirror type) {
      if (type.getKind() == TypeKind.NULL) {
        return Conversions.NULL.toString();
      }
      return MirrorTypes.read(type, environment).orElseThrow().toString();
    }

    private static String text(Element element) {
      Object constant = element instanceof VariableElement field ? field.getConstantValue() : null;
      return element.getEnclosingElement() + "." + element + "=" + constant;
    }

    /** A choice for a tree that is not in the class would mean that trees have been exchanged. */
    private List<Tree> notCompared() {
      List<Tree> left = new ArrayList<>(types.keySet());
      left.addAll(elements.keySet());
      return left;
    }
  }
}
