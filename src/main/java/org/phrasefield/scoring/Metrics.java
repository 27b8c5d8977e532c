package org.phrasefield.scoring;

import static org.phrasefield.scoring.Family.LENGTH;
import static org.phrasefield.scoring.Family.STRUCTURE;
import static org.phrasefield.scoring.Family.STYLE;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/** All metrics, in the fixed order of tables and outputs. To add one: a line here, its texts in both languages, its table test. */
public final class Metrics {

    /** The metric whose effects are shown as the headline length: a ratio to the control. */
    public static final String LENGTH_RATIO = "log-words";

    private static final String PERCENT = "0–100";
    private static final Scale RATE = Scale.of("per 100 words", PERCENT);
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

    /** The metric with this id; the indices of whole cells and what a judge gives are among them. */
    public static Optional<Metric> of(String id) {
        return Stream.of(MEASURES.keySet(), Indices.ofCells(), Indices.judged())
                .flatMap(Collection::stream)
                .filter(metric -> metric.id().equals(id))
                .findFirst();
    }

    /** A reason for a missing score in a reader's language; reasons that are not this room's come back as they are. */
    public static String reason(Language reader, String reason) {
        String key = "reason." + reason.replace(' ', '-');
        return Texts.has(reader, key) ? Texts.of(reader, key) : reason;
    }

    static Measure measure(Metric metric) {
        return Objects.requireNonNull(MEASURES.get(metric), metric.id());
    }

    private static Map<Metric, Measure> measures() {
        Map<Metric, Measure> all = new LinkedHashMap<>();
        Scale words = Scale.of("words", "≥ 1");
        all.put(
                metric("words", LENGTH, words, Needs.WHOLE),
                each(text -> text.words().size()));
        all.put(
                metric("sentences", LENGTH, Scale.of("sentences", "≥ 0"), Needs.WHOLE),
                each(text -> text.sentences().size()));
        all.put(
                metric(LENGTH_RATIO, LENGTH, Scale.logarithm("ln words", "≥ 0"), Needs.WHOLE),
                each(text -> Math.log(text.words().size())));
        all.put(
                metric("sentence-length", LENGTH, Scale.of("words", "> 0"), Needs.WHOLE.sentences(LEAST_SENTENCES)),
                each(text ->
                        (double) text.sentenceWords().size() / text.sentences().size()));
        all.put(metric("mattr", STYLE, Scale.of("share of different words", "0–1"), Needs.ANY), Metrics::mattr);
        all.put(
                metric("questions", STYLE, Scale.of("% of sentences", PERCENT), Needs.WHOLE.sentences(LEAST_SENTENCES)),
                Metrics::questions);
        all.put(metric("first-person", STYLE, RATE, Needs.ANY.words(LEAST_WORDS_FOR_PERSON)), rate("first-person"));
        all.put(metric("second-person", STYLE, RATE, Needs.ANY.words(LEAST_WORDS_FOR_PERSON)), rate("second-person"));
        all.put(metric("hedges", STYLE, RATE, Needs.ANY), rate("hedges"));
        all.put(
                metric("list-share", STRUCTURE, Scale.of("% of words", PERCENT), Needs.WHOLE),
                answer -> Measure.percent(
                        answer.text().wordsInLists(), answer.text().words().size()));
        return all;
    }

    private static Metric metric(String id, Family family, Scale scale, Needs needs) {
        return new Metric(id, family, "1", scale, needs);
    }

    private static Measure each(ToDoubleFunction<TextView> number) {
        return answer -> new Scored(number.applyAsDouble(answer.text()));
    }

    private static Value mattr(AnswerView answer) {
        List<String> words = answer.text().words().stream()
                .filter(word -> !NUMBER.matcher(word).matches())
                .map(WordList::fold)
                .toList();
        var mattr = Diversity.mattr(words, WINDOW);
        return mattr.isPresent() ? new Scored(mattr.getAsDouble()) : new Unscored("fewer than " + WINDOW + " words");
    }

    private static Value questions(AnswerView answer) {
        List<String> sentences = answer.text().sentences();
        long questions = sentences.stream()
                .filter(sentence -> QUESTION.matcher(sentence).find())
                .count();
        return Measure.percent(questions, sentences.size());
    }

    /** Expressions of a list per 100 words; the list is read when a text of its language first asks for it. */
    private static Measure rate(String kind) {
        Map<Language, WordList> lists = new ConcurrentHashMap<>();
        return answer -> Measure.percent(
                lists.computeIfAbsent(answer.language(), language -> WordList.read(language, kind))
                        .count(answer.text()),
                answer.text().words().size());
    }
}
