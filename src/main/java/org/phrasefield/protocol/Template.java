package org.phrasefield.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wording split once into literal text, slots and choices; what fills a slot is never read again.
 *
 * <ul>
 *   <li>{@code {topic}} is a slot, {@code {topic:gen}} the same in a grammatical case;
 *   <li><code>{сказал|сказала}</code> agrees with the person: before the bar for a man, behind it for a woman;
 *   <li><code>{{</code> and <code>}}</code> are literal braces.
 * </ul>
 *
 * @param source the wording as written
 * @param parts in reading order; no two neighbours are both text
 */
public record Template(String source, List<Part> parts) {
    private static final Pattern SLOT = Pattern.compile("([a-z]+)(?::([a-z]+))?");

    public Template {
        parts = List.copyOf(parts);
    }

    /** A piece of a wording. */
    public sealed interface Part {}

    /**
     * Literal text.
     *
     * @param text never empty, braces already single
     */
    public record Text(String text) implements Part {}

    /**
     * A place for a value.
     *
     * @param name such as {@code topic}
     * @param grammaticalCase such as {@code gen}; absent means the phrase as written
     * @param offset of the opening brace in the source, in UTF-16 units
     */
    public record Slot(String name, Optional<String> grammaticalCase, int offset) implements Part {}

    /**
     * Two texts of which the person's gender picks one.
     *
     * @param masculine for a man; may be empty
     * @param feminine for a woman; may be empty
     * @param offset of the opening brace in the source, in UTF-16 units
     */
    public record Choice(String masculine, String feminine, int offset) implements Part {}

    /** A wording with a brace that opens or closes nothing, or with braces around no slot. */
    public static final class Malformed extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
        private final int offset;

        Malformed(String message, int offset) {
            super(message);
            this.offset = offset;
        }

        /** Where in the source, in UTF-16 units from 0. */
        public int offset() {
            return offset;
        }
    }

    /**
     * Splits a wording.
     *
     * @throws Malformed if a brace has no partner or holds neither a slot nor a choice
     */
    public static Template parse(String source) {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            boolean doubled = source.startsWith(String.valueOf(c).repeat(2), at);
            if (c != '{' && c != '}') {
                text.append(c);
                at++;
            } else if (doubled) {
                text.append(c);
                at += 2;
            } else if (c == '}') {
                throw new Malformed("a closing brace without an opening one; a literal brace is written }}", at);
            } else {
                int end = source.indexOf('}', at);
                if (end < 0) throw new Malformed("a brace is never closed; a literal brace is written {{", at);
                if (!text.isEmpty()) parts.add(new Text(text.toString()));
                text.setLength(0);
                parts.add(braced(source.substring(at + 1, end), at));
                at = end + 1;
            }
        }
        if (!text.isEmpty()) parts.add(new Text(text.toString()));
        return new Template(source, parts);
    }

    private static Part braced(String inside, int offset) {
        Matcher slot = SLOT.matcher(inside);
        if (slot.matches()) return new Slot(slot.group(1), Optional.ofNullable(slot.group(2)), offset);
        int bar = inside.indexOf('|');
        boolean choice = bar >= 0 && bar == inside.lastIndexOf('|') && inside.length() > 1 && inside.indexOf('{') < 0;
        if (choice) return new Choice(inside.substring(0, bar), inside.substring(bar + 1), offset);
        throw new Malformed(
                "\"{" + Strange.shown(inside) + "}\" is neither a slot such as {topic} nor a choice such as {he|she}"
                        + Strange.clause(inside),
                offset);
    }

    /** The slots in reading order, repeated ones repeated. */
    public List<Slot> slots() {
        return parts.stream()
                .filter(Slot.class::isInstance)
                .map(Slot.class::cast)
                .toList();
    }

    /** Whether the wording has a slot of this name. */
    public boolean asks(String slot) {
        return slots().stream().anyMatch(asked -> asked.name().equals(slot));
    }
}
