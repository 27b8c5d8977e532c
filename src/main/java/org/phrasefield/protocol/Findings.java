package org.phrasefield.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Gathers problems while a document is read on, and gives them back in the order of their places. */
final class Findings {
    private record Finding(int line, int column, String path, String message, Optional<String> suggestion) {}

    private final List<String> lines;
    private final List<Finding> found = new ArrayList<>();
    private final Secrets secrets = new Secrets();

    private final boolean kept;

    /** @param kept whether the text was kept with a run: what was taken once is taken again */
    Findings(String text, boolean kept) {
        this.lines = text.lines().toList();
        this.kept = kept;
    }

    boolean kept() {
        return kept;
    }

    void note(Node node, String path, String message) {
        note(node, path, message, Optional.empty());
    }

    void note(Node node, String path, String message, Optional<String> suggestion) {
        note(node, 0, path, message, suggestion);
    }

    /** Notes a problem some code points behind the start of a node, all on its first line. */
    void note(Node node, int codePoints, String path, String message, Optional<String> suggestion) {
        Optional<Mark> mark = node.getStartMark();
        int line = mark.map(Mark::getLine).orElse(0) + 1;
        note(line, mark.map(Mark::getColumn).orElse(0) + 1 + codePoints, path, message, suggestion);
    }

    /** Notes a problem at a line and a column, both from 1. */
    void note(int line, int column, String path, String message, Optional<String> suggestion) {
        found.add(new Finding(line, column, path, message, suggestion));
    }

    /** What stands on a line in front of a column, and from it on; lines and columns from 1, in code points. */
    List<String> parted(int line, int column) {
        String whole = line <= lines.size() ? lines.get(line - 1) : "";
        int at = whole.offsetByCodePoints(0, Math.min(column - 1, whole.codePointCount(0, whole.length())));
        return List.of(whole.substring(0, at), whole.substring(at));
    }

    /** Keeps a value out of every problem, whatever line or message it stands in. */
    void conceal(String secret) {
        secrets.conceal(secret);
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Problem> problems() {
        List<String> shown = lines.stream().map(secrets::masked).toList();
        return found.stream()
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .map(finding -> new Problem(
                        finding.line(),
                        finding.column(),
                        secrets.masked(finding.path()),
                        secrets.masked(finding.message()),
                        finding.suggestion().map(secrets::masked),
                        finding.line() <= shown.size() ? shown.get(finding.line() - 1) : ""))
                .toList();
    }
}
