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
    /** Some ten words in a row occur four times or more. */
    LOOP("loop"),
    /** A short text that opens by declining to answer, and does not go on to answer. */
    REFUSED("refused");

    /** Raised whenever an answer is told otherwise than before by other code; lists have a digest. Scores of different rules are not compared. */
    private static final String RULES = "7";

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
        if (foreign(text) || Tongue.other(text.language(), words)) {
            return Optional.of(WRONG_LANGUAGE);
        }
        if (loops(words)) {
            return Optional.of(LOOP);
        }
        return Refusals.refuses(text) ? Optional.of(REFUSED) : Optional.empty();
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
