package org.phrasefield.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phrasefield.language.Language;

/** What the words are known by is learned here; {@code -Dupdate=true} writes it. */
class FormWordsTest {
    private static final Path FOLDER = Path.of("src/main/resources/org/phrasefield/forecast");

    private static final List<String> LABELS = FormAccuracy.labels();

    /** How much an error costs beside the length of the weights. */
    private static final double COST = 1;

    @BeforeAll
    static void quiet() {
        Linear.disableDebugOutput();
    }

    /** Hands from this one on were added because no other had written such prompts: what others teach does not tell theirs as well. */
    private static final int UNLIKE_OTHERS = 14;

    /** A prompt with the hand that wrote it, the scores that its words have by what was learned of other hands, the signs of the rules and its labels. */
    private record HeldOut(LabelledPrompt prompt, int hand, double[] words, Map<String, Double> signs) {
        double[] scores(double sign) {
            double[] scores = words.clone();
            signs.forEach((form, sure) -> scores[LABELS.indexOf(form)] += sign * sure);
            return scores;
        }

        boolean hit() {
            double[] scores = scores(FormRecogniser.SIGN);
            int first = 0;
            for (int k = 1; k < scores.length; k++) if (scores[k] > scores[first]) first = k;
            return prompt.forms().contains(LABELS.get(first));
        }

        double loss(double sign, double temperature) {
            double[] probabilities = FormWords.probabilities(scores(sign), temperature);
            return -Math.log(prompt.forms().stream()
                    .mapToDouble(label -> probabilities[LABELS.indexOf(label)])
                    .sum());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @EnabledIfSystemProperty(named = "phrasefield.long", matches = "true")
    void whatIsKnownOfWordsIsWhatTheDevelopmentPromptsTeach(Language language) throws IOException {
        byte[] learned = file(learn(LabelledPrompt.of(LabelledPrompt.Part.DEV, language), language));
        Path file = FOLDER.resolve(FormWords.file(language));
        if (Boolean.getBoolean("update")) Files.write(file, learned);
        byte[] kept = Files.readAllBytes(file);
        assertThat(kept).hasSameSizeAs(learned);
        // The last digit may hang on the machine's arithmetic.
        int others = 0;
        for (int i = 0; i < kept.length; i++) if (kept[i] != learned[i]) others++;
        assertThat(others).isLessThan(kept.length / 1000);
    }

    /** Of prompts nobody was judged by; a word that stands in three of them is no slip of one hand. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void usualWordsAreThoseOfThreeDevelopmentPrompts(Language language) throws IOException {
        Map<String, Integer> count = new TreeMap<>();
        for (LabelledPrompt prompt :
                LabelledPrompt.hands(language).stream().flatMap(List::stream).toList()) {
            PromptWords.lines(prompt.prompt(), FormRules.of(language)).stream()
                    .flatMap(line -> line.words().stream().map(PromptWords.Word::word))
                    .filter(word -> word.length() > 1 && word.codePoints().allMatch(Character::isLetter))
                    .distinct()
                    .forEach(word -> count.merge(word, 1, Integer::sum));
        }
        List<String> usual = count.entrySet().stream()
                .filter(each -> each.getValue() >= 3)
                .map(Map.Entry::getKey)
                .toList();
        Path file = FOLDER.resolve("usual-" + language.tag() + ".txt");
        if (Boolean.getBoolean("update")) Files.writeString(file, String.join("\n", usual) + "\n");
        assertThat(Files.readAllLines(file))
                .as("mvn test -Dtest=FormWordsTest#usual* -Dupdate=true writes it")
                .isEqualTo(usual);
    }

    /** With a hand's prompts left out of what is learned, they are recognised best, and their probabilities fit, with the numbers that are used. */
    @Test
    @EnabledIfSystemProperty(named = "phrasefield.long", matches = "true")
    void signsAndTemperatureFitHandsThatNothingWasLearnedFrom() {
        List<HeldOut> prompts = new ArrayList<>();
        for (Language language : Language.values()) prompts.addAll(otherHands(language));
        double[] best = {0, 0};
        double least = Double.POSITIVE_INFINITY;
        for (int sign = 0; sign <= 30; sign++) {
            for (int temperature = 2; temperature <= 20; temperature++) {
                double loss = loss(prompts, sign / 20.0, temperature / 20.0);
                if (loss >= least) continue;
                least = loss;
                best = new double[] {sign / 20.0, temperature / 20.0};
            }
        }
        assertThat(right(prompts, LabelledPrompt.Kind.PLAIN)).isGreaterThan(0.95);
        assertThat(right(prompts, LabelledPrompt.Kind.ADVERSARIAL)).isGreaterThan(0.85);
        assertThat(FormRecogniser.SIGN).isCloseTo(best[0], within(0.15));
        assertThat(FormRecogniser.TEMPERATURE).isCloseTo(best[1], within(0.05));
    }

    /** The share that is recognised of hands that have their like. */
    private static double right(List<HeldOut> prompts, LabelledPrompt.Kind kind) {
        return prompts.stream()
                .filter(each -> each.prompt.kind() == kind && each.hand < UNLIKE_OTHERS)
                .mapToInt(each -> each.hit() ? 1 : 0)
                .average()
                .orElseThrow();
    }

    /** Plain prompts, which are the fewer here and the more elsewhere, weigh as much as those that mislead. */
    private static double loss(List<HeldOut> prompts, double sign, double temperature) {
        return prompts.stream()
                .collect(Collectors.groupingBy(
                        each -> each.prompt.kind(), Collectors.averagingDouble(each -> each.loss(sign, temperature))))
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static List<HeldOut> otherHands(Language language) {
        List<List<LabelledPrompt>> hands = LabelledPrompt.hands(language);
        List<HeldOut> prompts = new ArrayList<>();
        // Rules were written by the prompts of the first hand.
        for (int left = 1; left < hands.size(); left++) {
            List<LabelledPrompt> others = new ArrayList<>();
            for (int at = 0; at < hands.size(); at++) if (at != left) others.addAll(hands.get(at));
            Model model = learn(others, language);
            for (LabelledPrompt prompt : hands.get(left)) {
                double[] scores = new double[LABELS.size()];
                Linear.predictValues(model, point(prompt, language), scores);
                double[] words = new double[LABELS.size()];
                for (int k = 0; k < words.length; k++) words[model.getLabels()[k]] = scores[k];
                prompts.add(new HeldOut(prompt, left, words, FormRecogniser.signs(prompt.prompt(), language)));
            }
        }
        return prompts;
    }

    private static Model learn(List<LabelledPrompt> prompts, Language language) {
        Problem problem = new Problem();
        problem.l = prompts.size();
        problem.n = FormWords.BUCKETS + 1;
        problem.bias = 1;
        problem.x = prompts.stream().map(prompt -> point(prompt, language)).toArray(Feature[][]::new);
        problem.y = prompts.stream()
                .mapToDouble(prompt -> LABELS.indexOf(prompt.forms().get(0)))
                .toArray();
        return Linear.train(problem, new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, COST, 0.001));
    }

    private static Feature[] point(LabelledPrompt prompt, Language language) {
        List<Feature> point = new ArrayList<>();
        FormWords.features(prompt.prompt(), FormRules.of(language))
                .forEach((bucket, value) -> point.add(new FeatureNode(bucket + 1, value)));
        point.add(new FeatureNode(FormWords.BUCKETS + 1, 1));
        return point.toArray(Feature[]::new);
    }

    private static byte[] file(Model model) {
        double[] weights = model.getFeatureWeights();
        int labels = LABELS.size();
        double most = 0;
        for (int i = 0; i < FormWords.BUCKETS * labels; i++) most = Math.max(most, Math.abs(weights[i]));
        double scale = most / Byte.MAX_VALUE;
        ByteBuffer file = ByteBuffer.allocate(Float.BYTES * (labels + 1) + FormWords.BUCKETS * labels);
        int[] order = new int[labels];
        for (int k = 0; k < labels; k++) order[model.getLabels()[k]] = k;
        for (int k = 0; k < labels; k++) file.putFloat((float) weights[FormWords.BUCKETS * labels + order[k]]);
        file.putFloat((float) scale);
        for (int bucket = 0; bucket < FormWords.BUCKETS; bucket++) {
            for (int k = 0; k < labels; k++) file.put((byte) Math.round(weights[bucket * labels + order[k]] / scale));
        }
        return file.array();
    }
}
