package org.phrasefield.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.phrasefield.forecast.Claim;
import org.phrasefield.forecast.Forecaster;
import org.phrasefield.forecast.Forecaster.Automatic;
import org.phrasefield.forecast.Index;
import org.phrasefield.forecast.Orders;
import org.phrasefield.forecast.Place;
import org.phrasefield.forecast.Settled;
import org.phrasefield.forecast.Settled.Rule;
import org.phrasefield.forecast.Settlement;
import org.phrasefield.forecast.TrackRecord;
import org.phrasefield.forecast.TrackRecord.Skill;
import org.phrasefield.stats.Share;

/** How good forecasters have been, in words and as rows of cells: what terminal, Markdown and page share. */
final class BetTable {
    private static final String NOTHING = "–";
    private static final double CONFIDENCE = 0.95;

    private final Texts texts;
    private final Settlement settlement;

    BetTable(Texts texts, Settlement settlement) {
        this.texts = texts;
        this.settlement = settlement;
    }

    /**
     * Cells of text.
     *
     * @param heads heads of the columns after the first
     * @param rows each with its head
     */
    record Cells(List<String> heads, List<Row> rows) {
        /**
         * A row.
         *
         * @param head its head
         * @param cells one for each column
         */
        record Row(String head, List<String> cells) {}
    }

    /** A person, or somebody who was not asked, as readers call them. */
    String name(Forecaster forecaster) {
        return forecaster instanceof Automatic automatic ? texts.say("bets." + automatic.id()) : forecaster.name();
    }

    /** A person, and what others said of the same: scores of easier cases would not compare. */
    private List<TrackRecord> columns(Forecaster.Person person) {
        TrackRecord own = settlement.of(person);
        List<TrackRecord> columns = new ArrayList<>(List.of(own));
        for (Automatic automatic : Automatic.values()) {
            TrackRecord record = settlement.of(automatic).shared(own);
            if (!record.settled().isEmpty()) columns.add(record);
        }
        return columns;
    }

    /** A person beside those who were not asked, a row for each number. */
    Cells of(Forecaster.Person person) {
        List<TrackRecord> columns = columns(person);
        TrackRecord own = columns.get(0);
        List<Cells.Row> rows = new ArrayList<>();
        rows.add(row("settled", columns, each -> texts.whole(each.settled().size())));
        rows.add(row("brier", columns, each -> decided(each, Rule.BRIER)));
        rows.add(row("logarithmic", columns, each -> decided(each, Rule.LOGARITHMIC)));
        for (Rule rule : List.of(Rule.RANKED, Rule.INTERVAL, Rule.CRPS)) {
            rows.add(row(id(rule), columns, each -> number(each.score(rule))));
        }
        rows.add(row("held", columns, each -> share(each.coverage())));
        rows.add(row("sizes", columns, each -> share(each.sizes())));
        rows.add(row("bias", columns, this::bias));
        rows.add(row("width", columns, each -> number(each.width())));
        rows.add(row("z", columns, each -> signed(each.spiegelhalter())));
        rows.add(row(
                "order",
                columns,
                each -> settlement.orders(each).map(this::order).orElse(NOTHING)));
        rows.add(row(
                "ceiling",
                columns,
                each -> settlement.orders(each).map(this::ceiling).orElse(NOTHING)));
        rows.add(row("skill-crps", columns, each -> skill(own, each, Rule.CRPS)));
        rows.add(row("skill-brier", columns, each -> skill(own, each, Rule.BRIER)));
        return new Cells(columns.stream().map(each -> name(each.forecaster())).toList(), rows);
    }

    private Cells.Row row(String key, List<TrackRecord> columns, Function<TrackRecord, String> cell) {
        return new Cells.Row(
                texts.say("bets.row." + key), columns.stream().map(cell).toList());
    }

    private String decided(TrackRecord record, Rule rule) {
        OptionalDouble score = record.score(rule);
        return score.isEmpty()
                ? NOTHING
                : number(score) + " (" + record.decided().size() + ")";
    }

    private String number(OptionalDouble number) {
        return number.isPresent() ? texts.fixed(number.getAsDouble(), 2) : NOTHING;
    }

    private String signed(OptionalDouble number) {
        return number.isPresent() ? texts.signed(number.getAsDouble(), 2) : NOTHING;
    }

    private String share(Share share) {
        if (share.cases() == 0) return NOTHING;
        return texts.say("bets.of", texts.whole(share.hits()), texts.whole(share.cases())) + range(share);
    }

    private String range(Share share) {
        return share.interval(CONFIDENCE)
                .map(found -> " (" + texts.fixed(100 * found.low(), 0) + "–" + texts.percent(found.high()) + ")")
                .orElse("");
    }

    private String bias(TrackRecord record) {
        String mean = signed(record.bias());
        return record.biasInterval()
                .map(found -> mean + " (" + texts.signed(found.low(), 2) + "…" + texts.signed(found.high(), 2) + ")")
                .orElse(mean);
    }

    private String order(Orders orders) {
        return texts.say("bets.chance", texts.signed(orders.tau(), 2), texts.fixed(orders.byChance(), 2));
    }

    /** The ceiling, and which part of it was reached where the order was not against what came. */
    private String ceiling(Orders orders) {
        if (orders.ceiling().isEmpty()) return NOTHING;
        String ceiling = texts.signed(orders.ceiling().getAsDouble(), 2);
        OptionalDouble reached = orders.reached();
        return reached.isEmpty() ? ceiling : ceiling + " (" + texts.percent(reached.getAsDouble()) + ")";
    }

    private String skill(TrackRecord own, TrackRecord other, Rule rule) {
        if (own.forecaster().equals(other.forecaster())) return NOTHING;
        Skill skill = own.against(other, rule);
        return skill.skill().isEmpty()
                ? NOTHING
                : texts.signed(skill.skill().getAsDouble(), 2) + " (" + skill.cases() + ")";
    }

    private record Unsettled(Settlement.Reason why, String protocol) {}

    /** What may be concluded of a person, and what not; a sentence each. */
    List<String> sentences(Forecaster.Person person) {
        TrackRecord own = settlement.of(person);
        List<String> sentences = new ArrayList<>();
        List<String> counted = new ArrayList<>();
        counted.add(texts.count(
                "bets.settled",
                own.settled().size(),
                texts.count("bets.runs", own.runs().size())));
        Map<Unsettled, Long> open = settlement.open().stream()
                .filter(each -> each.bet().person().equals(person))
                .collect(Collectors.groupingBy(
                        each -> new Unsettled(each.why(), each.bet().protocol()),
                        LinkedHashMap::new,
                        Collectors.counting()));
        open.forEach((each, count) ->
                counted.add(texts.say("bets.open." + word(each.why()), texts.whole(count), each.protocol())));
        sentences.add(texts.say("bets.record", name(person), String.join("; ", counted)) + ".");
        if (own.settled().isEmpty()) return sentences;
        if (columns(person).stream()
                .anyMatch(each -> each.settled().size() < own.settled().size())) {
            sentences.add(texts.say("bets.shared"));
        }
        int undecided = own.settled().size() - own.decided().size();
        if (undecided > 0) sentences.add(texts.count("bets.undecided", undecided));
        if (!own.enough()) {
            sentences.add(texts.count("bets.few", own.settled().size(), texts.whole(TrackRecord.FEWEST)));
        }
        if (own.runs().size() < TrackRecord.FEWEST_RUNS) {
            sentences.add(texts.count("bets.few-runs", own.runs().size(), texts.whole(TrackRecord.FEWEST_RUNS)));
        }
        if (settlement
                .orders(person)
                .filter(orders -> orders.ceiling().isPresent()
                        && orders.tau() > orders.ceiling().getAsDouble())
                .isPresent()) sentences.add(texts.say("bets.above-ceiling"));
        for (Automatic automatic : Automatic.values()) {
            own.against(settlement.of(automatic), Rule.CRPS)
                    .better()
                    .ifPresent(
                            better -> sentences.add(texts.say(better ? "bets.better" : "bets.worse", name(automatic))));
        }
        return sentences;
    }

    /** A person's record in parts, a row for each form or index. */
    Cells by(Forecaster.Person person, boolean byForm) {
        TrackRecord own = settlement.of(person);
        Function<Place, String> part =
                byForm ? Place::form : place -> place.index().id();
        List<Cells.Row> rows = own.settled().stream()
                .map(each -> part.apply(each.measured().place()))
                .distinct()
                .map(name -> {
                    TrackRecord some = own.only(place -> part.apply(place).equals(name));
                    return new Cells.Row(
                            byForm ? name : index(Index.of(name).orElseThrow()),
                            List.of(
                                    texts.whole(some.settled().size()),
                                    decided(some, Rule.BRIER),
                                    number(some.score(Rule.CRPS)),
                                    share(some.coverage()),
                                    share(some.sizes())));
                })
                .toList();
        return new Cells(
                List.of(
                        texts.say("bets.by.n"),
                        texts.say("bets.row.brier"),
                        texts.say("bets.row.crps"),
                        texts.say("bets.row.held"),
                        texts.say("bets.row.sizes")),
                rows);
    }

    /** The index as readers call it. */
    String index(Index index) {
        return index.metric().name(texts.reader());
    }

    /** A number of an index's own scale as it is written. */
    String number(Index index, double own) {
        int decimals = index == Index.ZONE ? 3 : index == Index.DEPTH ? 0 : 2;
        double written = index.written(own);
        if (index.ratio()) return EffectText.RATIO + texts.fixed(written, decimals);
        // What chance takes below none is no distance.
        return index.signed() ? texts.signed(written, decimals) : texts.fixed(Math.max(0, written), decimals);
    }

    /** What a person said and what came: form, index, size, interval, probability, what came, and whether the size was right. */
    List<String> said(Settled settled) {
        Place place = settled.measured().place();
        Index index = place.index();
        Claim claim = settled.claim();
        return List.of(
                texts.form(place.form()),
                index(index),
                claim.size().sign(),
                number(index, claim.low()) + " … " + number(index, claim.high()),
                texts.percent(claim.probability()),
                number(index, settled.measured().estimate()) + " ("
                        + number(index, settled.measured().interval().low()) + " … "
                        + number(index, settled.measured().interval().high()) + ")",
                texts.say("bets.hit." + word(settled.hit())));
    }

    private static String id(Rule rule) {
        return rule.name().toLowerCase(Locale.ROOT);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
