package org.phrasefield.protocol;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** From text to a tree of nodes that know their places, within bounds on size, depth and aliases. */
final class Document {
    /** Code points of a text by hand at most. */
    static final int LONGEST = 1_048_576;
    /** Code points of a text that was kept at most. */
    static final int LONGEST_KEPT = 1 << 30;

    private static final int DEEPEST = 20;
    private static final int MOST_ALIASES = 50;
    private static final String MARK = "\uFEFF";
    private static final Set<String> PLAIN_TAGS = Stream.of(
                    Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ)
            .map(Tag::getValue)
            .collect(Collectors.toUnmodifiableSet());

    private Document() {}

    /** The text without its byte order mark, so that columns count from the first letter. */
    static String withoutMark(String text) {
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    /**
     * The root node, or nothing and a problem.
     *
     * @param longest code points at most
     */
    static Optional<Node> compose(String name, String marked, int longest, Findings findings) {
        String text = withoutMark(marked);
        if (text.codePointCount(0, text.length()) > longest) {
            findings.note(
                    1,
                    1,
                    "",
                    name + " is longer than a protocol may be (1 MB)",
                    Optional.of("make several protocols of it"));
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(longest + 1)
                .setAllowNonScalarKeys(true)
                .setSchema(new CoreSchema())
                .build();
        try {
            // Composing recurses, parsing does not: depth is looked at first.
            if (!bounded(new Parse(settings).parseString(text), findings)) return Optional.empty();
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isPresent() && !root.get().getTag().equals(Tag.NULL)) return root;
            String lack = text.isBlank() ? " is empty" : " holds nothing";
            findings.note(1, 1, "", name + lack, Optional.of("phrasefield init writes a protocol to start from"));
        } catch (MarkedYamlEngineException e) {
            SyntaxFault.note(e, findings);
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
            foreignTag(event)
                    .ifPresent(tag -> findings.note(
                            line(event),
                            column(event),
                            "",
                            "the tag " + tag + " is not understood",
                            Optional.of("a protocol is plain data: leave the tag out")));
            if (merges(event)) {
                findings.note(
                        line(event),
                        column(event),
                        "",
                        "\"<<\" merges nothing here: that was YAML 1.1",
                        Optional.of("write the keys out; an alias may stand for a whole value"));
                return false;
            }
            if (depth > DEEPEST || aliases > MOST_ALIASES) {
                String message = depth > DEEPEST
                        ? "nested deeper than " + DEEPEST + " levels"
                        : "more than " + MOST_ALIASES + " aliases";
                findings.note(line(event), column(event), "", message, Optional.of("no protocol needs that"));
                return false;
            }
        }
        return true;
    }

    /** Whether the parser would take the text for the key that merges mappings. */
    private static boolean merges(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<");
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static int column(Event event) {
        return event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    }

    /** A tag that names a type of some language or of some library, as it was written; none where YAML itself knows it. */
    private static Optional<String> foreignTag(Event event) {
        Optional<String> tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent collection ? collection.getTag() : Optional.empty();
        return tag.filter(each -> !PLAIN_TAGS.contains(each))
                .map(each -> each.startsWith(Tag.PREFIX) ? "!!" + each.substring(Tag.PREFIX.length()) : each);
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
