package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.phrasefield.language.Language;

/** A validation as lines of at most eighty columns, in a reader's language. */
public final class ValidationText {
    private static final int WIDEST = 64;
    private static final int LABEL = 22;

    private ValidationText() {}

    /** The lines of one validation. */
    public static List<String> lines(Validation found, Language reader) {
        Kinds kinds = found.kinds();
        List<String> names = kinds.withNone();
        int[] none = found.confusion()[names.size() - 1];
        List<String> lines = new ArrayList<>();
        lines.add(say(reader, "title")
                .replace("{0}", say(reader, kinds.prefix()))
                .replace("{1}", say(reader, found.language().tag()))
                .replace("{2}", Integer.toString(found.texts()))
                .replace("{3}", Integer.toString(java.util.Arrays.stream(none).sum())));
        lines.add(number(reader, "head", found.macroF1()));
        lines.add(number(reader, "lists", found.listed()));
        lines.add(number(reader, "held-out", found.heldOut()));
        lines.add(number(reader, "shuffled", found.shuffled()));
        lines.add(number(reader, "agreement", found.agreement()));
        lines.add(number(reader, "brier", found.brier()));
        lines.add("");
        lines.add("  " + padded(say(reader, "kind"), LABEL) + "  " + padded(say(reader, "f1"), 6)
                + say(reader, "confusion"));
        StringBuilder head = new StringBuilder(" ".repeat(LABEL + 10));
        for (int at = 1; at <= names.size(); at++) head.append(String.format(Locale.ROOT, "%4d", at));
        lines.add(head.toString());
        for (int at = 0; at < names.size(); at++) {
            StringBuilder line = new StringBuilder("  ");
            line.append(padded(at + 1 + " " + kinds.name(names.get(at), reader), LABEL))
                    .append("  ");
            line.append(padded(decimal(reader, found.f1(names.get(at))), 6));
            for (int count : found.confusion()[at]) {
                line.append(count == 0 ? "   ." : String.format(Locale.ROOT, "%4d", count));
            }
            lines.add(line.toString());
        }
        lines.add("");
        return lines;
    }

    /** Who labelled the texts. */
    public static String author(Language reader) {
        return say(reader, "author");
    }

    /** That nobody else has said yet whether the labels of answers are right. */
    public static String people(Language reader) {
        return say(reader, "people");
    }

    /**
     * How far people agree, in a line.
     *
     * @param counts people, answers that anybody rated, answers that two or more rated
     * @param people alpha of people
     * @param metrics alpha of people and metrics
     */
    public static String agreement(
            Language language,
            Kinds kinds,
            List<Integer> counts,
            OptionalDouble people,
            OptionalDouble metrics,
            Language reader) {
        return say(reader, "agree")
                .replace("{0}", say(reader, kinds.prefix()))
                .replace("{1}", say(reader, language.tag()))
                .replace("{2}", Integer.toString(counts.get(0)))
                .replace("{3}", Integer.toString(counts.get(1)))
                .replace("{4}", Integer.toString(counts.get(2)))
                .replace("{5}", alpha(reader, people))
                .replace("{6}", alpha(reader, metrics));
    }

    private static String alpha(Language reader, OptionalDouble alpha) {
        return alpha.isPresent() ? decimal(reader, alpha.getAsDouble()) : say(reader, "no-alpha");
    }

    private static String number(Language reader, String key, double number) {
        return "  " + padded(say(reader, key), WIDEST) + "  " + decimal(reader, number);
    }

    private static String decimal(Language reader, double number) {
        String text = String.format(Locale.ROOT, "%.2f", number);
        return reader == Language.RU ? text.replace('.', ',') : text;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String say(Language reader, String key) {
        return Texts.of(reader, "validation." + key);
    }
}
