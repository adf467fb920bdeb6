package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Floats;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes expressions as Java, with no more parentheses than needed. */
final class ExpressionWriter implements Expression.Visitor<CodeBlock> {
  private static final int TERNARY = 1;
  private static final int UNARY = 14;
  private static final int PRIMARY = 16;

  private final Names names;
  private final CallNames calls;
  private final Map<Variable, CodeBlock> reads = new HashMap<>();

  /**
   * @param calls what the names of called methods begin with
   */
  ExpressionWriter(Names names, CallNames calls) {
    this.names = names;
    this.calls = calls;
  }

  CodeBlock write(Expression expression) {
    return expression.accept(this);
  }

  /** Written so that it can stand as an operand of an operator of strength {@code precedence}. */
  private CodeBlock operand(Expression expression, int precedence) {
    if (precedence == PRIMARY && isTypedNull(expression)) {
      return CodeBlock.of("(($T) null)", TypeNames.of(expression.type()));
    }
    CodeBlock code = write(expression);
    return precedence(expression) < precedence ? CodeBlock.of("($L)", code) : code;
  }

  private static int precedence(Expression expression) {
    if (expression instanceof Expression.Binary binary) {
      return binary.operator().precedence();
    } else if (expression instanceof Expression.Unary || expression instanceof Expression.Cast) {
      return UNARY;
    } else if (expression instanceof Expression.InstanceOf) {
      return BinaryOperator.LESS.precedence();
    } else if (expression instanceof Expression.Conditional) {
      return TERNARY;
    } else if (expression instanceof Expression.Literal literal) {
      boolean signed =
          literal.value() instanceof Number && Literals.of(literal.value()).startsWith("-");
      boolean cast = Literals.of(literal.value()).startsWith("(");
      return signed || cast ? UNARY : PRIMARY;
    }
    return PRIMARY;
  }

  @Override
  public CodeBlock literal(Expression.Literal literal) {
    return Literals.code(literal.value());
  }

  @Override
  public CodeBlock constant(Expression.Constant constant) {
    if (constant.hidden().isPresent()) {
      return calls.handles().call(constant.hidden().get(), constant.type(), List.of());
    }
    return constant.owner().isEmpty()
        ? CodeBlock.of("$L", constant.name())
        : CodeBlock.of("$T.$L", TypeNames.named(constant.owner()), constant.name());
  }

  @Override
  public CodeBlock read(Expression.Read read) {
    return reads.computeIfAbsent(read.variable(), v -> CodeBlock.of("$L", names.of(v)));
  }

  @Override
  public CodeBlock element(Expression.Element element) {
    return CodeBlock.of("$L[$L]", operand(element.array(), PRIMARY), write(element.index()));
  }

  @Override
  public CodeBlock unary(Expression.Unary unary) {
    String symbol = unary.operator().symbol();
    boolean isDecrement = symbol.equals("-") && beginsWithMinus(unary.operand()); // "--x"
    return CodeBlock.of(symbol + (isDecrement ? "($L)" : "$L"), operand(unary.operand(), UNARY));
  }

  /** Whether what is written for an operand of an operator in front of it begins with a minus. */
  private static boolean beginsWithMinus(Expression operand) {
    if (operand instanceof Expression.Cast cast && isWithoutEffect(cast)) {
      return beginsWithMinus(cast.operand());
    }
    return operand instanceof Expression.Unary unary && unary.operator().symbol().equals("-")
        || operand instanceof Expression.Literal literal
            && Literals.of(literal.value()).startsWith("-");
  }

  @Override
  public CodeBlock binary(Expression.Binary binary) {
    if (isStrong(binary)) {
      return CodeBlock.of(
          "$T.$L($L, $L)",
          TypeNames.STRONG,
          binary.operator() == BinaryOperator.STRONG ? "product" : "quotient",
          write(binary.left()),
          write(binary.right()));
    }
    // A loop along the left spine: user code has sums of thousands of terms.
    java.util.ArrayDeque<Expression.Binary> spine = new java.util.ArrayDeque<>();
    Expression bottom = binary;
    while (bottom instanceof Expression.Binary next
        && !isStrong(next)
        && (spine.isEmpty()
            || next.operator().precedence() >= spine.peek().operator().precedence())) {
      spine.push(next);
      bottom = next.left();
    }
    CodeBlock.Builder code = CodeBlock.builder();
    code.add(operand(bottom, spine.peek().operator().precedence()));
    while (!spine.isEmpty()) {
      Expression.Binary next = spine.pop();
      code.add(
          " " + next.operator().symbol() + " $L",
          operand(next.right(), next.operator().precedence() + 1));
    }
    return code.build();
  }

  private static boolean isStrong(Expression.Binary binary) {
    return binary.operator() == BinaryOperator.STRONG
        || binary.operator() == BinaryOperator.STRONG_QUOTIENT;
  }

  /** Whether a literal took the place of one of another type. */
  private static boolean isWithoutEffect(Expression.Cast cast) {
    return cast.operand().type().equals(cast.type());
  }

  @Override
  public CodeBlock cast(Expression.Cast cast) {
    if (isWithoutEffect(cast)) {
      return operand(cast.operand(), UNARY);
    }
    if (Floats.isWidening(cast)) {
      return CodeBlock.of("$T.widen($L)", TypeNames.FLOATS, write(cast.operand()));
    }
    return CodeBlock.of("($T) $L", TypeNames.of(cast.type()), operand(cast.operand(), UNARY));
  }

  @Override
  public CodeBlock conditional(Expression.Conditional conditional) {
    return CodeBlock.of(
        "$L ? $L : $L",
        operand(conditional.condition(), TERNARY + 1),
        operand(conditional.whenTrue(), TERNARY + 1),
        operand(conditional.whenFalse(), TERNARY));
  }

  @Override
  public CodeBlock call(Expression.Call call) {
    if (call.method().owner().isEmpty()) {
      return CodeBlock.of(
          "$L$L($L)", calls.parts(), call.method().name(), packed(call.arguments()));
    }
    if (call.method().owner().equals(Method.COMPANION)) {
      String check = KeptRecords.checkName((RecordType) call.type());
      return CodeBlock.of("$L($L)", check, arguments(call.arguments()));
    }
    if (call.method().hidden().isPresent()) {
      List<CodeBlock> all = call.arguments().stream().map(this::argument).toList();
      return calls.handles().call(call.method().hidden().get(), call.type(), all);
    }
    TypeName owner = TypeNames.named(call.method().owner());
    if (call.method().name().equals("new")) {
      return owner instanceof ParameterizedTypeName generic
          ? CodeBlock.of("new $T<>($L)", generic.rawType(), arguments(call.arguments()))
          : CodeBlock.of("new $T($L)", owner, arguments(call.arguments()));
    }
    List<Expression> arguments = call.arguments();
    if (call.method().isStatic()) {
      return CodeBlock.of("$T.$L($L)", owner, call.method().name(), arguments(arguments));
    }
    return CodeBlock.of(
        "$L.$L($L)",
        operand(arguments.get(0), PRIMARY),
        call.method().name(),
        arguments(arguments.subList(1, arguments.size())));
  }

  /** A null keeps the type it has in the source, which may decide between overloads. */
  private CodeBlock arguments(List<Expression> expressions) {
    return expressions.stream().map(this::argument).collect(CodeBlock.joining(", "));
  }

  private CodeBlock argument(Expression e) {
    return isTypedNull(e) ? CodeBlock.of("($T) null", TypeNames.of(e.type())) : write(e);
  }

  private static boolean isTypedNull(Expression expression) {
    return expression instanceof Expression.Literal literal
        && literal.value() == null
        && !literal.type().toString().equals("null");
  }

  /** Arguments for a generated method, of which there may be any number. */
  private CodeBlock packed(List<Expression> arguments) {
    Packing packing = Packing.of(arguments.stream().map(a -> TypeNames.of(a.type())).toList());
    return packing.arguments(arguments.stream().map(this::write).toList());
  }

  private CodeBlock list(List<Expression> expressions) {
    return expressions.stream().map(this::write).collect(CodeBlock.joining(", "));
  }

  @Override
  public CodeBlock invoke(Expression.Invoke invoke) {
    int companion = invoke.function().indexOf('#');
    CodeBlock arguments = packed(invoke.arguments());
    return companion < 0
        ? CodeBlock.of("$L($L)", calls.function(invoke.function()), arguments)
        : CodeBlock.of(
            "$T.$L($L)",
            Links.of(invoke.function().substring(0, companion)),
            invoke.function().substring(companion + 1),
            arguments);
  }

  @Override
  public CodeBlock length(Expression.Length length) {
    return CodeBlock.of("$L.length", operand(length.array(), PRIMARY));
  }

  @Override
  public CodeBlock newArray(Expression.NewArray newArray) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("new $T", TypeNames.of(newArray.type().scalar()));
    newArray.dimensions().forEach(d -> code.add("[$L]", write(d)));
    code.add("[]".repeat(newArray.type().rank() - newArray.dimensions().size()));
    return code.build();
  }

  @Override
  public CodeBlock arrayValue(Expression.ArrayValue arrayValue) {
    return CodeBlock.of(
        "new $T {$L}", TypeNames.of(arrayValue.type()), list(arrayValue.elements()));
  }

  @Override
  public CodeBlock field(Expression.Field field) {
    if (field.hidden().isPresent()) {
      return calls
          .handles()
          .call(field.hidden().get(), field.type(), List.of(argument(field.object())));
    }
    return CodeBlock.of("$L.$L", operand(field.object(), PRIMARY), field.name());
  }

  @Override
  public CodeBlock instanceOf(Expression.InstanceOf test) {
    return CodeBlock.of(
        "$L instanceof $T",
        operand(test.object(), BinaryOperator.LESS.precedence()),
        TypeNames.of(test.tested()));
  }

  @Override
  public CodeBlock copy(Expression.Copy copy) {
    return CodeBlock.of("$L.clone()", operand(copy.array(), PRIMARY));
  }

  @Override
  public CodeBlock newRecord(Expression.NewRecord newRecord) {
    throw new IllegalStateException("records are replaced before emission: " + newRecord.type());
  }

  @Override
  public CodeBlock component(Expression.Component component) {
    throw new IllegalStateException("records are replaced before emission: " + component);
  }
}
