package org.phrasefield.scoring;

import java.util.List;
import org.phrasefield.language.Block;
import org.phrasefield.language.TextView;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/**
 * The shape of the lines of running text, as they were written.
 *
 * @param all how many there are outside headings, lists and tables
 * @param inVerse how many of them are short, end without a sentence's mark and stand in runs of three or more
 * @param inDialogue how many of them open with a dash or a quotation mark
 */
record Lines(int all, int inVerse, int inDialogue) {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 9;
    private static final int LEAST_RUN = 3;
    private static final String ENDS = ".!?…";
    private static final String CLOSERS = "\"'”’»“)]*_ ";
    private static final String OPENERS = "—–―«“\"„";

    static Lines of(TextView text) {
        int all = 0;
        int verse = 0;
        int dialogue = 0;
        int run = 0;
        for (Block block : text.blocks()) {
            boolean running = block.kind() == Block.Kind.PARAGRAPH || block.kind() == Block.Kind.QUOTE;
            List<String> lines = running ? block.lines() : List.of("");
            for (String line : lines) {
                boolean open = running && open(line);
                run = open ? run + 1 : 0;
                if (run == LEAST_RUN) verse += LEAST_RUN;
                if (run > LEAST_RUN) verse++;
                if (running) {
                    all++;
                    if (OPENERS.indexOf(line.charAt(0)) >= 0) dialogue++;
                }
            }
        }
        return new Lines(all, verse, dialogue);
    }

    /** Whether a line looks like one of verse: two to nine words, and no mark that ends a sentence. */
    private static boolean open(String line) {
        int end = line.length();
        while (end > 0 && CLOSERS.indexOf(line.charAt(end - 1)) >= 0) end--;
        if (end == 0 || ENDS.indexOf(line.charAt(end - 1)) >= 0) return false;
        int words = words(line);
        return words >= SHORTEST && words <= LONGEST;
    }

    /** Parts between white space that have a letter or digit; as good as words for a line's length. */
    private static int words(String line) {
        int words = 0;
        boolean inside = false;
        boolean counted = false;
        for (int i = 0; i < line.length(); i++) {
            char next = line.charAt(i);
            if (Character.isWhitespace(next)) {
                inside = false;
            } else {
                if (!inside) counted = false;
                inside = true;
                if (!counted && Character.isLetterOrDigit(next)) {
                    counted = true;
                    words++;
                }
            }
        }
        return words;
    }

    /** Lines of verse per hundred. */
    Value verse() {
        return share(inVerse);
    }

    /** Lines of dialogue per hundred. */
    Value dialogue() {
        return share(inDialogue);
    }

    private Value share(int part) {
        return all == 0 ? new Unscored("no running text") : Measure.percent(part, all);
    }
}
