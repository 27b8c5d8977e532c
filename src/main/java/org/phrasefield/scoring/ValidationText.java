package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.phrasefield.language.Language;

/** A validation as lines of at most eighty columns, in a reader's language. */
public final class ValidationText {
    private static final int WIDEST = 64;
    private static final int LABEL = 22;

    /** Answers that two people must have rated before their agreement says much (E, validation, of the metrics reference). */
    public static final int FEWEST_RATED = 150;
    /** Pairs that two people must have compared before their agreement says much (C7, human sample, of the metrics reference). */
    public static final int FEWEST_PAIRS = 100;
    /** Below it people do not mean the same by the labels (C7, human sample, of the metrics reference). */
    public static final double LEAST_ALPHA = 0.4;

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
        lines.add(number(reader, "head", Accuracy.hundredths(found.macroF1())));
        lines.add(number(reader, "head-none", Accuracy.hundredths(found.macroF1WithNone())));
        lines.add(number(reader, "lists", found.listed()));
        lines.add(number(reader, "held-out", found.heldOut()));
        lines.add(number(reader, "shuffled", found.shuffled()));
        lines.add(number(reader, "agreement", found.agreement()));
        lines.add(number(reader, "brier", found.brier()));
        lines.add(number(reader, "confidence", found.confidence()));
        lines.add(number(reader, "right", found.right()));
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
            line.append(padded(decimal(reader, Accuracy.hundredths(found.f1(names.get(at)))), 6));
            for (int count : found.confusion()[at]) {
                line.append(count == 0 ? "   ." : String.format(Locale.ROOT, "%4d", count));
            }
            lines.add(line.toString());
        }
        lines.add("");
        lines.add("  " + shown(found, reader));
        lines.add("");
        return lines;
    }

    /** What is not shown for too small an F1. */
    private static String shown(Validation found, Language reader) {
        Kinds kinds = found.kinds();
        String least = decimal(reader, Accuracy.LEAST);
        if (found.macroF1() < Accuracy.LEAST) return say(reader, "shown.index").replace("{0}", least);
        List<String> hidden = kinds.withNone().stream()
                .filter(name -> found.f1(name) < Accuracy.LEAST)
                .map(name -> kinds.name(name, reader))
                .toList();
        return hidden.isEmpty()
                ? say(reader, "shown.all").replace("{0}", least)
                : say(reader, "shown.some").replace("{0}", least).replace("{1}", String.join(", ", hidden));
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
     * How far people agree, in a line, and whether that is too little, or of too few answers, to be relied on.
     *
     * @param counts people, answers that anybody rated, answers that two or more rated
     * @param people alpha of people
     * @param metrics by person, alpha of the person and the metrics
     */
    public static String agreement(
            Language language,
            Kinds kinds,
            List<Integer> counts,
            OptionalDouble people,
            Map<String, OptionalDouble> metrics,
            Language reader) {
        StringBuilder line = new StringBuilder(say(reader, "agree")
                .replace("{0}", say(reader, kinds.prefix()))
                .replace("{1}", say(reader, language.tag()))
                .replace("{2}", Integer.toString(counts.get(0)))
                .replace("{3}", Integer.toString(counts.get(1)))
                .replace("{4}", Integer.toString(counts.get(2)))
                .replace("{5}", alpha(reader, people))
                .replace(
                        "{6}",
                        metrics.entrySet().stream()
                                .map(person -> person.getKey() + " " + alpha(reader, person.getValue()))
                                .collect(Collectors.joining("; "))));
        if (counts.get(2) < FEWEST_RATED)
            line.append(say(reader, "agree.few").replace("{0}", Integer.toString(FEWEST_RATED)));
        if (people.orElse(1) < LEAST_ALPHA)
            line.append(say(reader, "agree.low").replace("{0}", decimal(reader, LEAST_ALPHA)));
        return line.toString();
    }

    /**
     * How far people agree on which of two answers goes deeper, in a line, and whether that is too little, or of too few pairs.
     *
     * @param rated pairs that anybody rated in both orders
     * @param twice pairs that two or more did
     * @param people alpha of people
     * @param judge alpha of people and the judge
     * @param steady by person, how often the order made no difference
     */
    public static String pairs(
            Language language,
            int rated,
            int twice,
            OptionalDouble people,
            OptionalDouble judge,
            Map<String, Verdicts.Agreement> steady,
            Language reader) {
        StringBuilder line = new StringBuilder(say(reader, "pairs")
                .replace("{0}", say(reader, language.tag()))
                .replace("{1}", Integer.toString(rated))
                .replace("{2}", Integer.toString(twice))
                .replace("{3}", alpha(reader, people))
                .replace("{4}", alpha(reader, judge))
                .replace(
                        "{5}",
                        steady.entrySet().stream()
                                .map(person -> person.getKey() + " "
                                        + person.getValue().same() + "/"
                                        + person.getValue().of())
                                .collect(Collectors.joining("; "))));
        if (twice < FEWEST_PAIRS) line.append(say(reader, "pairs.few").replace("{0}", Integer.toString(FEWEST_PAIRS)));
        if (people.orElse(1) < LEAST_ALPHA)
            line.append(say(reader, "pairs.low").replace("{0}", decimal(reader, LEAST_ALPHA)));
        return line.toString();
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
