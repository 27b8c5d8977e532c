package org.phrasefield.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Regular expressions by name, from a resource: a line with a name, then its expression on lines with an indent of two, which are joined without it;
 * {@code {name}} stands for an expression further up; lines with # are comments. {@code \b} is the edge of a word in any script: Java means letters of
 * every script by it up to version 18, and Latin ones alone from 19 on.
 */
final class Expressions {
    private static final String INDENT = "  ";
    /** No quantifier and no class of Unicode looks like it. */
    private static final Pattern REFERENCE = Pattern.compile("\\{([a-z][a-z-]+)}");

    private static final String EDGE = "\\b";
    private static final String IN_WORD = "[\\p{L}\\p{Mn}\\p{Nd}_]";
    private static final String EDGE_IN_ANY_SCRIPT =
            "(?:(?<=" + IN_WORD + ")(?!" + IN_WORD + ")|(?<!" + IN_WORD + ")(?=" + IN_WORD + "))";

    private final String resource;
    private final Map<String, String> byName = new HashMap<>();

    private Expressions(String resource) {
        this.resource = resource;
    }

    static Expressions read(String resource) {
        return of(resource, Texts.whole(resource).lines().toList());
    }

    /** @param resource what faults are told of */
    static Expressions of(String resource, List<String> lines) {
        Expressions expressions = new Expressions(resource);
        String name = "";
        StringBuilder expression = new StringBuilder();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) continue;
            if (line.startsWith(INDENT)) {
                expression.append(line, INDENT.length(), line.length());
                continue;
            }
            expressions.add(name, expression.toString());
            name = line;
            expression.setLength(0);
        }
        expressions.add(name, expression.toString());
        return expressions;
    }

    private void add(String name, String expression) {
        if (name.isEmpty() && expression.isEmpty()) return;
        String whole = REFERENCE
                .matcher(expression)
                .replaceAll(reference -> Matcher.quoteReplacement(text(reference.group(1))));
        if (byName.put(name, whole) != null) throw new IllegalStateException(resource + " has two " + name);
    }

    private String text(String name) {
        String text = byName.get(name);
        if (text == null) throw new IllegalStateException(resource + " has no " + name);
        return text;
    }

    /** The expression of this name, which minds no case. */
    Pattern pattern(String name) {
        return Pattern.compile(
                text(name).replace(EDGE, EDGE_IN_ANY_SCRIPT), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
