package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.List;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;

/**
 * Answers of known depth to one question; of an author's own rubric, a better and a worse one.
 *
 * @param id such as {@code bread}
 * @param question what they answer
 * @param brief a short one of level 4: its points explain each other; or the better one
 * @param lengthy a long one of level 3: its points stand beside each other; or the worse one
 * @param padding says the short one again in other words; empty where only order is known
 */
public record Anchor(Language language, String id, String question, String brief, String lengthy, String padding) {
    /** The text that a judge sees beside {@link #brief}. */
    public String against(Canary canary) {
        return switch (canary) {
            case LEVELS, ORDERED -> lengthy;
            case ITSELF -> brief;
            case PADDED -> brief + "\n\n" + padding;
            case SHUFFLED -> shuffled();
        };
    }

    /** Every second sentence first, then the rest: none follows the one that it followed. */
    private String shuffled() {
        List<String> sentences = TextView.of(language, brief).sentences();
        List<String> shuffled = new ArrayList<>();
        for (int at = 1; at < sentences.size(); at += 2) shuffled.add(sentences.get(at));
        for (int at = 0; at < sentences.size(); at += 2) shuffled.add(sentences.get(at));
        return String.join(" ", shuffled);
    }
}
