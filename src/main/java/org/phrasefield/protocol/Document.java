package org.phrasefield.protocol;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** From text to a tree of nodes that know their places, within bounds on size, depth and aliases. */
final class Document {
    /** Code points of text at most. */
    static final int LONGEST = 1_048_576;

    private static final int DEEPEST = 20;
    private static final int MOST_ALIASES = 50;
    private static final String MARK = "\uFEFF";

    private Document() {}

    /** The text without its byte order mark, so that columns count from the first letter. */
    static String withoutMark(String text) {
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    /** The root node, or nothing and a problem. */
    static Optional<Node> compose(String name, String marked, Findings findings) {
        String text = withoutMark(marked);
        if (text.codePointCount(0, text.length()) > LONGEST) {
            findings.note(1, 1, "", name + " is longer than a protocol may be (1 MB)", Optional.empty());
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(LONGEST + 1)
                .setAllowNonScalarKeys(true)
                .build();
        try {
            // Composing recurses, parsing does not: depth is looked at first.
            if (!bounded(new Parse(settings).parseString(text), findings)) return Optional.empty();
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty())
                findings.note(
                        1, 1, "", name + " is empty", Optional.of("phrasefield init writes a protocol to start from"));
            return root;
        } catch (MarkedYamlEngineException e) {
            syntax(e, findings);
        } catch (ReaderException e) {
            unprintable(text, e, findings);
        } catch (YamlEngineException e) {
            findings.note(1, 1, "", "not YAML: " + e.getMessage(), Optional.empty());
        }
        return Optional.empty();
    }

    private static boolean bounded(Iterable<Event> events, Findings findings) {
        int depth = 0;
        int aliases = 0;
        for (Event event : events) {
            if (event instanceof CollectionStartEvent) depth++;
            if (event instanceof CollectionEndEvent) depth--;
            if (event instanceof AliasEvent) aliases++;
            if (depth <= DEEPEST && aliases <= MOST_ALIASES) continue;
            String message =
                    depth > DEEPEST ? "nested deeper than any protocol is" : "more than " + MOST_ALIASES + " aliases";
            Optional<Mark> mark = event.getStartMark();
            findings.note(
                    mark.map(Mark::getLine).orElse(0) + 1,
                    mark.map(Mark::getColumn).orElse(0) + 1,
                    "",
                    message,
                    Optional.empty());
            return false;
        }
        return true;
    }

    private static void syntax(MarkedYamlEngineException e, Findings findings) {
        String problem = String.valueOf(e.getProblem());
        // What is missing at the end of the file is better shown where it was opened.
        boolean atEnd = problem.contains("<stream end>") || problem.contains("end of stream");
        Optional<Mark> mark = (atEnd ? e.getContextMark() : e.getProblemMark())
                .or(e::getProblemMark)
                .or(e::getContextMark);
        String context = e.getContext() == null ? "" : e.getContext() + ", ";
        boolean tab = problem.contains("'\\t'") || problem.contains("TAB");
        findings.note(
                mark.map(Mark::getLine).orElse(0) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1,
                "",
                tab ? "not YAML: a tab where the line is indented" : "not YAML: " + context + problem,
                tab ? Optional.of("indent with spaces") : Optional.empty());
    }

    /** Finds the place of a character that YAML does not allow. */
    private static void unprintable(String text, ReaderException e, Findings findings) {
        int index = text.indexOf(Character.toString(e.getCodePoint()));
        String before =
                index < 0 ? "" : text.substring(0, index).replace("\r\n", "\n").replace('\r', '\n');
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        String start = before.substring(before.lastIndexOf('\n') + 1);
        findings.note(
                line,
                1 + start.codePointCount(0, start.length()),
                "",
                "the control character U+%04X is not allowed in YAML".formatted(e.getCodePoint()),
                Optional.of("write it as \\u%04x inside double quotes".formatted(e.getCodePoint())));
    }
}
