package org.phrasefield.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.phrasefield.forecast.Forecaster;
import org.phrasefield.forecast.Place;
import org.phrasefield.forecast.Settled;
import org.phrasefield.forecast.Settlement;
import org.phrasefield.report.page.BetsView;
import org.phrasefield.report.page.PageView;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.ReliabilityCurve;

/** The page's part on what people forecast before the run. */
final class BetsSection {
    private static final double CONFIDENCE = 0.95;
    private static final double LEFT = 12;
    private static final double BOTTOM = 104;
    private static final double SIDE = 100;

    private final Texts texts;
    private final Settlement settlement;
    private final BetTable table;
    private final String run;

    /** @param run the page's run */
    BetsSection(Texts texts, Settlement settlement, String run) {
        this.texts = texts;
        this.settlement = settlement;
        this.table = new BetTable(texts, settlement);
        this.run = run;
    }

    BetsView view() {
        List<Settled> here = settlement.settled().stream()
                .filter(each -> each.run().equals(run) && each.forecaster() instanceof Forecaster.Person)
                .toList();
        return new BetsView(
                settlement.people().stream()
                        .filter(this::concerned)
                        .map(this::person)
                        .toList(),
                here.isEmpty() ? List.of() : List.of(said(here)));
    }

    /** Whether a person bet on this run. */
    private boolean concerned(Forecaster.Person person) {
        return Stream.concat(
                        settlement.of(person).settled().stream().map(Settled::run),
                        settlement.open().stream()
                                .filter(each -> each.bet().person().equals(person))
                                .map(Settlement.Open::run))
                .anyMatch(run::equals);
    }

    private BetsView.Person person(Forecaster.Person person) {
        boolean any = !settlement.of(person).settled().isEmpty();
        Optional<ReliabilityCurve> curve = settlement.of(person).curve();
        BetTable.Cells cells = table.of(person);
        return new BetsView.Person(
                person.name(),
                table.sentences(person),
                curve.map(found -> curve(person, found)).stream().toList(),
                any ? List.of(learning(new LearningCurve(texts, settlement, person))) : List.of(),
                any
                        ? List.of(new BetsView.Table(
                                texts.say("bets.table.caption"),
                                cells.heads(),
                                cells.rows().stream()
                                        .map(row -> new PageView.Line(row.head(), row.cells()))
                                        .toList()))
                        : List.of());
    }

    private BetsView.Curve curve(Forecaster.Person person, ReliabilityCurve curve) {
        ReliabilityText words = new ReliabilityText(texts, curve);
        List<String> said = words.steps();
        List<BetsView.Step> steps = new java.util.ArrayList<>();
        for (int at = 0; at < said.size(); at++) steps.add(step(curve.steps().get(at), said.get(at)));
        return new BetsView.Curve(
                texts.say("bets.curve.title", person.name()) + ": " + String.join("; ", said), steps, words.parts());
    }

    /** In the same field as the diagram, each run at the middle of its share of the width. */
    private BetsView.Learning learning(LearningCurve learning) {
        List<LearningCurve.Point> points = learning.points();
        double top = LearningCurve.top(points);
        List<BetsView.Point> own = new java.util.ArrayList<>();
        List<BetsView.Point> last = new java.util.ArrayList<>();
        for (int at = 0; learning.drawn() && at < points.size(); at++) {
            LearningCurve.Point point = points.get(at);
            double middle = (at + 0.5) / points.size();
            String size = point.few() ? "1.2" : "2";
            own.add(new BetsView.Point(across(middle), up(point.score() / top), size));
            point.last().ifPresent(score -> last.add(new BetsView.Point(across(middle), up(score / top), size)));
        }
        return new BetsView.Learning(
                learning.drawn() ? learning.title() : "",
                texts.fixed(top, 2),
                texts.whole(points.size()),
                own,
                last,
                learning.sentences());
    }

    private static BetsView.Step step(ReliabilityCurve.Step step, String words) {
        Interval interval = step.happened().interval(CONFIDENCE).orElseThrow();
        return new BetsView.Step(
                across(step.from()),
                across(step.to()),
                across(ReliabilityText.middle(step)),
                up(step.share()),
                up(interval.low()),
                up(interval.high()),
                words);
    }

    private static String across(double probability) {
        return String.format(Locale.ROOT, "%.2f", LEFT + SIDE * probability);
    }

    private static String up(double share) {
        return String.format(Locale.ROOT, "%.2f", BOTTOM - SIDE * share);
    }

    /** Of which language and model a forecast is, where there are several. */
    private String among(Settled settled) {
        Place place = settled.measured().place();
        return " · " + texts.language(place.language()) + " · " + place.model();
    }

    private BetsView.Table said(List<Settled> here) {
        boolean several = here.stream().map(this::among).distinct().count() > 1;
        return new BetsView.Table(
                texts.say("bets.said.caption"),
                Stream.of("form", "index", "claim", "interval", "probability", "came", "size")
                        .map(key -> texts.say("bets.said." + key))
                        .toList(),
                here.stream()
                        .map(each -> new PageView.Line(
                                each.forecaster().name() + (several ? among(each) : ""), table.said(each)))
                        .toList());
    }
}
