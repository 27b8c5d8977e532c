package org.phrasefield.scoring;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.phrasefield.language.Language;

/**
 * How well zones and strategies are found in the labelled texts, as {@link Validation} measured it, and what must not be shown for it: a kind with a
 * smaller F1 than {@link #LEAST} is no score that one can trust (E, validation, of the metrics reference). {@code accuracy.properties} is made by
 * {@code ValidationTest}, which also compares it with a new measurement.
 */
public final class Accuracy {
    /** The smallest F1 with which a score is shown. */
    public static final double LEAST = 0.7;

    static final String FILE = "accuracy.properties";
    private static final String AGREEMENT = "agreement";
    static final String TEXTS = "texts";

    private Accuracy() {}

    /**
     * The F1 that a metric's scores rest on, 0 to 1: of the share of a kind its own, of indices and of what is made of all shares the mean over kinds.
     * Empty for metrics that are not found by a method with labels, and for the agreement of methods.
     */
    public static OptionalDouble of(Language language, String metric) {
        return kinds(metric)
                .filter(kinds -> !metric.equals(kinds.metric(AGREEMENT)))
                .map(kinds -> OptionalDouble.of(figure(language, kinds, name(kinds, metric))))
                .orElse(OptionalDouble.empty());
    }

    /** How many labelled texts a language has; every language and both kinds have as many. */
    public static int texts() {
        return Integer.parseInt(Texts.setting(FILE, TEXTS));
    }

    /** Share of the labelled texts that both methods name alike; empty for metrics without two methods. */
    public static OptionalDouble agreement(Language language, String metric) {
        return kinds(metric)
                .map(kinds -> OptionalDouble.of(figure(language, kinds, AGREEMENT)))
                .orElse(OptionalDouble.empty());
    }

    /** Why a metric's scores are not shown in a language, as a clause; empty where they are. */
    public static Optional<String> fault(String language, String metric) {
        Optional<Language> known = Language.of(language);
        if (known.isEmpty()) return Optional.empty();
        OptionalDouble found = of(known.get(), metric);
        return found.isPresent() && found.getAsDouble() < LEAST
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "not shown: accuracy %.2f < %.2f on our set",
                        hundredths(found.getAsDouble()),
                        LEAST))
                : Optional.empty();
    }

    /** An F1 as readers are told it, in hundredths and never rounded up: 0.698 is not the 0.70 that is asked for. */
    public static double hundredths(double f1) {
        return Math.floor(f1 * 100 + 1e-9) / 100;
    }

    /** The figures of a validation as lines of the file. */
    static String lines(Validation found) {
        String key = HeadSettings.key(found.language(), found.kinds()) + ".";
        StringBuilder lines = new StringBuilder();
        lines.append(line(key + "macro", found.macroF1())).append(line(key + AGREEMENT, found.agreement()));
        for (String name : found.kinds().withNone()) lines.append(line(key + "f1." + name, found.f1(name)));
        return lines.toString();
    }

    private static String line(String key, double number) {
        return key + "=" + String.format(Locale.ROOT, "%.3f", number) + "\n";
    }

    private static Optional<Kinds> kinds(String metric) {
        return Stream.of(Kinds.values())
                .filter(kinds -> metric.equals(kinds.prefix()) || metric.startsWith(kinds.prefix() + "-"))
                .findFirst();
    }

    private static String name(Kinds kinds, String metric) {
        return kinds.withNone().stream()
                .filter(name ->
                        metric.equals(kinds.metric(name)) || metric.equals(kinds.metric(name) + Metric.UNMASKED))
                .findFirst()
                .map(name -> "f1." + name)
                .orElse("macro");
    }

    private static double figure(Language language, Kinds kinds, String name) {
        return Double.parseDouble(Texts.setting(FILE, HeadSettings.key(language, kinds) + "." + name));
    }
}
