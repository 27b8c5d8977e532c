package org.phrasefield.scoring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.phrasefield.language.Language;

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
}
