package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phrasefield.language.Language;

/**
 * The language of rows that name none. All of them have one, since an answer in another language than most is an answer in the wrong language sooner
 * than one of another sweep; what was counted is said, so that a table of two languages is noticed.
 */
final class GuessedLanguage {
    private final Map<Language, Integer> answers = new EnumMap<>(Language.class);
    private long rows;

    /** Takes the answer of a row without a language; blank where there is none. */
    void see(String answer) {
        rows++;
        if (!answer.isBlank()) answers.merge(Language.ofScript(answer), 1, Integer::sum);
    }

    /** That of most answers' script; English where there are none or as many of both. */
    Language language() {
        return answers.getOrDefault(Language.RU, 0) > answers.getOrDefault(Language.EN, 0) ? Language.RU : Language.EN;
    }

    /** Says what was guessed and how to say it; empty where no row lacks a language. */
    Optional<String> notice(ArrivalWords words) {
        if (rows == 0) return Optional.empty();
        List<String> counts = new ArrayList<>();
        answers.forEach((language, count) -> counts.add(language.tag() + " " + count));
        return Optional.of(words.guessed(rows, language(), counts));
    }
}
