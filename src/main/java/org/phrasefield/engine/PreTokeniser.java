package org.phrasefield.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a text is cut before its bytes are joined to tokens, by the names that model files use. Patterns are applied one after another, each
 * to the pieces that the ones before it left; what a pattern does not match is a piece too. White space, letters and numbers are Unicode's.
 */
enum PreTokeniser {
    /** Every numeric character by itself, Nd, Nl and No alike; then GPT-2's words. */
    SMOLLM("smollm", false, false, "\\p{N}", Words.GPT2),
    GPT2("gpt-2", false, false, Words.GPT2),
    /** What files that name no other have: runs of punctuation first, then GPT-2's words, then digits by threes. */
    DEFAULT("default", false, false, "[\\p{P}$+<=>^~|]+", Words.GPT2, "\\p{N}+", "[0-9][0-9][0-9]"),
    LLAMA3("llama-bpe", true, true, Words.CASELESS + "\\p{N}{1,3}|" + Words.LINES),
    QWEN2("qwen2", false, false, Words.CASELESS + "\\p{N}|" + Words.LINES);

    private final String label;
    private final boolean wholeWords;
    private final boolean begins;
    private final List<Pattern> patterns;

    PreTokeniser(String label, boolean wholeWords, boolean begins, String... patterns) {
        this.label = label;
        this.wholeWords = wholeWords;
        this.begins = begins;
        this.patterns = Arrays.stream(patterns)
                .map(each -> Pattern.compile(each, Pattern.UNICODE_CHARACTER_CLASS))
                .toList();
    }

    static PreTokeniser of(Metadata metadata) {
        String named = metadata.requiredText("tokenizer.ggml.pre");
        return Arrays.stream(values())
                .filter(each -> each.label.equals(named))
                .findFirst()
                .orElseThrow(() -> metadata.refused("key 'tokenizer.ggml.pre' is '" + named + "'; supported are "
                        + Arrays.stream(values())
                                .map(each -> "'" + each.label + "'")
                                .collect(Collectors.joining(", "))));
    }

    /** Whether a piece that is a token as a whole is taken as one, whatever the merges say. */
    boolean wholeWords() {
        return wholeWords;
    }

    /** Whether a text begins with a token of its own where the file does not say. */
    boolean begins() {
        return begins;
    }

    /** Hands out the pieces of a text in order; none is empty. */
    void split(String text, Consumer<String> into) {
        Matcher[] stages = patterns.stream().map(each -> each.matcher(text)).toArray(Matcher[]::new);
        split(stages, 0, text, 0, text.length(), into);
    }

    private static void split(Matcher[] stages, int stage, String text, int from, int to, Consumer<String> into) {
        if (from == to) {
            return;
        }
        if (stage == stages.length) {
            into.accept(text.substring(from, to));
            return;
        }
        // The region's bounds are opaque, so that "white space at the end" means the end of this piece.
        Matcher matcher = stages[stage].region(from, to);
        int at = from;
        while (matcher.find()) {
            split(stages, stage + 1, text, at, matcher.start(), into);
            split(stages, stage + 1, text, matcher.start(), matcher.end(), into);
            at = matcher.end();
        }
        split(stages, stage + 1, text, at, to, into);
    }

    /** Patterns that several share. */
    private static final class Words {
        static final String GPT2 = "'(?:s|t|re|ve|m|ll|d)| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
        static final String CASELESS = "'(?:[sStTmMdD]|[rR][eE]|[vV][eE]|[lL][lL])|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|";
        static final String LINES = " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    }
}
