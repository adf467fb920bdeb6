package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Hidden;
import dev.fluxion.processor.ir.Hidden.Kind;
import dev.fluxion.processor.ir.Hidden.Reference;
import dev.fluxion.processor.ir.MethodPrograms;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Walker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Methods, in a class at the end of a companion, that stand for what the companion may not name.
 * Each is called as the member is, with the object that has it in front, and goes by a handle.
 */
final class HandleMethods {
  private static final String CLASS = "$Private";

  /** Static methods may not hide these. */
  private static final Set<String> OF_OBJECTS =
      Set.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  /**
   * A member as one place uses it.
   *
   * @param type what generated code expects, which may be more than is left after erasure
   */
  record Use(Hidden member, Type type) {}

  private final ClassName owner;
  private final ClassName companion;
  private final ClassName user;
  private final Map<Use, String> uses = new LinkedHashMap<>();

  /** By binary name. */
  private final Map<String, String> classes = new LinkedHashMap<>();

  private final Names names = new Names(OF_OBJECTS);

  private HandleMethods(ClassName companion, ClassName user) {
    this.companion = companion;
    this.user = user;
    this.owner = companion.nestedClass(CLASS);
  }

  /**
   * Those that the programs need.
   *
   * @param user the outermost class of the user
   */
  static HandleMethods of(ClassName companion, ClassName user, List<MethodPrograms> methods) {
    HandleMethods all = new HandleMethods(companion, user);
    Companion.walk(
        methods,
        new Walker() {
          @Override
          public Expression constant(Expression.Constant constant) {
            all.see(constant.hidden(), constant.type());
            return constant;
          }

          @Override
          public Expression field(Expression.Field field) {
            all.see(field.hidden(), field.type());
            return super.field(field);
          }

          @Override
          public Expression call(Expression.Call call) {
            all.see(call.method().hidden(), call.type());
            return super.call(call);
          }
        });
    return all;
  }

  private void see(Optional<Hidden> hidden, Type type) {
    hidden.ifPresent(
        member -> {
          if (member.kind() != Kind.CLASS) {
            uses.computeIfAbsent(new Use(member, type), use -> names.unique(wish(member)));
          }
          Stream.concat(
                  Stream.of(member.from(), member.owner(), member.result()),
                  member.parameters().stream())
              .filter(Reference::isHidden)
              .map(Reference::binaryName)
              .forEach(found -> classes.computeIfAbsent(found, this::fieldName));
        });
  }

  private String fieldName(String binaryName) {
    return names.unique(simpleName(binaryName));
  }

  /** Members of other classes than the companion's have the class before their names. */
  private String wish(Hidden member) {
    String in =
        member.owner().isHidden()
            ? simpleName(member.owner().binaryName())
            : ((ClassName) HandleWriter.raw(member.owner().type())).simpleName();
    String name = "_" + companion.simpleName();
    boolean isOwn = name.endsWith("_" + in + "Gradients");
    if (member.kind() == Kind.CONSTRUCTOR) {
      return "new" + in;
    }
    return isOwn ? member.name() : in + "_" + member.name();
  }

  private static String simpleName(String binaryName) {
    return binaryName.substring(
        Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
  }

  /** The call that stands for the member. */
  CodeBlock call(Hidden member, Type type, List<CodeBlock> arguments) {
    if (member.kind() == Kind.CLASS) {
      return CodeBlock.of("$T.$L", owner, classes.get(member.owner().binaryName()));
    }
    String name = uses.get(new Use(member, type));
    return CodeBlock.of(
        "$T.$L($L)", owner, name, arguments.stream().collect(CodeBlock.joining(", ")));
  }

  /** Adds the class to the companion, if there is anything in it. */
  void addTo(TypeSpec.Builder type) {
    if (!uses.isEmpty() || !classes.isEmpty()) {
      type.addType(new HandleWriter(CLASS, companion, user, classes).write(uses));
    }
  }

  /** The types of the arguments that the method takes, the object first. */
  static List<Type> parameters(Hidden member) {
    Stream<Type> receiver =
        member.kind().hasReceiver() ? Stream.of(member.owner().type()) : Stream.of();
    List<Type> declared = member.parameters().stream().map(Reference::type).toList();
    if (member.collected() < 0) {
      return Stream.concat(receiver, declared.stream()).toList();
    }
    int last = declared.size() - 1;
    Type element = declared.isEmpty() ? null : ((ArrayType) declared.get(last)).element();
    Stream<Type> collected = Stream.generate(() -> element).limit(member.collected());
    return Stream.concat(receiver, Stream.concat(declared.stream().limit(last), collected))
        .toList();
  }
}
