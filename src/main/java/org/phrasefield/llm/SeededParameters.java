package org.phrasefield.llm;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What LangChain4j's common parameters lack for the embedded engine: what sampling starts from. */
public final class SeededParameters extends DefaultChatRequestParameters {
    private final long seed;

    private SeededParameters(Builder builder) {
        super(builder);
        this.seed = builder.seed;
    }

    /** What sampling starts from; 0 unless set. */
    public long seed() {
        return seed;
    }

    /** Nothing set yet. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public ChatRequestParameters overrideWith(@Nullable ChatRequestParameters that) {
        Builder builder = builder().seed(seed);
        builder.overrideWith(this);
        if (that != null) builder.overrideWith(that);
        return builder.build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other) && other instanceof SeededParameters that && seed == that.seed;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), seed);
    }

    /** Builds parameters. */
    public static final class Builder extends DefaultChatRequestParameters.Builder<Builder> {
        private long seed;

        /** Sets what sampling starts from. */
        public Builder seed(long start) {
            this.seed = start;
            return this;
        }

        @Override
        public Builder overrideWith(ChatRequestParameters that) {
            super.overrideWith(that);
            if (that instanceof SeededParameters seeded) seed = seeded.seed();
            return this;
        }

        @Override
        public SeededParameters build() {
            return new SeededParameters(this);
        }
    }
}
