package org.phrasefield.language;

import java.util.List;

/**
 * One block of an answer: a paragraph, a heading, an item of a list, a cell of a table.
 *
 * @param kind what it is
 * @param text its text without Markdown and code; links keep their words, addresses stay
 * @param lines its text line by line as it was written, each stripped; where the writer broke none, one line
 * @param sentences its sentences in order; a heading is one, a part without a letter none
 * @param words its words in order, lower case, with straight apostrophes and plain hyphens; numbers are words, addresses are not
 */
public record Block(Kind kind, String text, List<String> lines, List<String> sentences, List<String> words) {

    /** Where a block stands in the Markdown tree. */
    public enum Kind {
        PARAGRAPH,
        HEADING,
        /** Anything inside a list item, however deep. */
        ITEM,
        /** A cell of a table. */
        CELL,
        /** Anything inside a block quote. */
        QUOTE
    }

    public Block {
        lines = List.copyOf(lines);
        sentences = List.copyOf(sentences);
        words = List.copyOf(words);
    }
}
