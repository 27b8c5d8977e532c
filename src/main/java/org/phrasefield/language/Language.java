package org.phrasefield.language;

import java.util.Locale;
import java.util.Optional;

/** A language that answers are asked in and measured in. Both are equal; numbers are never compared between them. */
public enum Language {
    EN("en"),
    RU("ru");

    private final String tag;
    private final Locale locale;

    Language(String tag) {
        this.tag = tag;
        this.locale = Locale.forLanguageTag(tag);
    }

    /** The BCP 47 tag, as protocols and outputs write it: {@code en} or {@code ru}. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return locale;
    }

    /** The language with this tag, exactly as {@link #tag()} writes it. */
    public static Optional<Language> of(String tag) {
        for (Language language : values()) {
            if (language.tag.equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** {@link #RU} where more than half of the letters are Cyrillic, else {@link #EN} (also for a text without letters). */
    public static Language ofScript(String text) {
        LetterCount letters = LetterCount.of(text);
        return 2 * letters.cyrillic() > letters.all() ? RU : EN;
    }
}
