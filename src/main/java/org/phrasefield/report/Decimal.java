package org.phrasefield.report;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;

/** Numbers for files: no locale, and the same digits on every Java. */
final class Decimal {
    private Decimal() {}

    /**
     * The shortest decimal text that reads back as the same number, without an exponent.
     *
     * <p>{@link Double#toString(double)} gives more digits on some versions of Java than on others; this does not.
     *
     * @param number finite
     */
    static String plain(double number) {
        BigDecimal exact = new BigDecimal(NumberOutput.toString(number, true));
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
