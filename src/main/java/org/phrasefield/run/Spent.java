package org.phrasefield.run;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Money;
import org.phrasefield.protocol.Price;
import org.phrasefield.protocol.Protocol;

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

    /** What that costs by the prices of a protocol's models; empty where none has a price. */
    public Optional<Money> cost(Protocol protocol) {
        return protocol.models().stream()
                .flatMap(model -> model.price().stream())
                .map(Price::currency)
                .findFirst()
                .map(currency -> new Money(amount(protocol), currency));
    }

    /** The sum, in the one currency that all prices of a budget are in. */
    BigDecimal amount(Protocol protocol) {
        return models.entrySet().stream()
                .flatMap(each -> protocol
                        .model(each.getKey())
                        .flatMap(ModelChoice::price)
                        .map(price -> price.of(
                                each.getValue().input(), each.getValue().output()))
                        .stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
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
     */
    public record Tokens(long input, long output) {}
}
