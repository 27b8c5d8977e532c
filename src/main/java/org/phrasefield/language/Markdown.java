package org.phrasefield.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A text's Markdown tree, read into passages of plain text and counts of devices. The tree is walked without recursion, since a
 * model in a loop nests as deep as it likes.
 */
record Markdown(List<Passage> passages, Structure structure) {

    /** A non-empty block's text, whole and line by line as it was written. */
    record Passage(Block.Kind kind, String text, List<String> lines) {}

    /** Deeper nesting is read as text. */
    private static final int DEEPEST = 100;

    /** Marks that open something inside a paragraph; the parser recurses once for each pair of them. */
    private static final Pattern MARK = Pattern.compile("[*_\\[]");

    private static final Pattern EMPTY_LINE = Pattern.compile("(?<=\n)(?=[ \t]*\n)");
    private static final int MOST_MARKS = 4_000;

    static Markdown of(String text) {
        Walk walk = new Walk();
        Node document = Holder.PARSER.parse(withoutExcess(text));
        Node node = document;
        while (node != null) {
            boolean descend = walk.enter(node);
            if (descend && node.getFirstChild() != null) {
                node = node.getFirstChild();
                continue;
            }
            while (node != null && node != document && node.getNext() == null) {
                walk.leave(node);
                node = node.getParent();
            }
            if (node == null || node == document) {
                break;
            }
            walk.leave(node);
            node = node.getNext();
        }
        return new Markdown(walk.passages, walk.structure());
    }

    /** A paragraph of thousands of marks is no Markdown but a loop or an attack; there the marks go. */
    private static String withoutExcess(String text) {
        if (text.length() <= MOST_MARKS || MARK.matcher(text).results().count() <= MOST_MARKS) {
            return text;
        }
        return EMPTY_LINE
                .splitAsStream(text)
                .map(part -> MARK.matcher(part).results().count() <= MOST_MARKS
                        ? part
                        : MARK.matcher(part).replaceAll(" "))
                .collect(Collectors.joining());
    }

    private static final class Holder {
        static final Parser PARSER = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .maxOpenBlockParsers(DEEPEST)
                .build();
    }

    private static final class Walk {
        private final List<Passage> passages = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final List<String> lines = new ArrayList<>();
        private int lineStart;
        private int inItems;
        private int inQuotes;
        private int headings;
        private int items;
        private int tables;
        private int codeBlocks;
        private int bold;
        private int quotes;

        /** Takes a node in; whether its children are to be read. */
        boolean enter(Node node) {
            if (node instanceof Text words) {
                text.append(words.getLiteral());
            } else if (node instanceof SoftLineBreak) {
                endLine();
                text.append(' ');
            } else if (node instanceof HardLineBreak) {
                endLine();
                text.append('\n');
            } else if (node instanceof ListItem) {
                items++;
                inItems++;
            } else if (node instanceof BlockQuote) {
                quotes++;
                inQuotes++;
            } else {
                count(node);
            }
            return !(node instanceof Image);
        }

        private void count(Node node) {
            if (node instanceof Heading) {
                headings++;
            } else if (node instanceof TableBlock) {
                tables++;
            } else if (node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock) {
                codeBlocks++;
            } else if (node instanceof StrongEmphasis) {
                bold++;
            }
        }

        void leave(Node node) {
            if (node instanceof ListItem) {
                inItems--;
            } else if (node instanceof BlockQuote) {
                inQuotes--;
            } else if (node instanceof Heading) {
                passage(Block.Kind.HEADING);
            } else if (node instanceof TableCell) {
                passage(Block.Kind.CELL);
            } else if (node instanceof Paragraph) {
                passage(inItems > 0 ? Block.Kind.ITEM : inQuotes > 0 ? Block.Kind.QUOTE : Block.Kind.PARAGRAPH);
            }
        }

        private void passage(Block.Kind kind) {
            endLine();
            String read = text.toString().strip();
            if (!read.isEmpty()) {
                passages.add(new Passage(kind, read, List.copyOf(lines)));
            }
            text.setLength(0);
            lines.clear();
            lineStart = 0;
        }

        private void endLine() {
            String line = text.substring(lineStart).strip();
            lineStart = text.length();
            if (!line.isEmpty()) lines.add(line);
        }

        Structure structure() {
            return new Structure(headings, items, tables, codeBlocks, bold, quotes);
        }
    }
}
