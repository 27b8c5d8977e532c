package org.phrasefield.report;

import static org.phrasefield.report.Column.number;
import static org.phrasefield.report.Column.text;
import static org.phrasefield.report.Column.whole;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.phrasefield.forecast.ClaimCheck;
import org.phrasefield.language.Language;
import org.phrasefield.map.Effect;
import org.phrasefield.stats.Interval;

/** {@code claims.csv}: what the source claims, and what a run says of it. */
public final class ClaimTable {
    /** One row a claim, of each model in each language. */
    static final Sheet<ClaimCheck> CLAIMS = Sheet.of(
            "claims.csv",
            (study, reader) -> ClaimCheck.of(study.protocol(), study.map()).forEach(reader),
            List.of(
                    text("language", (study, check) -> check.language()),
                    text("model", (study, check) -> check.model()),
                    text("claim", (study, check) -> check.claim().id()),
                    text("form", (study, check) -> check.claim().about() instanceof Effect.OfForm of ? of.form() : ""),
                    text(
                            "word_group",
                            (study, check) -> check.claim().about() instanceof Effect.OfWords of ? of.group() : ""),
                    text(
                            "metric",
                            (study, check) -> check.effect()
                                    .map(Effect::metric)
                                    .orElse(check.claim().metrics().get(0))),
                    text("prediction", (study, check) -> check.claim().expects().word()),
                    text("finding", (study, check) -> check.verdict().word()),
                    number("estimate", "", (study, check) -> end(check, Interval::estimate)),
                    number("low", "", (study, check) -> end(check, Interval::low)),
                    number("high", "", (study, check) -> end(check, Interval::high)),
                    text(
                            "unit",
                            (study, check) -> check.effect().map(Effect::unit).orElse("")),
                    whole(
                            "intents",
                            "",
                            (study, check) -> OptionalLong.of(
                                    check.effect().map(Effect::intents).orElse(0))),
                    whole(
                            "answers",
                            "",
                            (study, check) -> OptionalLong.of(
                                    check.effect().map(Effect::answers).orElse(0))),
                    whole(
                            "trials_asked",
                            "",
                            (study, check) -> OptionalLong.of(check.lost().asked())),
                    whole(
                            "trials_lost",
                            "",
                            (study, check) -> OptionalLong.of(check.lost().all())),
                    text(
                            "losses",
                            (study, check) -> check.lost().causes().entrySet().stream()
                                    .map(each -> each.getKey() + " " + each.getValue())
                                    .collect(Collectors.joining(", "))),
                    text("reason", (study, check) -> check.reason()),
                    text(
                            "says",
                            (study, check) -> check.claim()
                                    .text(Language.of(study.protocol().reportLanguage())
                                            .orElse(Language.EN)))));

    private ClaimTable() {}

    /** Writes {@code claims.csv}: every claim, those that the run did not put to the test among them. */
    public static void write(Study study, Appendable out) throws IOException {
        CLAIMS.write(study, out);
    }

    private static OptionalDouble end(ClaimCheck check, ToDoubleFunction<Interval> which) {
        return check.effect()
                .flatMap(Effect::interval)
                .map(interval -> OptionalDouble.of(which.applyAsDouble(interval)))
                .orElse(OptionalDouble.empty());
    }
}
