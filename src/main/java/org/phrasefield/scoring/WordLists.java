package org.phrasefield.scoring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.phrasefield.language.Instrument;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.Sha256;

/** The lists of one kind, a file for each language; each is read when first asked for. For any number of threads. */
final class WordLists {

    private static final Map<String, WordLists> READ = new ConcurrentHashMap<>();

    private final String kind;
    private final Map<Language, WordList> lists = new ConcurrentHashMap<>();

    private WordLists(String kind) {
        this.kind = kind;
    }

    static WordLists of(String kind) {
        return READ.computeIfAbsent(kind, WordLists::new);
    }

    WordList in(Language language) {
        return lists.computeIfAbsent(language, each -> WordList.read(each, kind));
    }

    /** The lists as one instrument; its digest is of the entries of both languages, comments and order of lines left out. */
    Instrument instrument() {
        StringBuilder entries = new StringBuilder();
        for (Language language : Language.values()) {
            entries.append(language.tag()).append('\n');
            Texts.lines(WordList.file(language, kind)).stream()
                    .sorted()
                    .forEach(line -> entries.append(line).append('\n'));
        }
        return new Instrument("list " + kind, "", Sha256.hex(entries.toString()).substring(0, 16));
    }
}
