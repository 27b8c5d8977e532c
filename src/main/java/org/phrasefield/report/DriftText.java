package org.phrasefield.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.phrasefield.map.Canaries;
import org.phrasefield.map.Cause;
import org.phrasefield.map.Drift;
import org.phrasefield.map.Epoch;
import org.phrasefield.map.Followed;
import org.phrasefield.map.Move;
import org.phrasefield.map.Moves;
import org.phrasefield.map.Track;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.stats.Interval;

/** What moved, as lines for a terminal. */
public final class DriftText {
    private static final int MOST_LINES = 12;

    private final Texts texts;
    private final int columns;

    /**
     * @param language {@code en} or {@code ru}
     * @param columns width of the terminal
     */
    public DriftText(String language, int columns) {
        this.texts = Texts.of(language);
        this.columns = columns;
    }

    /** Two runs compared: the causes, the canaries, what moved, and how many are the same or cannot be told. */
    public List<String> compared(String before, String after, Moves moves) {
        List<String> lines = new ArrayList<>();
        say(lines, texts.say("drift.compared", before, after));
        moves.causes().forEach((model, causes) -> say(lines, cause(model, causes, "drift.same-conditions")));
        moves.canaries().forEach((model, canaries) -> say(lines, canary(model, canaries)));
        List<Move> moved = of(moves, Move.Verdict.MOVED);
        say(
                lines,
                texts.say(
                        "drift.count",
                        texts.whole(moved.size()),
                        texts.whole(of(moves, Move.Verdict.SAME).size()),
                        texts.whole(of(moves, Move.Verdict.CANNOT_TELL).size())));
        for (Move move : moved.subList(0, Math.min(MOST_LINES, moved.size()))) {
            say(lines, "  " + texts.say("drift.moved", name(move.followed()), size(move)));
        }
        more(lines, moved.size());
        untold(lines, moves);
        return lines;
    }

    /** All nights of a protocol: each epoch with its strip of nights, its causes, and what is suspected or moved. */
    public List<String> drifted(String protocol, int nights, Drift drift) {
        List<String> lines = new ArrayList<>();
        say(lines, texts.say("drift.nights", protocol, texts.whole(nights)));
        if (drift.streams() > 0) {
            say(
                    lines,
                    texts.say(
                            "drift.watch",
                            texts.whole(drift.streams()),
                            texts.whole(Drift.NIGHTS_PER_FALSE_ALARM),
                            texts.fixed(drift.delay(1).getAsDouble(), 0),
                            texts.fixed(drift.delay(2).getAsDouble(), 0)));
        }
        drift.epochs().forEach(epoch -> epoch(lines, epoch));
        say(lines, texts.say("drift.legend"));
        return lines;
    }

    private void epoch(List<String> lines, Epoch epoch) {
        lines.add("");
        say(
                lines,
                texts.say(
                        "drift.epoch",
                        Harmless.line(epoch.model()),
                        epoch.nights().get(0).run(),
                        epoch.nights().get(epoch.nights().size() - 1).run()));
        if (!epoch.changed().isEmpty()) say(lines, cause(epoch.model(), epoch.changed(), ""));
        if (epoch.moved()) say(lines, texts.say("drift.after-move"));
        lines.addAll(strip(epoch));
        List<Track> told = epoch.tracks().stream()
                .filter(track -> track.state() == Track.State.MOVED || track.state() == Track.State.SUSPECTED)
                .sorted(Comparator.comparing(Track::state).reversed())
                .toList();
        for (Track track : told.subList(0, Math.min(MOST_LINES, told.size()))) {
            Track.Step last = track.steps().get(track.steps().size() - 1);
            String key = track.state() == Track.State.MOVED ? "drift.confirmed" : "drift.suspected";
            say(
                    lines,
                    "  "
                            + texts.say(
                                    key,
                                    name(track.followed()),
                                    track.since(),
                                    texts.say(last.above() >= last.below() ? "drift.up" : "drift.down")));
        }
        more(lines, told.size());
        long same = epoch.tracks().stream()
                .filter(track -> track.state() == Track.State.SAME)
                .count();
        if (same > 0) say(lines, texts.say("drift.quiet", texts.whole(same)));
        Map<String, Long> untold = epoch.tracks().stream()
                .flatMap(track -> track.untold().stream())
                .collect(Collectors.groupingBy(why -> key(why), TreeMap::new, Collectors.counting()));
        untold.forEach((why, count) ->
                say(lines, texts.say("drift.untold", texts.whole(count), texts.say("drift.untold." + why))));
    }

    /** One sign a night, in rows of the terminal's width. */
    private List<String> strip(Epoch epoch) {
        String signs = epoch.nights().stream()
                .map(night -> switch (night.mark()) {
                    case REFERENCE -> "=";
                    case QUIET -> ".";
                    case SUSPECTED -> "?";
                    case MOVED -> "!";
                })
                .collect(Collectors.joining());
        List<String> rows = new ArrayList<>();
        int width = Math.max(1, columns - 2);
        for (int at = 0; at < signs.length(); at += width) {
            rows.add("  " + signs.substring(at, Math.min(signs.length(), at + width)));
        }
        return rows;
    }

    private static List<Move> of(Moves moves, Move.Verdict verdict) {
        return moves.moves().stream()
                .filter(move -> move.verdict() == verdict)
                .sorted(Comparator.comparingDouble(Move::pValue))
                .toList();
    }

    private void untold(List<String> lines, Moves moves) {
        Map<String, Long> untold = moves.moves().stream()
                .flatMap(move -> move.untold().stream())
                .collect(Collectors.groupingBy(why -> key(why), TreeMap::new, Collectors.counting()));
        untold.forEach((why, count) ->
                say(lines, texts.say("drift.untold", texts.whole(count), texts.say("drift.untold." + why))));
    }

    private void more(List<String> lines, int all) {
        if (all > MOST_LINES) say(lines, "  " + texts.say("drift.more", texts.whole(all - MOST_LINES)));
    }

    private String cause(String model, Set<Cause> causes, String none) {
        if (causes.isEmpty()) return texts.say(none, Harmless.line(model));
        List<String> names = causes.stream()
                .sorted()
                .map(each -> texts.say("drift.cause." + key(each)))
                .toList();
        return texts.say("drift.changed", Harmless.line(model), texts.list(names));
    }

    private String canary(String model, Canaries canaries) {
        return texts.say(
                canaries.same() == canaries.compared() ? "drift.canaries-same" : "drift.canaries-other",
                Harmless.line(model),
                texts.whole(canaries.compared() - canaries.same()),
                texts.whole(canaries.compared()));
    }

    private String name(Followed followed) {
        String metric = Metrics.of(followed.metric())
                .map(each -> each.name(texts.reader()))
                .orElse(followed.metric());
        return metric + " · " + followed.form() + " · " + followed.language() + " · " + Harmless.line(followed.model());
    }

    private String size(Move move) {
        Interval interval = move.interval().orElseThrow();
        boolean ratio =
                Metrics.of(move.followed().metric()).map(Metric::logarithm).orElse(false);
        if (ratio) {
            return "×" + texts.fixed(Math.exp(interval.estimate()), 2) + " [" + texts.fixed(Math.exp(interval.low()), 2)
                    + "; " + texts.fixed(Math.exp(interval.high()), 2) + "]";
        }
        return texts.signed(interval.estimate(), 2) + " [" + texts.signed(interval.low(), 2) + "; "
                + texts.signed(interval.high(), 2) + "]";
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Adds a sentence, broken at the terminal's width. */
    private void say(List<String> lines, String sentence) {
        String indent = sentence.startsWith("  ") ? "    " : "";
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            int more = word.codePointCount(0, word.length());
            boolean begun = !line.toString().isBlank();
            if (begun && line.codePointCount(0, line.length()) + 1 + more > columns) {
                lines.add(line.toString());
                line = new StringBuilder(indent).append(word);
            } else {
                if (line.length() > 0 || begun) line.append(' ');
                else if (word.isEmpty()) line.append(' ');
                line.append(word);
            }
        }
        lines.add(line.toString());
    }
}
