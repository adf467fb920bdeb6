package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.ir.GeneratedFile;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Signature.Visibility;
import dev.fluxion.processor.ir.SourceClass;
import dev.fluxion.processor.ir.SourceMethod;
import dev.fluxion.processor.ir.Variables;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Messager;
import org.junit.jupiter.api.Test;

class SafePipelineTest {
  private final List<String> messages = new ArrayList<>();
  private final Messager messager =
      (Messager)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Messager.class},
              (proxy, method, arguments) -> messages.add(arguments[0] + " " + arguments[1]));
  private final Diagnostics diagnostics = new Diagnostics(messager, null);

  private static SourceMethod method(String name) {
    Signature signature =
        new Signature(
            "p",
            List.of("C"),
            name,
            Visibility.PACKAGE,
            List.of(),
            Primitive.DOUBLE,
            List.of(),
            dev.fluxion.processor.ir.Purpose.METHOD,
            1,
            false);
    var body =
        new dev.fluxion.processor.ir.Function(
            name, List.of(), Primitive.DOUBLE, dev.fluxion.processor.ir.Block.EMPTY);
    return new SourceMethod(
        signature,
        new Origin(null, 1, name),
        List.of(),
        Optional.of(new Program(body, Map.of(), new Variables())));
  }

  private static GeneratedFile file(SourceClass source) {
    List<String> names = new ArrayList<>();
    for (SourceMethod method : source.methods()) {
      if (method.program().isPresent() && method.signature().method().startsWith("bad")) {
        throw new IllegalStateException("no " + method.signature().method());
      }
      names.add(method.signature().method() + (method.program().isPresent() ? "" : " stub"));
    }
    return new GeneratedFile("p.C", String.join(", ", names));
  }

  private static SourceClass source(String... names) {
    List<SourceMethod> methods = new ArrayList<>();
    for (String name : names) {
      methods.add(method(name));
    }
    return new SourceClass("p", List.of("C"), Visibility.PACKAGE, methods, List.of(), List.of());
  }

  @Test
  void aFailingMethodGetsStubs() {
    SafePipeline pipeline = new SafePipeline(SafePipelineTest::file, diagnostics);
    Optional<GeneratedFile> file = pipeline.companion(source("f", "bad1", "g", "bad2"));
    assertThat(file).map(GeneratedFile::text).hasValue("f, bad1 stub, g, bad2 stub");
    assertThat(messages)
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith("ERROR [FLX901] ")
                    .contains("bad1", "IllegalStateException: no bad1", "SafePipelineTest.file"),
            second -> assertThat(second).startsWith("ERROR [FLX901] ").contains("no bad2"));
  }

  @Test
  void aFailureOfTheWholeClassIsReported() {
    SafePipeline pipeline =
        new SafePipeline(
            source -> {
              throw new StackOverflowError();
            },
            diagnostics);
    assertThat(pipeline.companion(source("f"))).isEmpty();
    assertThat(messages).isNotEmpty().allMatch(message -> message.startsWith("ERROR [FLX227] "));
  }
}
