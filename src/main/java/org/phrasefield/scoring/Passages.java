package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.List;
import org.phrasefield.language.TextView;

/**
 * What of an answer is embedded: all of it in passages no longer than an embedder reads, and its sentences.
 *
 * @param passages sentences side by side, as many as fit; what is too long for one passage is cut between words
 * @param sentences each sentence in order, empty where there are fewer than are needed or more than {@link #MOST}
 */
public record Passages(List<String> passages, List<String> sentences) {
    /** Sentences at most that are looked at one by one. */
    public static final int MOST = 200;

    public Passages {
        passages = List.copyOf(passages);
        sentences = List.copyOf(sentences);
    }

    /**
     * Those of an answer that is one: whole, in its prompt's language.
     *
     * @param longest characters of a passage at most
     * @return without any passage where the text is no answer
     */
    public static Passages of(Scorable answer, int longest) {
        if (!answer.whole() || answer.answer().text().length() > TextView.LIMIT)
            return new Passages(List.of(), List.of());
        TextView text = TextView.of(answer.language(), answer.answer().text());
        if (Degenerate.of(text).isPresent()) return new Passages(List.of(), List.of());
        List<String> sentences = text.sentences();
        boolean counted = sentences.size() >= MeaningMetrics.FEWEST_SENTENCES && sentences.size() <= MOST;
        return new Passages(
                packed(sentences, longest),
                counted
                        ? sentences.stream()
                                .map(sentence -> cut(sentence, longest).get(0))
                                .toList()
                        : List.of());
    }

    private static List<String> packed(List<String> sentences, int longest) {
        List<String> passages = new ArrayList<>();
        StringBuilder passage = new StringBuilder();
        for (String sentence : sentences) {
            for (String piece : cut(sentence, longest)) {
                if (passage.length() > 0 && passage.length() + 1 + piece.length() > longest) {
                    passages.add(passage.toString());
                    passage.setLength(0);
                }
                if (passage.length() > 0) passage.append(' ');
                passage.append(piece);
            }
        }
        if (passage.length() > 0) passages.add(passage.toString());
        return passages;
    }

    /** Pieces of a sentence, none longer than this; one word that is longer is cut in the middle. */
    private static List<String> cut(String sentence, int longest) {
        List<String> pieces = new ArrayList<>();
        String rest = sentence.strip();
        while (rest.length() > longest) {
            int space = rest.lastIndexOf(' ', longest);
            int end = space > 0 ? space : Character.isHighSurrogate(rest.charAt(longest - 1)) ? longest - 1 : longest;
            pieces.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        pieces.add(rest);
        return pieces;
    }

    /** Every text in the order in which vectors are wanted: passages, then sentences. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>(passages);
        texts.addAll(sentences);
        return texts;
    }
}
