package org.phrasefield.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.phrasefield.forecast.Forecaster;
import org.phrasefield.forecast.Settled;
import org.phrasefield.forecast.Settlement;
import org.phrasefield.forecast.TrackRecord;
import org.phrasefield.report.BetText;
import org.phrasefield.report.SettledTable;
import org.phrasefield.stats.Share;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code calibrate}: how good forecasts were. */
@Command(
        name = "calibrate",
        description = {
            "Say how good forecasts were: settles each by the first run that began after it, and scores probabilities, sizes, intervals and orders, "
                    + "with a reliability diagram and a learning curve, beside the source's table, the mean so far and last night, who forecast too.",
            "Few forecasts are called few, and of few runs nobody is called better. Asks no model."
        },
        footer = {"", "Example: phrasefield calibrate --as anna --by index"})
final class CalibrateCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Option(names = "--as", paramLabel = "NAME", description = "Only this person; without it everybody, kept apart.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--by", paramLabel = "PART", description = "Also by form or by index.")
    private Optional<BetText.By> by = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "Print md (tables), csv (every settled forecast, also those of who was not asked) or json (both).")
    private Optional<PrintFormat> format = Optional.empty();

    @Option(names = "--language", paramLabel = "LANG", description = "en or ru; without it the newest run's own.")
    private Optional<String> language = Optional.empty();

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        Optional<Forecaster.Person> only = name.map(given -> new Forecaster.Person(ForecastCommand.name(given)));
        try (JdbcAnswerStore store = results.existing(surroundings)) {
            Bets bets = Bets.of(store, store.runs(), run -> results.of(surroundings, run), root.console());
            only.filter(person -> !bets.settlement().people().contains(person)).ifPresent(person -> {
                throw Failure.input("There is no forecast of " + person.name() + "; there are forecasts of "
                        + names(bets.settlement()) + ".");
            });
            List<Forecaster.Person> people =
                    only.map(List::of).orElseGet(() -> bets.settlement().people());
            print(bets, people, reader(store));
        }
        return ExitCode.DONE.number();
    }

    private static String names(Settlement settlement) {
        List<String> names =
                settlement.people().stream().map(Forecaster.Person::name).toList();
        return names.isEmpty() ? "nobody" : String.join(", ", names);
    }

    private String reader(JdbcAnswerStore store) {
        List<RunRecord> runs = store.runs();
        if (runs.isEmpty()) return language.orElse(root.surroundings().reader().tag());
        return CompareCommand.reader(language, runs.get(runs.size() - 1));
    }

    private void print(Bets bets, List<Forecaster.Person> people, String reader) {
        Console console = root.console();
        boolean terminal = root.surroundings().resultsTerminal();
        BetText text = new BetText(reader, bets.settlement(), people, by, bets.changed(), bets.deleted());
        if (format.isEmpty()) {
            text.lines(root.surroundings().columns()).forEach(console::result);
            return;
        }
        List<Settled> shown = bets.settlement().settled().stream()
                .filter(each -> each.forecaster() instanceof Forecaster.Automatic || people.contains(each.forecaster()))
                .toList();
        switch (format.get()) {
            case md -> console.stream(terminal, text::markdown);
            case csv -> console.stream(terminal, out -> SettledTable.write(shown, out));
            case json -> console.json(facts(bets, people, shown));
        }
    }

    private static JsonText.Facts facts(Bets bets, List<Forecaster.Person> people, List<Settled> shown) {
        Settlement settlement = bets.settlement();
        return new JsonText.Facts()
                .add("changed", bets.changed())
                .add("deleted", bets.deleted())
                .add(
                        "open",
                        settlement.open().stream().map(CalibrateCommand::facts).toList())
                .add(
                        "records",
                        java.util.stream.Stream.concat(
                                        people.stream(), java.util.Arrays.stream(Forecaster.Automatic.values()))
                                .map(each -> facts(settlement, each))
                                .toList())
                .add("settled", shown.stream().map(CalibrateCommand::facts).toList());
    }

    private static Object facts(Settlement.Open open) {
        return new JsonText.Facts()
                .add("forecaster", open.bet().person().name())
                .add("protocol", open.bet().protocol())
                .add("model", open.bet().place().model())
                .add("language", open.bet().place().language())
                .add("form", open.bet().place().form())
                .add("index", open.bet().place().index().id())
                .add("made_at", open.bet().at().toString())
                .add("why", word(open.why()))
                .map();
    }

    private static Object facts(Settlement settlement, Forecaster forecaster) {
        TrackRecord record = settlement.of(forecaster);
        JsonText.Facts facts = who(forecaster)
                .add("settled", record.settled().size())
                .add("runs", record.runs().size())
                .add("decided", record.decided().size())
                .add("enough", record.enough());
        for (Settled.Rule rule : Settled.Rule.values()) facts.add(word(rule), number(record.score(rule)));
        facts.add("held", share(record.coverage()))
                .add("sizes_right", share(record.sizes()))
                .add("bias", number(record.bias()))
                .add("width", number(record.width()))
                .add("calibration_z", number(record.spiegelhalter()))
                .add(
                        "order",
                        settlement
                                .orders(forecaster)
                                .map(orders -> new JsonText.Facts()
                                        .add("coefficient", "tau-b")
                                        .add("tau", orders.tau())
                                        .add("orders", orders.orders())
                                        .add("by_chance", orders.byChance())
                                        .add("ceiling", number(orders.ceiling()))
                                        .add("reached", number(orders.reached()))
                                        .map())
                                .orElse(null))
                .add("learning", learning(settlement, record))
                .add("reliability", record.curve().map(CalibrateCommand::curve).orElse(null));
        return facts.add("crps_skill_against", skills(settlement, record, Settled.Rule.CRPS))
                .add("brier_skill_against", skills(settlement, record, Settled.Rule.BRIER))
                .map();
    }

    private static JsonText.Facts skills(Settlement settlement, TrackRecord record, Settled.Rule rule) {
        JsonText.Facts skills = new JsonText.Facts();
        for (Forecaster.Automatic other : Forecaster.Automatic.values()) {
            if (other.equals(record.forecaster())) continue;
            TrackRecord.Skill skill = record.against(settlement.of(other), rule);
            skills.add(
                    other.id(),
                    new JsonText.Facts()
                            .add("skill", number(skill.skill()))
                            .add("forecasts", skill.cases())
                            .add("runs", skill.runs())
                            .add("better", skill.better().orElse(null)));
        }
        return skills;
    }

    /** Run by run, in their order. */
    private static Object learning(Settlement settlement, TrackRecord record) {
        var last = settlement.of(Forecaster.Automatic.LAST_NIGHT).shared(record).byRun(Settled.Rule.CRPS);
        return new JsonText.Facts()
                .add(
                        "runs",
                        record.byRun(Settled.Rule.CRPS).entrySet().stream()
                                .map(each -> new JsonText.Facts()
                                        .add("run", each.getKey())
                                        .add(
                                                "settled",
                                                record.of(each.getKey())
                                                        .settled()
                                                        .size())
                                        .add("crps", each.getValue())
                                        .add("last_night_crps", last.get(each.getKey()))
                                        .map())
                                .toList())
                .add("trend_z", number(record.trend(Settled.Rule.CRPS)))
                .map();
    }

    private static Object curve(org.phrasefield.stats.ReliabilityCurve curve) {
        return new JsonText.Facts()
                .add("miscalibration", curve.miscalibration())
                .add("discrimination", curve.discrimination())
                .add("uncertainty", curve.uncertainty())
                .add(
                        "steps",
                        curve.steps().stream()
                                .map(step -> new JsonText.Facts()
                                        .add("from", step.from())
                                        .add("to", step.to())
                                        .add("came_true", step.happened().hits())
                                        .add("of", step.happened().cases())
                                        .map())
                                .toList())
                .map();
    }

    private static Object facts(Settled settled) {
        JsonText.Facts facts = who(settled.forecaster())
                .add("run", settled.run())
                .add("language", settled.measured().place().language())
                .add("model", settled.measured().place().model())
                .add("form", settled.measured().place().form())
                .add("index", settled.measured().place().index().id())
                .add("size", settled.claim().size().word())
                .add("came_size", settled.measured().size().word())
                .add("probability", settled.claim().probability())
                .add("matters", word(settled.measured().matters()))
                .add("size_hit", word(settled.hit()))
                .add("held", settled.covered());
        for (Settled.Rule rule : Settled.Rule.values()) facts.add(word(rule), number(settled.score(rule)));
        return facts.map();
    }

    private static JsonText.Facts who(Forecaster forecaster) {
        boolean person = forecaster instanceof Forecaster.Person;
        return new JsonText.Facts()
                .add("kind", person ? "person" : "automatic")
                .add(
                        "forecaster",
                        forecaster instanceof Forecaster.Automatic automatic ? automatic.id() : forecaster.name());
    }

    private static @Nullable Object share(Share share) {
        return share.cases() == 0
                ? null
                : new JsonText.Facts()
                        .add("hits", share.hits())
                        .add("cases", share.cases())
                        .map();
    }

    private static @Nullable Double number(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
