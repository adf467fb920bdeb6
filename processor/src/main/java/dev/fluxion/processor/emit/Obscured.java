package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.MethodPrograms;
import dev.fluxion.processor.ir.Walker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The classes that a companion names in expressions. Its variables must not be called like one of
 * them, or like the package in front of a class that is written with it: a variable obscures
 * classes and packages of its name (JLS 6.4.2).
 */
final class Obscured {
  /** Where the writer itself says {@code Class.member}. */
  private static final List<ClassName> OF_THE_WRITER =
      List.of(
          TypeNames.SHAPES,
          TypeNames.FLAT_SUMS,
          TypeNames.NESTED,
          TypeNames.FLOATS,
          TypeNames.SERIES,
          TypeNames.SERIES_ARRAYS,
          TypeNames.DIRECTIONS,
          TypeNames.STRONG,
          TypeNames.TAYLOR_POLYNOMIAL,
          ClassName.get(System.class),
          ClassName.get(Math.class),
          ClassName.get(Double.class),
          ClassName.get(Float.class),
          ClassName.get(java.util.Arrays.class));

  /** By simple name of the outermost class. */
  private final Map<String, Set<ClassName>> classes = new HashMap<>();

  Obscured(ClassName companion, List<MethodPrograms> methods) {
    OF_THE_WRITER.forEach(this::add);
    add(companion);
    Companion.walk(
        methods,
        new Walker() {
          @Override
          public Expression call(Expression.Call call) {
            String owner = call.method().owner();
            if (!owner.isEmpty() && !owner.equals(Method.COMPANION)) {
              add(TypeNames.named(owner));
            }
            return super.call(call);
          }

          @Override
          public Expression constant(Expression.Constant constant) {
            if (!constant.owner().isEmpty()) {
              add(TypeNames.named(constant.owner()));
            }
            return constant;
          }

          @Override
          public Expression invoke(Expression.Invoke invoke) {
            int end = invoke.function().indexOf('#');
            if (end >= 0) {
              add(TypeNames.named(invoke.function().substring(0, end)));
            }
            return super.invoke(invoke);
          }
        });
  }

  private void add(TypeName type) {
    if (type instanceof ParameterizedTypeName generic) {
      add(generic.rawType());
    } else if (type instanceof ClassName named) {
      ClassName outermost = named.topLevelClassName();
      classes.computeIfAbsent(outermost.simpleName(), name -> new TreeSet<>()).add(outermost);
    }
  }

  /** What variables must not be called. */
  Set<String> names() {
    Set<String> names = new HashSet<>(classes.keySet());
    names.add(Expression.Constant.ASSERTIONS.name());
    names.addAll(List.of("dev", "java")); // see Packing.separate
    for (String ambiguous : ambiguous()) {
      for (ClassName type : classes.get(ambiguous)) {
        names.add(type.packageName().split("[.]")[0]);
      }
    }
    return names;
  }

  /** Simple names of several classes, at most one of which can be imported. */
  Set<String> ambiguous() {
    Set<String> ambiguous = new TreeSet<>();
    classes.forEach(
        (name, all) -> {
          if (all.size() > 1) {
            ambiguous.add(name);
          }
        });
    return ambiguous;
  }
}
