package org.phrasefield.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phrasefield.scoring.Canary;
import org.phrasefield.scoring.Metrics;

/** The sentences in which other rooms give reasons, said in the report's language; one that is not known stays as it is. */
final class Reasons {
    private static final Map<Pattern, String> KNOWN = new LinkedHashMap<>();
    private static final Pattern DECIMAL = Pattern.compile("0\\.[0-9]{2}");

    static {
        known("(\\S+) was not asked", "not-asked");
        known("(\\S+): (\\d+) % cut by the token limit", "cut");
        known("(\\S+): (\\d+) % are no answers that can be scored", "improper");
        known("(\\S+): (\\d+) % of its answers repeat another of their cell word for word", "repeated");
        known("(\\S+): only (\\d+) % of its words are in the dictionary, too few for word lists", "unknown-words");
        known("(\\S+): only (\\d+) of (\\d+) answers have this score", "few-scores");
        known("an interval needs (\\d+) intents, here are (\\d+)", "few-intents");
        known("an interval needs (\\d+) scored answers to each prompt, here are (\\d+)", "few-answers");
        known("all answers to a prompt have exactly the same score", "same-scores");
        known("every intent gives exactly the same difference", "no-spread");
        known("too few answers have the scores that this is made of", "few-members");
        known("not shown: accuracy (\\S+) < (\\S+) on our set", "inaccurate");
        known("at temperature 0 a model draws nothing, so its answers say nothing of scope", "not-drawn");
        known("scope needs (\\d+) answers to each form of an intent", "few-repetitions");
        known("scope needs (\\d+) answers of (\\d+) content words to each form of an intent", "few-long-repetitions");
        known(
                "(\\S+): only (\\d+) of (\\d+) answers have the (\\d+) content words that are compared:"
                        + " scope cannot be separated from length",
                "brief");
        known("in (\\d+) of (\\d+) comparisons all answers of a side are alike", "still");
        known("a distance needs (\\d+) answers to each form of an intent", "thin");
        known(
                "(\\S+): its answers have (\\d+) words in all, and a distance of function words takes (\\d+)",
                "few-words");
        known(
                "(\\S+): half of its intents have fewer than (\\d+) words,"
                        + " so there is nothing to hold a distance of function words against",
                "no-halves");
        known("(\\S+): its answers have none of the function words that are counted", "no-function-words");
        known("its function words are just those of the landmarks", "no-direction");
        known("the judge preferred neither answer in any pair", "judge-even");
        known("the judge fails: it called every pair of anchors a tie", "judge-tied");
        known("Depth \\((\\w+)\\) is judged by (.+): how steady it is, is not known yet\\.", "judge-unsteady");
        known("the interval holds both no difference and one that would matter", "wide");
        known(
                "labels exchanged by chance hardly ever put the sides so far apart, so it is called; the interval lets topics vary as well, and holds none",
                "touches");
        known(
                "the interval lies above none, but labels exchanged by chance put the sides as far apart in more than 5 of 100 draws",
                "above");
        known(
                "an effect by itself, but (\\d+) intents cannot prove it among (\\d+) comparisons: it takes (\\d+)",
                "few-for-many");
        known("an effect by itself, but not among (\\d+) comparisons", "alone");
        known("one of the two effects cannot be told", "one-untold");
        known("neither of the two distances is beyond what repetition alone moves", "no-distance");
        known("an index of whole cells holds for these wordings alone", "wordings-cells");
        known("wordings are the same on both sides", "wordings-same");
        known("two prompts are compared, not two forms", "wordings-prompts");
        known("(\\S+) has (\\d+) of the (\\d+) wordings that it takes to tell them apart", "wordings-few");
        known("not every wording meets every intent: that takes (\\d+) trials", "wordings-gaps");
        known("too few scores to tell wordings apart", "wordings-scores");
        known("the judge has not been asked to the end yet", "judge-unasked");
        known("the judge fails: it decided (\\d+) of (\\d+) anchors", "judge-anchors");
        known("the judge fails: the order of the answers decides (\\d+) of (\\d+) pairs", "judge-order");
        for (Canary canary : Canary.values()) {
            known(
                    Pattern.quote("the judge fails: it " + canary.failing()),
                    "judge-" + canary.name().toLowerCase(Locale.ROOT));
        }
        known("the run does not measure (\\S+)", "claim-metric");
        known("the run has no magnet words of this group", "claim-words");
        known("(\\S+) is no form of the run", "claim-form");
        known("the run does not compare with asking plainly", "claim-control");
        known("the interval holds the bound of ([0-9.]+)", "claim-bound");
        known("only (\\d+) of (\\d+) forms are measured", "claim-forms");
        known("the intervals of several forms overlap", "claim-overlap");
        known(Gap.NO_JUDGE, "no-judge");
        known("not gated: give anchors", "judge-ungated");
        known("it cannot be separated from length: with length controlled it turns round", "judge-length");
        known(
                "it cannot be separated from length: an answer that is not the longer one wins in (\\d+) intents, and it takes (\\d+)",
                "judge-unanimous");
        for (String side : List.of("longer", "shorter")) {
            known(
                    "it cannot be separated from length: the " + side + " answer wins (\\d+) % of the pairs",
                    "judge-" + side);
        }
        known("lengths do not overlap: (\\d+) % of the pairs lie where both forms have answers", "judge-overlap");
        known("contests of about equal length: (\\d+), and a share of them needs (\\d+)", "judge-few-matched");
        known("contests whose length is controlled: (\\d+), and a share of them needs (\\d+)", "judge-few");
        known(
                "Depth \\((\\w+)\\) is judged by (.+): the order of the answers left (\\d+) % of its verdicts as they were,"
                        + " asking again (\\d+) %\\.",
                "judge-note");
        known(
                "([a-z0-9-]+) \\((\\w+)\\) is judged by (.+): the order of the answers left (\\d+) % of its verdicts as they"
                        + " were, asking again (\\d+) %\\.",
                "judge-note-own");
        known("No model is asked: echo repeats each prompt as its answer\\.", "echo");
        known("No model is asked: the answers stand in a script\\.", "scripted");
        known("No model is asked: (\\S+) makes its answers up, with known effects\\.", "planted");
        for (String what : List.of("weights", "template", "server", "parameters")) {
            known("(\\S+) changed while it was asked: " + what + " (.+) → (.+)\\.", "changed-" + what);
        }
        known("(\\S+) has a context window \\(num_ctx\\) of (\\d+), not (\\d+) as asked\\.", "window");
        known("(\\S+): only (\\d+) % of it lay in the graphics memory\\.", "memory");
        known(
                "(\\S+): only (\\d+) % of it lay in the graphics memory from (\\S+) UTC on, (\\d+) % before\\.",
                "memory-since");
        known(
                "(\\S+): only (\\d+) % of it lay in the graphics memory from (\\S+) UTC on, (\\d+) % before; it answered ([0-9.]+) × slower\\.",
                "memory-slower");
        known("NO MODEL WAS ASKED: these answers were recorded earlier\\.", "sample");
        known("These answers were made elsewhere and imported from (.+); no model was asked here\\.", "imported");
        known(
                "(\\S+) knows English alone: the scope of answers in (\\S+) is told by their words\\."
                        + "(?: Name a multilingual embedder to have it told by meaning, too\\.)?",
                "embeds-english");
        known(
                "(\\S+) does not put sentences that mean the same near each other: the scope of answers in (\\S+) is told by their words\\."
                        + "(?: Name a multilingual embedder to have it told by meaning, too\\.)?",
                "embeds-not");
        known("cut at (\\d+) tokens", "cut-at");
        known("cut at (\\d+) tokens, where the context window was full", "cut-window");
        known(
                "the server cut the prompt to (\\d+) tokens to fit a context window of (\\d+); raise num_ctx or shorten the prompt",
                "prompt-window");
        known(
                "the server cut the prompt to (\\d+) tokens to fit a context window of (\\d+), less than the (\\d+) of num_ctx;"
                        + " see what limits it at the server, or shorten the prompt",
                "prompt-limit");
        known("the server cut the prompt to (\\d+) tokens; raise num_ctx or shorten the prompt", "prompt-cut");
        known("the model ended without a word", "wordless");
        known("its call was lost, and the run ended before it was asked again", "broken-off");
        known("put off while the server failed", "put-off");
        known("taken back: the model changed since it was last seen to be the same", "taken-back");
        known("only reasoning came", "reasoning-alone");
        known(
                "only reasoning came, and it used up the limit: cut at (\\d+) tokens; say think: false or raise max_tokens",
                "reasoning-cut");
        known(
                "only reasoning came, and it used up the limit: cut at (\\d+) tokens; raise max_tokens",
                "reasoning-full");
        known("(\\S+) was trained on English; its Russian answers are noise\\.", "no-russian");
    }

    private Reasons() {}

    private static void known(String sentence, String key) {
        KNOWN.put(Pattern.compile(sentence), "reason." + key);
    }

    private static String value(String found, Texts texts) {
        return DECIMAL.matcher(found).matches() ? texts.fixed(Double.parseDouble(found), 2) : texts.form(found);
    }

    /**
     * A reason that is known.
     *
     * @param key of its text
     * @param values what fills the text
     */
    private record Found(String key, Object[] values) {}

    private static Optional<Found> found(String reason, Texts texts) {
        for (Map.Entry<Pattern, String> known : KNOWN.entrySet()) {
            Matcher matcher = known.getKey().matcher(reason);
            if (!matcher.matches()) continue;
            Object[] values = new Object[matcher.groupCount()];
            for (int at = 0; at < values.length; at++) values[at] = value(matcher.group(at + 1), texts);
            return Optional.of(new Found(known.getValue(), values));
        }
        return Optional.empty();
    }

    /** The reason as a reader of this language expects it. */
    static String say(String reason, Texts texts) {
        return found(reason, texts)
                .map(found -> texts.say(found.key(), found.values()))
                .or(() -> FaultWords.say(reason, texts))
                .orElseGet(() -> Metrics.reason(texts.reader(), reason));
    }

    /** The reason in two or three words, to stand where a number would; what has none of its own is just no number. */
    static String brief(String reason, Texts texts) {
        return found(reason, texts)
                .map(found -> new Found(found.key().replaceFirst("reason\\.", "short."), found.values()))
                .filter(found -> texts.keys().contains(found.key()))
                .map(found -> texts.say(found.key(), found.values()))
                .orElseGet(() -> texts.say("short.other"));
    }
}
