package dev.fluxion.processor.ir;

/**
 * The place in the user's source that a message about this code points to. The handle means
 * something only to whoever reports (it is javac's tree); all other phases pass it on.
 */
public record Origin(Object handle, int line, String text) {}
