package org.phrasefield.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Sampling settings and limits of one answer; absent means the model's own default.
 *
 * @param temperature 0 or more; 0 is greedy
 * @param topK at least 1
 * @param topP above 0, at most 1
 * @param minP from 0 to 1
 * @param repeatPenalty above 0; 1 is none
 * @param contextTokens window in tokens ({@code num_ctx})
 * @param maxTokens answer's limit in tokens, at least 1
 * @param stop texts that end an answer, none empty
 * @param think whether a model that can is to reason first
 * @param threads engine threads of a local server ({@code num_thread})
 * @param json whether the service is to hold a judge's reply to the line of JSON that it is asked for
 */
public record Settings(
        OptionalDouble temperature,
        OptionalInt topK,
        OptionalDouble topP,
        OptionalDouble minP,
        OptionalDouble repeatPenalty,
        OptionalInt contextTokens,
        int maxTokens,
        List<String> stop,
        Optional<Boolean> think,
        OptionalInt threads,
        boolean json) {
    /** Answer's limit in tokens where the protocol names none. */
    public static final int DEFAULT_MAX_TOKENS = 400;

    /** Services whose interface can hold a reply to JSON of a given form. */
    private static final Pattern HOLDS_TO_JSON = Pattern.compile("(ollama|openai|gemini)/");

    private static final Pattern WITHOUT_TEMPERATURE =
            Pattern.compile("openai/(gpt-5|o\\d)|(echo|scripted|planted)(/|$)");

    /** The same of a judge, whose reasoning may count. */
    public static final int JUDGE_MAX_TOKENS = 1000;

    /** Every setting left to the model, the answer's limit at its default. */
    public static final Settings DEFAULT = new Settings(
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            DEFAULT_MAX_TOKENS,
            List.of(),
            Optional.empty(),
            OptionalInt.empty());

    /** Whether a model draws its answers: at temperature 0 it always takes the likeliest word. */
    public boolean draws() {
        return temperature.orElse(1) > 0;
    }

    /**
     * What a judge is asked with where the protocol names nothing else: the likeliest reply, where the model takes a temperature at all, room for
     * its reason, and a reply held to JSON where the service offers that.
     *
     * @param reference the judge's
     */
    public static Settings judging(String reference) {
        boolean takesNone = WITHOUT_TEMPERATURE.matcher(reference).lookingAt();
        return new Settings(
                takesNone ? OptionalDouble.empty() : OptionalDouble.of(0),
                DEFAULT.topK,
                DEFAULT.topP,
                DEFAULT.minP,
                DEFAULT.repeatPenalty,
                DEFAULT.contextTokens,
                JUDGE_MAX_TOKENS,
                DEFAULT.stop,
                DEFAULT.think,
                DEFAULT.threads,
                HOLDS_TO_JSON.matcher(reference).lookingAt());
    }

    /** The same of a reply that the service is, or is not, to hold to JSON. */
    public Settings json(boolean held) {
        return new Settings(
                temperature, topK, topP, minP, repeatPenalty, contextTokens, maxTokens, stop, think, threads, held);
    }

    /** Those of a reply whose form nobody holds. */
    public Settings(
            OptionalDouble temperature,
            OptionalInt topK,
            OptionalDouble topP,
            OptionalDouble minP,
            OptionalDouble repeatPenalty,
            OptionalInt contextTokens,
            int maxTokens,
            List<String> stop,
            Optional<Boolean> think,
            OptionalInt threads) {
        this(temperature, topK, topP, minP, repeatPenalty, contextTokens, maxTokens, stop, think, threads, false);
    }

    public Settings {
        stop = List.copyOf(stop);
        if (maxTokens < 1) throw new IllegalArgumentException("max_tokens: " + maxTokens);
        if (stop.contains("")) throw new IllegalArgumentException("an empty stop text would empty every answer");
    }

    /**
     * The settings by name, in a fixed order and only those that are set: what identity hangs on, so that a setting that this version
     * does not know yet can come without making old answers strange.
     */
    public SortedMap<String, String> set() {
        SortedMap<String, String> set = new TreeMap<>();
        temperature.ifPresent(value -> set.put("temperature", Double.toString(value)));
        topK.ifPresent(value -> set.put("top_k", Integer.toString(value)));
        topP.ifPresent(value -> set.put("top_p", Double.toString(value)));
        minP.ifPresent(value -> set.put("min_p", Double.toString(value)));
        repeatPenalty.ifPresent(value -> set.put("repeat_penalty", Double.toString(value)));
        contextTokens.ifPresent(value -> set.put("num_ctx", Integer.toString(value)));
        set.put("max_tokens", Integer.toString(maxTokens));
        if (!stop.isEmpty()) set.put("stop", stop.toString());
        think.ifPresent(value -> set.put("think", Boolean.toString(value)));
        threads.ifPresent(value -> set.put("num_thread", Integer.toString(value)));
        if (json) set.put("json", "true");
        return set;
    }
}
