package org.phrasefield.llm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Usage;

/**
 * A judge of known ways: one is fair, the others are biased as judges are known to be. It sees the question alone, like any model. Whether the
 * anchors let the fair one through and find the others out tells what they are worth.
 */
final class PlantedJudge implements LanguageModel {
    /** How a judge decides. */
    enum Way {
        /** By the share of sentences that open with a connective; a text that opens with one hangs in the air and loses. */
        FAIR("fair", "the larger share of sentences that open with a connective; least where the first one does") {
            @Override
            String verdict(String a, String b, Random chance) {
                return larger(PlantedJudge::related, a, b);
            }
        },
        /** Whatever stands first. */
        POSITION("position", "always the answer that stands first") {
            @Override
            String verdict(String a, String b, Random chance) {
                return "A";
            }
        },
        /** Whatever is longer. */
        LENGTH("length", "the longer answer") {
            @Override
            String verdict(String a, String b, Random chance) {
                return larger(String::length, a, b);
            }
        },
        /** By the dice. */
        RANDOM("random", "by chance") {
            @Override
            String verdict(String a, String b, Random chance) {
                return List.of("A", "B", "tie").get(chance.nextInt(3));
            }
        };

        private final String id;
        private final String prefers;

        Way(String id, String prefers) {
            this.id = id;
            this.prefers = prefers;
        }

        abstract String verdict(String a, String b, Random chance);

        /** The name behind {@code planted/}. */
        String liar() {
            return "judge-" + id;
        }

        /** What it prefers, for its identity and the page. */
        String prefers() {
            return prefers;
        }

        private static String larger(ToDoubleFunction<String> of, String a, String b) {
            int order = Double.compare(of.applyAsDouble(a), of.applyAsDouble(b));
            return order == 0 ? "tie" : order > 0 ? "A" : "B";
        }
    }

    private static final Pattern ANSWERS = Pattern.compile(
            "\\[A (?<code>\\w+)]\\n(?<a>.*?)\\n\\[/A \\k<code>]\\s+\\[B \\k<code>]\\n(?<b>.*?)\\n\\[/B \\k<code>]",
            Pattern.DOTALL);
    private static final Pattern SENTENCE = Pattern.compile("[^.!?…]+[.!?…]*\\s*");

    private final Way way;

    private PlantedJudge(Way way) {
        this.way = way;
    }

    /** The judge of a name such as {@code judge-fair}; empty where there is none. */
    static Optional<PlantedJudge> named(String name) {
        for (Way way : Way.values()) if (way.liar().equals(name)) return Optional.of(new PlantedJudge(way));
        return Optional.empty();
    }

    private static double related(String text) {
        List<String> sentences = SENTENCE.matcher(text)
                .results()
                .map(found -> found.group().strip())
                .toList();
        if (sentences.isEmpty()) return 0;
        long related = sentences.stream().filter(Lie::opensWithConnective).count();
        return Lie.opensWithConnective(sentences.get(0)) ? -1 : (double) related / sentences.size();
    }

    private String reference() {
        return "planted/" + way.liar();
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity(
                reference(),
                Optional.empty(),
                Optional.of(Sha256.hex(way
                        + Lie.CONNECTIVES.values().stream()
                                .sorted(java.util.Comparator.comparing(List::toString))
                                .map(List::toString)
                                .collect(Collectors.joining()))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("prefers", way.prefers()));
    }

    @Override
    public int lanes() {
        return 4;
    }

    @Override
    public Optional<String> caution(String language) {
        return Optional.of("No model is asked: " + reference() + " makes its answers up, with known effects.");
    }

    @Override
    public Optional<Reply> warmUp(Settings settings, Limits limits) {
        return Optional.empty();
    }

    @Override
    public Reply ask(Question question) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        String prompt = Prompts.last(question);
        Matcher answers = ANSWERS.matcher(prompt);
        String reply = answers.find()
                ? "{\"reason\": \"" + way.prefers() + "\", \"verdict\": \""
                        + way.verdict(answers.group("a"), answers.group("b"), chance(question, prompt)) + "\"}"
                : "There are no two answers to compare.";
        return Reply.of(new Outcome.Answered(new Answer(
                reply,
                Optional.empty(),
                "stop",
                new Usage(OptionalInt.empty(), OptionalInt.of(reply.split(" ").length)),
                Optional.of(reference()))));
    }

    private Random chance(Question question, String prompt) {
        return new Random(PlantedModel.seed(reference(), question.samplingSeed(), prompt));
    }

    @Override
    public void close() {}
}
