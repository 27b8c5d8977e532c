package org.phrasefield.llm;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one of the built-in liars does: which form changes what, and by how much. A form that no map names changes nothing.
 *
 * @param name what follows {@code planted/}
 * @param length by form, how many times as many words an answer has
 * @param hedges by form, how many more words in 100 are hedges
 * @param sentences by form, how many more words a sentence has
 * @param cuts by form, which share of the answers is cut
 * @param nouns by form, from how many nouns a topic's answers take those of their first third; empty where all words are drawn alike
 * @param relations by form, which share of the sentences after the first opens with a connective; empty where none ever does
 * @param practical by form, which share of the words is taken from those of practical instructions
 */
record Lie(
        String name,
        Map<String, Double> length,
        Map<String, Double> hedges,
        Map<String, Double> sentences,
        Map<String, Double> cuts,
        Map<String, Integer> nouns,
        Map<String, Double> relations,
        Map<String, Double> practical) {
    /** Words of an answer without any effect: their geometric mean. */
    static final double WORDS = 80;
    /** Standard deviation of the logarithm of an answer's words, within one cell. */
    static final double SPREAD = 0.25;
    /** Hedges in 100 words without any effect. */
    static final double HEDGES = 1;
    /** Words of a sentence without any effect. */
    static final double SENTENCE = 10;

    /** Different nouns of each third of an answer, where a liar has {@link #nouns}. */
    static final int HAND = 8;
    /** From how many nouns those of the first third are taken without an effect. */
    static final int POOL = 11;
    /** Which share of its sentences a liar about depth opens with a connective where no effect is planted. */
    static final double RELATED = 0.3;

    /** Words that a sentence opens with when it follows from the one before; the judge called fair goes by them. */
    static final Map<String, List<String>> CONNECTIVES = Map.of(
            "en",
            List.of("Because", "But", "So", "Therefore", "If", "Although"),
            "ru",
            List.of("Поэтому", "Но", "Значит", "Поскольку", "Если", "Однако"));

    /** Every liar there is. */
    static final List<Lie> ALL = List.of(
            lie("none", Map.of()),
            new Lie(
                    "length",
                    Map.of("imagine", 1.5, "name", 0.7),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of()),
            new Lie(
                    "style",
                    Map.of(),
                    Map.of("what-do-you-think", 4.0),
                    Map.of("story", 6.0),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of()),
            new Lie("loss", Map.of(), Map.of(), Map.of(), Map.of("analogy", 0.4), Map.of(), Map.of(), Map.of()),
            new Lie(
                    "scope",
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of("imagine", 24, "name", 8),
                    Map.of(),
                    Map.of()),
            lie("zone", Map.of("how-many", 0.6)),
            new Lie(
                    "depth",
                    Map.of("story", 1.4),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of("imagine", 0.7),
                    Map.of()));

    /**
     * What moves because a planted effect does, and cannot be held where it was.
     *
     * @param name of the liar
     * @param form form id
     * @param metrics ids of metrics, their masked twins included; one that ends in … stands for all that begin so
     * @param why in English
     * @param whyRussian in Russian
     */
    record Along(String name, String form, List<String> metrics, String why, String whyRussian) {}

    /** All that moves along, ordered by liar. */
    static final List<Along> ALONG = List.of(
            longer("length", "imagine"),
            longer("length", "name"),
            new Along(
                    "style",
                    "what-do-you-think",
                    List.of("adverbs", "formality", "zone", "zone-…", "strategy-…"),
                    "the hedge is an adverb, in English one of words that some zones have and others have not, so that there the index of zones moves, and a cue of strategies",
                    "смягчающее слово — наречие, по нему же судят о стратегии, а в английском и о зоне (там сдвигается и индекс зон): в одних зонах такие слова обычны, в других нет"),
            new Along(
                    "style",
                    "story",
                    List.of("sentences", "sentence-variation", "names", "specificity", "strategy-…"),
                    "fewer sentences have fewer first words with a capital, which a tagger takes for names; strategies are known by the length of sentences, too",
                    "чем меньше предложений, тем меньше первых слов с заглавной буквы, а их иногда принимают за имена; по длине предложений судят и о стратегии"),
            new Along(
                    "zone",
                    "how-many",
                    List.of(
                            "mattr",
                            "mattr-50",
                            "hdd",
                            "maas",
                            "yule-k",
                            "syllables-per-word",
                            "characters",
                            "formality",
                            "noun-verb-ratio",
                            "adjectives",
                            "adverbs",
                            "imperatives",
                            "perception",
                            "concreteness",
                            "zone-…",
                            "strategy",
                            "strategy-…"),
                    "other words are of other kinds and lengths, and more different ones are drawn from; the index of strategies moves in Russian, where it is shown",
                    "другие слова относятся к другим частям речи и другой длины, и разных слов больше; индекс стратегий сдвигается в русском, где он показан"),
            longer("depth", "story"),
            new Along(
                    "depth",
                    "imagine",
                    List.of(
                            "style",
                            "style-words",
                            "adverbs",
                            "connective-variety",
                            "contingency",
                            "contrast",
                            "coordinators",
                            "hdd",
                            "hypothetical",
                            "known-words",
                            "lexical-density",
                            "names",
                            "specificity",
                            "strategy",
                            "strategy-…",
                            "subordinators",
                            "zone-analytic-logical"),
                    "a connective is a word more, and one that the dictionary has: there are more conjunctions and adverbs, and fewer words with a capital "
                            + "that a tagger takes for names; strategies are known by connectives, too, and so is the analytic zone in Russian, where the index of strategies is shown and moves; the index of style moves by so little that some runs alone show it",
                    "связка — лишнее слово, к тому же известное словарю: больше союзов и наречий, меньше слов с заглавной буквы, которые принимают "
                            + "за имена; по связкам судят и о стратегии, а в русском и об аналитической зоне, и там сдвигается индекс стратегий; индекс стиля сдвигается так мало, что видно это не в каждом прогоне"));

    private static Along longer(String name, String form) {
        return new Along(
                name,
                form,
                List.of("words", "sentences", "characters", "tokens", "tokens-o200k", "maas"),
                "the same counted otherwise; and Maas's index, since its logarithms do not take length out where words are drawn from a list that "
                        + "does not grow",
                "то же, сосчитанное иначе; и индекс Мааса: когда слова берутся из списка, который не растёт, его логарифмы длину не снимают");
    }

    private static Lie lie(String name, Map<String, Double> practical) {
        return new Lie(name, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), practical);
    }

    Lie {
        length = Map.copyOf(length);
        hedges = Map.copyOf(hedges);
        sentences = Map.copyOf(sentences);
        cuts = Map.copyOf(cuts);
        nouns = Map.copyOf(nouns);
        relations = Map.copyOf(relations);
        practical = Map.copyOf(practical);
    }

    /** The share of a form's sentences after the first that open with a connective. */
    double related(String form) {
        return relations.isEmpty() ? 0 : relations.getOrDefault(form, RELATED);
    }

    /** Whether a sentence opens as one does that follows from another. */
    static boolean opensWithConnective(String sentence) {
        return CONNECTIVES.values().stream().flatMap(List::stream).anyMatch(word -> sentence.startsWith(word + " "));
    }

    static Optional<Lie> named(String name) {
        return ALL.stream().filter(lie -> lie.name().equals(name)).findFirst();
    }

    /**
     * One planted effect against the control form.
     *
     * @param metric the metric that must find it; {@code cut} is no metric but an outcome, {@code relations} is what judges must find
     * @param size in the metric's unit; of {@code log-words} a ratio, of {@code scope-words} a number of nouns
     */
    record Effect(String form, String metric, double size) {
        /** The size as tables write it. */
        String written() {
            return switch (metric) {
                case "log-words" -> "×" + number(size);
                case "cut", "relations" -> number(100 * size) + " %";
                case "scope-words" ->
                    (size > POOL ? "wider" : "narrower") + ": first nouns out of " + number(size) + ", not " + POOL;
                case "zone-practical-instructional" -> number(100 * size) + " % of the words";
                case "hedges" -> "+" + number(size) + " per 100 words";
                default -> "+" + number(size) + " words";
            };
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
        }
    }

    /** Every effect, ordered by form. */
    List<Effect> effects() {
        return Stream.of(
                        effects(length, "log-words"),
                        effects(hedges, "hedges"),
                        effects(sentences, "sentence-length"),
                        effects(cuts, "cut"),
                        effects(nouns, "scope-words"),
                        effects(relations, "relations"),
                        effects(practical, "zone-practical-instructional"))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Effect> effects(Map<String, ? extends Number> sizes, String metric) {
        return sizes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(size -> new Effect(size.getKey(), metric, size.getValue().doubleValue()));
    }

    /** All effects in one line, for the liar's identity. */
    String summary() {
        return effects().isEmpty()
                ? "none"
                : effects().stream()
                        .map(effect -> effect.form() + " " + effect.metric() + " " + effect.written())
                        .collect(Collectors.joining(", "));
    }
}
