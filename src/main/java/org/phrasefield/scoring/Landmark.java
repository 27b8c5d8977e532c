package org.phrasefield.scoring;

import java.util.List;
import org.phrasefield.language.Language;

/**
 * A shipped text that a map of answers is aligned by: it stays while answers come and go.
 *
 * @param topic what it speaks of; each topic is told in every zone
 * @param zone one of {@link Kinds#ZONES}
 * @param text the text, as an answer to a prompt that is not known
 */
public record Landmark(String topic, String zone, Scorable text) {
    /** All landmarks of a language: the texts that zones and strategies are learnt from. */
    public static List<Landmark> of(Language language) {
        return LabelledText.landmarks(language).stream()
                .map(seed -> new Landmark(seed.topic(), seed.zone(), Scorable.of(language, seed.text())))
                .toList();
    }
}
