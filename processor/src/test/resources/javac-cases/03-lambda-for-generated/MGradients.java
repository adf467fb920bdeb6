final class MGradients {
  static java.util.function.DoubleUnaryOperator fFunction() {
    return x -> x * x;
  }
}
