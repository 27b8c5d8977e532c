package org.phrasefield.language;

/** Gender, or the plural, in which a modifier agrees with its noun. */
enum Agreement {
    MASC("Masc"),
    FEM("Fem"),
    NEUT("Neut"),
    PL("PL"),
    /** Unknown: agrees with everything. */
    ANY("");

    private final String code;

    Agreement(String code) {
        this.code = code;
    }

    /** The dictionary's code. */
    String code() {
        return code;
    }

    boolean agrees(Agreement other) {
        return this == other || this == ANY || other == ANY;
    }
}
