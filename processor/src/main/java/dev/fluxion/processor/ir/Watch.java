package dev.fluxion.processor.ir;

/** What the analysis should warn about where the watched operands turn out to be active. */
public enum Watch {
  /** {@code ==} or {@code !=} between reals: true on a set of measure zero. */
  EQUALITY,
  /** A real cast to an integer: the derivative ends here. */
  TRUNCATION,
  /** Arguments of a call of a static method of another class. */
  OTHER_CLASS_CALL,
  /** Arguments of a call on an object of another class. */
  OBJECT_CALL,
  /** Arguments of a call of a library's method, for which a rule may be given. */
  LIBRARY_CALL,
  /** Arguments of a call of a library's method for which there is no form of rule. */
  LIBRARY_PROCEDURE,
  /** Arguments of a call on a stream. */
  STREAM_CALL,
  /** Arguments of a call of a method that subclasses may override. */
  OVERRIDABLE_CALL,
  /** Arguments of a constructor. */
  CREATION,
  /** An integer that a method not looked into returns, then the arguments it is made of. */
  ANSWER,
  /**
   * Arguments of a call on an object that answers a question about them; the proposal is the
   * object's type.
   */
  ANSWER_OF_OBJECT,
  /** Arguments that the rule of the called method takes for constants. */
  RULE_CONSTANT,
  /** A real put in a string. */
  TEXT,
  /** A real put in an object. */
  BOXING,
  /** An array that is stored to: it must not come from outside the method. */
  OUTSIDE_STORE
}
