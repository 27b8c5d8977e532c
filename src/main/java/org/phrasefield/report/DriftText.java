package org.phrasefield.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.phrasefield.map.Clouds;
import org.phrasefield.map.Drift;
import org.phrasefield.map.Epoch;
import org.phrasefield.map.Move;
import org.phrasefield.map.Moves;
import org.phrasefield.map.Speed;
import org.phrasefield.trial.Flight;

/** What moved, as lines for a terminal. */
public final class DriftText {
    private static final int MOST_LINES = 12;

    private final Texts texts;
    private final DriftWords words;
    private final int columns;

    /**
     * @param language {@code en} or {@code ru}
     * @param columns width of the terminal
     */
    public DriftText(String language, int columns) {
        this.texts = Texts.of(language);
        this.words = new DriftWords(texts, form -> form, true);
        this.columns = columns;
    }

    /** Two runs compared: the causes, the canaries, what moved, and how many are the same or cannot be told. */
    public List<String> compared(String before, String after, Moves moves, List<Clouds.Shift> clouds) {
        List<String> lines = new ArrayList<>();
        say(lines, texts.say("drift.compared", before, after));
        words.between(moves).forEach(sentence -> say(lines, sentence));
        List<Move> moved = DriftWords.of(moves, Move.Verdict.MOVED);
        for (Move move : moved.subList(0, Math.min(MOST_LINES, moved.size()))) {
            say(lines, "  " + texts.say("drift.moved", words.name(move.followed()), words.size(move)));
        }
        more(lines, moved.size());
        words.untold(moves).forEach(sentence -> say(lines, sentence));
        clouds(lines, clouds);
        return lines;
    }

    /**
     * Where as many calls were not in flight as before: some servers answer otherwise when they answer several at once.
     *
     * @param then by model, in the earlier run
     * @param now in the later one
     */
    public List<String> flights(Map<String, Flight> then, Map<String, Flight> now) {
        List<String> lines = new ArrayList<>();
        then.forEach((model, flight) -> {
            Flight later = now.get(model);
            if (later == null || later.most() == flight.most()) return;
            say(
                    lines,
                    texts.say(
                            "drift.flight",
                            Harmless.line(model),
                            texts.whole(flight.most()),
                            texts.whole(later.most())));
        });
        return lines;
    }

    /**
     * Where a model answered more slowly or faster, or lay in its server's memory in another way: a cause of another speed, never of other answers alone.
     *
     * @param then by model, in the earlier run
     * @param now in the later one
     */
    public List<String> speeds(Map<String, Speed> then, Map<String, Speed> now) {
        List<String> lines = new ArrayList<>();
        then.forEach((model, speed) -> {
            Speed later = now.get(model);
            if (later == null) return;
            if (speed.differs(later)) {
                say(
                        lines,
                        texts.say(
                                "drift.speed",
                                Harmless.line(model),
                                texts.fixed(speed.tokens().getAsDouble(), 1),
                                texts.fixed(later.tokens().getAsDouble(), 1)));
            }
            if (speed.movedInMemory(later)) {
                say(
                        lines,
                        texts.say(
                                speed.explains(later) ? "drift.memory.why" : "drift.memory",
                                Harmless.line(model),
                                texts.whole(speed.inGraphics().getAsInt()),
                                texts.whole(later.inGraphics().getAsInt())));
            }
        });
        return lines;
    }

    /** The same of the newest night and the one before it, which are named; nothing where neither differs. */
    public List<String> speeds(String before, Map<String, Speed> then, String after, Map<String, Speed> now) {
        List<String> speeds = speeds(then, now);
        if (speeds.isEmpty()) return speeds;
        List<String> lines = new ArrayList<>();
        say(lines, texts.say("drift.compared", before, after));
        lines.addAll(speeds);
        return lines;
    }

    private void clouds(List<String> lines, List<Clouds.Shift> clouds) {
        if (clouds.isEmpty()) return;
        List<Clouds.Shift> moved = clouds.stream().filter(Clouds.Shift::moved).toList();
        say(lines, texts.say("drift.clouds", texts.whole(clouds.size()), texts.whole(moved.size())));
        for (Clouds.Shift shift : moved.subList(0, Math.min(MOST_LINES, moved.size()))) {
            say(
                    lines,
                    "  "
                            + texts.say(
                                    "drift.cloud",
                                    shift.form() + ", " + shift.language() + ", " + Harmless.line(shift.model()),
                                    texts.fixed(shift.distance(), 3),
                                    texts.fixed(Math.max(0.001, shift.pValue()), 3)));
        }
        more(lines, moved.size());
    }

    /** All nights of a protocol: each epoch with its strip of nights, its causes, and what is suspected or moved. */
    public List<String> drifted(String protocol, int nights, Drift drift) {
        List<String> lines = new ArrayList<>();
        say(lines, texts.count("drift.nights", nights, protocol));
        words.watch(drift).forEach(sentence -> say(lines, sentence));
        drift.epochs().forEach(epoch -> epoch(lines, epoch));
        say(lines, texts.say("drift.legend"));
        return lines;
    }

    /**
     * What is to be said where a gate passes though no move of a model can be told; nothing where moves of all models can.
     *
     * @param gate what the gate was to refuse, as it was asked
     */
    public List<String> open(String gate, Drift drift) {
        List<String> lines = new ArrayList<>();
        words.open(gate, drift).forEach(sentence -> say(lines, sentence));
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
        words.beginning(epoch).forEach(sentence -> say(lines, sentence));
        lines.addAll(strip(epoch));
        List<String> told = words.told(epoch);
        told.stream().limit(MOST_LINES).forEach(sentence -> say(lines, "  " + sentence));
        more(lines, told.size());
        words.quiet(epoch).forEach(sentence -> say(lines, sentence));
        words.untold(epoch).forEach(sentence -> say(lines, sentence));
    }

    /** One sign a night, in rows of the terminal's width. */
    private List<String> strip(Epoch epoch) {
        String signs = epoch.nights().stream()
                .map(night -> switch (night.mark()) {
                    case EMPTY -> "_";
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

    private void more(List<String> lines, int all) {
        if (all > MOST_LINES) say(lines, "  " + texts.say("drift.more", texts.whole(all - MOST_LINES)));
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
