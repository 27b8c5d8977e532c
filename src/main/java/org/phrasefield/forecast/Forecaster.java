package org.phrasefield.forecast;

import java.util.Locale;

/** Who says what is expected before it is known. A model's own guess is nobody's forecast. */
public sealed interface Forecaster {
    /** What tables call it; a person's name is what the person typed. */
    String name();

    /**
     * A person.
     *
     * @param name as given, not blank
     */
    record Person(String name) implements Forecaster {
        public Person {
            if (name.isBlank()) throw new IllegalArgumentException("nobody");
        }
    }

    /** Who forecasts without being asked, from what is known before a run. */
    enum Automatic implements Forecaster {
        /** The source's table, which knows no measurement. */
        SOURCE,
        /** What the forms have done on the index so far, all together: it knows no form. */
        MEAN_SO_FAR,
        /** The same effect in the newest earlier run of the same protocol, with its own error. */
        LAST_NIGHT;

        /** The id that other programs read. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
