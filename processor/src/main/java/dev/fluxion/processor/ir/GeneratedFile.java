package dev.fluxion.processor.ir;

/** A Java source file to write: its class's qualified name and its text. */
public record GeneratedFile(String qualifiedName, String text) {}
