package org.phrasefield.protocol;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * A mistake in the YAML itself, in the words of somebody who writes a protocol.
 *
 * @param said what the parser says of it
 * @param message what is wrong; {@code $1} is the parser's first group
 * @param way how to put it right
 */
record SyntaxFault(Pattern said, String message, String way) {
    private static final List<SyntaxFault> KNOWN = List.of(
            fault("'\\\\t'|TAB", "a tab where the line is indented", "indent with spaces"),
            fault(
                    "mapping values are not allowed",
                    "a colon where none can stand",
                    "put a text with \": \" in it into quotes; behind a key, here or on the line above, stand a colon and a space"),
            fault("character '(.*)' that cannot start", "a text cannot begin with $1", "put it into quotes"),
            fault(
                    "undefined alias (.*)",
                    "there is no &$1 that *$1 could repeat",
                    "put a text that begins with * into quotes"),
            fault(
                    "quoted scalar.*(?:end of stream|document separator|line break)",
                    "the quotation mark here is never closed",
                    "close it on the same line"),
            fault(
                    "flow (?:sequence|mapping)",
                    "what is opened in brackets or braces lacks a comma, or is never closed",
                    "put a text that has brackets, braces or commas into quotes"),
            fault(
                    "block (?:collection|mapping|sequence)",
                    "the line does not fit the lines above it",
                    "begin the keys of one mapping, and the hyphens of one list, in the same column"),
            fault("could not find expected ':'", "a key without a colon", "write KEY: VALUE"),
            fault(
                    "single document",
                    "a second document begins here",
                    "a protocol is one document: take --- away, or make two files"));

    private static final String QUOTES = "\"'";

    private static final SyntaxFault BEHIND_QUOTES = fault(
            "",
            "the text goes on behind its closing quotation mark",
            "put the whole of it into quotes of the other kind, as in '\"no\" in a flat'");

    private static final SyntaxFault BEHIND_BRACKETS = fault(
            "", "the text goes on behind a closing bracket or brace", "put a text that begins with one into quotes");

    /** Such a fault is told by its place alone: the parser takes what goes on for the beginning of another thing. */
    private static Optional<SyntaxFault> behind(String said, List<String> parted) {
        String before = parted.get(0).strip();
        String after = parted.get(1).strip();
        if (before.isEmpty() || after.isEmpty() || !said.contains("<scalar>")) return Optional.empty();
        boolean two = QUOTES.indexOf(after.charAt(0)) >= 0 && said.contains("flow");
        char last = before.charAt(before.length() - 1);
        if (QUOTES.indexOf(last) >= 0 && !two) return Optional.of(BEHIND_QUOTES);
        return "]}".indexOf(last) >= 0 && said.contains("block") ? Optional.of(BEHIND_BRACKETS) : Optional.empty();
    }

    private static SyntaxFault fault(String said, String message, String way) {
        return new SyntaxFault(Pattern.compile(said, Pattern.DOTALL), message, way);
    }

    /** Notes the mistake where it was found; what is missing at the end of the file, where it was opened. */
    static void note(MarkedYamlEngineException e, Findings findings) {
        String problem = String.valueOf(e.getProblem());
        boolean atEnd = problem.contains("<stream end>") || problem.contains("end of stream");
        Optional<Mark> mark = (atEnd ? e.getContextMark() : e.getProblemMark())
                .or(e::getProblemMark)
                .or(e::getContextMark);
        String said = e.getContext() == null || e.getContext().isEmpty() ? problem : e.getContext() + ", " + problem;
        int line = mark.map(Mark::getLine).orElse(0) + 1;
        int column = mark.map(Mark::getColumn).orElse(0) + 1;
        Optional<SyntaxFault> known = behind(said, findings.parted(line, column))
                .or(() -> KNOWN.stream()
                        .filter(fault -> fault.said.matcher(said).find())
                        .findFirst());
        findings.note(
                line,
                column,
                "",
                "not YAML: " + known.map(fault -> fault.told(said)).orElse(said),
                known.map(SyntaxFault::way));
    }

    private String told(String parser) {
        Matcher found = said.matcher(parser);
        return found.find() && found.groupCount() > 0 ? message.replace("$1", found.group(1)) : message;
    }
}
