package dev.fluxion.processor.emit;

import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.Iterator;

/** What the parameters of generated methods are, in words, for their Javadoc. */
final class Meanings {
  private Meanings() {}

  /** Of a parameter of the annotated method. */
  static String of(Shape shape) {
    return switch (shape.parameter().role()) {
      case INDEPENDENT -> "independent" + kind(shape.type());
      case OUTPUT -> "output array, of the shape of the value";
      default -> "constant";
    };
  }

  private static String kind(Type type) {
    if (type.isReal()) {
      return ", a number";
    } else if (type.rank() == 1) {
      return ", a vector";
    }
    return type.rank() > 1 ? ", an array of rank " + type.rank() : ", a record";
  }

  /** Of a parameter that is called so unless the name is taken. */
  static String of(String wish, TypeName type) {
    boolean isNumber = type.isPrimitive();
    return switch (wish) {
      case "order" -> "the highest order, at least 0";
      case "tangents" -> "a tangent per independent number, in flat order";
      case "gradient" -> "destination of the gradient by the numbers, in their order";
      case "cotangent" ->
          isNumber ? "the factor of the gradient" : "a weight per result, of the result's shape";
      case "out" -> "of length 2: becomes value and derivative";
      case "value" -> "of the result's shape: becomes the value";
      case "jacobian" -> "m by n, the results in flat order: becomes the Jacobian";
      case "flat" -> "the independents in flat order";
      default ->
          wish.endsWith("Bar")
              ? destinationOf(wish.substring(0, wish.length() - 3))
              : wish.endsWith("Dot")
                  ? tangentOf(wish.substring(0, wish.length() - 3))
                  : "arguments of one type, in their order";
    };
  }

  static String tangentOf(String independent) {
    return "tangent of {@code " + independent + "}, of its shape";
  }

  private static String destinationOf(String independent) {
    return "destination of the gradient by {@code " + independent + "}";
  }

  /** Of the parameters of a program that users call. */
  static void note(ApiBuilder.Draft draft, Independents independents, Function function) {
    Iterator<Shape> point = independents.shapes().iterator();
    Iterator<Variable> tangents = independents.all().iterator();
    Iterator<Variable> destinations = independents.arrays().iterator();
    boolean isForward = function.parameters().stream().anyMatch(p -> p.role() == Role.TANGENT);
    for (Parameter parameter : function.parameters()) {
      String name = draft.names.of(parameter.variable());
      TypeName type = TypeNames.of(parameter.variable().type());
      switch (parameter.role()) {
        case TANGENT -> {
          if (tangents.hasNext()) {
            draft.means(name, tangentOf(tangents.next().name()));
          }
        }
        case COTANGENT -> {
          draft.means(name, of("cotangent", type));
          if (!type.isPrimitive()) {
            draft.fails(Docs.COTANGENT);
          }
        }
        case OUTPUT ->
            draft.means(
                name,
                isForward
                    ? of("out", type)
                    : destinations.hasNext()
                        ? destinationOf(destinations.next().name())
                        : of("gradient", type));
        default -> {
          if (point.hasNext()) {
            draft.means(name, of(point.next()));
          }
        }
      }
    }
  }
}
