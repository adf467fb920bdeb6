package dev.fluxion.processor.ir;

/**
 * The place in the user's source that a message about this code points to. The handle means
 * something only to whoever reports (it is javac's tree); all other phases pass it on.
 */
public record Origin(Object handle, int line, String text, String proposal) {

  public Origin(Object handle, int line, String text) {
    this(handle, line, text, "");
  }

  /**
   * The same place, with what a message about it is to say.
   *
   * @param newText what the message is about
   * @param newProposal code that would help
   */
  public Origin about(String newText, String newProposal) {
    return new Origin(handle, line, newText, newProposal);
  }
}
