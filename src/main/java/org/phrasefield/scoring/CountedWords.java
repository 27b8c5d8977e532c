package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.phrasefield.language.Block;
import org.phrasefield.language.Language;
import org.phrasefield.language.TaggedWord;
import org.phrasefield.scoring.Aligned.Sentence;

/** The words of one answer that are counted, in order; what is asked for is made once. For one thread. */
final class CountedWords {

    private final Language language;
    private final int size;
    private final Supplier<List<List<String>>> cutting;
    private final Supplier<List<List<TaggedWord>>> tagging;
    private @Nullable List<List<String>> runs;
    private @Nullable List<List<TaggedWord>> tagged;
    private @Nullable List<List<String>> lemmas;
    private @Nullable Diversity diversity;

    private CountedWords(
            Language language,
            int size,
            Supplier<List<List<String>>> cutting,
            Supplier<List<List<TaggedWord>>> tagging) {
        this.language = language;
        this.size = size;
        this.cutting = cutting;
        this.tagging = tagging;
    }

    /**
     * The words of blocks.
     *
     * @param skipped places among all words of those that are left out; words beside a gap are no neighbours
     * @param sentences the same words with their tags, made when first asked for
     */
    static CountedWords of(Language language, List<Block> blocks, BitSet skipped, Supplier<List<Sentence>> sentences) {
        int words = blocks.stream().mapToInt(block -> block.words().size()).sum();
        return new CountedWords(
                language,
                words - skipped.cardinality(),
                () -> runs(blocks, skipped, sentences.get()),
                () -> tagged(sentences.get(), skipped));
    }

    private static List<List<String>> runs(List<Block> blocks, BitSet skipped, List<Sentence> sentences) {
        BitSet begins = new BitSet();
        for (Sentence sentence : sentences) if (sentence.places().length > 0) begins.set(sentence.places()[0]);
        List<List<String>> runs = new ArrayList<>();
        int at = 0;
        for (Block block : blocks) {
            List<String> run = new ArrayList<>();
            for (String word : block.words()) {
                boolean skips = skipped.get(at);
                if ((skips || begins.get(at)) && !run.isEmpty()) {
                    runs.add(run);
                    run = new ArrayList<>();
                }
                if (!skips) run.add(WordList.fold(word));
                at++;
            }
            if (!run.isEmpty()) runs.add(run);
        }
        return runs;
    }

    private static List<List<TaggedWord>> tagged(List<Sentence> sentences, BitSet skipped) {
        List<List<TaggedWord>> runs = new ArrayList<>();
        for (Sentence sentence : sentences) {
            List<TaggedWord> run = new ArrayList<>();
            for (int i = 0; i < sentence.words().size(); i++) {
                if (!skipped.get(sentence.places()[i])) {
                    run.add(sentence.words().get(i));
                } else if (!run.isEmpty()) {
                    runs.add(run);
                    run = new ArrayList<>();
                }
            }
            if (!run.isEmpty()) runs.add(run);
        }
        return runs;
    }

    Language language() {
        return language;
    }

    /** Words that stand side by side in one sentence, ё written as е. */
    List<List<String>> runs() {
        if (runs == null) runs = cutting.get();
        return runs;
    }

    /** How many words there are, numbers included. */
    int size() {
        return size;
    }

    /** Words with their tags that stand side by side in one sentence; numbers outside sentences are missing. */
    List<List<TaggedWord>> tagged() {
        if (tagged == null) tagged = tagging.get();
        return tagged;
    }

    /** The dictionary forms of {@link #tagged()}, ё written as е. */
    List<List<String>> lemmas() {
        if (lemmas == null) {
            lemmas = tagged().stream()
                    .map(run -> run.stream()
                            .map(word -> WordList.fold(word.lemma()))
                            .toList())
                    .toList();
        }
        return lemmas;
    }

    /** How varied they are, numbers left out: in English by their forms, in Russian by their lemmas. */
    Diversity diversity() {
        if (diversity == null) {
            diversity = Diversity.of(
                    switch (language) {
                        case EN -> forms();
                        case RU -> lemmasWithoutNumbers();
                    });
        }
        return diversity;
    }

    private List<String> forms() {
        List<String> forms = new ArrayList<>(size);
        for (List<String> run : runs()) {
            for (String word : run) if (!isNumber(word)) forms.add(word);
        }
        return forms;
    }

    private List<String> lemmasWithoutNumbers() {
        List<String> lemmas = new ArrayList<>(size);
        for (List<TaggedWord> run : tagged()) {
            for (TaggedWord word : run) if (!isNumber(word.form())) lemmas.add(WordList.fold(word.lemma()));
        }
        return lemmas;
    }

    /** Whether a word has no letter: «42», «3,5», «12.03.2024». */
    static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); ) {
            int point = word.codePointAt(i);
            if (Character.isLetter(point)) return false;
            i += Character.charCount(point);
        }
        return true;
    }
}
