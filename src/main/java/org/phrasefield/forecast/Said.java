package org.phrasefield.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person says of a place, as a claim or as what is wrong with it. Numbers are as people write them: ratios as such, with a point or a comma. */
public sealed interface Said {
    /**
     * It can be taken.
     *
     * @param claim what it claims
     */
    record Claimed(Claim claim) implements Said {}

    /**
     * It cannot.
     *
     * @param fault why
     */
    record Wrong(Fault fault) implements Said {}

    /** What can be wrong. */
    enum Fault {
        UNREADABLE(
                "write a sign, the two ends of an 80 % interval, or both; a probability with % may follow",
                "напишите знак, две границы 80-процентного интервала или и то и другое; следом можно указать вероятность со знаком %"),
        NO_SUCH_SIZE(
                "a distance has no sign: 0 (none), + (weak) or ++ (strong)",
                "у расстояния нет направления: 0 (нет), + (слабо) или ++ (сильно)"),
        ENDS("the first end lies below the second", "первая граница должна быть меньше второй"),
        BEYOND("the interval goes beyond what can be", "интервал выходит за пределы возможного"),
        APART("nothing of the interval has that size", "в интервале нет такой величины"),
        PROBABILITY(
                "a probability lies between 0 and 100 % and is written as 80% or 0.8",
                "вероятность лежит между 0 и 100 %, её пишут как 80% или 0.8");

        private final String english;
        private final String russian;

        Fault(String english, String russian) {
            this.english = english;
            this.russian = russian;
        }

        /** The reason as a clause. */
        public String clause(boolean inRussian) {
            return inRussian ? russian : english;
        }
    }

    /**
     * Reads a line such as {@code ++}, {@code + 1.2 1.9}, {@code 1,2 1,9 85%}. A line with a sign alone claims that size; one without a sign the size of
     * the interval's middle.
     */
    static Said line(Index index, String typed) {
        Optional<Size> size = Optional.empty();
        OptionalDouble probability = OptionalDouble.empty();
        List<Double> numbers = new ArrayList<>();
        // As the screen writes it, with a blank before the sign, it is understood too.
        List<String> tokens =
                List.of(typed.strip().replaceAll("[\\s\u00a0]+%", "%").split("[\\s\u00a0]+"));
        for (String token : tokens) {
            Optional<Size> sign = Size.of(token);
            OptionalDouble number = number(token);
            if (token.endsWith("%") && probability.isEmpty()) {
                probability = probability(token);
                if (probability.isEmpty()) return new Wrong(Fault.PROBABILITY);
            } else if (sign.isPresent() && size.isEmpty() && numbers.isEmpty()) {
                size = sign;
            } else if (number.isPresent()) {
                numbers.add(number.getAsDouble());
            } else {
                return new Wrong(Fault.UNREADABLE);
            }
        }
        // A nought in front is no size but an end where only one other end follows.
        if (size.equals(Optional.of(Size.NONE)) && numbers.size() == 1) {
            size = Optional.empty();
            numbers.add(0, 0.0);
        }
        boolean ends = numbers.size() == 2;
        if (!(ends || (numbers.isEmpty() && size.isPresent()))) return new Wrong(Fault.UNREADABLE);
        return of(index, size, ends ? numbers : null, probability);
    }

    /**
     * From parts that were written apart.
     *
     * @param ends both ends of the interval as written; absent where the size is to tell them
     * @param probability from 0 to 1; empty where the interval is to tell it
     */
    static Said of(Index index, Optional<Size> size, @Nullable List<Double> ends, OptionalDouble probability) {
        if (size.isPresent() && !index.sizes().contains(size.get())) return new Wrong(Fault.NO_SUCH_SIZE);
        if (ends == null) return with(Claim.of(index, size.orElseThrow()), probability);
        if (ends.get(0) >= ends.get(1)) return new Wrong(Fault.ENDS);
        if (index.ratio() && ends.get(0) <= 0) return new Wrong(Fault.BEYOND);
        double low = index.own(ends.get(0));
        double high = index.own(ends.get(1));
        if (!(low < high)) return new Wrong(Fault.ENDS);
        if (low < index.least() || high > index.most()) return new Wrong(Fault.BEYOND);
        Size told = size.orElseGet(() -> index.size((low + high) / 2));
        boolean apart = told.compareTo(index.size(low)) < 0 || told.compareTo(index.size(high)) > 0;
        return apart ? new Wrong(Fault.APART) : with(Claim.of(index, told, low, high), probability);
    }

    private static Said with(Claim claim, OptionalDouble probability) {
        return new Claimed(probability.isPresent() ? claim.with(probability.getAsDouble()) : claim);
    }

    /** A number as people write it, a sign of multiplication in front or not; empty where it is none. */
    static OptionalDouble number(String written) {
        String plain = written.replaceFirst("^[×xх]", "").replace(',', '.').replace('−', '-');
        return Pattern.matches("[+-]?(\\d{1,9}(\\.\\d{0,9})?|\\.\\d{1,9})", plain)
                ? OptionalDouble.of(Double.parseDouble(plain))
                : OptionalDouble.empty();
    }

    /** A probability as people write it, 0.85 or 85%; empty where it is none. */
    static OptionalDouble probability(String written) {
        boolean percent = written.endsWith("%");
        OptionalDouble number =
                number(percent ? written.substring(0, written.length() - 1).strip() : written);
        double share = number.orElse(-1) / (percent ? 100 : 1);
        return share >= 0 && share <= 1 ? OptionalDouble.of(share) : OptionalDouble.empty();
    }
}
