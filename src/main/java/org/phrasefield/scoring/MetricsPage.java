package org.phrasefield.scoring;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.language.Instrument;
import org.phrasefield.language.Language;

/** The page of all metrics for readers of both languages, as Markdown. */
public final class MetricsPage {
    private MetricsPage() {}

    /** Both means of F1 of each kind and language, and whether they are shown. */
    private static String macro() {
        return Stream.of(Kinds.values())
                .flatMap(kinds -> Stream.of(Language.values()).map(language -> macro(kinds, language)))
                .collect(Collectors.joining("; "));
    }

    private static String macro(Kinds kinds, Language language) {
        double without = Accuracy.of(language, kinds.prefix()).orElseThrow();
        double with = kinds.withNone().stream()
                .mapToDouble(name -> Accuracy.of(language, kinds.metric(name)).orElseThrow())
                .average()
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "%s, %s %.2f and %.2f%s",
                kinds.prefix(),
                language.tag(),
                Accuracy.hundredths(without),
                Accuracy.hundredths(with),
                without < Accuracy.LEAST ? " (not shown)" : "");
    }

    /** The page's text, made of the metrics and their own descriptions. */
    public static String text() {
        StringBuilder page = new StringBuilder("""
                # Metrics

                Every answer is scored by each of these, in English and in Russian, without asking any model: by counting, by dictionaries and closed
                lists, and by statistics that were learned from texts. Word classes and English dictionary forms come from taggers that were trained on
                treebanks, zones and strategies from classifiers that are trained on this program's own texts; each of them errs. Where a score is
                missing, the reason stands in its place; a missing score is never a zero, and nothing shorter or weaker is measured instead.
                An answer that the token limit cut is scored only by metrics that do not need its end, each of which says so; in `scores.csv` the others have the
                reason `cut`. Levels of the two languages are never compared: a
                Russian sentence has fewer words than its translation, and no articles. No direction is better than the other.

                Answers that are no answers, such as refusals, loops and texts in another language, are counted by form and not scored. What a model
                thought before it answered is measured apart and never mixed with the answer.

                A refusal is a text of at most 80 words that opens by declining the request or an answer, and does not go on to answer. Where it opens by
                denying that the speaker has opinions, feelings or the like («As an AI I have no opinions»), what follows decides: it is a refusal if every
                other sentence denies too, tells of the speaker or offers help, and an answer as soon as one speaks of anything else. So it is where it
                declines in a roundabout way («That is outside of what I can help with», «Предпочитаю не обсуждать», another subject in place of
                the one asked for). Of 40 refusals a language that were written before these rules, they tell 37 in English and 32 in Russian; of 40
                answers that look like one they take none for a refusal. A text is in another
                language if most of its letters are of another script, or, from 12 words on, if its function words or letters are clearly those of
                French, German, Spanish, Italian or Portuguese (asked in English), of Ukrainian, Belarusian, Bulgarian or Serbian in Cyrillic
                (asked in Russian). Other languages of the same script are not recognised.

                Rates are per 100 words, as counted. N is the number of words, V that of
                different words, f how often one occurs, C(n, k) a binomial coefficient; class names are those of Universal Dependencies (UPOS), where
                a contraction counts as its parts.

                **Twins.** A metric that goes word by word over words that a prompt can put into the model's mouth has a twin, `ID-masked`: the
                same, without the content words whose dictionary form is among the prompt's content words, magnet words included. A change that
                is gone in the twin is an echo of the prompt. Person has no twin, since pronouns are no content words. Needed numbers of words hold
                for what is left. Shares of zones leave those words out themselves; there the twin, `ID-unmasked`, has them in, and a change that is
                in the twin alone is the echo.

                **Embedders.** What needs an embedder is measured only where `score RUN --embed MODEL` named one; its version then ends in a
                digest of the embedder's name and weights, and numbers of two embedders are never compared. Choose one that knows the
                language: vectors of a model that was trained on English alone say nothing of Russian answers. `scope-words` needs none, in
                neither language.

                **Fewest answers.** The attribute sheet of the metrics reference asks for five answers a cell and nine intents for style, nine intents for zones and
                five answers for scope. Here a distance is told from two answers a cell on, scope from three, and an interval from six intents on, since
                simulated studies so small keep their promise: of 1,350 comparisons without an effect 4.7 % of style, 5.0 % of zone (two answers) and 2.7 % of
                scope by words (three) had a p of 0.05 or less ([statistics](statistics.md), `mvn test -Plong -Dtest=SmallStudiesTest`). Two and three
                answers make a planted distance of zones a tenth too small. The length-controlled win rate asks for 20 contests where the sheet has 100
                pairs: its interval widens with fewer, and fewer than 20 say nothing.

                Metrics of your own (a list of words, a rubric for the judge, a scorer in Java) have [a page of their own](own-metrics.md).

                **Accuracy.** Zones and strategies are found by a classifier; closed lists are a second method, which knows nothing of the first. Both
                see an answer's words and punctuation as one line, the classifier of strategies also rates of grammar: headings, lists, paragraphs and
                bold move neither. Both are measured on TEXTS texts a language that one author labelled and that nothing was fitted to. Where F1 is below 0.70, a score is
                kept but not shown: neither as an effect nor in a table or a preview. `doctor --metrics` measures anew. The figures were looked at while
                the cues of strategies were chosen, so those may be a little kind. What is of no zone is learnt, too, from texts of its own: talk of an
                assistant and of services, notices, plain news, lists. Temperature and threshold are chosen on topics held out; how sure the
                classifier is of the labelled texts, and how often right, `doctor --metrics` says side by side: it is still a little too sure.
                Macro F1, and with none as one label more: MACRO.

                **The style vector** has these members: MEMBERS. Those of layout (LAYOUT) are a block of
                their own: `style` has all of them, and `style-words` beside it the others alone, so that a form that only sets its answers otherwise moves the
                one and not the other. Of the members that section B10 of the metrics reference lists, two are left out. Concreteness has no score where an answer has
                fewer than NOUNS nouns that are known, which is one answer in many, and an answer without a score of a member counts nowhere in the vector.
                Function words say nothing of a single answer; they are compared as pooled text, by Delta.

                **Delta** is no score of an answer but a distance between the function words of pooled texts, 1 less the cosine of their standard scores
                (Smith and Aldridge 2011). A text is all whole answers of one form, model and language; some 150 words of a language are counted, and means and
                deviations are frozen from the shipped landmarks, pooled by kind, so that the distance of two forms does not hang on which others a run
                has. Each side, and each half of the control, needs 2,000 words. It is above 0 between two halves of one form, too, and so no effect: `delta.csv` and
                the page have it beside the mean of 50 partings of the control's intents, whose halves have fewer words and lie further apart for that.
                `style`, corrected for chance and paired by intent, says whether a form moves style; pronouns, adverbs and person are among its members.

                A version is the number of the metric's own code and, after the point, a digest of the instruments that it rests on; scores
                of different versions are not compared.
                """.replace("TEXTS", Integer.toString(Accuracy.texts()))
                .replace("MACRO", macro())
                .replace("MEMBERS", members(member -> true))
                .replace("LAYOUT", members(member -> !Indices.styleWords().contains(member)))
                .replace("NOUNS", Integer.toString(ImageryMetrics.LEAST_NOUNS)));
        for (Family family : Family.values()) {
            List<Metric> metrics = Stream.of(Metrics.all(), MeaningMetrics.all(), Indices.ofCells())
                    .flatMap(List::stream)
                    .filter(metric -> metric.family() == family && !metric.twin())
                    .toList();
            if (metrics.isEmpty()) continue;
            page.append("\n## ").append(heading(family)).append('\n');
            metrics.forEach(metric -> add(page, metric));
        }
        page.append(judged());
        return page.append(instruments()).toString();
    }

    private static String members(Predicate<String> member) {
        return Indices.style().keySet().stream()
                .filter(member)
                .map(id -> "`" + id + "`")
                .collect(Collectors.joining(", "));
    }

    private static String judged() {
        StringBuilder page = new StringBuilder("""

                ## Depth

                Depth is how far an answer relates, explains, weighs and generalises, rather than lists. No count is depth: the facets above (marks of
                reasoning, aspects and how far they are developed) stand beside it and are never averaged into it. Where a run has a judge, it gives
                the numbers below. It sees the plain question and two answers, never the form or its words; it is asked in both orders, and an order
                that decides makes a tie. Before anything that it says is shown it must tell anchors apart: a short answer that relates from a long
                one that lists, an answer from the same padded, an answer from itself. How it is asked stands in [protocol.md](protocol.md#a-judge).

                Judges like long answers. So `depth` is read where both answers are equally long (a logistic regression of the contests won on the
                difference of ln words), `depth-raw` beside it as it is, and `depth-matched` in pairs whose lengths differ by a quarter at most; where
                the first two have different signs, or lengths hardly overlap, depth is said not to be separable from length. The version of
                `depth-win` names the rubric, the number of the reading of replies, and the judge; verdicts of different ones are not compared.

                What a judge says of depth is marked *not validated by people* until two people have compared PAIRS pairs of the run in a language
                (`rate --depth`: blind, in both orders, by the judge's own levels) with an alpha of ALPHA or more, and the judge agrees with them with as much,
                and with at most 0.1 less than they do with each other. Zones and strategies are marked so
                until two people have rated FEWEST answers (`rate`) with an alpha of ALPHA or more.
                """.replace("FEWEST", Integer.toString(ValidationText.FEWEST_RATED))
                .replace("PAIRS", Integer.toString(ValidationText.FEWEST_PAIRS))
                .replace("ALPHA", String.format(Locale.ROOT, "%.1f", ValidationText.LEAST_ALPHA)));
        for (Metric metric : Indices.judged()) add(page, metric);
        return page.toString();
    }

    private static void add(StringBuilder page, Metric metric) {
        page.append("\n### `").append(metric.id()).append("`\n\n");
        page.append(metric.explanation(Language.EN)).append("  \n");
        page.append(metric.explanation(Language.RU)).append("\n\n");
        line(page, "formula", metric.formula(Language.EN));
        line(page, "unit and range", metric.unit() + ", " + metric.range());
        line(page, "more means", metric.more(Language.EN) + "; " + metric.more(Language.RU));
        line(page, "needs", needs(metric));
        line(page, "source", metric.source(Language.EN));
        accuracy(metric).ifPresent(text -> line(page, "measured accuracy", text));
        line(page, "does not mean", metric.limits(Language.EN) + " " + metric.limits(Language.RU));
        String twin = Stream.of(Metric.MASKED, Metric.UNMASKED)
                .flatMap(ending -> Metrics.of(metric.id() + ending).stream())
                .map(other -> ", twin `" + other.id() + "` " + other.version())
                .collect(Collectors.joining());
        line(page, "version", metric.version() + twin);
    }

    /** What was measured on the labelled texts, by language; {@code doctor --metrics} measures it anew. */
    private static Optional<String> accuracy(Metric metric) {
        if (Accuracy.of(Language.EN, metric.id()).isEmpty()) return Optional.empty();
        return Optional.of(Stream.of(Language.values())
                .map(language -> String.format(
                                Locale.ROOT,
                                "%s F1 %.2f",
                                language.tag(),
                                Accuracy.hundredths(
                                        Accuracy.of(language, metric.id()).orElseThrow()))
                        + (Accuracy.fault(language.tag(), metric.id()).isPresent() ? " (not shown)" : ""))
                .collect(Collectors.joining(", ")));
    }

    private static String needs(Metric metric) {
        if (Indices.ofScope().contains(metric)) {
            String words = metric.equals(Indices.SCOPE_WORDS) ? " of " + ContentLemmas.WORDS + " content words" : "";
            return "three answers" + words + " to each form of an intent, better five; a temperature above 0"
                    + (metric.equals(Indices.VENDI) ? "; the study that `scope:` asks for" : "")
                    + (metric.equals(Indices.SCOPE_WORDS) ? "" : "; an embedder");
        }
        if (metric.distance()) {
            return "two answers to each form of an intent" + (Indices.ofStyle(metric) ? "" : " of 40 words");
        }
        if (metric.id().equals(ImageryMetrics.CONCRETENESS))
            return metric.needs() + ", " + ImageryMetrics.LEAST_NOUNS + " nouns that are known";
        return metric.needs() + (MeaningMetrics.all().contains(metric) ? ", an embedder" : "");
    }

    private static void line(StringBuilder page, String what, String text) {
        page.append("- ").append(what).append(": ").append(text).append('\n');
    }

    private static String heading(Family family) {
        return switch (family) {
            case LENGTH -> "Length";
            case STYLE -> "Style";
            case DEPTH -> "Facets of depth";
            case SCOPE -> "Scope";
            case ZONE -> "Zone";
            case STRATEGY -> "Strategy";
            case STRUCTURE -> "Layout";
            case ECHO -> "Echo";
            case REASONING -> "Reasoning";
            case OWN -> "Metrics of your own";
        };
    }

    private static String instruments() {
        return """

                ## Instruments

                What the numbers come from beside the code of the metrics; every run's `run.json` has the same list, and the results' database has, in its
                table `basis`, what each version of a metric was made with. The digest is of an instrument's data; of a library's code; or of what
                rules of this program make of known texts. Word lists lie in
                `src/main/resources/org/phrasefield/scoring`, a file for each language and kind, in UTF-8; a change of an entry changes the digest,
                and with it the version of every metric that uses the list. A change of code needs a new number.

                | instrument | version | digest |
                |---|---|---|
                """ + Metrics.instruments().stream().map(MetricsPage::row).collect(Collectors.joining());
    }

    private static String row(Instrument instrument) {
        return "| " + instrument.name() + " | " + instrument.version() + " | " + instrument.digest() + " |\n";
    }
}
