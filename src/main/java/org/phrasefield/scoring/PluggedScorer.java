package org.phrasefield.scoring;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.phrasefield.language.Language;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/**
 * A scorer that was found outside of the program, and the metric that it computes.
 *
 * @param metric what it says of itself; its texts are read once, here
 * @param scorer computes it
 * @param origin where it was found, for people
 */
public record PluggedScorer(Metric metric, AnswerScorer scorer, String origin) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*\\.[a-z0-9][a-z0-9-]*");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_REASON = 100;

    /**
     * Takes a scorer in.
     *
     * @param digest changes with its code; empty where that is not known
     * @throws IllegalArgumentException with a clause on what is wrong with what it says of itself
     */
    public static PluggedScorer of(AnswerScorer scorer, String origin, String digest) {
        String id = asked("id", scorer::id);
        if (!ID.matcher(id).matches() || id.endsWith(Metric.MASKED) || id.endsWith(Metric.UNMASKED)) {
            throw new IllegalArgumentException("its id is \"" + shown(id)
                    + "\", not yours, a point and the metric's, such as acme.exclamations, without -masked at its end");
        }
        String version = asked("version", scorer::version);
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    id + ": its version \"" + shown(version) + "\" is not made of letters, digits, points and hyphens");
        }
        Wording wording = wording(id, scorer);
        int words = asked("fewestWords", scorer::fewestWords);
        if (words < 1) throw new IllegalArgumentException(id + ": it needs " + words + " words, not 1 or more");
        Metric metric = new Metric(
                id,
                Family.OWN,
                digest.isEmpty() ? version : version + "." + digest,
                Scale.of(wording.say(Language.EN, id, "unit"), text(id, "range", LONGEST_NAME, scorer::range)),
                new Needs(asked("wholeOnly", scorer::wholeOnly), words, 0),
                wording);
        return new PluggedScorer(metric, scorer, origin);
    }

    private static Wording wording(String id, AnswerScorer scorer) {
        Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
        for (Language reader : Language.values()) {
            Function<String, String> formula = what -> Texts.of(reader, "plugged." + what);
            texts.put(
                    reader,
                    Map.of(
                            "name", text(id, "name", LONGEST_NAME, () -> scorer.name(reader)),
                            "unit", text(id, "unit", LONGEST_NAME, () -> scorer.unit(reader)),
                            "more", text(id, "more", LONGEST_TEXT, () -> scorer.more(reader)),
                            "explanation", text(id, "explanation", LONGEST_TEXT, () -> scorer.explanation(reader)),
                            "formula", formula.apply("formula"),
                            "source", formula.apply("source"),
                            "not", formula.apply("not")));
        }
        return (reader, metric, what) ->
                Optional.ofNullable(texts.get(reader)).map(all -> all.get(what)).orElseThrow();
    }

    private static String text(String id, String what, int longest, Supplier<String> said) {
        String text = asked(what, said);
        boolean plain = text.codePoints().noneMatch(Character::isISOControl);
        if (text.isBlank() || !plain || text.length() > longest) {
            throw new IllegalArgumentException(
                    id + ": its " + what + " is not one line of 1 to " + longest + " characters");
        }
        return text.strip();
    }

    private static <T> T asked(String what, Supplier<T> said) {
        T value;
        try {
            value = said.get();
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            throw new IllegalArgumentException("its " + what + " cannot be had: " + thrown(fault), fault);
        }
        if (value == null) throw new IllegalArgumentException("its " + what + " is null");
        return value;
    }

    Measured measured() {
        return new Measured(metric, Basis.CODE, view -> value(view.given()), Optional.empty());
    }

    private Value value(Scorable answer) {
        try {
            Value value = scorer.score(answer);
            return value == null ? new Unscored("the scorer gives nothing") : value;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError fault) {
            return new Unscored("the scorer fails: " + thrown(fault));
        }
    }

    private static String thrown(Throwable fault) {
        String message = String.valueOf(fault.getMessage());
        return shown(fault.getClass().getSimpleName() + (fault.getMessage() == null ? "" : ": " + message));
    }

    private static String shown(String text) {
        List<String> lines = text.lines().toList();
        String line = lines.isEmpty() ? "" : lines.get(0);
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }
}
