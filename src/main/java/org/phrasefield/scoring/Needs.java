package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phrasefield.language.TextView;

/**
 * What an answer must have before a metric says anything of it.
 *
 * @param whole whether its end, so that a cut answer has no score
 * @param words how many words at the least
 * @param sentences how many sentences at the least
 */
public record Needs(boolean whole, int words, int sentences) {
    static final Needs ANY = new Needs(false, 1, 0);
    static final Needs WHOLE = new Needs(true, 1, 0);

    Needs words(int least) {
        return new Needs(whole, least, sentences);
    }

    Needs sentences(int least) {
        return new Needs(whole, words, least);
    }

    /** Why the answer has no score; empty when it has what is needed. */
    Optional<String> missing(Scorable answer, TextView text) {
        if (whole && !answer.whole()) return Optional.of("cut");
        if (text.words().size() < words) return Optional.of(fewerWords(words));
        if (text.sentences().size() < sentences) return Optional.of("fewer than " + sentences + " sentences");
        return Optional.empty();
    }

    /** The reason for a missing score of an answer with fewer words than this. */
    static String fewerWords(int least) {
        return "fewer than " + least + " words";
    }

    /** What is needed, in a clause. */
    @Override
    public String toString() {
        List<String> needs = new ArrayList<>();
        if (words > 1) needs.add(words + " words");
        if (sentences > 0) needs.add(sentences + " sentences");
        if (whole) needs.add("the answer's end");
        return needs.isEmpty() ? "one word" : String.join(", ", needs);
    }
}
