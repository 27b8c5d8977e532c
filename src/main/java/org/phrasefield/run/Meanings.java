package org.phrasefield.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.phrasefield.protocol.Limits;
import org.phrasefield.run.Embedder.Embedded;
import org.phrasefield.trial.Outcome;

/** Has texts embedded, again where that may help, inside a budget, and watches that all vectors come from one space. For one thread. */
public final class Meanings {
    /** Stands for vectors, which asking again would not mend. */
    private static final Reply GIVEN = Reply.of(new Outcome.NotRun("given"));

    private final Embedder embedder;
    private final Limits limits;
    private final Patience patience;
    private final Random jitter;
    private final OptionalLong allowance;
    private int dimension;
    private long calls;
    private long tokens;
    private @Nullable String end;

    /**
     * @param patience how often to ask again
     * @param allowance calls at most; empty for no limit
     */
    public Meanings(Embedder embedder, Limits limits, Patience patience, OptionalLong allowance) {
        this.embedder = embedder;
        this.limits = limits;
        this.patience = patience;
        this.allowance = allowance;
        this.jitter = new Random(0);
    }

    /** Calls made so far, failed ones among them. */
    public long calls() {
        return calls;
    }

    /** Tokens that the service counted so far. */
    public long tokens() {
        return tokens;
    }

    /** Why no further text can be embedded, a sentence; empty while one can. */
    public Optional<String> end() {
        return Optional.ofNullable(end);
    }

    /**
     * The vectors of texts, or why there are none.
     *
     * @param vectors one for each text, in order; empty where there is a reason
     * @param reason why these very texts have none; empty where they have, and where nothing more can be embedded
     */
    public record Found(Optional<List<float[]>> vectors, String reason) {}

    /** Embeds texts, in as many calls as are needed. */
    public Found of(List<String> texts) throws InterruptedException {
        List<float[]> vectors = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += embedder.batch()) {
            List<String> batch = texts.subList(from, Math.min(texts.size(), from + embedder.batch()));
            Embedded found = patiently(batch);
            if (found instanceof Embedded.Missing missing) {
                return new Found(Optional.empty(), reason(missing.reply().outcome()));
            }
            vectors.addAll(((Embedded.Vectors) found).vectors());
        }
        return new Found(Optional.of(vectors), "");
    }

    private Embedded patiently(List<String> texts) throws InterruptedException {
        Embedded[] last = new Embedded[1];
        Reply reply = patience.with(jitter, time -> Thread.sleep(time.toMillis()), () -> {
            if (end != null || spent()) return GIVEN;
            calls++;
            last[0] = checked(embedder.embed(texts, limits), texts.size());
            return last[0] instanceof Embedded.Missing missing ? missing.reply() : GIVEN;
        });
        if (last[0] == null || (reply == GIVEN && end != null)) {
            return new Embedded.Missing(Reply.of(new Outcome.NotRun("stopped")));
        }
        return last[0];
    }

    private boolean spent() {
        if (allowance.isEmpty() || calls < allowance.getAsLong()) return false;
        end = "the budget of calls is used up; raise budget: to go on";
        return true;
    }

    private Embedded checked(Embedded found, int texts) {
        if (!(found instanceof Embedded.Vectors given)) return found;
        tokens += given.tokens();
        if (given.vectors().size() != texts) {
            throw new IllegalArgumentException(given.vectors().size() + " vectors of " + texts + " texts");
        }
        int length = given.vectors().get(0).length;
        if (dimension == 0) dimension = length;
        if (length != dimension) {
            end = embedder.identity().reference() + " gave vectors of " + dimension + " numbers, then of " + length
                    + "; was the model changed? What was embedded until then is kept";
        }
        return found;
    }

    /** The reason where it is about these texts alone; what hinders every further call ends it all. */
    private String reason(Outcome outcome) {
        if (outcome instanceof Outcome.NotRun) return "";
        if (outcome instanceof Outcome.Failed failed && failed.cause() == Outcome.Cause.REQUEST) return failed.reason();
        if (end == null) end = outcome.reason();
        return "";
    }
}
