package org.phrasefield.protocol;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key as vendors make them, told by its beginning, whoever's it is. */
public final class VendorKey {
    private static final Pattern WRITTEN = Pattern.compile(
            "\\b(?:sk|pk|rk|gsk|xai|hf|ghp|glpat|r8)[-_][A-Za-z0-9_\\-]{8,}|\\bAIza[A-Za-z0-9_\\-]{8,}");

    private VendorKey() {}

    /** Whether a text holds one. */
    static boolean isIn(String text) {
        return WRITTEN.matcher(text).find();
    }

    /**
     * A text without keys.
     *
     * @param cover what stands in place of a key
     */
    public static String hidden(String text, UnaryOperator<String> cover) {
        return WRITTEN.matcher(text).replaceAll(found -> Matcher.quoteReplacement(cover.apply(found.group())));
    }
}
