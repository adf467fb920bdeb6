package dev.fluxion.processor.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.SourceClass;
import dev.fluxion.processor.ir.SourceMethod;
import dev.fluxion.processor.ir.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import org.junit.jupiter.api.Test;

class FrontendTest {

  private static List<SourceClass> read(String source) {
    Probe probe = new Probe(Observer.NONE);
    InMemory.compile(Map.of("p.Example", source), probe, task -> {});
    return probe.classes;
  }

  @Test
  void describesClassesAndMethods() {
    List<SourceClass> classes =
        read(
            """
            package p;
            import dev.fluxion.annotations.*;
            public class Example {
              @Differentiable(generate = {Derivative.VJP, Derivative.HVP})
              public static double f(double x, @Constant double k, int n, double[][] m) {
                return x;
              }
              @Differentiable private static double[] g(double x) { return null; }
              protected static class Inner {
                @Differentiable protected static double h(double x) { return x; }
              }
              public interface Service {
                @Differentiable static double i(double x) { return x; }
              }
            }
            """);
    Map<String, SourceClass> byName = new HashMap<>();
    classes.forEach(found -> byName.put(found.companionName(), found));
    assertThat(byName)
        .containsOnlyKeys("ExampleGradients", "Example_InnerGradients", "Example_ServiceGradients");
    SourceClass outer = byName.get("ExampleGradients");
    SourceClass inner = byName.get("Example_InnerGradients");
    SourceClass service = byName.get("Example_ServiceGradients");
    assertThat(outer.packageName()).isEqualTo("p");
    assertThat(outer.visibility()).isEqualTo(Signature.Visibility.PUBLIC);
    assertThat(inner.className()).containsExactly("Example", "Inner");
    assertThat(inner.visibility()).isEqualTo(Signature.Visibility.PACKAGE);
    assertThat(service.visibility()).isEqualTo(Signature.Visibility.PUBLIC);
    SourceMethod f = outer.methods().get(0);
    assertThat(f.origin().line()).isEqualTo(4);
    assertThat(f.parameterOrigins()).hasSize(4);
    assertThat(f.signature().derivatives()).containsExactly("VJP", "HVP");
    assertThat(f.signature().visibility()).isEqualTo(Signature.Visibility.PUBLIC);
    assertThat(f.signature().parameters())
        .extracting(Parameter::role)
        .containsExactly(Role.INDEPENDENT, Role.CONSTANT, Role.CONSTANT, Role.INDEPENDENT);
    assertThat(f.program().orElseThrow().entry().parameters())
        .isEqualTo(f.signature().parameters());
    SourceMethod g = outer.methods().get(1);
    assertThat(g.signature().visibility()).isEqualTo(Signature.Visibility.PACKAGE);
    assertThat(g.program()).as("null is an error").isEmpty();
    assertThat(inner.methods().get(0).signature().visibility())
        .isEqualTo(Signature.Visibility.PROTECTED);
    assertThat(service.methods().get(0).signature().visibility())
        .isEqualTo(Signature.Visibility.PUBLIC);
  }

  @Test
  void leavesOutMethodsThatNotEvenAStubCanStandFor() {
    List<SourceClass> classes =
        read(
            """
            package p;
            import dev.fluxion.annotations.*;
            class Example {
              private static class Hidden {
                @Differentiable double i(double x) { return x; }
                @Differentiable static double j(double x) { return x; }
              }
              @Differentiable static double f(Hidden h, double x) { return x; }
              @Differentiable double g(double x) { return x; }
              @Differentiable static double h(Unknown u, double x) { return x; }
            }
            """);
    assertThat(classes)
        .flatExtracting(SourceClass::methods)
        .extracting(method -> method.signature().method())
        .containsExactlyInAnyOrder("f", "g", "i", "j");
  }

  @Test
  void readsSumsOfThousandsOfTerms() {
    String sum = IntStream.range(0, 3000).mapToObj(i -> "x").collect(Collectors.joining(" + "));
    String and =
        IntStream.range(0, 3000).mapToObj(i -> "x > " + i).collect(Collectors.joining(" && "));
    List<SourceClass> classes =
        read(
            """
            package p;
            import dev.fluxion.annotations.*;
            class Example {
              @Differentiable static double f(double x) { return %s; }
              @Differentiable static double g(double x) { return %s ? x : 1; }
            }
            """
                .formatted(sum, and));
    assertThat(classes.get(0).methods()).allMatch(method -> method.program().isPresent());
  }

  @Test
  void anInternalErrorStaysWithItsMethod() {
    Observer broken =
        new Observer() {
          @Override
          public void type(Tree tree, Type type) {
            if (tree.toString().equals("666")) {
              throw new IllegalStateException("the beast");
            }
          }

          @Override
          public void element(Tree tree, Element element) {}
        };
    Probe probe = new Probe(broken);
    InMemory compiled =
        InMemory.compile(
            Map.of(
                "Example",
                """
                import dev.fluxion.annotations.*;
                class Example {
                  @Differentiable static double f(double x) { return x * 666; }
                  @Differentiable static double g(double x) { return x * 667; }
                }
                """),
            probe,
            task -> {});
    assertThat(compiled.errors())
        .singleElement()
        .asString()
        .startsWith("3:33 [FLX901]")
        .contains("the beast");
    assertThat(probe.classes.get(0).methods())
        .extracting(method -> method.program().isPresent())
        .containsExactly(false, true);
  }
}
