package org.phrasefield.protocol;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A model and how to ask it.
 *
 * @param role what the model is for
 * @param reference {@code service/name}, {@code echo}, {@code scripted/FILE}, or {@code auto}
 * @param settings sampling and limits of one answer
 * @param url the server's address; absent means the service's own
 * @param key name of the environment variable that holds the key, never the key
 * @param price what its service takes for tokens, where the author says so
 * @param pairs of a judge, how many pairs of answers of one form, model and language it compares at most, at least 1
 */
public record ModelChoice(
        Role role,
        String reference,
        Settings settings,
        Optional<String> url,
        Optional<String> key,
        Optional<Price> price,
        int pairs) {
    /** As many pairs as make the interval of a win rate about ±10 percentage points. */
    public static final int DEFAULT_PAIRS = 100;

    private static final String LATEST = ":latest";
    private static final Pattern HERE = Pattern.compile(
            "(?:https?://)?(?:localhost|127(?:\\.\\d+){3}|\\[::1\\])(?=[:/]|$)", Pattern.CASE_INSENSITIVE);

    public ModelChoice {
        reference = canonical(reference);
        if (pairs < 1) throw new IllegalArgumentException("pairs: " + pairs);
    }

    /** A model without a price that compares as many pairs as usual, if any. */
    public ModelChoice(Role role, String reference, Settings settings, Optional<String> url, Optional<String> key) {
        this(role, reference, settings, url, key, Optional.empty(), DEFAULT_PAIRS);
    }

    /** The same choice by another name; a price belongs to a name. */
    public ModelChoice named(String other) {
        Optional<Price> same = canonical(other).equals(reference) ? price : Optional.empty();
        return new ModelChoice(role, other, settings, url, key, same, pairs);
    }

    /** Without what Ollama takes for granted, so that a model has one name: {@code ollama/x:latest} is {@code ollama/x}. */
    public static String canonical(String reference) {
        boolean latest = reference.startsWith("ollama/") && reference.endsWith(LATEST);
        return latest ? reference.substring(0, reference.length() - LATEST.length()) : reference;
    }

    /** Whether what it costs cannot be known: a vendor's own service or one of another machine that speaks like it, and no price is given. */
    public boolean needsPrice() {
        boolean vendor = reference.startsWith("anthropic/")
                || reference.startsWith("gemini/")
                || (reference.startsWith("openai/")
                        && !url.map(ModelChoice::here).orElse(false));
        return vendor && price.isEmpty() && role != Role.EMBEDDER;
    }

    /** Whether an address is one of this machine. */
    private static boolean here(String url) {
        return HERE.matcher(url).lookingAt();
    }

    /** Whether a text names an environment variable, as far as that can be told, and is not the key itself. */
    public static boolean namesKey(String text) {
        return Secrets.isVariable(text);
    }

    /** What a model is for. */
    public enum Role {
        /** The model whose answers are studied. */
        SUBJECT,
        /** The model that turns answers into vectors. */
        EMBEDDER,
        /** A model that compares the answers of the others. */
        JUDGE;

        /** As protocols write it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
