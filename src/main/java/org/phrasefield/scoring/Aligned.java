package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.List;
import org.phrasefield.language.Block;
import org.phrasefield.language.TaggedWord;
import org.phrasefield.language.TextView;

/** Where the tagged words of a text stand among all its words. */
final class Aligned {

    /**
     * One sentence, or a heading.
     *
     * @param words its words
     * @param places the place of each among all words of the text, from 0
     * @param heading whether it is a heading
     */
    record Sentence(List<TaggedWord> words, int[] places, boolean heading) {}

    private Aligned() {}

    /** The sentences of a text in order. */
    static List<Sentence> of(TextView text) {
        List<Sentence> sentences = new ArrayList<>();
        List<List<TaggedWord>> tagged = text.tagged();
        int next = 0;
        int start = 0;
        for (Block block : text.blocks()) {
            int at = 0;
            for (int i = 0; i < block.sentences().size(); i++) {
                List<TaggedWord> words = tagged.get(next++);
                int[] places = new int[words.size()];
                for (int j = 0; j < places.length; j++) {
                    at = place(words.get(j).form(), block.words(), at);
                    places[j] = start + at++;
                }
                sentences.add(new Sentence(words, places, block.kind() == Block.Kind.HEADING));
            }
            start += block.words().size();
        }
        return sentences;
    }

    /** The next place for a word: only numbers, which may stand outside sentences, are passed over. */
    private static int place(String form, List<String> words, int from) {
        int at = from;
        while (at < words.size() - 1 && !words.get(at).equals(form) && CountedWords.isNumber(words.get(at))) at++;
        return at;
    }
}
