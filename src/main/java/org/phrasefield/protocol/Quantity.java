package org.phrasefield.protocol;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers, shares and durations as people write them.
 *
 * @param item the value
 * @param what its name in a message
 */
record Quantity(Item item, String what) {
    private static final Pattern COUNT = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,6})?)([kM]?)");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(?:\\.\\d{1,15})?");
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,5})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?(?:(\\d{1,6})ms)?");
    private static final Pattern TIME_OF_DAY = Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])");
    private static final Pattern MONEY = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?) ([A-Z]{3})");
    private static final Map<String, BigDecimal> UNITS =
            Map.of("", BigDecimal.ONE, "k", BigDecimal.valueOf(1_000), "M", BigDecimal.valueOf(1_000_000));

    /** A whole number from 1, such as {@code 5000} or {@code 2M}. */
    OptionalLong count() {
        String text = plain();
        Matcher written = COUNT.matcher(text);
        if (written.matches()) {
            BigDecimal value = new BigDecimal(written.group(1)).multiply(UNITS.get(written.group(2)));
            boolean whole = value.stripTrailingZeros().scale() <= 0 && value.precision() - value.scale() <= 18;
            if (whole && value.signum() > 0) return OptionalLong.of(value.longValueExact());
        }
        complain(text, "is a whole number from 1", "for example 5000 or 2M");
        return OptionalLong.empty();
    }

    /** A whole number from 1 that fits an int. */
    OptionalInt positive() {
        return whole(1);
    }

    /** A whole number from a least value. */
    OptionalInt whole(int least) {
        OptionalLong value = wholeLong(least, Integer.MAX_VALUE);
        return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }

    /** A whole number in a range. */
    OptionalLong wholeLong(long least, long most) {
        String text = plain();
        if (text.matches("-?\\d{1,18}")) {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) return OptionalLong.of(value);
        }
        boolean tooMuch = text.matches("\\d+") && new BigInteger(text).compareTo(BigInteger.valueOf(most)) > 0;
        String rule = tooMuch ? "is at most " + most : "is a whole number from " + least;
        complain(text, rule, "in digits alone, without quotes or units");
        return OptionalLong.empty();
    }

    /** A number from 0 to a limit, its ends included. */
    OptionalDouble upTo(double most) {
        return decimal(value -> value >= 0 && value <= most, "is a number from 0 to " + Canonical.number(most));
    }

    /** A number above 0, up to a limit. */
    OptionalDouble aboveZero(double most) {
        return decimal(value -> value > 0 && value <= most, "is a number above 0, up to " + Canonical.number(most));
    }

    private OptionalDouble decimal(DoublePredicate allowed, String rule) {
        String text = plain();
        if (DECIMAL.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            if (allowed.test(value)) return OptionalDouble.of(value);
        }
        complain(text, rule, "without quotes or units");
        return OptionalDouble.empty();
    }

    /** A share from 0 to 1, such as {@code 5%} or {@code 0.05}. */
    OptionalDouble share() {
        String text = item.text(what).orElse("");
        String bare = text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
        if (DECIMAL.matcher(bare).matches()) {
            BigDecimal written = new BigDecimal(bare);
            double value = (text.endsWith("%") ? written.movePointLeft(2) : written).doubleValue();
            if (value >= 0 && value <= 1) return OptionalDouble.of(value);
        }
        complain(text, "is a share from 0% to 100%", "for example 5%");
        return OptionalDouble.empty();
    }

    /** A duration above zero, such as {@code 90s}, {@code 10m}, {@code 1h30m} or {@code 500ms}. */
    Optional<Duration> duration() {
        String text = item.text(what).orElse("");
        Matcher written = DURATION.matcher(text);
        if (!text.isEmpty() && written.matches()) {
            Duration value = Duration.ofHours(part(written, 1))
                    .plusMinutes(part(written, 2))
                    .plusSeconds(part(written, 3))
                    .plusMillis(part(written, 4));
            if (!value.isZero()) return Optional.of(value);
        }
        complain(text, "is a duration above 0 with its unit", "for example 90s, 10m or 1h30m");
        return Optional.empty();
    }

    private static long part(Matcher written, int group) {
        String digits = written.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** A time of the day, such as {@code 23:00}. */
    Optional<LocalTime> timeOfDay() {
        String text = item.text(what).orElse("");
        Matcher written = TIME_OF_DAY.matcher(text);
        if (written.matches()) {
            return Optional.of(LocalTime.of(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2))));
        }
        complain(text, "is a time of the day", "for example \"23:00\"");
        return Optional.empty();
    }

    /**
     * An amount with its currency, such as {@code 3 EUR}.
     *
     * @param above whether it is above zero
     */
    Optional<Money> money(boolean above) {
        String text = item.text(what).orElse("");
        Matcher written = MONEY.matcher(text);
        if (written.matches()) {
            BigDecimal amount = new BigDecimal(written.group(1));
            if (amount.signum() > 0 || !above) return Optional.of(new Money(amount, written.group(2)));
        }
        complain(
                text,
                "is an amount" + (above ? " above 0" : "")
                        + " with its currency, of at most nine digits and six decimals",
                "for example 3 EUR");
        return Optional.empty();
    }

    /** The scalar's text; a quoted number is no number. */
    private String plain() {
        String text = item.text(what).orElse("");
        return item.isPlain() ? text : text.isEmpty() ? "" : '"' + text + '"';
    }

    private void complain(String text, String rule, String example) {
        // Where there is no text, that has been said already.
        if (!text.isEmpty()) item.problem(what + " " + rule + ", not " + shortened(text), Optional.of(example));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 40
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
    }
}
