package org.phrasefield.language;

/**
 * How often an answer uses each device of Markdown.
 *
 * @param headings headings of any level
 * @param items list items, nested ones included
 * @param tables tables
 * @param codeBlocks fenced and indented code blocks
 * @param bold spans of strong emphasis
 * @param quotes block quotes, nested ones included
 */
public record Structure(int headings, int items, int tables, int codeBlocks, int bold, int quotes) {
    /** Text without any. */
    static final Structure NONE = new Structure(0, 0, 0, 0, 0, 0);
}
