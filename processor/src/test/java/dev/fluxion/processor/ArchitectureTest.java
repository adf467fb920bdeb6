package dev.fluxion.processor;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports run one way, and each outside library has one package that knows it. */
class ArchitectureTest {
  private static final String ROOT = "dev.fluxion.processor";

  /** What the classes of a package may use of the other packages. */
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "ir", List.of(),
          "rules", List.of("ir"),
          "diagnostics", List.of("ir"),
          "frontend", List.of("ir", "rules", "diagnostics"),
          "normalize", List.of("ir", "rules"),
          "analysis", List.of("ir", "rules", "diagnostics", "normalize"),
          "transform", List.of("ir", "rules", "normalize", "analysis"),
          "optimize", List.of("ir", "rules", "normalize", "analysis"),
          "emit", List.of("ir", "diagnostics"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static String inside(String name) {
    return ROOT + "." + name + "..";
  }

  @Test
  void knowsEveryPackage() {
    TreeSet<String> packages =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals(ROOT))
            .map(name -> name.substring(ROOT.length() + 1).split("\\.")[0])
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(packages).isEqualTo(new TreeSet<>(MAY_USE.keySet()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ir",
        "rules",
        "diagnostics",
        "frontend",
        "normalize",
        "analysis",
        "transform",
        "optimize",
        "emit"
      })
  void importsRunOneWay(String name) {
    String[] others =
        MAY_USE.keySet().stream()
            .filter(other -> !other.equals(name) && !MAY_USE.get(name).contains(other))
            .map(ArchitectureTest::inside)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(inside(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(inside(name))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(CLASSES);
  }

  /** Second order is composition, not code that knows both. */
  @Test
  void modesDoNotKnowOneAnother() {
    slices()
        .matching(ROOT + ".transform.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), JavaClass.Predicates.resideInAPackage(ROOT + ".transform"))
        .check(CLASSES);
  }

  @Test
  void onlyTheFrontEndReadsJavacsTrees() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, inside("frontend"), inside("diagnostics"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.source..")
        .check(CLASSES);
  }

  @Test
  void onlyTheProcessorTalksToTheCompiler() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("javax.annotation.processing..")
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        JavaClass.Predicates.type(javax.annotation.processing.Messager.class))))
        .check(CLASSES);
    classes()
        .that()
        .resideOutsideOfPackages(ROOT, inside("diagnostics"))
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackage("javax.annotation.processing..")
        .check(CLASSES);
  }

  @Test
  void onlyTheEmitterKnowsJavaPoet() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inside("emit"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.palantir..")
        .check(CLASSES);
  }

  /**
   * The language model of the compiler stays in front, but for the modifiers that JavaPoet takes.
   */
  @Test
  void elementsAndMirrorsStayInTheFrontEnd() {
    noClasses()
        .that()
        .resideInAnyPackage(
            inside("ir"),
            inside("rules"),
            inside("normalize"),
            inside("analysis"),
            inside("transform"),
            inside("optimize"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.lang.model..", "javax.tools..", "com.sun..")
        .check(CLASSES);
  }

  /** A line a phase: imports, blank lines and comments aside. */
  @Test
  void pipelineIsShort() throws IOException {
    Path file = Path.of("src", "main", "java").resolve(ROOT.replace('.', '/') + "/Pipeline.java");
    List<String> code =
        Files.readAllLines(file).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("import "))
            .filter(line -> !line.startsWith("//") && !line.startsWith("/*"))
            .filter(line -> !line.startsWith("*"))
            .toList();
    assertThat(code).hasSizeBetween(10, 39);
  }
}
