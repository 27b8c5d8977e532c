package org.phrasefield.forecast;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Sign and size of a difference: none below the smallest that matters, strong from {@link Index#STRONG} times that on. Of a distance there is none,
 * weak ({@link #MORE}) and strong.
 */
public enum Size {
    MUCH_LESS("--", "much less", "намного меньше"),
    LESS("-", "less", "меньше"),
    NONE("0", "none", "почти то же"),
    MORE("+", "more", "больше"),
    MUCH_MORE("++", "much more", "намного больше");

    private final String sign;
    private final String english;
    private final String russian;

    Size(String sign, String english, String russian) {
        this.sign = sign;
        this.english = english;
        this.russian = russian;
    }

    /** The size by its sign or its word in either language; also with the minus and the dashes that people and programs write for a sign. */
    public static Optional<Size> of(String written) {
        String plain = written.replace("—", "--")
                .replaceAll("[−–]", "-")
                .replace('\u00a0', ' ')
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(size -> size.sign.equals(plain) || size.english.equals(plain) || size.russian.equals(plain))
                .findFirst();
    }

    /** How tables write it that a program reads: a spreadsheet takes a sign for the beginning of a formula. */
    public String word() {
        return english;
    }

    /** How a sheet writes it that a person reads. */
    public String word(boolean inRussian) {
        return inRussian ? russian : english;
    }

    /** How people write it. */
    public String sign() {
        return sign;
    }

    /** The ends, in smallest differences that matter; the strong ones are taken to end at twice where they begin. */
    double from(boolean signed) {
        return switch (this) {
            case MUCH_LESS -> -2 * Index.STRONG;
            case LESS -> -Index.STRONG;
            case NONE -> signed ? -1 : 0;
            case MORE -> 1;
            case MUCH_MORE -> Index.STRONG;
        };
    }

    double to() {
        return switch (this) {
            case MUCH_LESS -> -Index.STRONG;
            case LESS -> -1;
            case NONE -> 1;
            case MORE -> Index.STRONG;
            case MUCH_MORE -> 2 * Index.STRONG;
        };
    }
}
