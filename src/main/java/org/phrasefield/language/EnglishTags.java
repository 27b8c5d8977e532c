package org.phrasefield.language;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.postag.POSModel;
import opennlp.tools.util.StringUtil;
import opennlp.tools.util.featuregen.FeatureGeneratorUtil;

/**
 * Gives each word of a sentence the likeliest tag of OpenNLP's maximum-entropy model, from the first to the last (Ratnaparkhi 1996, with a beam of
 * one). What the model says of a word by itself is kept, and no probabilities are made, which the library's own search needs to keep several
 * readings in mind; the tags are the same. For any number of threads.
 */
final class EnglishTags {
    /** Words of which it is kept what the model says. */
    private static final int KEPT = 10_000;

    /** Letters of the longest beginning and end of a word that the model looks at. */
    private static final int AFFIX = 4;

    /** How far the model looks to either side. */
    private static final int WINDOW = 2;

    private final Map<String, Context> features;
    private final String[] tags;
    /** By how far before it the sentence begins. */
    private final List<Context> begins;
    /** By tag of the word before. */
    private final List<Context> after;
    /** By tag of the word before the last one, then of the last one. */
    private final List<List<Context>> afterTwo;

    private final Remembered<String, Word> words = new Remembered<>(KEPT, this::word);

    /** Nothing is known of a feature that the model has not met. */
    private static final Context NOTHING = new Context(new int[0], new double[0]);

    @SuppressWarnings("unchecked") // the library hands its tables out as plain objects
    EnglishTags(POSModel model) {
        AbstractModel weights = Objects.requireNonNull(model.getArtifact("pos.model"));
        this.features = (Map<String, Context>) weights.getDataStructures()[1];
        this.tags = IntStream.range(0, weights.getNumOutcomes())
                .mapToObj(weights::getOutcome)
                .toArray(String[]::new);
        this.begins = List.of(feature("S=begin"), feature("p1S=begin"), feature("p2S=begin"));
        this.after = Arrays.stream(tags).map(tag -> feature("t=" + tag)).toList();
        this.afterTwo = Arrays.stream(tags)
                .map(first -> Arrays.stream(tags)
                        .map(second -> feature("t2=" + first + "," + second))
                        .toList())
                .toList();
    }

    private Context feature(String name) {
        return features.getOrDefault(name, NOTHING);
    }

    /**
     * What the model says of a word.
     *
     * @param alone sums of weights by tag, from its letters
     * @param shape from its capitals and figures
     * @param shaped from these and its letters together
     * @param before of a word that stands one and two places after it
     * @param behind of a word that stands one and two places before it
     */
    private record Word(double[] alone, Context shape, Context shaped, Context[] before, Context[] behind) {}

    private Word word(String written) {
        String small = StringUtil.toLowerCase(written);
        double[] alone = new double[tags.length];
        Arrays.fill(alone, StrictMath.log(1.0 / tags.length));
        add(feature("def"), alone);
        int affixes = Math.min(AFFIX, written.length());
        for (int letters = 1; letters <= affixes; letters++) {
            add(feature("suf=" + written.substring(written.length() - letters)), alone);
        }
        for (int letters = 1; letters <= affixes; letters++)
            add(feature("pre=" + written.substring(0, letters)), alone);
        add(feature("w=" + small), alone);
        String shape = FeatureGeneratorUtil.tokenFeature(written);
        return new Word(
                alone,
                feature("wc=" + shape),
                feature("w&c=" + small + "," + shape),
                new Context[] {feature("p1w=" + small), feature("p2w=" + small)},
                new Context[] {feature("n1w=" + small), feature("n2w=" + small)});
    }

    private static void add(Context feature, double[] sums) {
        int[] of = feature.getOutcomes();
        double[] weights = feature.getParameters();
        for (int i = 0; i < of.length; i++) sums[of[i]] += weights[i];
    }

    /** The tag of each word and mark of a sentence, in the model's own names. */
    String[] of(String[] sentence) {
        Word[] known = Arrays.stream(sentence).map(words::of).toArray(Word[]::new);
        int[] chosen = new int[sentence.length];
        double[] sums = new double[tags.length];
        for (int at = 0; at < chosen.length; at++) {
            System.arraycopy(known[at].alone(), 0, sums, 0, sums.length);
            around(known, at, sums);
            if (at > 0) add(after.get(chosen[at - 1]), sums);
            if (at > 1) add(afterTwo.get(chosen[at - 2]).get(chosen[at - 1]), sums);
            chosen[at] = largest(sums);
        }
        return Arrays.stream(chosen).mapToObj(tag -> tags[tag]).toArray(String[]::new);
    }

    /** Adds what neighbours and its own shape say of a word, in the order of the library, so that rounding is the same. */
    private void around(Word[] sentence, int at, double[] sums) {
        for (int by = 1; by <= WINDOW && at - by >= 0; by++) {
            add(sentence[at - by].before()[by - 1], sums);
        }
        for (int by = 1; by <= WINDOW && at + by < sentence.length; by++) {
            add(sentence[at + by].behind()[by - 1], sums);
        }
        if (at <= WINDOW) add(begins.get(at), sums);
        add(sentence[at].shape(), sums);
        add(sentence[at].shaped(), sums);
    }

    private static int largest(double[] sums) {
        int largest = 0;
        for (int i = 1; i < sums.length; i++) if (sums[i] > sums[largest]) largest = i;
        return largest;
    }
}
