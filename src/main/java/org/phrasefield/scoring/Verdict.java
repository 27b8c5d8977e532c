package org.phrasefield.scoring;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a judge decided of two answers, by the place where they were shown. */
public enum Verdict {
    /** The first relates and explains more. */
    A,
    /** The second does. */
    B,
    /** Neither does. */
    TIE;

    /** Letters in capitals, since «a» is a word; in Cyrillic too, where «В» may be either letter's look and «Б» its sound. */
    private static final String CHOICE =
            "(?<a>[AА]|(?<=[\"'“«])[aа](?=[\"'”»]))|(?<b>[BВБ]|(?<=[\"'“«])[bвб](?=[\"'”»]))"
                    + "|(?<tie>(?iu:(?:an? )?(?:tie|draw)|neither|equal|both|ничья|ничью|поровну|равны|равно|ни один|оба))";

    /** Not a letter of a word, and not the first of a choice that is merely repeated: «A, B or tie». */
    private static final String END = "(?![\\p{L}\\p{N}])(?!\\s*(?:/|\\||,\\s*[BВБ](?!\\p{L})|or\\b|или(?!\\p{L})))";

    private static final String OPENING = "[\\s\"'“«*_`(\\[]*(?iu:(?:answer|ответ) )?";

    private static final Pattern NAMED = Pattern.compile(
            "(?iu:verdict|вердикт)[\"'”»*_`]*\\s*(?:[:=—–-]|\\bis\\b:?)" + OPENING + "(?:" + CHOICE + ")" + END);

    private static final Pattern ALONE = Pattern.compile(OPENING + "(?:" + CHOICE + ")[\\s\"'”».*_`)\\]]*");

    /**
     * Reads a judge's reply: the last verdict that it names, as JSON or in words, else a last line that is nothing but one. Fences, bold type and
     * Cyrillic letters do not hinder.
     *
     * @return empty where none can be read
     */
    public static Optional<Verdict> read(String reply) {
        Optional<MatchResult> named = NAMED.matcher(reply).results().reduce((earlier, later) -> later);
        if (named.isPresent()) return Optional.of(of(NAMED.matcher(reply), named.get()));
        List<String> lines = reply.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) return Optional.empty();
        Matcher alone = ALONE.matcher(lines.get(lines.size() - 1));
        return alone.matches() ? Optional.of(of(alone)) : Optional.empty();
    }

    /** A match result does not know its groups' names before Java 20. */
    private static Verdict of(Matcher matcher, MatchResult found) {
        matcher.find(found.start());
        return of(matcher);
    }

    private static Verdict of(Matcher matcher) {
        if (matcher.group("a") != null) return A;
        return matcher.group("b") != null ? B : TIE;
    }

    /** What the same decision is called where the answers stand in the other order. */
    Verdict turned() {
        return switch (this) {
            case A -> B;
            case B -> A;
            case TIE -> TIE;
        };
    }
}
