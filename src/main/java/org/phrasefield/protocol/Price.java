package org.phrasefield.protocol;

import java.math.BigDecimal;

/**
 * What a service takes for tokens, as its price list says it.
 *
 * @param input for a million tokens that are sent
 * @param output for a million tokens that come back, reasoning among them; in the same currency
 */
public record Price(Money input, Money output) {
    private static final int MILLION = 6;

    public Price {
        if (!input.currency().equals(output.currency())) {
            throw new IllegalArgumentException("a price in " + input.currency() + " and " + output.currency());
        }
    }

    /** The currency of both. */
    public String currency() {
        return input.currency();
    }

    /** What so many tokens cost. */
    public BigDecimal of(long inputTokens, long outputTokens) {
        return input.amount()
                .multiply(BigDecimal.valueOf(inputTokens))
                .add(output.amount().multiply(BigDecimal.valueOf(outputTokens)))
                .movePointLeft(MILLION);
    }
}
