package org.phrasefield.trial;

import java.util.List;
import org.phrasefield.phrasing.Phrasing;
import org.phrasefield.protocol.Settings;

/**
 * One planned asking in a cell.
 *
 * @param key identity by content: a hash over the messages as sent, the model, the settings and the number; unique inside a run
 * @param position place in the plan, from 0
 * @param part what it is there for
 * @param cell the conditions
 * @param number which asking of its cell, from 1
 * @param phrasing the text and what it was made from
 * @param messages the messages as sent, the phrasing's text last
 * @param settings sampling and limits
 * @param samplingSeed what the model's own sampling starts from, 0 to 2^31 − 1
 * @param about of a judge's trial what it compares: keys of the trials whose answers they are, or names of anchors' texts; else empty
 */
public record Trial(
        String key,
        int position,
        Part part,
        Cell cell,
        int number,
        Phrasing phrasing,
        List<Message> messages,
        Settings settings,
        int samplingSeed,
        List<String> about) {
    /** What a trial is there for. */
    public enum Part {
        /** The sweep: every cell of the protocol. */
        MAIN,
        /** The study of scope beside it: one wording of a cell, asked many times. */
        SCOPE,
        /** A few questions that are asked with the same seed every night, compared byte for byte. */
        CANARY,
        /** A question to a judge about answers that are there. */
        JUDGE;

        /** Whether its answers are what is studied. */
        public boolean studied() {
            return this == MAIN || this == SCOPE;
        }
    }

    public Trial {
        messages = List.copyOf(messages);
        about = List.copyOf(about);
        if (part == Part.JUDGE && about.size() != 2) throw new IllegalArgumentException("a judge compares two texts");
        if (number < 1 || position < 0 || samplingSeed < 0) {
            throw new IllegalArgumentException("trial " + number + " at " + position + ", seed " + samplingSeed);
        }
    }

    /** A trial that is about no other. */
    public Trial(
            String key,
            int position,
            Part part,
            Cell cell,
            int number,
            Phrasing phrasing,
            List<Message> messages,
            Settings settings,
            int samplingSeed) {
        this(key, position, part, cell, number, phrasing, messages, settings, samplingSeed, List.of());
    }

    /** The same trial elsewhere in the plan. */
    public Trial at(int place) {
        return new Trial(key, place, part, cell, number, phrasing, messages, settings, samplingSeed, about);
    }
}
