package org.phrasefield.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.EffectMap;
import org.phrasefield.map.Level;
import org.phrasefield.map.Repeated;
import org.phrasefield.map.Tally;
import org.phrasefield.phrasing.Phrasing;
import org.phrasefield.protocol.Budget;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Phrase;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Settings;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.scoring.Score;
import org.phrasefield.stats.Interval;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Attempt;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Usage;

/** Invented runs, the same for the same seed: ten forms, six intents, every verdict, every outcome, hostile answers on demand. */
final class SampleStudy {
    static final List<String> FORMS = List.of(
            "direct",
            "how-many",
            "name",
            "what-do-you-think",
            "imagine",
            "if-then",
            "if-you-were",
            "what-would-x-say",
            "analogy",
            "story");
    static final List<String> HOSTILE = List.of(
            "</script><script>window.hostile = 1</script>",
            "<img src=x onerror=\"window.hostile = 2\"><svg onload=\"window.hostile = 3\">",
            "=cmd|' /C calc'!A0",
            "\u001B[31mred\u001B[0m\u001B]0;title\u0007",
            "a NUL \u0000 and a half \uD83D of a pair",
            "\u202Eright to left\u202C שלום <b>bold</b> &amp; \"quotes\" 'single' `tick` ${1+1}",
            "]]> --> <!-- <script> {{x}} \u2028 \u2029",
            "@SUM(1)\r\n+1,\"two\"\n\t-3",
            "long ".repeat(10_000),
            "</ScRiPt><sCrIpT>window.hostile = 6</sCrIpT><%2fscript> &lt;/script&gt; \\u003c/script\\u003e \\x3c/script",
            "<a href=\"javascript:window.hostile = 7\">here</a> <iframe srcdoc=\"<script>parent.hostile = 8</script>\"></iframe>"
                    + "<form action=\"https://example.invalid\"><input autofocus onfocus=\"window.hostile = 9\"></form>",
            "</style><style>body{display:none}</style><link rel=stylesheet href=https://example.invalid/x.css>"
                    + "<meta http-equiv=refresh content=\"0;url=https://example.invalid\"><base href=https://example.invalid>",
            "</blockquote></div></section></main><dialog open>over everything</dialog><template><math><mtext></textarea></title>",
            "x".repeat(1_000_000),
            "\u202E".repeat(50) + "\u2066\u2067" + "\u0301".repeat(200) + "ﷺ".repeat(50));
    private static final List<String> INTENTS = List.of("quiet-flat", "bread", "old-bike", "sea", "first-job", "tea");
    private static final Instant START = Instant.parse("2026-11-25T23:00:00Z");

    private final String reportLanguage;
    private final int trials;
    private final List<String> hostile;
    private final List<String> notes;
    private final List<String> models;
    private final Random random;

    private SampleStudy(
            String reportLanguage,
            int trials,
            List<String> hostile,
            List<String> notes,
            List<String> models,
            long seed) {
        this.reportLanguage = reportLanguage;
        this.trials = trials;
        this.hostile = hostile;
        this.notes = notes;
        this.models = models;
        this.random = new Random(seed);
    }

    /** A run of {@code 60 · trials} answers by one model. */
    static Study calm(String reportLanguage, int trials) {
        return new SampleStudy(reportLanguage, trials, List.of(), List.of(), List.of("ollama/llama3.2"), 7).study();
    }

    /** The same with answers, reasons and notes that try to break out of every file. */
    static Study hostile(String reportLanguage) {
        List<String> notes = List.of("The model does not speak </p><script>window.hostile = 4</script> \u001B[2J.");
        return new SampleStudy(reportLanguage, 3, HOSTILE, notes, List.of("ollama/<b>evil</b>"), 7).study();
    }

    /** Usual answers by a model whose name tries to break out. */
    static Study hostileName(String reportLanguage) {
        return new SampleStudy(reportLanguage, 2, List.of(), List.of(), List.of("ollama/<b>evil</b>"), 7).study();
    }

    /** Two models. */
    static Study twoModels(String reportLanguage) {
        return new SampleStudy(reportLanguage, 2, List.of(), List.of(), List.of("ollama/a", "openai/b"), 7).study();
    }

    /**
     * A run of about so many answers on 24 intents, made anew each time it is read, so that no text is kept. Only its forms' endings are counted
     * before.
     *
     * @param answers a multiple of 240
     */
    static Study streamed(int answers) {
        List<String> intents =
                IntStream.rangeClosed(1, 24).mapToObj(at -> "topic-" + at).toList();
        int trials = answers / (intents.size() * FORMS.size());
        SampleStudy sample = new SampleStudy("en", trials, List.of(), List.of(), List.of("ollama/llama3.2"), 7);
        Protocol protocol = sample.protocol();
        List<Study.Row> first = new ArrayList<>();
        sample.each(intents, Math.min(3, trials), first::add);
        return new Study(sample.run(protocol), protocol, sample.map(first), reader -> {
            sample.random.setSeed(7);
            sample.each(intents, trials, reader);
        });
    }

    private void each(List<String> intents, int trials, Consumer<Study.Row> reader) {
        int position = 0;
        for (int number = 1; number <= trials; number++) {
            for (String intent : intents) {
                for (int form = 0; form < FORMS.size(); form++) {
                    reader.accept(row(position++, models.get(0), intent, form, number));
                }
            }
        }
    }

    /** The same study with other effects. */
    static Study with(Study study, List<Effect> effects) {
        EffectMap map = new EffectMap(effects, study.map().levels(), study.map().tallies());
        return new Study(study.run(), study.protocol(), map, study.rows());
    }

    /** The same effect without a number. */
    static Effect untold(Effect effect, String reason) {
        return new Effect(
                effect.language(),
                effect.model(),
                effect.metric(),
                effect.contrast(),
                Optional.empty(),
                effect.unit(),
                0,
                0,
                Verdict.CANNOT_TELL,
                reason,
                List.of());
    }

    private Study study() {
        List<Study.Row> rows = new ArrayList<>();
        for (String model : models) {
            for (int number = 1; number <= trials; number++) {
                for (String intent : INTENTS) {
                    for (int form = 0; form < FORMS.size(); form++)
                        rows.add(row(rows.size(), model, intent, form, number));
                }
            }
        }
        Protocol protocol = protocol();
        return new Study(run(protocol), protocol, map(rows), reader -> rows.forEach(reader));
    }

    private Study.Row row(int position, String model, String intent, int form, int number) {
        String id = FORMS.get(form);
        String prompt = "[" + id + "] " + intent + "?";
        Phrasing phrasing = new Phrasing(
                "p" + position,
                "en",
                intent,
                id,
                id + "-" + (1 + number % 5),
                id.equals("what-would-x-say") ? Optional.of("a-child") : Optional.empty(),
                Optional.empty(),
                prompt);
        Trial trial = new Trial(
                "k%05d".formatted(position),
                position,
                Trial.Part.MAIN,
                new Cell("en", intent, id, Cell.NO_WORD, model),
                number,
                phrasing,
                List.of(new Message(Message.Role.SYSTEM, "Be brief."), new Message(Message.Role.USER, prompt)),
                Settings.DEFAULT,
                position * 31);
        int words = (int) Math.max(3, 60 + 12 * form + 25 * random.nextGaussian());
        String text = hostile.isEmpty() ? prose(words) : hostile.get(position % hostile.size());
        Outcome outcome = outcome(position, text, words);
        Attempt attempt = new Attempt(
                1,
                START.plusSeconds(2L * position),
                Duration.ofMillis(1000 + 10L * words),
                outcome,
                OptionalInt.of(200),
                Optional.empty());
        Result result = new Result(trial.key(), List.of(attempt), outcome);
        boolean whole = outcome instanceof Outcome.Answered;
        return new Study.Row(trial, Optional.of(result), whole ? scores(words, form) : List.of());
    }

    private Outcome outcome(int position, String text, int words) {
        Answer answer = new Answer(
                text,
                position % 9 == 0 ? Optional.of("thinking about it") : Optional.empty(),
                "stop",
                Usage.of(20, words * 4 / 3),
                Optional.of("llama3.2:3b"));
        return switch (position % 31) {
            case 5 -> new Outcome.Cut(answer, "400 tokens");
            case 11 -> new Outcome.TimedOut(Outcome.Limit.SILENCE, "silent for 60 s");
            case 17 -> new Outcome.Failed(Outcome.Cause.SERVICE, "503 from the server");
            case 23 -> new Outcome.Refused(hostile.isEmpty() ? "I cannot help" : hostile.get(0));
            case 29 ->
                new Outcome.Empty(new Answer(" ", Optional.empty(), "stop", Usage.UNKNOWN, Optional.empty()), "blank");
            default -> new Outcome.Answered(answer);
        };
    }

    private String prose(int words) {
        String[] stock = {
            "quiet", "wall", "rug", "door", "perhaps", "a", "the", "street", "you", "softer", "window", "night"
        };
        StringBuilder text = new StringBuilder("It");
        for (int word = 1; word < words; word++) {
            text.append(word % 14 == 13 ? ". It" : " " + stock[random.nextInt(stock.length)]);
        }
        return text.append('.').toString();
    }

    private List<Score> scores(int words, int form) {
        List<Score> scores = new ArrayList<>();
        Map<String, Double> values = new TreeMap<>(Map.of(
                "words",
                (double) words,
                "log-words",
                Math.log(words),
                "sentences",
                Math.ceil(words / 14.0),
                "sentence-length",
                14 + form * 0.4 + random.nextGaussian(),
                "questions",
                random.nextInt(10) * 10.0,
                "first-person",
                Math.abs(random.nextGaussian()),
                "second-person",
                Math.abs(random.nextGaussian()) + form * 0.1,
                "hedges",
                Math.abs(random.nextGaussian()),
                "list-share",
                0.0));
        values.forEach((metric, value) -> scores.add(new Score(metric, "1", new Score.Scored(value))));
        scores.add(new Score(
                "mattr",
                "1",
                words < 25
                        ? new Score.Unscored("fewer than 25 words")
                        : new Score.Scored(0.8 + 0.02 * random.nextGaussian())));
        return scores;
    }

    private EffectMap map(List<Study.Row> rows) {
        List<Effect> effects = new ArrayList<>();
        List<Level> levels = new ArrayList<>();
        List<Tally> tallies = new ArrayList<>();
        for (String model : models) {
            for (Metric known : Metrics.all()) {
                String metric = known.id();
                for (String form : FORMS) {
                    levels.add(new Level("en", model, metric, form, 10 + random.nextInt(90) / 10.0, 6, 18));
                    if (!form.equals("direct")) effects.add(effect(model, metric, form));
                }
            }
            for (Metric index : Indices.ofCells()) {
                // Nothing was embedded.
                if (index.equals(Indices.SCOPE)) continue;
                for (String form : FORMS) {
                    if (form.equals("direct")) continue;
                    Effect effect = effect(model, index.id(), form);
                    effects.add(index.distance() ? distance(effect) : effect);
                }
            }
            for (String form : FORMS) tallies.add(tally(rows, model, form));
        }
        return new EffectMap(effects, levels, tallies);
    }

    /** The same effect as that of an index without a sign. */
    private static Effect distance(Effect effect) {
        boolean differs = effect.verdict() == Verdict.MORE;
        return new Effect(
                effect.language(),
                effect.model(),
                effect.metric(),
                effect.contrast(),
                effect.interval(),
                effect.unit(),
                effect.intents(),
                effect.answers(),
                effect.verdict() == Verdict.LESS ? Verdict.CANNOT_TELL : differs ? Verdict.DIFFERS : effect.verdict(),
                effect.verdict() == Verdict.LESS
                        ? "the interval holds both no difference and one that would matter"
                        : effect.reason(),
                differs ? List.of(new Effect.Move("hedges", -0.5)) : List.of());
    }

    private Effect effect(String model, String metric, String form) {
        boolean ratio = Metrics.of(metric).orElseThrow().logarithm();
        double scale = metric.equals("mattr") ? 0.05 : metric.equals("questions") ? 12 : 2;
        double middle = 1.2 * random.nextGaussian() * (random.nextInt(3) == 0 ? 0.1 : 1);
        double arm = 0.25 + 0.5 * random.nextDouble();
        Verdict verdict = middle - arm > 0
                ? Verdict.MORE
                : middle + arm < 0 ? Verdict.LESS : Math.abs(middle) + arm < 0.5 ? Verdict.NONE : Verdict.CANNOT_TELL;
        Interval interval = ratio
                ? new Interval(Math.exp(middle * 0.4), Math.exp((middle - arm) * 0.4), Math.exp((middle + arm) * 0.4))
                : new Interval(middle * scale, (middle - arm) * scale, (middle + arm) * scale);
        boolean lost = form.equals("analogy") && metric.equals("hedges");
        return new Effect(
                "en",
                model,
                metric,
                new Effect.OfForm(form),
                lost ? Optional.empty() : Optional.of(interval),
                ratio ? "×" : "unit of " + metric,
                lost ? 1 : 6,
                lost ? 3 : 34,
                lost ? Verdict.CANNOT_TELL : verdict,
                lost
                        ? "an interval needs 3 intents, here are 1"
                        : verdict == Verdict.CANNOT_TELL
                                ? "the interval holds both no difference and one that would matter"
                                : "",
                List.of());
    }

    private static Tally tally(List<Study.Row> rows, String model, String form) {
        Map<String, Integer> outcomes = new TreeMap<>();
        int planned = 0;
        for (Study.Row row : rows) {
            Cell cell = row.trial().cell();
            if (!cell.form().equals(form) || !cell.model().equals(model)) continue;
            planned++;
            outcomes.merge(row.result().orElseThrow().outcome().word(), 1, Integer::sum);
        }
        return new Tally(
                "en",
                model,
                form,
                planned,
                outcomes,
                Map.of(),
                OptionalDouble.of(1.9),
                Repeated.NONE,
                OptionalDouble.empty());
    }

    private Protocol protocol() {
        List<Intent> intents = INTENTS.stream()
                .map(id -> new Intent(
                        id, Map.of("en", new Intent.Slots(Map.of("topic", Phrase.of(topic(id))))), List.of()))
                .toList();
        return new Protocol(
                "evening-sweep",
                3,
                List.of("en"),
                intents,
                FORMS.stream().map(id -> new FormChoice(id, Map.of())).toList(),
                "direct",
                Optional.empty(),
                models.stream()
                        .map(model -> new ModelChoice(
                                ModelChoice.Role.SUBJECT, model, Settings.DEFAULT, Optional.empty(), Optional.empty()))
                        .toList(),
                trials,
                Optional.of("Be brief."),
                20261125,
                Budget.NONE,
                0.05,
                OptionalInt.empty(),
                Limits.DEFAULT,
                reportLanguage,
                "protocol: evening-sweep\n",
                "0f".repeat(32));
    }

    /** What an intent is about. */
    private String topic(String id) {
        return hostile.isEmpty()
                ? id.replace('-', ' ')
                : id + " \u202E<script>window.hostile = 5</script> " + "very ".repeat(60);
    }

    private RunRecord run(Protocol protocol) {
        List<ModelIdentity> identities = models.stream()
                .map(model -> new ModelIdentity(
                        model,
                        Optional.of("llama3.2:3b"),
                        Optional.of("a80c4f17acd5"),
                        Optional.of("Q4_K_M"),
                        Optional.empty(),
                        Optional.of("Ollama 0.12"),
                        Optional.of("127.0.0.1:11434"),
                        Map.of("family", "llama")))
                .toList();
        return new RunRecord(
                "evening-sweep-2026-11-25-001",
                1,
                protocol.id(),
                protocol.version(),
                protocol.hash(),
                protocol.text(),
                "wordings 1",
                "Phrasefield 0.1.0",
                4711,
                identities,
                notes,
                START,
                Optional.of(START.plusSeconds(3600)),
                RunRecord.Status.COMPLETE);
    }
}
