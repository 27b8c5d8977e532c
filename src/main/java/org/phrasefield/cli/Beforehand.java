package org.phrasefield.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.scoring.Catalogue;
import org.phrasefield.scoring.Scorable;
import org.phrasefield.scoring.Scorer;
import org.phrasefield.store.JdbcAnswerStore;

/**
 * Loads, on threads beside, what a run needs a little later: the code of the database and the word lists take as long as all that is done before the first
 * answer. Nobody waits for it, and what hinders it is left to those who need the thing and can tell of it.
 */
final class Beforehand {
    private static final Map<Language, String> SENTENCES = new EnumMap<>(Map.of(
            Language.EN,
            "Perhaps nobody reads this sentence, but every list of words is open once it has been measured.",
            Language.RU,
            "Возможно, этого предложения никто не прочтёт, но все списки слов открыты, как только оно измерено."));

    private Beforehand() {}

    /** The database's code. */
    static void database() {
        begin(JdbcAnswerStore::load);
    }

    /** What answers are scored with, in the protocol's languages, each on its own thread. */
    static void scoring(Protocol protocol) {
        SENTENCES.forEach((language, sentence) -> {
            if (protocol.languages().contains(language.tag()))
                begin(() -> {
                    Catalogue catalogue = Catalogue.of(List.of(), List.of());
                    new Scorer(catalogue).assess(Scorable.of(language, sentence), catalogue.all());
                });
        });
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | LinkageError hindrance) {
                        // Told by those who need it.
                    }
                },
                "beforehand");
        thread.setDaemon(true);
        thread.start();
    }
}
