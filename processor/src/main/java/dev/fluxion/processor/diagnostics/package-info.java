/** The messages of the tool, and how they reach the user at the exact place in the source. */
package dev.fluxion.processor.diagnostics;
