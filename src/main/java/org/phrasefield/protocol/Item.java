package org.phrasefield.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One value of the document with its place. Each question either gives what was asked for, or notes a problem and gives nothing,
 * so that the reader can go on to the next mistake.
 *
 * @param node where it stands
 * @param path such as {@code intents[1].topic}
 * @param findings takes the problems
 */
record Item(Node node, String path, Findings findings) {
    /** Code points of one text at most: no model's window holds more beside an answer. */
    static final int LONGEST = 100_000;

    void problem(String message) {
        findings.note(node, path, message);
    }

    void problem(String message, Optional<String> suggestion) {
        findings.note(node, path, message, suggestion);
    }

    /** The line where the value begins, from 1. */
    int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The mapping's entries; unknown keys and keys written twice are noted. */
    Entries entries(String what, Collection<String> known) {
        Map<String, Item> values = new LinkedHashMap<>();
        Set<String> meant = new HashSet<>();
        if (!(node instanceof MappingNode mapping)) {
            problem(
                    what + " is written as keys and values, not as " + kind(),
                    Optional.of("write KEY: VALUE, with " + some(known)));
            return new Entries(this, values, meant);
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode written)) {
                findings.note(tuple.getKeyNode(), path, "a key must be a word");
                continue;
            }
            String key = written.getValue();
            String inner = path.isEmpty() ? key : path + "." + key;
            if (!known.contains(key)) {
                unknown(written, tuple.getValueNode(), known).ifPresent(meant::add);
            } else if (values.putIfAbsent(key, new Item(tuple.getValueNode(), inner, findings)) != null) {
                findings.note(written, inner, "\"" + key + "\" is written twice", Optional.of("keep one"));
            }
        }
        return new Entries(this, values, meant);
    }

    /** Notes a key that is not known; gives the one that was probably meant. */
    private Optional<String> unknown(ScalarNode written, Node value, Collection<String> known) {
        String key = Strange.shown(written.getValue());
        Optional<String> near = Optional.ofNullable(Keys.ELSEWHERE.get(written.getValue()))
                .filter(known::contains)
                .or(() -> Nearest.word(Strange.without(written.getValue()), known));
        boolean secret = Secrets.namesOne(written.getValue()) && concealed(value);
        findings.note(
                written,
                path.isEmpty() ? key : path + "." + key,
                "unknown key \"" + key + "\"" + Strange.clause(written.getValue()),
                secret
                        ? Optional.of(Secrets.WAY)
                        : near.map(Nearest::suggestion)
                                .or(() -> comma(value))
                                .or(() -> Keys.elsewhere(Strange.without(written.getValue()))));
        return near;
    }

    /** Keeps whatever may be a credential in a value out of every problem; tells whether there was any. */
    private boolean concealed(Node value) {
        boolean any = false;
        if (value instanceof ScalarNode scalar && Secrets.mayBeOne(scalar.getValue())) {
            scalar.getValue().lines().forEach(findings::conceal);
            any = true;
        }
        if (value instanceof SequenceNode list) for (Node each : list.getValue()) any |= concealed(each);
        if (value instanceof MappingNode map) {
            for (NodeTuple each : map.getValue()) any |= concealed(each.getValueNode());
        }
        return any;
    }

    /** The list's items; an empty list is noted. */
    List<Item> list(String what) {
        if (!(node instanceof SequenceNode sequence)) {
            problem(
                    what + " is a list, not " + kind(),
                    Optional.of("begin each item on a line of its own with \"- \""));
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new Item(item, path + "[" + items.size() + "]", findings));
        }
        if (items.isEmpty()) problem(what + " is an empty list");
        return items;
    }

    /** A text that is not blank; numbers and the like are taken as they are written. */
    Optional<String> text(String what) {
        if (!(node instanceof ScalarNode scalar)) {
            problem(what + " is a text, not " + kind());
            return Optional.empty();
        }
        if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()) {
            problem(what + " is empty");
            return Optional.empty();
        }
        if (scalar.getValue()
                .codePoints()
                .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            problem(what + " has half a character (\\ud800 to \\udfff)", Optional.of("write the whole one"));
            return Optional.empty();
        }
        int length = scalar.getValue().codePointCount(0, scalar.getValue().length());
        if (length > LONGEST && !findings.kept()) {
            problem(
                    "%s has %d characters; a text has %d at most".formatted(what, length, LONGEST),
                    Optional.of("shorten it"));
            return Optional.empty();
        }
        return Optional.of(scalar.getValue());
    }

    /** A text of one line or several: no control characters but line feeds and tabs. */
    Optional<String> prose(String what) {
        return text(what).filter(text -> printable(what, text, c -> c == '\n' || c == '\t'));
    }

    /** Whether no control character stands in a text; the first one is noted with its code and its place. */
    private boolean printable(String what, String text, IntPredicate borne) {
        int[] points = text.codePoints().toArray();
        for (int at = 0; at < points.length; at++) {
            int point = points[at];
            boolean turns = point == 0x2028 || point == 0x2029;
            if (!(turns || Character.isISOControl(point)) || borne.test(point) || findings.kept()) continue;
            boolean lineEnd = turns || point == '\n' || point == '\r' || point == 0x85;
            problem(
                    "%s has %s (U+%04X) as its character %d"
                            .formatted(what, lineEnd ? "a line break" : "a control character", point, at + 1),
                    Optional.of(lineEnd ? "write it on one line" : "take it away"));
            return false;
        }
        return true;
    }

    /** A text of at least one character, blank or not. */
    Optional<String> literal(String what) {
        if (node instanceof ScalarNode scalar
                && scalar.getTag().equals(Tag.STR)
                && !scalar.getValue().isEmpty()) {
            return Optional.of(scalar.getValue()).filter(text -> printable(what, text, Item::layout));
        }
        return text(what);
    }

    private static boolean layout(int point) {
        return point == '\n' || point == '\r' || point == '\t' || point == 0x2028 || point == 0x2029;
    }

    /** A text that stands inside a sentence: one line, no control characters, no white space at its ends. */
    Optional<String> phrase(String what) {
        return text(what).filter(text -> printable(what, text, c -> false) && bare(what, text));
    }

    /** A text of one line or several: no control characters but line feeds and tabs, no white space at its ends. */
    Optional<String> passage(String what) {
        return prose(what).filter(text -> bare(what, text));
    }

    private boolean bare(String what, String text) {
        if (text.equals(text.strip())) return true;
        problem(what + " begins or ends with white space", Optional.of("take it away"));
        return false;
    }

    /** A text out of a known few. */
    Optional<String> oneOf(String what, Collection<String> known) {
        return text(what).filter(text -> {
            if (known.contains(text)) return true;
            problem(
                    "unknown " + what + " \"" + Strange.shown(text) + "\"" + Strange.clause(text),
                    Nearest.suggestion(Strange.without(text), known).or(() -> among(known)));
            return false;
        });
    }

    /** An id: small Latin letters, digits and hyphens. */
    Optional<String> id(String what) {
        return text(what).filter(text -> {
            if (text.matches("[a-z0-9][a-z0-9-]*")) return true;
            problem(
                    what + " has small Latin letters, digits and hyphens only",
                    Optional.of("for example \"" + Slug.of(text) + "\""));
            return false;
        });
    }

    /** A list of texts out of a known few, none twice. */
    List<String> several(String what, String each, Collection<String> known) {
        List<String> chosen = new ArrayList<>();
        for (Item item : list(what)) {
            item.oneOf(each, known).ifPresent(text -> {
                if (chosen.contains(text)) item.problem("\"" + text + "\" is listed twice", Optional.of("keep one"));
                else chosen.add(text);
            });
        }
        return chosen;
    }

    /** The value as a number, a share or a duration. */
    Quantity quantity(String what) {
        return new Quantity(this, what);
    }

    /** Whether a scalar is written without quotes. */
    boolean isPlain() {
        return node instanceof ScalarNode scalar && scalar.isPlain();
    }

    /** Code points from the node's start to an offset of its text, where the text stands in the file letter by letter. */
    int columnsTo(int offset) {
        if (!(node instanceof ScalarNode scalar)) return 0;
        var start = node.getStartMark();
        var end = node.getEndMark();
        if (start.isEmpty()
                || end.isEmpty()
                || start.get().getLine() != end.get().getLine()) return 0;
        int quotes = scalar.isPlain() ? 0 : 1;
        int written = end.get().getColumn() - start.get().getColumn() - 2 * quotes;
        String text = scalar.getValue();
        if (written != text.codePointCount(0, text.length())) return 0;
        return quotes + text.codePointCount(0, offset);
    }

    /** Inside braces a comma ends a text, and what follows it becomes a key without a value. */
    private static Optional<String> comma(Node value) {
        boolean none = value.getTag().equals(Tag.NULL) && value.getStartMark().isPresent();
        return none ? Optional.of("put a text that has a comma into quotes") : Optional.empty();
    }

    static Optional<String> among(Collection<String> known) {
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of("known here: "
                        + String.join(", ", known.stream().sorted().toList()));
    }

    private static String some(Collection<String> known) {
        List<String> ordered = known instanceof List<String> list
                ? list
                : known.stream().sorted().toList();
        List<String> shown = ordered.subList(0, Math.min(4, ordered.size()));
        return String.join(", ", shown) + (known.size() > shown.size() ? ", …" : "");
    }

    private String kind() {
        if (node instanceof MappingNode) return "keys and values";
        if (node instanceof SequenceNode) return "a list";
        return node.getTag().equals(Tag.NULL) ? "nothing" : "a single value";
    }
}
