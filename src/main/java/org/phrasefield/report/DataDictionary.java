package org.phrasefield.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What every column of a run's files means, made from the same columns as the files themselves, so that they cannot part. */
public final class DataDictionary {
    private DataDictionary() {}

    /**
     * Writes {@code dictionary.md}.
     *
     * @param study whose files are explained; its protocol names the language
     * @param out where to
     */
    public static void write(Study study, Appendable out) throws IOException {
        Texts texts = Texts.of(study.protocol().reportLanguage()).naming(study.metrics());
        out.append("# ").append(texts.say("dictionary.title")).append("\n\n");
        out.append(texts.say("dictionary.intro", "`" + study.run().id() + "`")).append('\n');
        for (Sheet<?> sheet : CsvTables.ALL) sheet(sheet, texts, out);
        metrics(texts, out);
    }

    private static void sheet(Sheet<?> sheet, Texts texts, Appendable out) throws IOException {
        out.append("\n## ").append(sheet.file()).append("\n\n");
        out.append(texts.say("file." + sheet.file())).append("\n\n");
        row(out, heads(texts, "column", "type", "unit", "meaning"));
        row(out, List.of("---", "---", "---", "---"));
        for (Column<?> column : sheet.columns()) {
            String kind = column.kind().name().toLowerCase(Locale.ROOT);
            row(
                    out,
                    List.of(
                            "`" + column.name() + "`",
                            texts.say("dictionary.kind." + kind),
                            column.unit(),
                            texts.say("column." + column.name())));
        }
    }

    private static void metrics(Texts texts, Appendable out) throws IOException {
        out.append("\n## ").append(texts.say("dictionary.metrics")).append("\n\n");
        row(out, heads(texts, "metric", "name", "unit", "meaning"));
        row(out, List.of("---", "---", "---", "---"));
        for (MetricText metric : MetricText.all(texts)) {
            boolean own = texts.metrics().isOwn(metric.id());
            row(
                    out,
                    own
                            ? List.of(
                                    "`" + metric.id() + "`",
                                    Harmless.markdown(metric.name()),
                                    Harmless.markdown(metric.unit()),
                                    Harmless.markdown(metric.means()))
                            : List.of("`" + metric.id() + "`", metric.name(), metric.unit(), metric.means()));
        }
    }

    private static List<String> heads(Texts texts, String... keys) {
        return java.util.Arrays.stream(keys)
                .map(key -> texts.say("dictionary." + key))
                .toList();
    }

    private static void row(Appendable out, List<String> cells) throws IOException {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
