package org.phrasefield.trial;

import java.util.Optional;

/** What came of a trial; seven kinds. Only {@link Answered} is an answer in full. */
public sealed interface Outcome {
    /** The word that tables show, such as {@code timed out}. */
    String word();

    /** Why, in one clear sentence or short word; empty for an answer. */
    default String reason() {
        return "";
    }

    /** The text that came, whole or not. */
    default Optional<Answer> text() {
        return Optional.empty();
    }

    /** Whether the trial failed, so that it counts against a run's tolerance. */
    default boolean failed() {
        return this instanceof Failed || this instanceof TimedOut;
    }

    /** Whether the trial is done with; what failed or was not asked to its end is asked again when the run is continued. */
    default boolean settled() {
        return !failed() && !(this instanceof NotRun);
    }

    /**
     * A whole answer: it ended by itself.
     *
     * @param answer the answer
     */
    record Answered(Answer answer) implements Outcome {
        @Override
        public String word() {
            return "answered";
        }

        @Override
        public Optional<Answer> text() {
            return Optional.of(answer);
        }
    }

    /**
     * The service declined to answer.
     *
     * @param reason the service's own words
     */
    record Refused(String reason) implements Outcome {
        @Override
        public String word() {
            return "refused";
        }
    }

    /**
     * The token limit or the context window ended the answer.
     *
     * @param partial what came until then
     * @param reason which limit
     */
    record Cut(Answer partial, String reason) implements Outcome {
        @Override
        public String word() {
            return "cut";
        }

        @Override
        public Optional<Answer> text() {
            return Optional.of(partial);
        }
    }

    /**
     * The service ended properly with no visible text.
     *
     * @param nothing what else came, such as reasoning; its text is blank
     * @param reason what is known, such as that only reasoning came
     */
    record Empty(Answer nothing, String reason) implements Outcome {
        @Override
        public String word() {
            return "empty";
        }

        @Override
        public Optional<Answer> text() {
            return Optional.of(nothing);
        }
    }

    /**
     * A limit on waiting was reached.
     *
     * @param limit which one
     * @param reason in words, with the time
     */
    record TimedOut(Limit limit, String reason) implements Outcome {
        @Override
        public String word() {
            return "timed out";
        }
    }

    /**
     * Something broke, and there is no whole answer.
     *
     * @param cause what kind of fault
     * @param reason in words
     */
    record Failed(Cause cause, String reason) implements Outcome {
        @Override
        public String word() {
            return "failed";
        }
    }

    /**
     * Nobody asked, or not to the end.
     *
     * @param reason why not
     */
    record NotRun(String reason) implements Outcome {
        @Override
        public String word() {
            return "not run";
        }
    }

    /** A limit on waiting. */
    enum Limit {
        LOAD,
        FIRST_TOKEN,
        SILENCE,
        TOTAL
    }

    /** What kind of fault, which decides whether asking again can help and whether the model is lost for this run. */
    enum Cause {
        /** The connection could not be made, or broke; asking again may help. */
        CONNECTION(true, false),
        /** The service is overloaded or broken for the moment; asking again may help. */
        SERVICE(true, false),
        /** Too many requests; asking again later may help. */
        RATE(true, false),
        /** The reply is not what the service's interface promises, or ended without its proper end; asking again may help. */
        REPLY(true, false),
        /** The request is wrong for this model, such as a prompt that is too long or brings an endless reply; asking again cannot help. */
        REQUEST(false, false),
        /** The key is missing or not accepted; nothing can be asked of this model. */
        KEY(false, true),
        /** The quota is used up; nothing can be asked of this model tonight. */
        QUOTA(false, true),
        /** The service does not know the model, or cannot load it; nothing can be asked of it. */
        MODEL(false, true),
        /** The service does not take a setting that every question to this model has; nothing can be asked of it so. */
        SETTING(false, true);

        private final boolean passing;
        private final boolean finalForModel;

        Cause(boolean passing, boolean finalForModel) {
            this.passing = passing;
            this.finalForModel = finalForModel;
        }

        /** Whether asking again may help. */
        public boolean passing() {
            return passing;
        }

        /** Whether no other trial of this model can succeed either. */
        public boolean finalForModel() {
            return finalForModel;
        }
    }
}
