package org.phrasefield.trial;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a service, a store or another room says, as a part of a sentence of ours. Some of them say whole sentences and some say clauses, and a server's own
 * words end as they like.
 */
public final class Clause {
    /** Marks behind which no full stop is set. */
    private static final String ENDING = ".?!…";

    private static final Pattern WORD = Pattern.compile("\\p{Ll}+(?=[\\s,.:])");

    private Clause() {}

    /** What can be gone on with, behind a comma or a semicolon: without white space and full stops at its end; an ellipsis of three dots stays. */
    public static String of(String said) {
        String text = said.strip();
        return text.endsWith("...") ? text : text.replaceFirst("\\.{1,2}$", "");
    }

    /** Sentences and clauses one behind the other, each with one mark at its end, and with a capital where it begins with a word and not with a name such as {@code a/b}. */
    public static String sentences(List<String> said) {
        return said.stream()
                .map(Clause::ended)
                .filter(each -> !each.isEmpty())
                .map(each -> WORD.matcher(each).lookingAt()
                        ? each.substring(0, 1).toUpperCase(Locale.ROOT) + each.substring(1)
                        : each)
                .collect(Collectors.joining(" "));
    }

    /** What stands alone or at the end: with one mark at its end, the one that it came with or a full stop. */
    public static String ended(String said) {
        String clause = of(said);
        return clause.isEmpty() || ENDING.indexOf(clause.charAt(clause.length() - 1)) >= 0 ? clause : clause + ".";
    }
}
