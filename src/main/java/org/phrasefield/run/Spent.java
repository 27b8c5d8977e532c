package org.phrasefield.run;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Money;
import org.phrasefield.protocol.Price;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.trial.Trial;

/**
 * What a run has cost.
 *
 * @param calls calls made, failed ones counted
 * @param tokens input and output tokens, as far as the services said
 * @param models the tokens of each model's answers, by reference; empty where nobody asks for money
 * @param lost calls at most, beside those, that were in flight when the run was ended without a word: nobody knows what became of them
 */
public record Spent(long calls, long tokens, Map<String, Tokens> models, long lost) {
    public Spent {
        models = Map.copyOf(models);
    }

    /**
     * What that costs by the prices of a protocol's models, at most where a service did not tell all; empty where none has a price.
     *
     * @param plan what was asked
     */
    public Optional<Money> cost(Protocol protocol, Plan plan) {
        return protocol.models().stream()
                .flatMap(model -> model.price().stream())
                .map(Price::currency)
                .findFirst()
                .map(currency -> new Money(amount(protocol, plan), currency));
    }

    /** The sum, in the one currency that all prices of a budget are in. */
    BigDecimal amount(Protocol protocol, Plan plan) {
        return models.entrySet().stream()
                .flatMap(each -> protocol
                        .model(each.getKey())
                        .flatMap(ModelChoice::price)
                        .map(price ->
                                each.getValue().atMost(each.getKey(), plan).cost(price))
                        .stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Tokens, with the most that may have been used where a service did not tell. */
    long mostTokens(Plan plan) {
        long untold = models.entrySet().stream()
                .mapToLong(each -> each.getValue().atMost(each.getKey(), plan).sum()
                        - each.getValue().sum())
                .sum();
        return tokens + untold;
    }

    /** Whether a service did not tell what an answer took. */
    public boolean untold() {
        return models.values().stream().anyMatch(each -> each.untoldInput() + each.untoldOutput() > 0);
    }

    /** Without the tokens of each model. */
    public Spent(long calls, long tokens) {
        this(calls, tokens, Map.of(), 0);
    }

    /** Calls as a budget counts them: what may have been made, was. */
    public long charged() {
        return calls + lost;
    }

    /**
     * Tokens as services charge them.
     *
     * @param input sent
     * @param output come back
     * @param untoldInput answers of which the service did not tell the first
     * @param untoldOutput those of which it did not tell the second
     */
    public record Tokens(long input, long output, long untoldInput, long untoldOutput) {
        /** All told. */
        public Tokens(long input, long output) {
            this(input, output, 0, 0);
        }

        private long sum() {
            return input + output;
        }

        private BigDecimal cost(Price price) {
            return price.of(input, output);
        }

        private Tokens atMost(String model, Plan plan) {
            if (untoldInput + untoldOutput == 0) return this;
            long sent = 0;
            long back = 0;
            for (Trial trial : plan.trials()) {
                if (!trial.cell().model().equals(model)) continue;
                sent = Math.max(sent, Purse.input(trial));
                back = Math.max(back, trial.settings().maxTokens());
            }
            return new Tokens(input + untoldInput * sent, output + untoldOutput * back);
        }
    }
}
