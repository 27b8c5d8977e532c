package org.phrasefield.report;

import static org.phrasefield.report.Column.number;
import static org.phrasefield.report.Column.text;
import static org.phrasefield.report.Column.whole;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.phrasefield.map.Pooled;
import org.phrasefield.map.Pooled.Distances;
import org.phrasefield.report.page.PageView;
import org.phrasefield.report.page.PageView.Line;

/** Function words of pooled answers: {@code delta.csv}, and the table on the page. */
public final class PooledTable {
    /** One row a form, beside the control. */
    static final Sheet<Pooled> DELTA = Sheet.of(
            "delta.csv",
            (study, reader) -> study.map().pooled().forEach(reader),
            List.of(
                    text("language", (study, row) -> row.language()),
                    text("model", (study, row) -> row.model()),
                    text("form", (study, row) -> row.form()),
                    whole("pooled_answers", "", (study, row) -> OptionalLong.of(row.answers())),
                    whole("pooled_words", "words", (study, row) -> OptionalLong.of(row.words())),
                    number("cosine_delta", "", (study, row) -> of(row.distance(), Distances::cosine)),
                    number("cosine_delta_halves", "", (study, row) -> of(row.halves(), Distances::cosine)),
                    number("burrows_delta", "", (study, row) -> of(row.distance(), Distances::burrows)),
                    number("burrows_delta_halves", "", (study, row) -> of(row.halves(), Distances::burrows)),
                    number("quadratic_delta", "", (study, row) -> of(row.distance(), Distances::quadratic)),
                    number("quadratic_delta_halves", "", (study, row) -> of(row.halves(), Distances::quadratic)),
                    text("reason", (study, row) -> row.reason())));

    private PooledTable() {}

    /** Writes {@code delta.csv}: every form, those without a distance with the reason. */
    public static void write(Study study, Appendable out) throws IOException {
        DELTA.write(study, out);
    }

    /** The table of a panel; without rows where nothing was pooled. */
    static PageView.Pooled of(Study study, Panel panel, Texts texts) {
        return new PageView.Pooled(
                List.of(texts.say("pooled.words"), texts.say("pooled.distance"), texts.say("pooled.halves")),
                study.map().pooled().stream()
                        .filter(row -> row.language().equals(panel.language())
                                && row.model().equals(panel.model()))
                        .map(row -> line(row, texts))
                        .toList());
    }

    private static Line line(Pooled row, Texts texts) {
        return new Line(
                texts.form(row.form()),
                List.of(
                        texts.whole(row.words()),
                        row.distance()
                                .map(distance -> texts.fixed(distance.cosine(), 2))
                                .orElseGet(() -> Reasons.say(row.reason(), texts)),
                        row.halves()
                                .map(halves -> texts.fixed(halves.cosine(), 2))
                                .orElse("–")));
    }

    private static OptionalDouble of(Optional<Distances> distances, ToDoubleFunction<Distances> which) {
        return distances.isPresent() ? OptionalDouble.of(which.applyAsDouble(distances.get())) : OptionalDouble.empty();
    }
}
