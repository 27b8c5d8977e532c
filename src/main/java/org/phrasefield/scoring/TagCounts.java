package org.phrasefield.scoring;

import java.util.List;
import java.util.Set;
import org.phrasefield.language.Feature;
import org.phrasefield.language.PartOfSpeech;
import org.phrasefield.language.TaggedWord;

/** How often each word class stands in a text. A joined word («doesn't») counts as its parts, as in the treebanks of UD. */
final class TagCounts {

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    private final int[] counts = new int[PartOfSpeech.values().length];
    private int all;
    private int articles;
    private int imperatives;

    private TagCounts() {}

    static TagCounts of(List<List<TaggedWord>> words) {
        TagCounts counts = new TagCounts();
        for (List<TaggedWord> run : words) run.forEach(counts::add);
        return counts;
    }

    private void add(TaggedWord word) {
        for (PartOfSpeech pos : word.classes()) counts[pos.ordinal()]++;
        all += word.classes().size();
        if (word.is(PartOfSpeech.DET) && ARTICLES.contains(word.form())) articles++;
        if (word.has(Feature.IMPERATIVE)) imperatives++;
    }

    /** How many words there are. */
    int all() {
        return all;
    }

    /** How many are of these classes. */
    int of(PartOfSpeech... classes) {
        int sum = 0;
        for (PartOfSpeech pos : classes) sum += counts[pos.ordinal()];
        return sum;
    }

    /** English articles; Russian has none. */
    int articles() {
        return articles;
    }

    /** Verbs that ask or order. */
    int imperatives() {
        return imperatives;
    }
}
