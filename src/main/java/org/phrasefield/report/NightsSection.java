package org.phrasefield.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.phrasefield.map.Epoch;
import org.phrasefield.map.MapDrift;
import org.phrasefield.map.Move;
import org.phrasefield.report.History.Evening;
import org.phrasefield.report.History.Since;
import org.phrasefield.report.page.MapView.Picture;
import org.phrasefield.report.page.NightsView;
import org.phrasefield.report.page.NightsView.Day;
import org.phrasefield.report.page.NightsView.Key;
import org.phrasefield.report.page.NightsView.Moved;
import org.phrasefield.report.page.PageView.Line;
import org.phrasefield.report.page.PageView.Note;

/** The part of a page that looks back: a calendar of runs, what moved since the last one, and over all of them. */
final class NightsSection {
    /** Half a year; a year has no room on a page. */
    private static final int MOST_WEEKS = 26;

    private static final int MOST_MOVES = 12;
    private static final double CLOSEST = 0.5;

    /** What is to be said of a run, the gravest last. */
    private static final List<String> SIGNS = List.of("", "↻", "?", "!");

    private final History history;
    private final Texts texts;
    private final Study study;
    private final DriftWords words;
    private final Map<String, Epoch.Mark> marks = new LinkedHashMap<>();
    private final Map<String, List<String>> beginnings = new LinkedHashMap<>();
    /** Runs under other conditions than the one before. */
    private final Set<String> changed = new HashSet<>();

    private NightsSection(History history, Texts texts, Study study) {
        this.history = history;
        this.texts = texts;
        this.study = study;
        long panels = study.map().tallies().stream()
                .map(tally -> List.of(tally.language(), tally.model()))
                .distinct()
                .count();
        this.words = new DriftWords(texts, texts::form, panels > 1);
        Set<String> models = new HashSet<>();
        for (Epoch epoch : history.drift().epochs()) {
            epoch.nights()
                    .forEach(night -> marks.merge(
                            night.run(), night.mark(), (one, other) -> one.compareTo(other) >= 0 ? one : other));
            boolean first = models.add(epoch.model());
            if (!first && !epoch.nights().isEmpty()) {
                String run = epoch.nights().get(0).run();
                beginnings.computeIfAbsent(run, any -> new ArrayList<>()).addAll(words.beginning(epoch));
                if (!epoch.changed().isEmpty()) changed.add(run);
            }
        }
    }

    /** None where there is no other run. */
    static Optional<NightsView> of(History history, Texts texts, Study study) {
        return history.alone() ? Optional.empty() : Optional.of(new NightsSection(history, texts, study).view());
    }

    private NightsView view() {
        List<Move> moved = history.since()
                .map(since -> DriftWords.of(since.moves(), Move.Verdict.MOVED))
                .orElse(List.of());
        LocalDate last = date(history.evenings().get(history.evenings().size() - 1));
        LocalDate first = first(last);
        return new NightsView(
                lead(),
                texts.say("nights.calendar", texts.day(first), texts.day(last)),
                days(first, last),
                Stream.of(DayOfWeek.values())
                        .map(day -> texts.say("weekday." + day.getValue()))
                        .toList(),
                legend(),
                first.isAfter(date(history.evenings().get(0))) ? texts.say("nights.older", MOST_WEEKS) : "",
                history.since()
                        .map(since -> texts.say("nights.since", since.run(), texts.moment(since.startedAt())))
                        .orElse(texts.say("nights.alone")),
                since(),
                moved.stream()
                        .limit(MOST_MOVES)
                        .map(move -> new Note(words.name(move.followed()), words.size(move)))
                        .toList(),
                moved.size() <= MOST_MOVES
                        ? ""
                        : texts.say(
                                "nights.more",
                                texts.whole(moved.size() - MOST_MOVES),
                                history.since().orElseThrow().run(),
                                study.run().id()),
                history.since().stream().flatMap(this::maps).toList(),
                told(),
                over(),
                Stream.of("when", "state", "settled", "note")
                        .map(column -> texts.say("nights.column." + column))
                        .toList(),
                rows());
    }

    private String lead() {
        return texts.say(
                "nights.lead",
                texts.whole(history.evenings().size()),
                texts.whole(count(History.End.COMPLETE)),
                texts.whole(count(History.End.CUT)),
                texts.whole(count(History.End.FAILED)));
    }

    private long count(History.End end) {
        return history.evenings().stream()
                .filter(evening -> evening.end() == end)
                .count();
    }

    private static LocalDate date(Evening evening) {
        return evening.startedAt().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The day of the first run; a Monday where the calendar does not reach back so far. */
    private LocalDate first(LocalDate last) {
        LocalDate monday = monday(last).minusWeeks(MOST_WEEKS - 1L);
        LocalDate first = date(history.evenings().get(0));
        return first.isBefore(monday) ? monday : first;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private List<Day> days(LocalDate first, LocalDate last) {
        Map<LocalDate, List<Evening>> by = new TreeMap<>();
        history.evenings()
                .forEach(evening -> by.computeIfAbsent(date(evening), any -> new ArrayList<>())
                        .add(evening));
        List<Day> days = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            int week = (int) ChronoUnit.WEEKS.between(monday(first), monday(day)) + 1;
            List<Evening> evenings = by.getOrDefault(day, List.of());
            boolean top = day.equals(first) || day.getDayOfWeek() == DayOfWeek.MONDAY;
            boolean begins = day.equals(first) || top && monday(day).plusDays(6).getDayOfMonth() <= 7;
            days.add(day(day, week, evenings, begins ? month(day) : ""));
        }
        return days;
    }

    /** Short name of the month that a week begins or that begins in it. */
    private String month(LocalDate day) {
        return texts.say("month.short." + monday(day).plusDays(6).getMonthValue());
    }

    private Day day(LocalDate day, int week, List<Evening> evenings, String month) {
        String kind = evenings.isEmpty()
                ? "none"
                : key(evenings.get(evenings.size() - 1).end());
        List<String> said = new ArrayList<>();
        evenings.forEach(evening -> said.add(said(evening)));
        if (evenings.isEmpty()) said.add(texts.say("nights.state.none"));
        return new Day(
                kind,
                week,
                day.getDayOfWeek().getValue(),
                Integer.toString(day.getDayOfMonth()),
                sign(kind),
                evenings.stream()
                        .map(this::mark)
                        .max(Comparator.comparing(SIGNS::indexOf))
                        .orElse(""),
                month,
                evenings.stream()
                        .anyMatch(evening -> evening.run().equals(study.run().id())),
                texts.day(day) + ": " + String.join("; ", said) + ".");
    }

    private String said(Evening evening) {
        String run = texts.say(
                "nights.run",
                evening.run(),
                texts.say("nights.state." + key(evening.end())),
                texts.whole(evening.settled()),
                texts.whole(evening.planned()));
        return notes(evening).isEmpty() ? run : run + ", " + String.join(", ", notes(evening));
    }

    private static String key(History.End end) {
        return end.name().toLowerCase(Locale.ROOT);
    }

    private static String sign(String kind) {
        return switch (kind) {
            case "complete" -> "●";
            case "cut" -> "◐";
            case "failed" -> "✕";
            default -> "·";
        };
    }

    private String mark(Evening evening) {
        Epoch.Mark mark = marks.getOrDefault(evening.run(), Epoch.Mark.QUIET);
        if (mark == Epoch.Mark.MOVED) return "!";
        if (mark == Epoch.Mark.SUSPECTED) return "?";
        return changed.contains(evening.run()) ? "↻" : "";
    }

    /** What is to be said of a run beside how it ended, in a few words each. */
    private List<String> notes(Evening evening) {
        List<String> notes = new ArrayList<>();
        if (changed.contains(evening.run())) notes.add(texts.say("nights.mark.changed"));
        else if (beginnings.containsKey(evening.run())) notes.add(texts.say("nights.mark.after"));
        Epoch.Mark mark = marks.getOrDefault(evening.run(), Epoch.Mark.QUIET);
        if (mark == Epoch.Mark.MOVED) notes.add(texts.say("nights.mark.moved"));
        if (mark == Epoch.Mark.SUSPECTED) notes.add(texts.say("nights.mark.suspected"));
        if (mark == Epoch.Mark.EMPTY) notes.add(texts.say("nights.mark.empty"));
        return notes;
    }

    private List<Key> legend() {
        List<Key> legend = new ArrayList<>();
        for (String kind : List.of("complete", "cut", "failed", "none")) {
            legend.add(new Key(sign(kind), texts.say("nights.state." + kind)));
        }
        if (!changed.isEmpty()) legend.add(new Key("↻", texts.say("nights.mark.changed")));
        if (marks.containsValue(Epoch.Mark.SUSPECTED)) legend.add(new Key("?", texts.say("nights.mark.suspected")));
        if (marks.containsValue(Epoch.Mark.MOVED)) legend.add(new Key("!", texts.say("nights.mark.moved")));
        return legend;
    }

    private List<String> since() {
        if (history.since().isEmpty()) return List.of(texts.say("nights.none"));
        List<String> sentences =
                new ArrayList<>(words.between(history.since().get().moves()));
        sentences.addAll(words.untold(history.since().get().moves()));
        return sentences;
    }

    private Stream<Moved> maps(Since since) {
        List<MapDrift> maps = since.maps();
        boolean several = maps.size() > 1;
        return maps.stream().map(map -> moved(since, map, several));
    }

    private Moved moved(Since since, MapDrift map, boolean several) {
        String who = several
                ? texts.say(
                        "table.heading",
                        Texts.capital(texts.language(map.to().language())),
                        map.to().model())
                : texts.say("nights.answers");
        List<String> told = map.moves().stream()
                .filter(MapDrift.Move::told)
                .map(move -> texts.quoted(texts.form(move.form())))
                .toList();
        boolean enough = map.moves().stream().anyMatch(move -> move.ellipse().isPresent());
        int intents =
                map.moves().stream().mapToInt(MapDrift.Move::intents).max().orElse(0);
        String text = !enough
                ? texts.count("map.drift.few", intents)
                : told.isEmpty() ? texts.say("map.drift.none") : texts.say("map.drift.moved", texts.list(told));
        String title = texts.say("nights.map", who, since.run());
        return new Moved(
                title,
                text,
                enough && !told.isEmpty() ? List.of(picture(map, title)) : List.of(),
                texts.say("nights.map.read", since.run()));
    }

    private Picture picture(MapDrift map, String title) {
        MapWords where = new MapWords(texts, map.to());
        double reach = MapPicture.step(
                CLOSEST,
                map.moves().stream()
                        .flatMap(move -> Stream.of(move.start(), move.end()))
                        .mapToDouble(place -> Math.max(
                                Math.abs(place.x()) * MapPicture.HEIGHT / MapPicture.WIDTH, Math.abs(place.y())))
                        .max()
                        .orElse(0));
        MapPicture picture = new MapPicture(reach * MapPicture.WIDTH / MapPicture.HEIGHT, reach);
        where.zones().forEach((zone, place) -> picture.rim(place.x(), place.y(), zone));
        for (MapDrift.Move move : map.moves()) {
            picture.reserve(move.start().x(), move.start().y());
            picture.reserve(move.end().x(), move.end().y());
            picture.arrow(
                    move.told(),
                    move.start().x(),
                    move.start().y(),
                    move.end().x(),
                    move.end().y());
        }
        List<String> heard = new ArrayList<>();
        int number = 0;
        for (MapDrift.Move move : map.moves()) {
            String name = move.told() ? texts.form(move.form()) : "";
            String sign = move.told() ? Integer.toString(++number) : "";
            picture.mark(
                    move.told() ? "apart" : "untold", move.end().x(), move.end().y(), List.of(), name, sign);
            if (move.told()) heard.add(number + " " + name + ": " + how(where, move));
        }
        return picture.picture(
                title,
                String.join("; ", heard),
                reach / 2,
                texts.say("map.scale", texts.fixed(reach / 2, reach < 1 ? 2 : 1)));
    }

    private String how(MapWords where, MapDrift.Move move) {
        String by = texts.say("map.drift.row", texts.fixed(move.length(), 2));
        return where.direction(move.move())
                .map(zone -> by + ", " + texts.say("map.towards", zone))
                .orElse(by);
    }

    private List<String> told() {
        List<String> told = history.drift().newest().stream()
                .flatMap(epoch -> words.told(epoch).stream())
                .toList();
        if (told.size() <= MOST_MOVES) return told;
        List<String> first = new ArrayList<>(told.subList(0, MOST_MOVES));
        first.add(texts.say(
                "nights.told.more",
                texts.whole(told.size() - MOST_MOVES),
                study.run().protocol()));
        return first;
    }

    /** What began each epoch, then how the newest of each model stands. */
    private List<String> over() {
        List<String> sentences = new ArrayList<>(words.watch(history.drift()));
        beginnings.forEach((run, began) -> sentences.add(texts.say("nights.epoch", run, String.join(" ", began))));
        for (Epoch epoch : history.drift().newest()) {
            List<String> stands = new ArrayList<>(words.quiet(epoch));
            stands.addAll(words.untold(epoch));
            if (stands.isEmpty()) continue;
            String span = texts.say(
                    "drift.epoch",
                    Harmless.line(epoch.model()),
                    epoch.nights().get(0).run(),
                    epoch.nights().get(epoch.nights().size() - 1).run());
            sentences.add(span + " " + String.join(" ", stands));
        }
        return sentences;
    }

    private List<Line> rows() {
        List<Evening> evenings = history.evenings();
        return IntStream.range(0, evenings.size())
                .mapToObj(at -> evenings.get(evenings.size() - 1 - at))
                .map(evening -> new Line(
                        evening.run(),
                        List.of(
                                texts.moment(evening.startedAt()),
                                texts.say("nights.state." + key(evening.end())),
                                texts.whole(evening.settled()) + " / " + texts.whole(evening.planned()),
                                note(evening))))
                .toList();
    }

    private String note(Evening evening) {
        List<String> notes = new ArrayList<>(beginnings.getOrDefault(evening.run(), List.of()));
        notes(evening).stream()
                .filter(each -> !each.equals(texts.say("nights.mark.changed")))
                .forEach(notes::add);
        return notes.isEmpty() ? "–" : String.join(" ", notes);
    }
}
