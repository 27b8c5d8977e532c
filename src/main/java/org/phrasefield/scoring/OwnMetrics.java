package org.phrasefield.scoring;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.OwnMetric;
import org.phrasefield.scoring.Score.Unscored;

/** The metrics that stand in a protocol and count words. */
public final class OwnMetrics {
    private OwnMetrics() {}

    /** How often the words of its list stand in an answer. */
    static Measured counting(OwnMetric metric, OwnMetric.Words words) {
        Map<Language, LemmaList> read = new ConcurrentHashMap<>();
        return Measured.byWords(
                metric.id(),
                Family.OWN,
                LexiconMetrics.RATE,
                LexiconMetrics.POOLED,
                basis(metric, words),
                new OwnWording(metric, "own-words"),
                counted -> {
                    List<String> list = words.lists().get(counted.language().tag());
                    if (list == null) return new Unscored("no list in this language");
                    LemmaList lemmas =
                            read.computeIfAbsent(counted.language(), language -> new LemmaList(language, list));
                    return Measure.percent(lemmas.count(counted), counted.size());
                });
    }

    private static Basis basis(OwnMetric metric, OwnMetric.Words words) {
        return Basis.WORD_NET
                .on(words.lists().entrySet().stream()
                        .map(list -> LemmaList.instrument(list.getKey(), metric.id(), list.getValue()))
                        .toList())
                .numbered(2);
    }

    /**
     * An entry of a list as it is understood.
     *
     * @param written the entry
     * @param lemmas the dictionary forms that it finds, with spaces between them; empty where it holds no word
     * @param unknown words of it that are in no dictionary, so that they are found in the form that is written, and in others by guess alone
     */
    public record Understood(String written, String lemmas, List<String> unknown) {
        /** The entry, and the dictionary forms behind it where they are others. */
        public String line() {
            boolean same = WordList.fold(written.toLowerCase(Locale.ROOT)).equals(lemmas);
            return same || lemmas.isEmpty() ? written : written + " (" + lemmas + ")";
        }
    }

    /** The entries of each language's list, as they are understood, in the order written. */
    public static Map<String, List<Understood>> understood(OwnMetric.Words words) {
        Map<String, List<Understood>> all = new TreeMap<>();
        words.lists()
                .forEach((tag, list) -> Language.of(tag)
                        .ifPresent(language -> all.put(
                                tag,
                                list.stream()
                                        .map(entry -> understood(language, entry))
                                        .toList())));
        return Collections.unmodifiableMap(all);
    }

    private static Understood understood(Language language, String entry) {
        List<LemmaList.Word> words = LemmaList.words(language, entry);
        return new Understood(
                entry,
                words.stream().map(LemmaList.Word::lemma).collect(Collectors.joining(" ")),
                words.stream()
                        .filter(word -> !LemmaList.known(language, word))
                        .map(LemmaList.Word::form)
                        .toList());
    }
}
