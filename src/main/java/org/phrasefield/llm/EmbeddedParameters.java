package org.phrasefield.llm;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What LangChain4j's common parameters lack for the embedded engine. What is not set keeps its default. */
public final class EmbeddedParameters extends DefaultChatRequestParameters {
    private final @Nullable Long seed;
    private final @Nullable Double minP;
    private final @Nullable Double repeatPenalty;
    private final @Nullable Integer repeatLastN;

    private EmbeddedParameters(Builder builder) {
        super(builder);
        this.seed = builder.seed;
        this.minP = builder.minP;
        this.repeatPenalty = builder.repeatPenalty;
        this.repeatLastN = builder.repeatLastN;
    }

    /** What sampling starts from; 0 unless set. */
    public @Nullable Long seed() {
        return seed;
    }

    /** Only tokens at least so likely as this share of the likeliest, from 0 to 1; 0, all, unless set. */
    public @Nullable Double minP() {
        return minP;
    }

    /** What the logits of recent tokens are divided by, above 0; 1, none, unless set. */
    public @Nullable Double repeatPenalty() {
        return repeatPenalty;
    }

    /** How many tokens count as recent; 64 unless set. */
    public @Nullable Integer repeatLastN() {
        return repeatLastN;
    }

    /** Nothing set yet. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public ChatRequestParameters overrideWith(@Nullable ChatRequestParameters that) {
        Builder builder = builder();
        builder.overrideWith(this);
        if (that != null) builder.overrideWith(that);
        return builder.build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof EmbeddedParameters that
                && Objects.equals(seed, that.seed)
                && Objects.equals(minP, that.minP)
                && Objects.equals(repeatPenalty, that.repeatPenalty)
                && Objects.equals(repeatLastN, that.repeatLastN);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), seed, minP, repeatPenalty, repeatLastN);
    }

    /** Builds parameters. */
    public static final class Builder extends DefaultChatRequestParameters.Builder<Builder> {
        private @Nullable Long seed;
        private @Nullable Double minP;
        private @Nullable Double repeatPenalty;
        private @Nullable Integer repeatLastN;

        private Builder() {}

        /** Sets what sampling starts from. */
        public Builder seed(@Nullable Long start) {
            this.seed = start;
            return this;
        }

        /** Sets the least share of the likeliest token's probability. */
        public Builder minP(@Nullable Double share) {
            this.minP = share;
            return this;
        }

        /** Sets what the logits of recent tokens are divided by. */
        public Builder repeatPenalty(@Nullable Double penalty) {
            this.repeatPenalty = penalty;
            return this;
        }

        /** Sets how many tokens count as recent. */
        public Builder repeatLastN(@Nullable Integer tokens) {
            this.repeatLastN = tokens;
            return this;
        }

        @Override
        public Builder overrideWith(ChatRequestParameters that) {
            super.overrideWith(that);
            if (that instanceof EmbeddedParameters more) {
                seed = more.seed == null ? seed : more.seed;
                minP = more.minP == null ? minP : more.minP;
                repeatPenalty = more.repeatPenalty == null ? repeatPenalty : more.repeatPenalty;
                repeatLastN = more.repeatLastN == null ? repeatLastN : more.repeatLastN;
            }
            return this;
        }

        @Override
        public EmbeddedParameters build() {
            return new EmbeddedParameters(this);
        }
    }
}
