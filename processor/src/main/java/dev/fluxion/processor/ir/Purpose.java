package dev.fluxion.processor.ir;

/** Why the derivatives of a method are made. */
public enum Purpose {
  /** It is annotated: users call them. */
  METHOD,
  /** It is a derivative rule: other companions call its value, tangent and series. */
  RULE,
  /** Its class or package is annotated: other companions call all of them. */
  OPENED
}
