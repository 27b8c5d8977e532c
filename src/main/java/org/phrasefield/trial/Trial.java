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
        int samplingSeed) {
    /** What a trial is there for. */
    public enum Part {
        /** The sweep: every cell of the protocol. */
        MAIN,
        /** The study of scope beside it: one wording of a cell, asked many times. */
        SCOPE,
        /** A question to a judge about answers that are there. */
        JUDGE
    }

    public Trial {
        messages = List.copyOf(messages);
        if (number < 1 || position < 0 || samplingSeed < 0) {
            throw new IllegalArgumentException("trial " + number + " at " + position + ", seed " + samplingSeed);
        }
    }
}
