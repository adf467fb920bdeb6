package dev.fluxion.processor.wild;

/**
 * What became of one annotated method.
 *
 * @param detail the error's code and message, or what differs
 */
record Outcome(Candidate candidate, Kind kind, String detail) {
  enum Kind {
    /** Derivatives in both modes agree with central differences. */
    RIGHT,
    /** Compiled; no arguments were found at which the method gives a number. */
    NOT_COMPARED,
    /** Differs from central differences. */
    WRONG,
    /** An error of Fluxion with a code. */
    REFUSED,
    /** Cannot have a derivative, whatever the tool: random numbers, text, no real in use. */
    IMPOSSIBLE,
    /** FLX901 or an exception out of the processor. */
    CRASHED,
    /** Fluxion reported nothing and javac did. */
    DOES_NOT_COMPILE,
    /** The file does not compile without Fluxion either. */
    BROKEN
  }

  boolean isAccepted() {
    return kind == Kind.RIGHT || kind == Kind.NOT_COMPARED || kind == Kind.WRONG;
  }

  /** The codes told, {@code -} without. */
  String codes() {
    StringBuilder codes = new StringBuilder();
    java.util.regex.Matcher matcher =
        java.util.regex.Pattern.compile("\\[(FLX\\d+)]").matcher(detail);
    java.util.Set<String> seen = new java.util.TreeSet<>();
    while (matcher.find()) {
      seen.add(matcher.group(1));
    }
    seen.forEach(code -> codes.append(codes.length() == 0 ? "" : "+").append(code));
    return codes.length() == 0 ? "-" : codes.toString();
  }
}
