package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.phrasefield.forecast.FormAccuracy;
import org.phrasefield.forecast.LabelledPrompt;
import org.phrasefield.language.Language;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.Share;

/** How well forms are recognised, as lines of at most eighty columns and as facts for another program. */
final class FormLines {
    private static final int LABEL = 22;
    private static final double CONFIDENCE = 0.95;

    private final Language reader;

    FormLines(Language reader) {
        this.reader = reader;
    }

    /** How far what is recognised had to do with these prompts before it was held against them. */
    private String seen(LabelledPrompt.Part part) {
        return switch (part) {
            case HELD_OUT_7 ->
                say("their writer wrote development prompts later", "их автор потом писал промпты и для обучения");
            case HELD_OUT_8, HELD_OUT_9 ->
                say(
                        "hands to learn from were kept with such figures known",
                        "авторов, на чьих промптах училось распознавание, оставляли, зная такие числа");
            case HELD_OUT_6 ->
                say(
                        "usual words were chosen with such figures known",
                        "обычные слова отбирались, когда такие числа были известны");
            case HELD_OUT_10 -> say("nothing was fitted to them", "под них ничего не подбиралось");
            case HELD_OUT_5 ->
                say(
                        "other prompts of their writers were learned from",
                        "на других промптах тех же авторов распознавание училось");
            case HELD_OUT_4 -> say("rules have seen what was missed", "правила правились с оглядкой на промахи");
            default ->
                say(
                        "rules were improved with such figures known",
                        "правила правились, когда такие числа были известны");
        };
    }

    /** Title, both shares with their intervals, and the table of what was taken for what. */
    List<String> of(FormAccuracy found) {
        List<String> lines = new ArrayList<>();
        lines.add(say(
                "Forms recognised in " + language("English", "Russian", found) + " prompts, "
                        + found.part().id(),
                "Формы, узнанные в " + language("английских", "русских", found) + " промптах, "
                        + found.part().id()));
        lines.add("  " + seen(found.part()));
        if (found.plain().cases() > 0) lines.add("  " + share(say("plain", "обычные"), found.plain()));
        lines.add("  " + share(say("made to mislead", "каверзные"), found.adversarial()));
        List<String> labels = FormAccuracy.labels();
        StringBuilder head = new StringBuilder("  " + Columns.padded(say("label → found", "метка → найдено"), LABEL));
        for (int at = 1; at <= labels.size(); at++) head.append(String.format(Locale.ROOT, "%4d", at));
        lines.add(head.toString());
        for (int at = 0; at < labels.size(); at++) {
            StringBuilder line = new StringBuilder("  " + Columns.padded(at + 1 + " " + labels.get(at), LABEL));
            for (int count : found.confusion()[at]) {
                line.append(count == 0 ? "   ." : String.format(Locale.ROOT, "%4d", count));
            }
            lines.add(line.toString());
        }
        lines.add("");
        return lines;
    }

    /** Both shares of all these parts together, language by language. */
    List<String> together(List<FormAccuracy> all) {
        List<String> lines = new ArrayList<>();
        for (Language language : Language.values()) {
            List<FormAccuracy> found =
                    all.stream().filter(each -> each.language() == language).toList();
            lines.add(say("All these ", "Все эти ")
                    + (language == Language.EN ? say("English", "английские") : say("Russian", "русские"))
                    + say(" prompts together", " промпты вместе"));
            lines.add("  " + share(say("plain", "обычные"), together(found, FormAccuracy::plain)));
            lines.add("  " + share(say("made to mislead", "каверзные"), together(found, FormAccuracy::adversarial)));
        }
        return lines;
    }

    private static Share together(List<FormAccuracy> found, Function<FormAccuracy, Share> share) {
        return found.stream().map(share).reduce(new Share(0, 0), Share::with);
    }

    static JsonText.Facts facts(FormAccuracy found) {
        JsonText.Facts facts = new JsonText.Facts()
                .add("language", found.language().tag())
                .add("prompts", found.part().id());
        if (found.plain().cases() > 0) facts.add("plain", facts(found.plain()));
        return facts.add("adversarial", facts(found.adversarial()))
                .add("labels", FormAccuracy.labels())
                .add(
                        "confusion",
                        Arrays.stream(found.confusion())
                                .map(row -> Arrays.stream(row).boxed().toList())
                                .toList());
    }

    private static JsonText.Facts facts(Share share) {
        Interval interval = share.interval(CONFIDENCE).orElseThrow();
        return new JsonText.Facts()
                .add("hits", share.hits())
                .add("prompts", share.cases())
                .add("share", interval.estimate())
                .add("low", interval.low())
                .add("high", interval.high());
    }

    private String share(String what, Share share) {
        Interval interval = share.interval(CONFIDENCE).orElseThrow();
        return Columns.padded(what, 16)
                + String.format(
                        Locale.ROOT,
                        "%d / %d, %.1f %% [%.1f, %.1f]",
                        share.hits(),
                        share.cases(),
                        100 * interval.estimate(),
                        100 * interval.low(),
                        100 * interval.high());
    }

    private String say(String english, String russian) {
        return reader == Language.RU ? russian : english;
    }

    private String language(String english, String russian, FormAccuracy found) {
        return found.language() == Language.EN ? english : russian;
    }
}
