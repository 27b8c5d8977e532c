package org.phrasefield.protocol;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An amount of money; nothing is ever converted.
 *
 * @param amount how much, 0 or more
 * @param currency three capital letters, such as {@code EUR}
 */
public record Money(BigDecimal amount, String currency) {
    private static final int CENTS = 2;
    /** Below this, cents would show nothing. */
    private static final BigDecimal SMALL = new BigDecimal("0.1");

    private static final int SMALL_DIGITS = 4;

    /** Below this, four digits would show nothing either. */
    private static final BigDecimal TINY = new BigDecimal("0.0001");

    public Money {
        if (amount.signum() < 0) throw new IllegalArgumentException("money: " + amount);
    }

    /** As people write it, such as {@code 3.20 EUR}; small amounts with four digits, and what is smaller still never as nothing. */
    public String spoken() {
        if (amount.signum() > 0 && amount.compareTo(TINY) < 0) {
            return new Money(amount.round(new MathContext(2)), currency).written();
        }
        int digits = amount.compareTo(SMALL) < 0 ? SMALL_DIGITS : CENTS;
        return amount.setScale(digits, RoundingMode.HALF_UP).toPlainString() + " " + currency;
    }

    /** As protocols write it, without a digit too many. */
    String written() {
        return amount.stripTrailingZeros().toPlainString() + " " + currency;
    }
}
