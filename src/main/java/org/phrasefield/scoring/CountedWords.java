package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.phrasefield.language.Block;
import org.phrasefield.language.Language;

/** The words of one answer that are counted, in order; for one thread. */
final class CountedWords {

    private final Language language;
    private final List<List<String>> runs;
    private final int size;
    private @Nullable Diversity diversity;

    private CountedWords(Language language, List<List<String>> runs, int size) {
        this.language = language;
        this.runs = runs;
        this.size = size;
    }

    /**
     * The words of blocks.
     *
     * @param skipped places among all words of those that are left out; words beside a gap are no neighbours
     */
    static CountedWords of(Language language, List<Block> blocks, BitSet skipped) {
        List<List<String>> runs = new ArrayList<>();
        int at = 0;
        int size = 0;
        for (Block block : blocks) {
            List<String> run = new ArrayList<>();
            for (String word : block.words()) {
                if (skipped.get(at++)) {
                    if (!run.isEmpty()) runs.add(run);
                    run = new ArrayList<>();
                } else {
                    run.add(WordList.fold(word));
                    size++;
                }
            }
            if (!run.isEmpty()) runs.add(run);
        }
        return new CountedWords(language, runs, size);
    }

    Language language() {
        return language;
    }

    /** Words that stand side by side in one block, ё written as е. */
    List<List<String>> runs() {
        return runs;
    }

    /** How many words there are, numbers included. */
    int size() {
        return size;
    }

    /** How varied they are, numbers left out: in English by their forms, in Russian by their lemmas. */
    Diversity diversity() {
        if (diversity == null) {
            List<String> kinds = new ArrayList<>(size);
            for (List<String> run : runs) {
                for (String word : run) if (!isNumber(word)) kinds.add(word);
            }
            diversity = Diversity.of(kinds);
        }
        return diversity;
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
