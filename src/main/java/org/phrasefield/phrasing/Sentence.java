package org.phrasefield.phrasing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.phrasefield.language.Language;
import org.phrasefield.language.Preposition;

/**
 * Joins literal text and values as a careful writer would: a preposition in front of a value takes the shape that its sound asks for, a
 * sentence that begins with a value begins with a capital, and where a value ends with a mark of its own, no second one follows.
 */
final class Sentence {
    private static final String OPENING = "«\"„“([";
    private static final String CLOSING = "\"'”’»“)]";
    private static final String ENDING = ".?!…";
    private static final String MARKS = ".?!…,;:";
    private static final Map<String, Preposition> SHAPES = shapes();

    private final StringBuilder text = new StringBuilder();
    private final boolean russian;
    private boolean afterValue;
    /** Where the last literal text began, so that a preposition inside a value is never touched. */
    private int literalStart;

    Sentence(String language) {
        this.russian = language.equals(Language.RU.tag());
    }

    void literal(String literal) {
        if (literal.isEmpty()) return;
        String rest = afterValue ? withoutDoubledMark(literal) : literal;
        if (afterValue) literalStart = text.length();
        text.append(rest);
        afterValue = false;
    }

    void value(String value) {
        if (russian && !afterValue) agree(value);
        text.append(text.isEmpty() ? capitalised(value) : value);
        afterValue = true;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Replaces a preposition that stands before the value, or before its opening quotation mark, by the shape that fits. */
    private void agree(String value) {
        int end = text.length();
        while (end > literalStart && OPENING.indexOf(text.charAt(end - 1)) >= 0) end--;
        if (end == 0 || text.charAt(end - 1) != ' ') return;
        String opened = text.substring(end);
        end--;
        int start = end;
        while (start > literalStart && Character.isLetter(text.charAt(start - 1))) start--;
        String written = text.substring(start, end);
        boolean tail = start > literalStart && text.charAt(start - 1) == '-';
        if (written.isEmpty() || tail) return;
        boolean capital = Character.isUpperCase(written.charAt(0));
        Optional.ofNullable(SHAPES.get(written.toLowerCase(Locale.ROOT))).ifPresent(preposition -> {
            String shape = preposition.before(value);
            text.setLength(text.length() - written.length() - 1 - opened.length());
            text.append(capital ? capitalised(shape) : shape).append(' ').append(opened);
        });
    }

    /** What follows a value, so that of two marks that meet one is left: the one that says what kind of sentence it is. */
    private String withoutDoubledMark(String literal) {
        char mark = literal.charAt(0);
        if (MARKS.indexOf(mark) < 0 || text.isEmpty()) return literal;
        char last = text.charAt(text.length() - 1);
        boolean asking = mark == '?' || mark == '!';
        boolean ellipsis = last == '…' || text.toString().endsWith("..");
        if (ellipsis) return asking ? literal : literal.substring(1);
        if (last == mark || last == '?' || (last == '!' && !asking)) return literal.substring(1);
        if (last == '.' || last == '!') {
            text.setLength(text.length() - 1);
            return literal;
        }
        // English puts the full stop inside the quotation, Russian behind it.
        return !russian && mark == '.' && endsInside() ? literal.substring(1) : literal;
    }

    private boolean endsInside() {
        int at = text.length() - 1;
        if (CLOSING.indexOf(text.charAt(at)) < 0) return false;
        while (at > 0 && CLOSING.indexOf(text.charAt(at)) >= 0) at--;
        return ENDING.indexOf(text.charAt(at)) >= 0;
    }

    private static String capitalised(String value) {
        if (value.isEmpty()) return value;
        int first = value.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + value.substring(Character.charCount(first));
    }

    /** Every shape of every preposition: о, об, обо, с, со, … */
    private static Map<String, Preposition> shapes() {
        Map<String, Preposition> shapes = new TreeMap<>();
        for (Preposition preposition : Preposition.values()) {
            shapes.put(preposition.written(), preposition);
            shapes.put(preposition.written() + "о", preposition);
        }
        shapes.put("об", Preposition.O);
        shapes.put("обо", Preposition.O);
        shapes.remove("оо");
        // Before «всего» both «без» and «безо» are right, the second a little old-fashioned: the author's choice
        // stands.
        shapes.values().removeIf(Preposition.BEZ::equals);
        return Map.copyOf(shapes);
    }
}
