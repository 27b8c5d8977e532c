package org.phrasefield.forecast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.phrasefield.language.Language;

/**
 * What the words of a prompt say of its form: a linear support vector machine, one form against the others (Fan and others 2008, LIBLINEAR), on the words, their neighbours and
 * their runs of letters, each hashed to one of {@value #BUCKETS} buckets (Weinberger and others 2009). Learned from the development prompts by {@code
 * FormWordsTest -Dupdate=true}. The page of the preview does the same with the same weights.
 */
final class FormWords {
    static final int BUCKETS = 1 << 16;

    /** As many neighbours and letters at most make one feature. */
    private static final int NEIGHBOURS = 3;

    private static final int FEWEST_LETTERS = 3;
    private static final int MOST_LETTERS = 6;

    private static final Map<Language, FormWords> LEARNED = new ConcurrentHashMap<>();

    private final FormRules rules;
    private final byte[] file;
    private final double[] biases;
    private final double scale;

    /**
     * What was learned of a language.
     *
     * @param file of each label its bias, then the scale of all weights, as 32-bit floats, most significant byte first; then one signed byte a
     *     bucket and label
     */
    private FormWords(Language language, byte[] file) {
        this.rules = FormRules.of(language);
        this.file = file;
        List<String> labels = FormAccuracy.labels();
        biases = new double[labels.size()];
        ByteBuffer head = ByteBuffer.wrap(file);
        for (int k = 0; k < biases.length; k++) biases[k] = head.getFloat();
        scale = head.getFloat();
    }

    /** The name of the file with what was learned of a language. */
    static String file(Language language) {
        return "form-words-" + language.tag() + ".bin";
    }

    /** What was learned of a language, read when it is first asked for. */
    static FormWords of(Language language) {
        return LEARNED.computeIfAbsent(language, FormWords::read);
    }

    private static FormWords read(Language language) {
        try (InputStream in =
                Objects.requireNonNull(FormWords.class.getResourceAsStream(file(language)), file(language))) {
            return new FormWords(language, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(file(language), e);
        }
    }

    /** The file as text, for the page. */
    String base64() {
        return Base64.getEncoder().encodeToString(file);
    }

    /** How much speaks for each of {@link FormAccuracy#labels}, in their order; of any sign, the greater the more. */
    double[] scores(String prompt) {
        double[] scores = biases.clone();
        int first = Float.BYTES * (biases.length + 1);
        features(prompt, rules).forEach((bucket, value) -> {
            for (int k = 0; k < scores.length; k++) {
                scores[k] += scale * file[first + bucket * scores.length + k] * value;
            }
        });
        return scores;
    }

    /** By bucket, how much of a prompt lies in it: the words and neighbours of a prompt have together the length one, and so have its runs of letters. */
    static Map<Integer, Double> features(String prompt, FormRules rules) {
        Set<String> words = new LinkedHashSet<>();
        Set<String> letters = new LinkedHashSet<>();
        List<List<String>> sentences = PromptWords.sentences(prompt, rules);
        for (int at = 0; at < sentences.size(); at++) {
            List<String> sentence = sentences.get(at);
            neighbours(sentence, at == 0, at == sentences.size() - 1, words);
            sentence.forEach(word -> letters(" " + number(word) + " ", letters));
        }
        Map<Integer, Double> features = new TreeMap<>();
        for (Set<String> each : List.of(words, letters)) {
            each.forEach(feature -> features.merge(bucket(feature), 1 / Math.sqrt(each.size()), Double::sum));
        }
        return features;
    }

    /** Words and their neighbours, those of the first and the last sentence once more: there the request stands most often. */
    private static void neighbours(List<String> sentence, boolean first, boolean last, Set<String> features) {
        List<String> words = new ArrayList<>(List.of("^"));
        sentence.forEach(word -> words.add(number(word)));
        words.add("$");
        for (int from = 0; from < words.size(); from++) {
            String feature = "w";
            for (int n = 1; n <= NEIGHBOURS && from + n <= words.size(); n++) {
                feature += " " + words.get(from + n - 1);
                features.add(feature);
                if (n == NEIGHBOURS) continue;
                if (first) features.add("first " + feature);
                if (last) features.add("last " + feature);
            }
        }
    }

    private static void letters(String word, Set<String> features) {
        for (int from = 0; from < word.length(); from++) {
            for (int n = FEWEST_LETTERS; n <= MOST_LETTERS && from + n <= word.length(); n++) {
                features.add(word.substring(from, from + n));
            }
        }
    }

    /** All numbers are alike. */
    private static String number(String word) {
        return Character.isDigit(word.codePointAt(0)) ? "#" : word;
    }

    /** FNV-1a over UTF-16 units, its upper bits folded in. */
    private static int bucket(String feature) {
        int hash = 0x811c9dc5;
        for (int i = 0; i < feature.length(); i++) hash = (hash ^ feature.charAt(i)) * 0x01000193;
        return (hash ^ hash >>> 15) & BUCKETS - 1;
    }

    /** Probabilities of what has these scores: together one. */
    static double[] probabilities(double[] scores, double temperature) {
        double most = Arrays.stream(scores).max().orElseThrow();
        double[] probabilities = Arrays.stream(scores)
                .map(score -> Math.exp((score - most) / temperature))
                .toArray();
        double whole = Arrays.stream(probabilities).sum();
        for (int k = 0; k < probabilities.length; k++) probabilities[k] /= whole;
        return probabilities;
    }
}
