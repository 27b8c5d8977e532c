package org.phrasefield.report;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.map.Dice;
import org.phrasefield.report.page.PageView.Bar;
import org.phrasefield.report.page.PageView.DiceView;
import org.phrasefield.report.page.PageView.Line;
import org.phrasefield.report.page.PageView.Note;
import org.phrasefield.report.page.PageView.Part;

/** The dice meter in one language, of one model or of all together: a bar for each metric, what makes it vary in one order, the throw of the dice last. */
final class DiceBars {
    /** A narrower part has no room for its number. */
    private static final double NUMBERED = 0.055;

    private final Texts texts;
    private final List<Dice> dice;

    private DiceBars(Study study, Texts texts, String language, Optional<String> model) {
        this.texts = texts;
        this.dice = of(study, MetricText.SHOWN, language, model);
    }

    /** The meters of these metrics that have any share, in this order. */
    static List<Dice> of(Study study, List<String> metrics, String language, Optional<String> model) {
        return metrics.stream()
                .flatMap(metric -> study.map().dice().stream()
                        .filter(one -> one.metric().equals(metric)
                                && one.language().equals(language)
                                && one.model().equals(model)
                                && !one.shares().isEmpty()))
                .toList();
    }

    /** The languages in which there is a meter of several models together. */
    static List<String> together(Study study) {
        return study.map().dice().stream()
                .filter(one -> one.model().isEmpty())
                .map(Dice::language)
                .distinct()
                .toList();
    }

    /** What a meter of all models is headed by: it names the language where there are several. */
    static String heading(String key, List<String> languages, String language, Texts texts) {
        return texts.say(key)
                + (languages.size() > 1 ? " (" + texts.say("between.language", texts.language(language)) + ")" : "");
    }

    /** Of a panel: its model's own shares, whatever others there are. */
    static DiceView of(Study study, Texts texts, Panel panel, String id) {
        return new DiceBars(study, texts, panel.language(), Optional.of(panel.model()))
                .view(id, texts.say("part.dice"), texts.say("dice.read"));
    }

    /** Of all models together, a view for each language that has several; it tells how much is the model. */
    static List<DiceView> together(Study study, Texts texts) {
        List<String> languages = together(study);
        return languages.stream()
                .map(language -> new DiceBars(study, texts, language, Optional.empty())
                        .view(
                                "dice-" + language,
                                heading("part.dice.together", languages, language, texts),
                                texts.say("dice.together.read")))
                .filter(view -> !view.bars().isEmpty())
                .toList();
    }

    /** The bars with their table; no bar where the run tells nothing of it. */
    private DiceView view(String id, String heading, String read) {
        Set<Dice.Source> sources = dice.stream()
                .flatMap(one -> one.shares().stream())
                .map(Dice.Share::source)
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new DiceView(
                id,
                heading,
                read,
                dice.stream().map(this::bar).toList(),
                sources.stream()
                        .map(source -> new Part(id(source), name(source), "0", "0", ""))
                        .toList(),
                Stream.concat(sources.stream().map(this::name), Stream.of(texts.say("dice.answers")))
                        .toList(),
                dice.stream().map(one -> line(one, sources)).toList(),
                notes(),
                made());
    }

    private Bar bar(Dice one) {
        List<Part> parts = new ArrayList<>();
        double from = 0;
        for (Dice.Share share : one.shares()) {
            parts.add(new Part(
                    id(share.source()),
                    name(share.source()),
                    place(from),
                    place(share.share()),
                    share.share() < NUMBERED ? "" : texts.fixed(100 * share.share(), 0)));
            from += share.share();
        }
        return new Bar(
                MetricText.of(one.metric(), texts).name(),
                one.shares().stream()
                        .filter(share -> share.share() > 0)
                        .map(share -> name(share.source()) + "\u00A0" + texts.fixed(100 * share.share(), 1) + " %")
                        .collect(Collectors.joining(", ")),
                parts);
    }

    private static String place(double share) {
        return String.format(Locale.ROOT, "%.2f", 100 * share);
    }

    private Line line(Dice one, Set<Dice.Source> sources) {
        List<String> cells = new ArrayList<>();
        for (Dice.Source source : sources) {
            cells.add(one.shares().stream()
                    .filter(share -> share.source() == source)
                    .findFirst()
                    .map(share -> texts.percent(share.share())
                            + share.interval()
                                    .map(range -> " (" + texts.fixed(100 * range.low(), 0) + "–"
                                            + texts.fixed(100 * range.high(), 0) + ")")
                                    .orElse(""))
                    .orElse("–"));
        }
        cells.add(texts.whole(one.answers()));
        return new Line(MetricText.of(one.metric(), texts).name(), cells);
    }

    private String notes() {
        return dice.stream()
                .flatMap(one -> one.notes().stream())
                .distinct()
                .map(this::note)
                .collect(Collectors.joining(" "));
    }

    /** A note, with the metrics that it holds for where it does not for all. */
    private String note(Dice.Note note) {
        String said = texts.say("dice." + note.word().replace(' ', '-'));
        List<String> of = dice.stream()
                .filter(one -> one.notes().contains(note))
                .map(one -> MetricText.of(one.metric(), texts).name())
                .toList();
        return of.size() == dice.size() ? said : said + " " + texts.say("dice.some", String.join(", ", of));
    }

    private List<Note> made() {
        if (dice.isEmpty()) return List.of();
        IntSummaryStatistics intents = dice.stream().mapToInt(Dice::intents).summaryStatistics();
        Dice any = dice.get(0);
        return List.of(
                new Note(texts.say("cell.formula"), texts.say("method.dice")),
                new Note(texts.say("cell.n"), texts.say("dice.n", texts.span(intents))),
                new Note(texts.say("cell.exclusions"), texts.say("dice.exclusions")),
                new Note(
                        texts.say("cell.rows"),
                        "dice.csv: language=" + any.language()
                                + any.model().map(model -> ", model=" + model).orElse(", model=\"\"")));
    }

    private static String id(Dice.Source source) {
        return source.word().replace(' ', '-');
    }

    private String name(Dice.Source source) {
        return texts.say("source." + id(source));
    }
}
