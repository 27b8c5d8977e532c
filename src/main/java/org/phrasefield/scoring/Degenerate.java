package org.phrasefield.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.language.Block;
import org.phrasefield.language.Instrument;
import org.phrasefield.language.Language;
import org.phrasefield.language.LetterCount;
import org.phrasefield.language.TextView;
import org.phrasefield.protocol.Sha256;

/** Why a text is no answer that could be measured. Such answers are counted but have no scores. */
public enum Degenerate {
    /** No word at all. */
    EMPTY("empty"),
    /** No word outside code and addresses: an answer, but none whose wording could be measured. */
    CODE("code"),
    /**
     * Fewer than half of the letters belong to the script of the language asked in, or its words are those of one of the languages of that
     * script that have a list.
     */
    WRONG_LANGUAGE("wrong-language"),
    /** The last third of the letters would be in the wrong language by itself: the model went over to another one on the way. */
    LANGUAGE_SWITCH("language-switch"),
    /** Some ten words in a row occur four times or more. */
    LOOP("loop"),
    /** A short text that opens by declining to answer, and does not go on to answer. */
    REFUSED("refused");

    /** Raised whenever an answer is told otherwise than before by other code; lists have a digest. Scores of different rules are not compared. */
    private static final String RULES = "8";

    /** The rules and lists. */
    static final Instrument INSTRUMENT = new Instrument(
            "what is no answer",
            RULES,
            Sha256.hex(Stream.concat(
                                    Tongue.everyLine(),
                                    Stream.of(Language.values())
                                            .map(Refusals::file)
                                            .map(Texts::whole))
                            .collect(Collectors.joining("\n")))
                    .substring(0, 16));

    private static final int LETTERS_TO_TELL = 20;
    private static final int GRAM = 10;
    private static final int TIMES = 4;
    /** A switch is looked for in one part of so many, the last. */
    private static final int LAST_PART = 3;

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
            return Optional.of(text.codeAlone() ? CODE : EMPTY);
        }
        if (foreign(text)) {
            return Optional.of(WRONG_LANGUAGE);
        }
        // One syllable said over and over may be a function word of some language: la la la.
        if (loops(words)) {
            return Optional.of(LOOP);
        }
        if (Tongue.other(text.language(), words)) {
            return Optional.of(WRONG_LANGUAGE);
        }
        if (goesOver(text, words)) {
            return Optional.of(LANGUAGE_SWITCH);
        }
        return Refusals.refuses(text) ? Optional.of(REFUSED) : Optional.empty();
    }

    /**
     * Whether the end is in another language. Names and terms in the Latin script at the end of a Russian text are none: there the words of a language it must be.
     */
    private static boolean goesOver(TextView text, List<String> words) {
        List<String> last = words.subList(words.size() - words.size() / LAST_PART, words.size());
        if (Tongue.other(text.language(), last)) return true;
        String whole = text.blocks().stream().map(Block::text).collect(Collectors.joining("\n"));
        LetterCount letters = LetterCount.of(end(whole, LetterCount.of(whole).all() / LAST_PART));
        if (letters.all() < LETTERS_TO_TELL) return false;
        return switch (text.language()) {
            case EN -> 2 * letters.latin() < letters.all();
            case RU ->
                2 * (letters.cyrillic() + letters.latin()) < letters.all()
                        || (2 * letters.cyrillic() < letters.all() && Tongue.english(last));
        };
    }

    /** The end of a text that has so many letters. */
    private static String end(String text, int letters) {
        int left = letters;
        int at = text.length();
        while (at > 0 && left > 0) {
            int point = text.codePointBefore(at);
            at -= Character.charCount(point);
            if (Character.isLetter(point)) left--;
        }
        return text.substring(at);
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
}
