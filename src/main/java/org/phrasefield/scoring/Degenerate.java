package org.phrasefield.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.phrasefield.language.Block;
import org.phrasefield.language.Language;
import org.phrasefield.language.LetterCount;
import org.phrasefield.language.TextView;

/** Why a text is no answer that could be measured. Such answers are counted but have no scores. */
public enum Degenerate {
    /** No word at all. */
    EMPTY("empty"),
    /** Fewer than half of the letters belong to the script of the language asked in. */
    WRONG_LANGUAGE("wrong-language"),
    /** Some ten words in a row occur four times or more. */
    LOOP("loop"),
    /** A short text that opens by declining to answer. */
    REFUSAL("refusal");

    private static final int LETTERS_TO_TELL = 20;
    private static final int GRAM = 10;
    private static final int TIMES = 4;
    private static final int LONGEST_REFUSAL_WORDS = 80;

    private final String reason;

    Degenerate(String reason) {
        this.reason = reason;
    }

    /** The reason as scores and tables write it. */
    public String reason() {
        return reason;
    }

    /** What is wrong with an answer to a prompt in this language; empty for a proper answer. */
    public static Optional<Degenerate> of(Language language, String answer) {
        return of(TextView.of(language, answer));
    }

    static Optional<Degenerate> of(TextView text) {
        List<String> words = text.words();
        if (words.isEmpty()) {
            return Optional.of(EMPTY);
        }
        if (foreign(text)) {
            return Optional.of(WRONG_LANGUAGE);
        }
        if (loops(words)) {
            return Optional.of(LOOP);
        }
        return words.size() <= LONGEST_REFUSAL_WORDS && refuses(text) ? Optional.of(REFUSAL) : Optional.empty();
    }

    private static boolean foreign(TextView text) {
        int all = 0;
        int own = 0;
        for (Block block : text.blocks()) {
            LetterCount letters = LetterCount.of(block.text());
            all += letters.all();
            own += switch (text.language()) {
                case EN -> letters.latin();
                case RU -> letters.cyrillic();
            };
        }
        return all >= LETTERS_TO_TELL && 2 * own < all;
    }

    private static boolean loops(List<String> words) {
        Map<List<String>, Integer> seen = new HashMap<>();
        for (int i = 0; i + GRAM <= words.size(); i++) {
            if (seen.merge(words.subList(i, i + GRAM), 1, Integer::sum) >= TIMES) {
                return true;
            }
        }
        return false;
    }

    private static boolean refuses(TextView text) {
        String opening = text.blocks().get(0).text().replace('’', '\'');
        return switch (text.language()) {
            case EN -> Refusals.EN.matcher(opening).lookingAt();
            case RU -> Refusals.RU.matcher(opening).lookingAt();
        };
    }

    /** Own short lists, after the phrases that public refusal detectors look for; only openings, so that talk about refusing passes. */
    private static final class Refusals {
        static final Pattern EN = Pattern.compile(
                "(?:(?:i'm|i am) (?:very |so |really )?sorry,? (?:but )?|sorry,? (?:but )?|i apologi[sz]e,? (?:but )?|unfortunately,? )?"
                        + "(?:as an? (?:ai|artificial intelligence|(?:large )?language model)[^.,]{0,40}, )?"
                        + "i(?:'m| am)? (?:can't|cannot|can not|won't|will not|unable to|not able to|not allowed to|must decline to|"
                        + "won't be able to|do not feel comfortable|don't feel comfortable)\\b,? "
                        + "(?:(?:help|assist)(?! but\\b| \\w+ing\\b)|provide|fulfill|comply|answer|discuss|continue|engage|create|generate|"
                        + "write|produce|share|do that|participate|support|respond)\\b",
                Pattern.CASE_INSENSITIVE);
        static final Pattern RU = Pattern.compile(
                "(?:(?:извините|простите|мне (?:очень )?жаль|прошу прощения|к сожалению|сожалею),? (?:но )?)?"
                        + "(?:как (?:ии|искусственный интеллект|(?:большая )?языковая модель|нейросеть)[^.,]{0,40}, )?"
                        + "(?:я (?:не могу|не смогу|не в состоянии|не имею возможности|вынужден[а]? отказаться)|"
                        + "не могу|не смогу) (?:вам |тебе |с этим )?"
                        + "(?:помочь|ответить|отвечать|выполнить|предоставить|обсуждать|создать|создавать|написать|продолжить|поддержать|"
                        + "участвовать|дать|говорить)(?![\\p{L}])"
                        + "|давайте (?:сменим тему|поговорим о ч[её]м-нибудь (?:ещ[её]|другом))",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
