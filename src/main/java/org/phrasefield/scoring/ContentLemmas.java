package org.phrasefield.scoring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.phrasefield.language.TaggedWord;

/**
 * The different ones among the first {@value #WORDS} content words of an answer in their dictionary forms, each as a number: enough to tell how
 * much two answers have in common, without their texts. Longer texts share more words whatever they say, so that only equally many words can be
 * compared, and an answer with fewer has nothing to compare. Two words in four billion share a number.
 */
public final class ContentLemmas {
    /** How many content words of an answer are compared, repetitions counted. */
    public static final int WORDS = 25;
    /** What they come from, with its version; those of different versions are not compared. */
    public static final String INSTRUMENT = "first-" + WORDS + "-content-lemmas " + Basis.TAGS.version();

    private static final ContentLemmas NONE = new ContentLemmas(new int[0]);

    private final int[] sorted;

    private ContentLemmas(int[] sorted) {
        this.sorted = sorted;
    }

    static ContentLemmas of(AnswerView answer) {
        int[] first = answer.tagged().stream()
                .flatMap(sentence -> sentence.words().stream())
                .filter(TaggedWord::content)
                .limit(WORDS)
                .mapToInt(word -> number(WordList.fold(word.lemma())))
                .toArray();
        return first.length < WORDS
                ? NONE
                : new ContentLemmas(Arrays.stream(first).sorted().distinct().toArray());
    }

    /** Those of a text that has too few, or of an answer that is none. */
    public static ContentLemmas none() {
        return NONE;
    }

    private static int number(String lemma) {
        CRC32 sum = new CRC32();
        sum.update(lemma.getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }

    /** What {@link #bytes} gave. */
    public static ContentLemmas read(byte[] bytes) {
        int[] sorted = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(sorted);
        return new ContentLemmas(sorted);
    }

    /** Four bytes a word, to be kept. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(sorted.length * Integer.BYTES);
        bytes.asIntBuffer().put(sorted);
        return bytes.array();
    }

    /** The numbers in ascending order, each once; empty where there is nothing to compare. */
    public Optional<int[]> numbers() {
        return sorted.length == 0 ? Optional.empty() : Optional.of(sorted.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentLemmas lemmas && Arrays.equals(sorted, lemmas.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }
}
