package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints IR as text for people and for failing tests; {@code name#id} is a variable. */
public final class Printer implements Expression.Visitor<String>, Statement.Visitor<List<String>> {

  public static String print(Function function) {
    String parameters =
        function.parameters().stream()
            .map(p -> p.role() + " " + p.variable().type() + " " + p.variable())
            .collect(Collectors.joining(", "));
    return function.result()
        + " "
        + function.name()
        + "("
        + parameters
        + ")\n"
        + String.join("\n", new Printer().block(function.body()))
        + "\n";
  }

  public static String print(Expression expression) {
    return expression.accept(new Printer());
  }

  private List<String> block(Block block) {
    List<String> lines = new ArrayList<>();
    for (Statement statement : block.statements()) {
      for (String line : statement.accept(this)) {
        lines.add("  " + line);
      }
    }
    return lines;
  }

  private String list(List<Expression> expressions) {
    return expressions.stream().map(e -> e.accept(this)).collect(Collectors.joining(", "));
  }

  @Override
  public String literal(Expression.Literal literal) {
    return String.valueOf(literal.value()) + (literal.type() == Primitive.LONG ? "L" : "");
  }

  @Override
  public String constant(Expression.Constant constant) {
    return constant.owner() + "." + constant.name();
  }

  @Override
  public String read(Expression.Read read) {
    return read.variable().toString();
  }

  @Override
  public String element(Expression.Element element) {
    return element.array().accept(this) + "[" + element.index().accept(this) + "]";
  }

  @Override
  public String unary(Expression.Unary unary) {
    return unary.operator().symbol() + unary.operand().accept(this);
  }

  @Override
  public String binary(Expression.Binary binary) {
    return "("
        + binary.left().accept(this)
        + " "
        + binary.operator().symbol()
        + " "
        + binary.right().accept(this)
        + ")";
  }

  @Override
  public String cast(Expression.Cast cast) {
    return "(" + cast.type() + ") " + cast.operand().accept(this);
  }

  @Override
  public String conditional(Expression.Conditional conditional) {
    return "("
        + conditional.condition().accept(this)
        + " ? "
        + conditional.whenTrue().accept(this)
        + " : "
        + conditional.whenFalse().accept(this)
        + ")";
  }

  @Override
  public String call(Expression.Call call) {
    return call.method() + "(" + list(call.arguments()) + ")";
  }

  @Override
  public String invoke(Expression.Invoke invoke) {
    return "invoke " + invoke.function() + "(" + list(invoke.arguments()) + ")";
  }

  @Override
  public String length(Expression.Length length) {
    return length.array().accept(this) + ".length";
  }

  @Override
  public String newArray(Expression.NewArray newArray) {
    return "new " + newArray.type() + "(" + list(newArray.dimensions()) + ")";
  }

  @Override
  public String arrayValue(Expression.ArrayValue arrayValue) {
    return "{" + list(arrayValue.elements()) + "}";
  }

  @Override
  public String copy(Expression.Copy copy) {
    return copy.array().accept(this) + ".clone()";
  }

  @Override
  public String newRecord(Expression.NewRecord newRecord) {
    return "new " + newRecord.type() + "(" + list(newRecord.components()) + ")";
  }

  @Override
  public String component(Expression.Component component) {
    RecordType type = (RecordType) component.record().type();
    String name = type.components().get(component.index()).name();
    return component.record().accept(this) + "." + name;
  }

  @Override
  public String field(Expression.Field field) {
    return field.object().accept(this) + "." + field.name();
  }

  @Override
  public String instanceOf(Expression.InstanceOf test) {
    return "(" + test.object().accept(this) + " instanceof " + test.tested() + ")";
  }

  @Override
  public List<String> assign(Statement.Assign assign) {
    return List.of(assign.target().accept(this) + " = " + assign.value().accept(this));
  }

  @Override
  public List<String> accumulate(Statement.Accumulate accumulate) {
    return List.of(accumulate.target().accept(this) + " += " + accumulate.value().accept(this));
  }

  @Override
  public List<String> evaluate(Statement.Evaluate evaluate) {
    return List.of(evaluate.call().accept(this));
  }

  @Override
  public List<String> ifElse(Statement.If branch) {
    List<String> lines = new ArrayList<>();
    lines.add("if " + branch.condition().accept(this));
    lines.addAll(block(branch.then()));
    if (!branch.otherwise().isEmpty()) {
      lines.add("else");
      lines.addAll(block(branch.otherwise()));
    }
    return lines;
  }

  @Override
  public List<String> loop(Statement.Loop loop) {
    List<String> lines = new ArrayList<>();
    lines.add(loop.label() + ": while " + loop.condition().accept(this));
    lines.addAll(block(loop.body()));
    if (!loop.update().isEmpty()) {
      lines.add("update");
      lines.addAll(block(loop.update()));
    }
    return lines;
  }

  @Override
  public List<String> counted(Statement.For loop) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "for "
            + loop.index()
            + " = "
            + loop.from().accept(this)
            + "; "
            + loop.relation().symbol()
            + " "
            + loop.bound().accept(this)
            + "; += "
            + loop.step());
    lines.addAll(block(loop.body()));
    return lines;
  }

  @Override
  public List<String> breakOut(Statement.Break jump) {
    return List.of("break " + jump.label());
  }

  @Override
  public List<String> continueWith(Statement.Continue jump) {
    return List.of("continue " + jump.label());
  }

  @Override
  public List<String> returnValue(Statement.Return jump) {
    return List.of(jump.value() == null ? "return" : "return " + jump.value().accept(this));
  }

  @Override
  public List<String> raise(Statement.Throw jump) {
    return List.of("throw " + jump.exception().accept(this));
  }

  @Override
  public List<String> push(Statement.Push push) {
    return List.of("push " + push.stack() + ", " + push.value().accept(this));
  }

  @Override
  public List<String> pop(Statement.Pop pop) {
    return List.of(pop.target() + " = pop " + pop.stack());
  }

  @Override
  public List<String> attempt(Statement.Try attempt) {
    return List.of(attempt.toString());
  }

  @Override
  public List<String> warn(Statement.Warn warn) {
    return List.of("warn " + warn.watch() + " " + list(warn.operands()));
  }
}
