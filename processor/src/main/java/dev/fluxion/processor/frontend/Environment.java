package dev.fluxion.processor.frontend;

import com.sun.source.util.Trees;
import dev.fluxion.processor.diagnostics.Diagnostics;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What the compiler offers, and whom to tell. */
record Environment(
    Trees trees,
    Elements elements,
    Types types,
    Diagnostics diagnostics,
    Expectations expectations,
    Observer observer,
    RecordTypes records,
    Openings openings,
    ValueClasses values) {

  Environment with(Diagnostics other) {
    return new Environment(
        trees, elements, types, other, expectations, observer, records, openings, values);
  }

  /** For trials, whose problems nobody hears of. */
  Environment muted() {
    Diagnostics nobody = Diagnostics.silent();
    return new Environment(
        trees,
        elements,
        types,
        nobody,
        new Expectations(nobody),
        Observer.NONE,
        records,
        openings,
        values);
  }

  /** For bodies of a top-level class, or for declarations. */
  Environment with(ValueClasses others) {
    return new Environment(
        trees, elements, types, diagnostics, expectations, observer, records, openings, others);
  }
}
