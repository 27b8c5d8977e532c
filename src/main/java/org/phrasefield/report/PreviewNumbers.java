package org.phrasefield.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.phrasefield.forecast.Aspect;
import org.phrasefield.forecast.Hindsight.Baseline;
import org.phrasefield.forecast.Hindsight.Rule;
import org.phrasefield.forecast.Preview;
import org.phrasefield.forecast.Preview.Beside;
import org.phrasefield.forecast.Preview.Expected;
import org.phrasefield.forecast.Preview.Missing;
import org.phrasefield.forecast.Preview.Shift;
import org.phrasefield.forecast.Preview.SoFar;
import org.phrasefield.forecast.TrackRecord;
import org.phrasefield.language.Language;
import org.phrasefield.stats.Interval;

/** The numbers of a preview as a reader of a language reads them: what is expected of a form, and how good that has been. */
final class PreviewNumbers {
    private final Texts texts;
    private final Language language;

    PreviewNumbers(Language language) {
        this.texts = Texts.of(language.tag());
        this.language = language;
    }

    /**
     * What is expected of one aspect, in cells; where a number is missing, why.
     *
     * @param tells whether knowing the form narrows what is expected, or that it is expected of all forms
     * @param mark the same in one letter; empty where the form narrows it
     * @param sure the 95 % interval of the mean in brackets; empty where there is none
     * @param unit a short one; empty where the numbers have it
     * @param older the day that the number is from, where that is not the newest; else empty
     */
    record Row(
            String label,
            String tells,
            String mark,
            String mean,
            String sure,
            String low,
            String high,
            String unit,
            String counts,
            String older,
            String missing) {
        String range() {
            return (low + " … " + high + " " + unit).stripTrailing();
        }
    }

    /** How good previews of one aspect have been, in cells. */
    record Checked(String label, String held, String skill) {}

    /** Who answered, and when last. */
    String heading(Preview preview) {
        String newest = day(preview.newest());
        String model = Harmless.line(preview.model());
        if (preview.runs() == 0) return texts.say("preview.model.none", model);
        return texts.count("preview.model", preview.runs(), model, newest, day(preview.oldest()));
    }

    private static String day(String instant) {
        return instant.isEmpty()
                ? "–"
                : LocalDate.ofInstant(Instant.parse(instant), ZoneOffset.UTC).toString();
    }

    /** A row for each aspect. */
    List<Row> rows(Preview preview, String form) {
        return preview.of(form).stream()
                .flatMap(found -> found.expected().stream())
                .map(expected -> row(expected, day(preview.newest())))
                .toList();
    }

    /** @param newest day of the model's newest run: a number that is none of its says its own */
    private Row row(Expected expected, String newest) {
        String label = texts.say("preview.aspect." + expected.aspect().id());
        Interval interval = expected.interval();
        if (interval == null) return new Row(label, "", "", "", "", "", "", "", "", "", missing(expected));
        Interval mean = expected.mean();
        Aspect aspect = expected.aspect();
        return new Row(
                label,
                texts.say("preview." + telling(expected)),
                mark(telling(expected)),
                number(aspect, mean == null ? interval.estimate() : mean.estimate()),
                mean == null ? "" : "[" + number(aspect, mean.low()) + "; " + number(aspect, mean.high()) + "]",
                number(aspect, interval.low()),
                number(aspect, interval.high()),
                aspect.ratio() ? "" : texts.say("preview.short." + aspect.id()),
                texts.whole(expected.topics()) + "/" + texts.whole(expected.answers()),
                day(expected.newest()).equals(newest) ? "" : day(expected.newest()),
                "");
    }

    private static String telling(Expected expected) {
        if (expected.ofAllForms()) return "tells-all";
        return expected.tells() ? "tells" : "tells-not";
    }

    /**
     * What a word beside numbers means.
     *
     * @param mark what stands in the place of the word where there is no room for it
     */
    record Note(String word, String mark, String text) {}

    /** What stands for {@link Row#tells} where there is no room for it; empty where the form narrows what is expected. */
    private static String mark(String telling) {
        return switch (telling) {
            case "tells-all" -> "†";
            case "tells-not" -> "*";
            default -> "";
        };
    }

    /** What it means that a form does not narrow what is expected, or that all forms stand in its place, where that is so. */
    List<Note> notes(Preview preview, String form) {
        return preview.of(form).stream()
                .flatMap(found -> found.expected().stream())
                .filter(expected -> expected.interval() != null)
                .map(PreviewNumbers::telling)
                .filter(telling -> !telling.equals("tells"))
                .distinct()
                .sorted()
                .map(telling ->
                        new Note(texts.say("preview." + telling), mark(telling), texts.say("preview.note." + telling)))
                .toList();
    }

    /** A number as it is written: a squared distance below 0 is none beyond chance. */
    private String number(Aspect aspect, double value) {
        return switch (aspect) {
            case LENGTH, SCOPE -> EffectText.RATIO + texts.fixed(Math.exp(value), 2);
            case STYLE -> texts.fixed(Math.sqrt(Math.max(0, value)), 2);
            case DEPTH -> texts.signed(value, 0);
            case ZONE, STRATEGY -> texts.fixed(Math.max(0, value), 3);
        };
    }

    private String missing(Expected expected) {
        Missing missing = expected.missing();
        if (missing == null) throw new IllegalArgumentException("neither a number nor a reason: " + expected);
        String key = "preview.missing." + missing.why().word();
        String lost = texts.lost(missing.lost());
        String reason = switch (missing.why()) {
            case NEVER_ASKED, INACCURATE, UNFINISHED, NO_SCORE -> texts.say(key);
            case NOT_MEASURED -> texts.say(key + "." + expected.aspect().id());
            case LOST -> texts.say(key, lost);
            case UNSCORED ->
                texts.say(key, texts.whole(expected.unscored()), texts.whole(expected.answers() + expected.unscored()));
            case JUDGE -> texts.say(key, texts.reason(missing.judge()));
            case FEW_TOPICS ->
                missing.lost().all() == 0
                        ? texts.say(key, texts.whole(expected.topics()))
                        : texts.say(key + "-lost", texts.whole(expected.topics()), lost);
        };
        return texts.say("preview.no-data", reason);
    }

    /** The kinds whose share grows most, each with its interval; empty where none does. */
    String shifts(Preview preview, String form) {
        return preview.of(form).stream()
                .flatMap(found -> found.shifts().stream())
                .map(this::shift)
                .collect(Collectors.joining(", "));
    }

    private String shift(Shift shift) {
        return shift.kinds().name(shift.name(), language) + " "
                + texts.signed(shift.by().estimate(), 2) + " ["
                + texts.signed(shift.by().low(), 2) + "; "
                + texts.signed(shift.by().high(), 2) + "]";
    }

    /** How good previews of each aspect have been, where any could be checked. */
    List<Checked> checked(Preview preview) {
        return preview.soFar().stream().map(this::checked).toList();
    }

    private Checked checked(SoFar soFar) {
        String label = texts.say("preview.aspect." + soFar.aspect().id());
        String held = texts.whole(soFar.held());
        String all = texts.whole(soFar.previews());
        if (!soFar.enough()) return new Checked(label, texts.say("preview.so-far.few", held, all), "");
        String percent = texts.percent(soFar.held() / (double) soFar.previews());
        return new Checked(
                label,
                texts.say("preview.so-far.cell", held, all, percent),
                worth(soFar.against(Baseline.MEAN_SO_FAR, Rule.INTERVAL)));
    }

    private String worth(Beside beside) {
        Double skill = beside.skill();
        if (skill == null) return texts.say("preview.so-far.none");
        long percent = Math.round(100 * skill);
        String shown = texts.signed(percent, 0) + "\u202F%";
        return texts.say("preview.so-far." + sure(beside), shown);
    }

    private static String sure(Beside beside) {
        @Nullable Boolean better = beside.better();
        if (better != null) return better ? "better" : "worse";
        return beside.runs() < TrackRecord.FEWEST_RUNS ? "runs" : "chance";
    }
}
