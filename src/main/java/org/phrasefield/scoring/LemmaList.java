package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.phrasefield.language.Instrument;
import org.phrasefield.language.Language;
import org.phrasefield.language.Lexicon;
import org.phrasefield.language.TaggedWord;
import org.phrasefield.language.TextView;
import org.phrasefield.protocol.Sha256;

/**
 * Words and expressions of an author's own list, found in all their forms. A word of an entry meets a word of a text whose dictionary form it is,
 * or that is written the same; where it is itself no dictionary form, such as «friends», its own dictionary form counts. Dictionary forms decide,
 * not word classes: «warm» finds the verb too. The longest expression wins; none reaches over the end of a sentence. In Russian ё and е are the
 * same.
 */
final class LemmaList {
    /**
     * A word of an entry.
     *
     * @param form as written, small, ё as е
     * @param lemma the dictionary form that it finds, ё as е
     */
    record Word(String form, String lemma) {
        private boolean meets(TaggedWord word) {
            return WordList.fold(word.form()).equals(form)
                    || word.lemmas().stream().map(WordList::fold).anyMatch(lemma::equals);
        }
    }

    /** By the dictionary form of the first word, longer entries first; by its form too, where that is another. */
    private final Map<String, List<List<Word>>> entries = new HashMap<>();

    LemmaList(Language language, List<String> written) {
        written.stream()
                .map(entry -> words(language, entry))
                .filter(words -> !words.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt((List<Word> words) -> -words.size()))
                .forEach(words -> {
                    Word first = words.get(0);
                    add(first.lemma(), words);
                    if (!first.form().equals(first.lemma())) add(first.form(), words);
                });
    }

    private void add(String key, List<Word> words) {
        entries.computeIfAbsent(key, any -> new ArrayList<>()).add(words);
    }

    /** The words of an entry; none where it holds no word. */
    static List<Word> words(Language language, String entry) {
        return TextView.of(language, entry).taggedWords().stream()
                .map(word -> new Word(WordList.fold(word.form()), lemma(language, word)))
                .toList();
    }

    private static String lemma(Language language, TaggedWord word) {
        // An author writes dictionary forms; alone, «дорогой» would be taken for a form of «дорога».
        return WordList.fold(Lexicon.isLemma(language, word.form()) ? word.form() : word.lemma());
    }

    /** Whether a word is in the dictionary, in whatever form, or is one of grammar. */
    static boolean known(Language language, Word word) {
        return Lexicon.isLemma(language, word.form())
                || Lexicon.isLemma(language, word.lemma())
                || WordList.lemmas(language, "function-words").contains(word.form());
    }

    /** How many of the list's expressions stand among the words. */
    int count(CountedWords words) {
        int count = 0;
        for (List<TaggedWord> run : words.tagged()) {
            for (int at = 0; at < run.size(); ) {
                Optional<List<Word>> found = at(run, at);
                if (found.isPresent()) count++;
                at += found.map(List::size).orElse(1);
            }
        }
        return count;
    }

    private Optional<List<Word>> at(List<TaggedWord> run, int at) {
        TaggedWord first = run.get(at);
        Optional<List<Word>> longest = longest(run, at, first.form());
        for (String lemma : first.lemmas()) {
            Optional<List<Word>> other = longest(run, at, lemma);
            if (other.map(List::size).orElse(0) > longest.map(List::size).orElse(0)) longest = other;
        }
        return longest;
    }

    private Optional<List<Word>> longest(List<TaggedWord> run, int at, String key) {
        return entries.getOrDefault(WordList.fold(key), List.of()).stream()
                .filter(entry -> at + entry.size() <= run.size() && meets(entry, run, at))
                .findFirst();
    }

    private static boolean meets(List<Word> entry, List<TaggedWord> run, int at) {
        for (int i = 0; i < entry.size(); i++) {
            if (!entry.get(i).meets(run.get(at + i))) return false;
        }
        return true;
    }

    /** A list as an instrument; order, capitals and ё do not change it. */
    static Instrument instrument(String language, String metric, List<String> written) {
        List<String> lines = written.stream()
                .map(entry -> WordList.fold(entry.toLowerCase(Locale.ROOT)))
                .sorted()
                .toList();
        return new Instrument(
                "own list " + language + "/" + metric,
                "of " + lines.size() + " lines",
                Sha256.hex(String.join("\n", lines)).substring(0, 16));
    }
}
