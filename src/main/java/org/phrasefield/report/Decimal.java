package org.phrasefield.report;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;

/** Numbers for files: no locale, and the same digits on every Java. */
final class Decimal {
    /** Whole numbers below this are exact, and are written with a digit for each of their places. */
    private static final double WHOLE = 1e15;

    private Decimal() {}

    /**
     * The shortest decimal text that reads back as the same number, without an exponent.
     *
     * <p>{@link Double#toString(double)} gives more digits on some versions of Java than on others; this does not.
     *
     * @param number finite
     */
    static String plain(double number) {
        if (number == Math.rint(number) && Math.abs(number) < WHOLE) return Long.toString((long) number);
        String shortest = NumberOutput.toString(number, true);
        if (shortest.indexOf('E') < 0) return shortest;
        BigDecimal exact = new BigDecimal(shortest);
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
