package org.phrasefield.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Usage;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Answers written beforehand: a YAML (or JSON) list of rules, of which the first that fits a prompt speaks.
 *
 * <pre>{@code
 * - when: [imagine, flat]       # texts that must all stand in the prompt, any case; one text, a list, or absent for every prompt
 *   answer: [First., Second.]   # one text, or a list from which the sampling seed picks; {prompt} and {seed} are filled in
 *   reasoning: Let me see.      # reasoning apart from the answer
 * - when: analogy
 *   outcome: failed             # answered (default), refused, cut, empty, timed out, failed
 *   cause: service              # of failed: connection, service (default), rate, reply, request, key, quota, model
 *   reason: the server is tired
 *   times: 2                    # speaks only the first two times that the very same question comes; absent means always
 * - outcome: timed out
 *   limit: silence              # of timed out: load, first token, silence, total (default)
 *   delay: 200ms                # how long this rule takes: ms, s or m
 * }</pre>
 *
 * @param rules in order
 */
record Script(List<Rule> rules) {
    Script {
        rules = List.copyOf(rules);
    }

    /** A mistake in a script. */
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1L;

        private final String sentence;

        Mistake(String name, int line, String what) {
            super(what);
            sentence = name + ", line " + line + ": " + what;
        }

        String sentence() {
            return sentence;
        }
    }

    /**
     * One rule.
     *
     * @param when lower-case texts that must all stand in the prompt
     * @param answers from which the seed picks, at least one
     * @param times how often it speaks for one question; absent means always
     * @param delay how long it takes
     * @param outcome what comes of it, given the answer with its text filled in
     */
    record Rule(
            List<String> when,
            List<String> answers,
            Optional<String> reasoning,
            OptionalInt times,
            Duration delay,
            Function<Answer, Outcome> outcome) {
        Rule {
            when = List.copyOf(when);
            answers = List.copyOf(answers);
        }

        boolean fits(String prompt) {
            String lower = prompt.toLowerCase(Locale.ROOT);
            return when.stream().allMatch(lower::contains);
        }

        Outcome outcome(String prompt, int seed) {
            String chosen = answers.get(Math.floorMod(seed, answers.size()));
            String text = SLOT.matcher(chosen)
                    .replaceAll(slot ->
                            Matcher.quoteReplacement(slot.group(1).equals("prompt") ? prompt : Integer.toString(seed)));
            return outcome.apply(new Answer(text, reasoning, "stop", Usage.UNKNOWN, Optional.empty()));
        }
    }

    private static final Pattern SLOT = Pattern.compile("\\{(prompt|seed)}");
    private static final Pattern DELAY = Pattern.compile("(\\d{1,6})\\s*(ms|s|m)");
    private static final List<String> KEYS =
            List.of("when", "answer", "reasoning", "outcome", "cause", "limit", "reason", "times", "delay");

    /**
     * Reads a script.
     *
     * @param name what to call it in messages
     */
    static Script read(String name, String text) throws Mistake {
        try {
            Node root = new Compose(LoadSettings.builder().setLabel(name).build())
                    .composeString(text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .orElseThrow(() ->
                            new Mistake(name, 1, "the script is empty; write a list of rules, each with an answer"));
            if (!(root instanceof SequenceNode list) || list.getValue().isEmpty()) {
                throw new Mistake(name, 1, "a script is a list of rules, each beginning with a dash");
            }
            List<Rule> rules = new ArrayList<>();
            for (Node node : list.getValue()) rules.add(new Reader(name, node).rule());
            return new Script(rules);
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new Mistake(name, line, wrong.getProblem());
        } catch (YamlEngineException wrong) {
            throw new Mistake(name, 1, "this is not YAML: " + wrong.getMessage());
        }
    }

    /** Reads one rule. */
    private static final class Reader {
        private final String name;
        private final Node rule;
        private final Map<String, Node> parts;

        Reader(String name, Node rule) throws Mistake {
            this.name = name;
            this.rule = rule;
            if (!(rule instanceof MappingNode mapping)) throw wrong(rule, "a rule is a set of keys such as answer:");
            for (NodeTuple part : mapping.getValue()) {
                String key = scalar(part.getKeyNode());
                if (!KEYS.contains(key)) {
                    throw wrong(part.getKeyNode(), "unknown key " + key + Hint.of(key, KEYS));
                }
            }
            parts = mapping.getValue().stream()
                    .collect(Collectors.toMap(
                            part -> ((ScalarNode) part.getKeyNode()).getValue(), NodeTuple::getValueNode, (a, b) -> b));
        }

        Rule rule() throws Mistake {
            List<String> when = texts("when").stream()
                    .map(text -> text.toLowerCase(Locale.ROOT))
                    .toList();
            List<String> answers = texts("answer");
            String reason = text("reason").orElse("as the script says");
            String word = text("outcome").orElse("answered");
            if (answers.isEmpty() && List.of("answered", "cut").contains(word)) {
                throw wrong(rule, "a rule needs an answer, unless its outcome is one without text");
            }
            return new Rule(
                    when,
                    answers.isEmpty() ? List.of("") : answers,
                    text("reasoning"),
                    times(),
                    delay(),
                    outcome(word, reason));
        }

        private Function<Answer, Outcome> outcome(String word, String reason) throws Mistake {
            Outcome.Cause cause = choice("cause", Outcome.Cause.SERVICE, Outcome.Cause.values());
            Outcome.Limit limit = choice("limit", Outcome.Limit.TOTAL, Outcome.Limit.values());
            return switch (word) {
                case "answered" ->
                    answer ->
                            answer.text().isBlank() ? new Outcome.Empty(answer, reason) : new Outcome.Answered(answer);
                case "refused" -> answer -> new Outcome.Refused(answer.text().isBlank() ? reason : answer.text());
                case "cut" -> answer -> new Outcome.Cut(answer, reason);
                case "empty" ->
                    answer -> new Outcome.Empty(
                            new Answer("", answer.reasoning(), answer.finish(), answer.usage(), answer.model()),
                            reason);
                case "timed out" -> answer -> new Outcome.TimedOut(limit, reason);
                case "failed" -> answer -> new Outcome.Failed(cause, reason);
                default -> {
                    List<String> words = List.of("answered", "refused", "cut", "empty", "timed out", "failed");
                    throw wrong(part("outcome"), "unknown outcome " + word + Hint.of(word, words));
                }
            };
        }

        private <E extends Enum<E>> E choice(String key, E otherwise, E[] all) throws Mistake {
            Optional<String> written = text(key);
            if (written.isEmpty()) return otherwise;
            List<String> words = Stream.of(all)
                    .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .toList();
            int at = words.indexOf(written.get());
            if (at < 0) throw wrong(part(key), "unknown " + key + " " + written.get() + Hint.of(written.get(), words));
            return all[at];
        }

        private OptionalInt times() throws Mistake {
            Optional<String> written = text("times");
            if (written.isEmpty()) return OptionalInt.empty();
            if (!written.get().matches("[1-9]\\d{0,5}")) throw wrong(part("times"), "times is a whole number from 1");
            return OptionalInt.of(Integer.parseInt(written.get()));
        }

        private Duration delay() throws Mistake {
            Optional<String> written = text("delay");
            if (written.isEmpty()) return Duration.ZERO;
            Matcher parts = DELAY.matcher(written.get());
            if (!parts.matches()) throw wrong(part("delay"), "delay is a time such as 200ms, 2s or 1m");
            long number = Long.parseLong(parts.group(1));
            return switch (parts.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                default -> Duration.ofMinutes(number);
            };
        }

        private Optional<String> text(String key) throws Mistake {
            Node node = parts.get(key);
            return node == null ? Optional.empty() : Optional.of(scalar(node));
        }

        private List<String> texts(String key) throws Mistake {
            Node node = parts.get(key);
            if (node == null) return List.of();
            if (!(node instanceof SequenceNode list)) return List.of(scalar(node));
            List<String> texts = new ArrayList<>();
            for (Node one : list.getValue()) texts.add(scalar(one));
            return texts;
        }

        private Node part(String key) {
            return parts.getOrDefault(key, rule);
        }

        private String scalar(Node node) throws Mistake {
            if (node instanceof ScalarNode scalar) return scalar.getValue();
            throw wrong(node, "a text is expected here");
        }

        private Mistake wrong(Node node, String what) {
            return new Mistake(
                    name, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1), what);
        }
    }
}
