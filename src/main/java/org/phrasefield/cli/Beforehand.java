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
    /** Long enough for every metric: some need forty words. */
    private static final Map<Language, String> TEXTS = new EnumMap<>(Map.of(Language.EN, """
            Perhaps nobody reads this text, but every list of words is open once it has been measured. It tells of a quiet morning at the harbour: two boats
            came in early, the fish was sold before breakfast, and an old dog slept through all of it beside the warm wall of the bakery.""", Language.RU, """
            Возможно, этого текста никто не прочтёт, но все списки слов открыты, как только он измерен. В нём говорится о тихом утре в порту: две лодки
            вернулись рано, рыбу продали ещё до завтрака, а старый пёс так и проспал всё это у тёплой стены пекарни, под самым окном, где остывал хлеб."""));

    private Beforehand() {}

    /** The database's code. */
    static void database() {
        begin(JdbcAnswerStore::load);
    }

    /** What answers are scored with, in the protocol's languages, each on its own thread. */
    static void scoring(Protocol protocol) {
        TEXTS.forEach((language, text) -> {
            if (protocol.languages().contains(language.tag()))
                begin(() -> {
                    Catalogue catalogue = Catalogue.of(List.of(), List.of());
                    new Scorer(catalogue).assess(Scorable.of(language, text), catalogue.all());
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
