package org.phrasefield.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.phrasefield.map.Axes.Point;
import org.phrasefield.map.MapDrift;
import org.phrasefield.map.MapDrift.Move;
import org.phrasefield.map.SemanticMap;
import org.phrasefield.map.SemanticMap.Centre;
import org.phrasefield.map.SemanticMap.State;
import org.phrasefield.stats.ConfidenceEllipse;

/** The semantic map for a terminal: drawn with letters, which need no colour, and said in words. Nothing in it can act on the terminal. */
public final class MapText {
    private static final double CLOSEST = 0.5;

    private final EffectTable.Look look;
    private final Texts texts;

    private MapText(EffectTable.Look look) {
        this.look = look;
        this.texts = Texts.of(look.language());
    }

    /** Writes one map of a run. */
    public static void write(SemanticMap map, EffectTable.Look look, Appendable out) throws IOException {
        new MapText(look).map(map, out);
    }

    /**
     * Writes how forms moved from one run to another.
     *
     * @param from id of the earlier run
     * @param to id of the later run
     */
    public static void write(MapDrift drift, String from, String to, EffectTable.Look look, Appendable out)
            throws IOException {
        new MapText(look).drift(drift, from, to, out);
    }

    private void map(SemanticMap map, Appendable out) throws IOException {
        MapWords words = new MapWords(texts, map);
        head(map, words.title(), out);
        say(words.lead(), out);
        boolean drawn = map.state() == State.DIFFERS;
        if (drawn) {
            out.append('\n');
            draw(map, words, out);
        }
        out.append('\n');
        for (int at = 0; at < map.forms().size(); at++) {
            Centre form = map.forms().get(at);
            say(letter(at, form.apart()) + " " + texts.form(form.id()) + ": " + where(words, form), out);
        }
        out.append('\n');
        say(words.quality(), out);
        say(words.axes(), out);
    }

    private void head(SemanticMap map, String title, Appendable out) throws IOException {
        String who = texts.say("table.heading", texts.language(map.language()), map.model());
        say(who.substring(0, 1).toUpperCase(Locale.ROOT) + who.substring(1) + ". " + title, out);
    }

    private String where(MapWords words, Centre form) {
        if (!form.apart()) return words.far(form.place()) + ", " + texts.say("map.untold-short");
        return form.terms().isEmpty()
                ? words.whereabouts(form.place())
                : words.whereabouts(form.place()) + "; " + String.join(", ", form.terms());
    }

    private void draw(SemanticMap map, MapWords words, Appendable out) throws IOException {
        double most = map.forms().stream()
                .mapToDouble(form -> reach(form.place(), form.ellipse()))
                .max()
                .orElse(0);
        CharacterMap characters = new CharacterMap(look.width(), MapPicture.step(CLOSEST, most));
        words.zones().forEach((zone, place) -> characters.rim(place.x(), place.y(), zone));
        map.forms().stream()
                .filter(Centre::apart)
                .forEach(form -> form.ellipse().ifPresent(characters::ellipse));
        for (boolean apart : new boolean[] {false, true}) {
            for (int at = 0; at < map.forms().size(); at++) {
                Centre form = map.forms().get(at);
                if (form.apart() == apart)
                    characters.put(form.place().x(), form.place().y(), letter(at, apart));
            }
        }
        characters.put(0, 0, '+');
        for (String line : characters.lines()) out.append(Harmless.line(line)).append('\n');
        say(texts.say("map.terminal.read", texts.fixed(characters.width(), 1)), out);
    }

    private double reach(Point place, Optional<ConfidenceEllipse> ellipse) {
        double arm = ellipse.map(ConfidenceEllipse::major).orElse(0.0);
        double aside = (Math.abs(place.x()) + arm) / CharacterMap.aspect(look.width());
        return Math.max(aside, Math.abs(place.y()) + arm);
    }

    /** Letters after each other; a twenty-seventh form begins anew. */
    private static char letter(int at, boolean capital) {
        return (char) ((capital ? 'A' : 'a') + at % 26);
    }

    private void drift(MapDrift drift, String from, String to, Appendable out) throws IOException {
        MapWords words = new MapWords(texts, drift.to());
        head(drift.to(), words.title(), out);
        say(texts.say("map.drift.head", from, to), out);
        List<Move> told = drift.moves().stream().filter(Move::told).toList();
        int intents = drift.moves().stream().mapToInt(Move::intents).max().orElse(0);
        if (drift.moves().stream().noneMatch(move -> move.ellipse().isPresent())) {
            say(texts.count("map.drift.few", intents), out);
        } else if (told.isEmpty()) {
            say(texts.say("map.drift.none"), out);
        } else {
            say(texts.say("map.drift.moved", texts.list(names(told))), out);
            out.append('\n');
            arrows(drift, words, from, out);
        }
        out.append('\n');
        for (int at = 0; at < drift.moves().size(); at++) {
            Move move = drift.moves().get(at);
            String by = texts.say("map.drift.row", texts.fixed(move.length(), 2));
            String what = move.told()
                    ? words.direction(move.move())
                            .map(zone -> by + ", " + texts.say("map.towards", zone))
                            .orElse(by)
                    : by + ", " + texts.say("map.drift.still");
            say(letter(at, move.told()) + " " + texts.form(move.form()) + ": " + what, out);
        }
        out.append('\n');
        say(words.axes(), out);
    }

    private List<String> names(List<Move> moves) {
        List<String> names = new ArrayList<>();
        for (Move move : moves) names.add(texts.quoted(texts.form(move.form())));
        return names;
    }

    private void arrows(MapDrift drift, MapWords words, String from, Appendable out) throws IOException {
        double most = drift.moves().stream()
                .filter(Move::told)
                .flatMap(move -> Stream.of(move.start(), move.end()))
                .mapToDouble(place -> reach(place, Optional.empty()))
                .max()
                .orElse(0);
        CharacterMap characters = new CharacterMap(look.width(), MapPicture.step(CLOSEST, most));
        words.zones().forEach((zone, place) -> characters.rim(place.x(), place.y(), zone));
        characters.put(0, 0, '+');
        for (Move move : drift.moves()) {
            if (move.told()) {
                characters.path(
                        move.start().x(),
                        move.start().y(),
                        move.end().x(),
                        move.end().y());
            }
        }
        for (int at = 0; at < drift.moves().size(); at++) {
            Move move = drift.moves().get(at);
            if (!move.told()) continue;
            characters.put(move.start().x(), move.start().y(), at == 0 ? '+' : letter(at, false));
            characters.put(move.end().x(), move.end().y(), letter(at, true));
        }
        for (String line : characters.lines()) out.append(Harmless.line(line)).append('\n');
        say(texts.say("map.drift.read", from, texts.fixed(characters.width(), 1)), out);
    }

    private void say(String text, Appendable out) throws IOException {
        for (String line : EffectTable.wrapped(Harmless.line(text), look.width()))
            out.append(line).append('\n');
    }
}
