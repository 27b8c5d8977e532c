package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.phrasefield.language.Language;

/**
 * How well zones or strategies of the labelled texts are found, which nothing is fitted to. The labels are one author's.
 *
 * @param language language of the texts
 * @param kinds what is found
 * @param confusion by label, then by what was found, in the order of {@link Kinds#withNone}
 * @param listed macro-averaged F1 of the method of closed lists, 0 to 1
 * @param agreement share of texts that both methods name alike
 * @param brier mean squared error of the probabilities, none among them, 0 to 2
 * @param confidence mean probability of what is likeliest
 * @param right share of texts that are of what is likeliest; a confidence above it is too much
 * @param heldOut macro-averaged F1 on seed texts of topics that the head was not trained on
 * @param shuffled macro-averaged F1 that nineteen of twenty shuffles of the labels stay beneath
 */
public record Validation(
        Language language,
        Kinds kinds,
        int[][] confusion,
        double listed,
        double agreement,
        double brier,
        double confidence,
        double right,
        double heldOut,
        double shuffled) {

    private static final int SHUFFLES = 1000;
    private static final long SEED = 20261125;

    /** Judges the methods by the labelled texts. Takes some seconds. */
    public static Validation of(Language language, Kinds kinds) {
        List<String> labels = new ArrayList<>();
        List<String> found = new ArrayList<>();
        List<String> listed = new ArrayList<>();
        double brier = 0;
        double confidence = 0;
        double right = 0;
        for (LabelledText text : LabelledText.validation(language)) {
            AnswerView view = text.view();
            KindsOfAnswer said = view.kinds(kinds);
            String label = text.label(kinds);
            labels.add(label);
            found.add(said.top(kinds));
            listed.add(ListedKinds.top(kinds, view).orElse(Kinds.NONE));
            int place = kinds.withNone().indexOf(label);
            double most = Arrays.stream(said.probabilities()).max().orElseThrow();
            brier += squares(said.probabilities(), place);
            confidence += most;
            if (said.probabilities()[place] == most) right++;
        }
        int alike = 0;
        for (int i = 0; i < found.size(); i++) if (found.get(i).equals(listed.get(i))) alike++;
        return new Validation(
                language,
                kinds,
                confusion(kinds, labels, found),
                macroF1(confusion(kinds, labels, listed)),
                (double) alike / found.size(),
                brier / found.size(),
                confidence / found.size(),
                right / found.size(),
                heldOut(language, kinds),
                shuffled(kinds, labels, found));
    }

    /** How many texts there are. */
    public int texts() {
        int texts = 0;
        for (int[] row : confusion) for (int count : row) texts += count;
        return texts;
    }

    /** Macro-averaged F1 over the kinds, 0 to 1: a text of no kind that is given one counts against that, and one found to be of none against its own. */
    public double macroF1() {
        return macroF1(confusion);
    }

    /** The same mean with none as one label more. */
    public double macroF1WithNone() {
        return kinds.withNone().stream().mapToDouble(this::f1).average().orElseThrow();
    }

    /** F1 of a kind. */
    public double f1(String name) {
        return f1(confusion, kinds.withNone().indexOf(name));
    }

    private static double squares(double[] probabilities, int right) {
        double sum = 0;
        for (int k = 0; k < probabilities.length; k++) {
            double off = probabilities[k] - (k == right ? 1 : 0);
            sum += off * off;
        }
        return sum;
    }

    static int[][] confusion(Kinds kinds, List<String> labels, List<String> found) {
        List<String> names = kinds.withNone();
        int[][] confusion = new int[names.size()][names.size()];
        for (int i = 0; i < labels.size(); i++) {
            confusion[names.indexOf(labels.get(i))][names.indexOf(found.get(i))]++;
        }
        return confusion;
    }

    /** The mean of F1 over all kinds but the last, which is none. */
    static double macroF1(int[][] confusion) {
        double sum = 0;
        for (int k = 0; k < confusion.length - 1; k++) sum += f1(confusion, k);
        return sum / (confusion.length - 1);
    }

    static double f1(int[][] confusion, int kind) {
        int labelled = 0;
        int found = 0;
        for (int k = 0; k < confusion.length; k++) {
            labelled += confusion[kind][k];
            found += confusion[k][kind];
        }
        return labelled + found == 0 ? 0 : 2.0 * confusion[kind][kind] / (labelled + found);
    }

    private static double heldOut(Language language, Kinds kinds) {
        List<LabelledText> seeds = LabelledText.seeds(language, kinds);
        List<String> labels = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (List<LabelledText> part : LabelledText.parts(seeds)) {
            Head head = Head.trained(
                    seeds.stream().filter(text -> !part.contains(text)).toList(),
                    kinds,
                    HeadSettings.of(language, kinds));
            for (LabelledText text : part) {
                labels.add(text.label(kinds));
                found.add(KindsOfAnswer.of(head, Traits.of(text.view(), kinds)).top(kinds));
            }
        }
        return macroF1(confusion(kinds, labels, found));
    }

    private static double shuffled(Kinds kinds, List<String> labels, List<String> found) {
        Random random = new Random(SEED);
        List<String> shuffled = new ArrayList<>(labels);
        List<Double> scores = new ArrayList<>();
        for (int i = 0; i < SHUFFLES; i++) {
            Collections.shuffle(shuffled, random);
            scores.add(macroF1(confusion(kinds, shuffled, found)));
        }
        return scores.stream().sorted().toList().get(SHUFFLES * 19 / 20);
    }
}
