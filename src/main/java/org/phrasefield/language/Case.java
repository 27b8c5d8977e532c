package org.phrasefield.language;

import java.util.Locale;
import java.util.Optional;

/** The six cases of Russian, named as protocols name them: {@code {topic:gen}}. */
public enum Case {
    /** Именительный: кто? что? */
    NOM("Nom"),
    /** Родительный: кого? чего? */
    GEN("R"),
    /** Дательный: кому? чему? */
    DAT("D"),
    /** Винительный: кого? что? */
    ACC("V"),
    /** Творительный: кем? чем? */
    INS("T"),
    /** Предложный: о ком? о чём? */
    PREP("P");

    private final String code;

    Case(String code) {
        this.code = code;
    }

    /** The name in protocols: {@code nom}, {@code gen}, {@code dat}, {@code acc}, {@code ins}, {@code prep}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The dictionary's code. */
    String code() {
        return code;
    }

    /** The case with this tag, exactly as {@link #tag()} writes it. */
    public static Optional<Case> of(String tag) {
        for (Case each : values()) {
            if (each.tag().equals(tag)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
