package org.phrasefield.phrasing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, a placeholder, a choice or a sign of a wording as it is written.
 *
 * @param kind what it is
 * @param text as written; of a placeholder what stands in the braces
 * @param offset where it begins, in UTF-16 units
 */
record Token(Kind kind, String text, int offset) {
    enum Kind {
        WORD,
        NUMBER,
        SLOT,
        CHOICE,
        SIGN
    }

    private static final Pattern TOKEN = Pattern.compile(
            "\\{\\{|}}|\\{([^{}|]+)}|(\\{[^{}]*\\|[^{}]*})|([\\p{L}\\p{M}]+(?:[-'’][\\p{L}\\p{M}]+)*+)|(\\p{N}+)|\\S");

    static List<Token> of(String wording) {
        List<Token> tokens = new ArrayList<>();
        Matcher found = TOKEN.matcher(wording);
        while (found.find()) {
            Kind kind = found.group(1) != null
                    ? Kind.SLOT
                    : found.group(2) != null
                            ? Kind.CHOICE
                            : found.group(3) != null ? Kind.WORD : found.group(4) != null ? Kind.NUMBER : Kind.SIGN;
            tokens.add(new Token(kind, kind == Kind.SLOT ? found.group(1) : found.group(), found.start()));
        }
        return List.copyOf(tokens);
    }

    boolean word() {
        return kind == Kind.WORD;
    }

    /** The word in small letters, with ё written as it is. */
    String lower() {
        return lower(text);
    }

    /** A word as {@link #lower()} gives it. */
    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    boolean slot(String name) {
        return kind == Kind.SLOT && (text.equals(name) || text.startsWith(name + ":"));
    }

    /** The case that a placeholder asks for, {@code nom} where it names none. */
    String grammaticalCase() {
        int colon = text.indexOf(':');
        return colon < 0 ? "nom" : text.substring(colon + 1);
    }

    boolean sign(String signs) {
        return kind == Kind.SIGN && signs.contains(text);
    }
}
