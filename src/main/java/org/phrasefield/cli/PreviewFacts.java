package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.phrasefield.forecast.Example;
import org.phrasefield.forecast.Experience;
import org.phrasefield.forecast.FormRecogniser;
import org.phrasefield.forecast.Preview;
import org.phrasefield.forecast.Preview.Beside;
import org.phrasefield.forecast.Preview.Expected;
import org.phrasefield.forecast.Preview.Missing;
import org.phrasefield.forecast.Preview.SoFar;
import org.phrasefield.forecast.Recognition;
import org.phrasefield.forecast.Recognition.Magnet;
import org.phrasefield.forecast.Recognition.Recognised;
import org.phrasefield.forecast.SourceClaim;
import org.phrasefield.forecast.SourceTable;
import org.phrasefield.language.Language;
import org.phrasefield.stats.Interval;

/** The preview of a prompt for another program; of ratios the logarithm, of style the squared distance. */
final class PreviewFacts {
    private PreviewFacts() {}

    static JsonText.Facts of(String prompt, Memory memory) {
        Recognition recognition = FormRecogniser.recognise(prompt);
        Language language = recognition.language();
        Optional<Example> nearest = memory.nearest(language, recognition.form(), prompt);
        return new JsonText.Facts()
                .add("prompt", prompt)
                .add("language", recognition.foreign() ? null : language.tag())
                .add("rules", FormRecogniser.version(language))
                .add(
                        "forms",
                        recognition.forms().stream().map(PreviewFacts::facts).toList())
                .add("topic", recognition.topic().orElse(null))
                .add(
                        "magnet_words",
                        recognition.words().stream()
                                .map(word -> facts(word, language))
                                .toList())
                .add(
                        "source_says",
                        SourceTable.of(recognition.form())
                                .map(saying -> language == Language.RU ? saying.russian() : saying.english())
                                .orElse(null))
                .add(
                        "models",
                        recognition.possible().stream()
                                .flatMap(form -> memory.previews().stream()
                                        .filter(each -> each.language().equals(language.tag()))
                                        .map(each -> facts(each, form)))
                                .toList())
                .add("nearest", nearest.map(PreviewFacts::facts).orElse(null))
                .add("left_out", new TreeMap<>(memory.leftOut()));
    }

    private static Map<String, ?> facts(Magnet word, Language language) {
        return new JsonText.Facts()
                .add("word", word.word())
                .add("group", word.group())
                .add(
                        "source_says",
                        SourceClaim.ofWords(word.group())
                                .map(claim -> claim.text(language))
                                .orElse(null))
                .map();
    }

    private static Map<String, Object> facts(Recognised form) {
        return new TreeMap<>(Map.of("form", form.form(), "confidence", form.confidence()));
    }

    private static Object facts(Example example) {
        return new TreeMap<>(Map.of("prompt", example.prompt(), "answer", example.answer(), "model", example.model()));
    }

    private static Map<String, ?> facts(Preview preview, String form) {
        JsonText.Facts facts = new JsonText.Facts()
                .add("model", preview.model())
                .add("form", form)
                .add("runs", preview.runs())
                .add("oldest", preview.oldest().isEmpty() ? null : preview.oldest())
                .add("newest", preview.newest().isEmpty() ? null : preview.newest());
        Optional<Preview.OfForm> found = preview.of(form);
        if (found.isPresent()) {
            found.get().expected().forEach(each -> facts.add(each.aspect().id(), facts(each, preview)));
            List<Object> shifts = new ArrayList<>();
            found.get()
                    .shifts()
                    .forEach(shift -> shifts.add(numbers(new JsonText.Facts().add("kind", shift.name()), shift.by())
                            .map()));
            facts.add("moves_to", shifts);
        }
        return facts.map();
    }

    private static JsonText.Facts numbers(JsonText.Facts facts, @Nullable Interval interval) {
        return facts.add("estimate", interval == null ? null : interval.estimate())
                .add("low", interval == null ? null : interval.low())
                .add("high", interval == null ? null : interval.high())
                .add("confidence", Experience.CONFIDENCE);
    }

    private static Object facts(Expected expected, Preview preview) {
        Interval mean = expected.mean();
        JsonText.Facts facts = numbers(new JsonText.Facts().add("metric", expected.metric()), expected.interval())
                .add(
                        "mean",
                        mean == null
                                ? null
                                : new JsonText.Facts()
                                        .add("estimate", mean.estimate())
                                        .add("low", mean.low())
                                        .add("high", mean.high())
                                        .add("confidence", 0.95)
                                        .map())
                .add("basis", expected.ofAllForms() ? "all-forms" : "form")
                .add("topics", expected.topics())
                .add("answers", expected.answers())
                .add("unscored", expected.unscored())
                .add("newest", expected.newest().isEmpty() ? null : expected.newest())
                .add("skill", expected.skill())
                .add("form_tells", expected.tells());
        Missing missing = expected.missing();
        facts.add("missing", missing == null ? null : missing.why().word());
        if (missing != null) {
            facts.add("asked", missing.lost().asked())
                    .add("lost", missing.lost().causes())
                    .add("judge", missing.judge().isEmpty() ? null : missing.judge());
        }
        facts.add(
                "so_far",
                preview.soFar().stream()
                        .filter(each -> each.aspect() == expected.aspect())
                        .findFirst()
                        .map(PreviewFacts::facts)
                        .orElse(null));
        return facts.map();
    }

    private static Object facts(SoFar soFar) {
        JsonText.Facts facts =
                new JsonText.Facts().add("previews", soFar.previews()).add("held", soFar.held());
        for (Beside each : soFar.skills()) {
            String name = (each.rule() + " skill against " + each.baseline()).toLowerCase(Locale.ROOT);
            facts.add(
                    name.replace(' ', '_'),
                    new JsonText.Facts()
                            .add("skill", each.skill())
                            .add("previews", each.previews())
                            .add("runs", each.runs())
                            .add("better", each.better())
                            .map());
        }
        return facts.map();
    }
}
