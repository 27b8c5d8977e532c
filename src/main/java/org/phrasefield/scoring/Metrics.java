package org.phrasefield.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/** All metrics, in the fixed order of tables and outputs. To add one: a line here, its texts in both languages, its table test. */
public final class Metrics {

    /** The metric whose effects are shown as the headline length: a ratio to the control. */
    public static final String LENGTH = "log-words";

    private static final int WINDOW = 25;
    private static final int LEAST_WORDS_FOR_PERSON = 50;
    private static final int LEAST_SENTENCES = 3;

    private static final Pattern NUMBER = Pattern.compile("[\\p{N}.,:'’-]+");

    /** A question mark that ends a sentence, whatever marks, quotes or emoji follow it. */
    private static final Pattern QUESTION = Pattern.compile("\\?[?!.…]*[^\\p{L}\\p{N}?!.…]*$");

    private static final Map<Metric, Measure> MEASURES = measures();

    private Metrics() {}

    /** Every metric in order. */
    public static List<Metric> all() {
        return List.copyOf(MEASURES.keySet());
    }

    /** The metric with this id. */
    public static Optional<Metric> of(String id) {
        return MEASURES.keySet().stream()
                .filter(metric -> metric.id().equals(id))
                .findFirst();
    }

    /** A reason for a missing score in a reader's language; reasons that are not this room's come back as they are. */
    public static String reason(Language reader, String reason) {
        String key = "reason." + reason.replace(' ', '-');
        return Texts.has(reader, key) ? Texts.of(reader, key) : reason;
    }

    static Map<Metric, Measure> measured() {
        return MEASURES;
    }

    private static Map<Metric, Measure> measures() {
        Map<Metric, Measure> all = new LinkedHashMap<>();
        all.put(
                new Metric("words", 1, "words", "≥ 1", true, false),
                each(text -> text.words().size()));
        all.put(
                new Metric("sentences", 1, "sentences", "≥ 0", true, false),
                each(text -> text.sentences().size()));
        all.put(
                new Metric(LENGTH, 1, "ln words", "≥ 0", true, true),
                each(text -> Math.log(text.words().size())));
        all.put(
                new Metric("sentence-length", 1, "words", "> 0", true, false),
                each(text -> (double) text.sentenceWords().size()
                                / text.sentences().size())
                        .fromSentences(LEAST_SENTENCES));
        all.put(new Metric("mattr", 1, "share of different words", "0–1", false, false), Metrics::mattr);
        all.put(
                new Metric("questions", 1, "% of sentences", "0–100", true, false),
                ((Measure) Metrics::questions).fromSentences(LEAST_SENTENCES));
        all.put(
                new Metric("first-person", 2, "per 100 words", "0–100", false, false),
                rate("first-person").fromWords(LEAST_WORDS_FOR_PERSON));
        all.put(
                new Metric("second-person", 2, "per 100 words", "0–100", false, false),
                rate("second-person").fromWords(LEAST_WORDS_FOR_PERSON));
        all.put(new Metric("hedges", 2, "per 100 words", "0–100", false, false), rate("hedges"));
        all.put(
                new Metric("list-share", 1, "% of words", "0–100", true, false),
                text -> Measure.percent(text.wordsInLists(), text.words().size()));
        return all;
    }

    private static Measure each(ToDoubleFunction<TextView> number) {
        return text -> new Scored(number.applyAsDouble(text));
    }

    private static Value mattr(TextView text) {
        List<String> words = text.words().stream()
                .filter(word -> !NUMBER.matcher(word).matches())
                .map(WordList::fold)
                .toList();
        var mattr = Diversity.mattr(words, WINDOW);
        return mattr.isPresent() ? new Scored(mattr.getAsDouble()) : new Unscored("fewer than " + WINDOW + " words");
    }

    private static Value questions(TextView text) {
        List<String> sentences = text.sentences();
        long questions = sentences.stream()
                .filter(sentence -> QUESTION.matcher(sentence).find())
                .count();
        return Measure.percent(questions, sentences.size());
    }

    /** Expressions of a list per 100 words; the list is read when a text of its language first asks for it. */
    private static Measure rate(String kind) {
        Map<Language, WordList> lists = new ConcurrentHashMap<>();
        return text -> Measure.percent(
                lists.computeIfAbsent(text.language(), language -> WordList.read(language, kind))
                        .count(text),
                text.words().size());
    }
}
