package org.phrasefield.scoring;

import java.util.List;
import org.phrasefield.language.Language;

/** The page of all metrics for readers of both languages, as Markdown. */
public final class MetricsPage {
    private MetricsPage() {}

    /** The page's text, made of the metrics and their own descriptions. */
    public static String text() {
        StringBuilder page = new StringBuilder("""
                # Metrics

                Every answer is scored by each of these, by code and closed lists alone, in English and in Russian. Where a score is missing, the
                reason stands in its place; a missing score is never a zero. Metrics marked *whole* need an answer's end and leave out answers
                that the token limit cut. Levels of the two languages are not compared: a Russian sentence has fewer words than its translation.

                | id | version | unit | range | whole | what it is | что это |
                |---|---|---|---|---|---|---|
                """);
        rows(page, Metrics.all());
        page.append("""

                Where a run has a judge, it gives these. The version of `depth-win` names the rubric and the judge too; verdicts of different ones are not
                compared. How they come about stands in [protocol.md](protocol.md#a-judge).

                | id | version | unit | range | whole | what it is | что это |
                |---|---|---|---|---|---|---|
                """);
        rows(page, Indices.judged());
        page.append("""

                Answers that are no answers, such as refusals, loops and texts in another language, are counted by form and not scored.
                Word lists lie in `src/main/resources/org/phrasefield/scoring`, one file a language and kind; a change of a list or of the
                code needs a new version of the metric, and scores of different versions are not compared.
                """);
        return page.toString();
    }

    private static void rows(StringBuilder page, List<Metric> metrics) {
        for (Metric metric : metrics) {
            page.append("| `")
                    .append(metric.id())
                    .append("` | ")
                    .append(metric.version())
                    .append(" | ");
            page.append(metric.unit()).append(" | ").append(metric.range()).append(" | ");
            page.append(metric.wholeOnly() ? "yes" : "").append(" | ");
            page.append(metric.explanation(Language.EN)).append(" | ");
            page.append(metric.explanation(Language.RU)).append(" |\n");
        }
    }
}
