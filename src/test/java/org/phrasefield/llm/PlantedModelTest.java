package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.language.Language;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.Effects;
import org.phrasefield.map.Spread;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.ProtocolReader;
import org.phrasefield.protocol.Reading;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.LanguageModel.Question;
import org.phrasefield.run.Planner;
import org.phrasefield.scoring.Assessment;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.scoring.Scorable;
import org.phrasefield.scoring.Score;
import org.phrasefield.scoring.Scorer;
import org.phrasefield.stats.JaccardDistance;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.Trial;

class PlantedModelTest extends LanguageModelContract {
    private static final boolean LONG = Boolean.getBoolean("phrasefield.long");
    private static final int RUNS = LONG ? 160 : 40;
    /** Intents that show an effect by itself. */
    private static final int FEW = 8;
    /** Intents by which signs can prove an effect among all comparisons of three forms. */
    private static final int PROVING = 12;

    @Override
    LanguageModel open() throws Exception {
        return planted("length");
    }

    /** Cut where the protocol's limit is short. */
    @Override
    Optional<LanguageModel> cut() throws Exception {
        Settings plain = Settings.DEFAULT;
        Settings brief = new Settings(
                plain.temperature(),
                plain.topK(),
                plain.topP(),
                plain.minP(),
                plain.repeatPenalty(),
                plain.contextTokens(),
                3,
                plain.stop(),
                plain.think(),
                plain.threads());
        return Optional.of(new Rewording(
                planted("length"),
                question -> new Question(question.messages(), brief, question.samplingSeed(), question.limits())));
    }

    private static LanguageModel planted(String name) {
        return PlantedModel.named(name);
    }

    private static Protocol protocol(int topics, String liar, String language, String forms, int trials) {
        String all = language.equals("en")
                ? "bread, autumn leaves, old maps, a river, chess, sleep, the sea, winter, honey, a mirror, rain, tea"
                : "хлеб, осенние листья, старые карты, река, шахматы, сон, море, зима, мёд, зеркало, дождь, чай";
        String intents = Stream.of(all.split(", "))
                .limit(topics)
                .map(topic -> "  - topic: " + topic + "\n")
                .collect(Collectors.joining());
        String text = String.format(
                Locale.ROOT,
                "protocol: p\nlanguages: [%s]\nintents:\n%sforms: [%s]\ntrials: %d\nmodel: planted/%s\n",
                language,
                intents,
                forms,
                trials,
                liar);
        Reading reading = new ProtocolReader().read("p", text, BuiltIns.vocabulary(Models.SERVICES));
        if (reading instanceof Reading.Read read) return read.protocol();
        throw new AssertionError(reading);
    }

    /** What a run of a protocol finds. */
    private static List<Effect> run(Protocol protocol, LanguageModel model, long seed) throws InterruptedException {
        List<String> forms = protocol.forms().stream().map(FormChoice::id).toList();
        Effects effects = new Effects(forms, protocol.control(), List.of(), Metrics.all());
        Scorer scorer = new Scorer();
        for (Trial trial : Planner.plan(protocol, seed).trials()) {
            Outcome outcome = model.ask(
                            new Question(trial.messages(), trial.settings(), trial.samplingSeed(), Limits.DEFAULT))
                    .outcome();
            List<Score> scores = scorer.score(Scorable.of(trial, outcome).orElseThrow());
            effects.add(trial, Optional.of(new Result(trial.key(), List.of(), outcome)), scores);
        }
        return effects.map().effects();
    }

    /** The same, with how far the answers of each cell lie apart. */
    private static List<Effect> spread(Protocol protocol, LanguageModel model, long seed) throws InterruptedException {
        List<String> forms = protocol.forms().stream().map(FormChoice::id).toList();
        Effects effects = new Effects(forms, protocol.control(), List.of(), Metrics.all());
        Spread<int[]> spread = new Spread<>(
                Indices.SCOPE_WORDS,
                answers -> JaccardDistance.meanOverPairs(answers.toArray(int[][]::new)),
                effects::add);
        Scorer scorer = new Scorer();
        List<Trial> byCell = new ArrayList<>(Planner.plan(protocol, seed).trials());
        byCell.sort(Comparator.comparing(trial -> trial.cell().toString()));
        for (Trial trial : byCell) {
            Outcome outcome = model.ask(
                            new Question(trial.messages(), trial.settings(), trial.samplingSeed(), Limits.DEFAULT))
                    .outcome();
            Assessment found = scorer.assess(Scorable.of(trial, outcome).orElseThrow(), Metrics.all());
            effects.add(trial, Optional.of(new Result(trial.key(), List.of(), outcome)), found.scores());
            spread.add(
                    trial.cell(),
                    true,
                    Optional.of(outcome.word()),
                    found.lemmas().numbers());
        }
        spread.end();
        return effects.map().effects();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void aNarrowerAndAWiderScopeAreFoundAndLittleElse(String language) throws Exception {
        List<Effect> effects;
        try (LanguageModel model = planted("scope")) {
            effects = spread(protocol(PROVING, "scope", language, "direct, imagine, name, story", 5), model, 3);
        }
        assertThat(effect(effects, "imagine", "scope-words").verdict()).isEqualTo(Verdict.MORE);
        assertThat(effect(effects, "name", "scope-words").verdict()).isEqualTo(Verdict.LESS);
        assertThat(effect(effects, "story", "scope-words").verdict()).isNotIn(Verdict.MORE, Verdict.LESS);
        List<Effect> others = effects.stream()
                .filter(effect -> !effect.metric().equals("scope-words"))
                .filter(effect -> effect.interval().isPresent())
                .toList();
        List<String> found = others.stream()
                .filter(effect ->
                        List.of(Verdict.MORE, Verdict.LESS, Verdict.DIFFERS).contains(effect.verdict()))
                .map(effect -> effect.contrast() + " " + effect.metric())
                .toList();
        // Of intervals of 95 % one in twenty misses; those of kindred metrics miss together.
        assertThat(found).hasSizeLessThan(Math.max(4, others.size() / 8));
    }

    private static Effect effect(List<Effect> effects, String form, String metric) {
        return effects.stream()
                .filter(each -> each.contrast().equals(new Effect.OfForm(form))
                        && each.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    /** Of 160 intervals of 95 %, from 145 to 159 hold the truth in all but one of a hundred such tests; of 40, 34 or more. */
    @ParameterizedTest
    @CsvSource({
        "length, imagine, log-words, en", "length, name, log-words, ru",
        "style, what-do-you-think, hedges, ru", "style, story, sentence-length, en"
    })
    void intervalsHoldThePlantedEffectAsOftenAsTheySay(String liar, String form, String metric, String language)
            throws Exception {
        double truth = Lie.named(liar).orElseThrow().effects().stream()
                .filter(each -> each.form().equals(form) && each.metric().equals(metric))
                .findFirst()
                .orElseThrow()
                .size();
        Protocol protocol = protocol(FEW, liar, language, "direct, " + form, 1);
        int held = 0;
        int found = 0;
        try (LanguageModel model = planted(liar)) {
            for (int seed = 1; seed <= RUNS; seed++) {
                Effect effect = effect(run(protocol, model, seed), form, metric);
                if (effect.interval().orElseThrow().low() <= truth
                        && truth <= effect.interval().orElseThrow().high()) held++;
                if (effect.evidence().alone() == (truth < 1 ? Verdict.LESS : Verdict.MORE)) found++;
            }
        }
        assertThat(held).as("of %d intervals", RUNS).isBetween(LONG ? 145 : 34, LONG ? 159 : 40);
        assertThat(found).as("of %d verdicts", RUNS).isGreaterThan(RUNS / 2);
    }

    @Test
    void whereNothingIsPlantedNoMoreIsFoundThanChanceFinds() throws Exception {
        List<Verdict> verdicts = new ArrayList<>();
        int mistaken = 0;
        try (LanguageModel model = planted("none")) {
            for (String language : List.of("en", "ru")) {
                Protocol protocol = protocol(FEW, "none", language, "direct, imagine, story", 1);
                for (int seed = 1; seed <= RUNS / 4; seed++) {
                    List<Effect> effects = run(protocol, model, seed);
                    effects.stream()
                            .filter(effect -> effect.interval().isPresent())
                            .map(effect -> effect.evidence().alone())
                            .forEach(verdicts::add);
                    if (effects.stream().anyMatch(PlantedModelTest::proven)) mistaken++;
                }
            }
        }
        long false95 = verdicts.stream()
                .filter(verdict -> verdict == Verdict.MORE || verdict == Verdict.LESS)
                .count();
        assertThat(verdicts).hasSizeGreaterThan(LONG ? 500 : 125);
        assertThat((double) false95 / verdicts.size()).isBetween(0.01, LONG ? 0.065 : 0.09);
        // Of 80 families one in twenty: more than 9 in less than one of a hundred such tests; of 20, more than 3 in
        // two.
        assertThat(mistaken).as("of %d families", RUNS / 2).isLessThan(LONG ? 10 : 4);
    }

    /** Called among the headline indices. */
    private static boolean proven(Effect effect) {
        return Indices.headline().contains(effect.metric())
                && List.of(Verdict.MORE, Verdict.LESS, Verdict.DIFFERS).contains(effect.verdict());
    }

    @Test
    void answersThatArePlantedToBeCutMakeTheirFormUntellable() throws Exception {
        try (LanguageModel model = planted("loss")) {
            Effect effect = effect(
                    run(protocol(FEW, "loss", "en", "direct, analogy", 5), model, 1), "analogy", Metrics.LENGTH_RATIO);
            assertThat(effect.verdict()).isEqualTo(Verdict.CANNOT_TELL);
            assertThat(effect.reason()).matches("analogy: \\d\\d % cut by the token limit");
        }
    }

    @Test
    void theFirstRunThatShowsThePlantedEffectNeedsNoLuck() throws Exception {
        try (LanguageModel model = planted("length")) {
            List<Effect> effects = run(protocol(PROVING, "length", "en", "direct, imagine, name, story", 5), model, 7);
            assertThat(effect(effects, "imagine", Metrics.LENGTH_RATIO).verdict())
                    .isEqualTo(Verdict.MORE);
            assertThat(effect(effects, "name", Metrics.LENGTH_RATIO).verdict()).isEqualTo(Verdict.LESS);
            assertThat(effect(effects, "story", Metrics.LENGTH_RATIO).verdict()).isEqualTo(Verdict.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tell me about bread.", "Что ты думаешь о хлебе?", "Riddle me bread."})
    void answersAreWordsOfThePromptsLanguageAndNeverDegenerate(String prompt) throws Exception {
        try (LanguageModel model = planted("style")) {
            String text = model.ask(question(prompt, 3))
                    .outcome()
                    .text()
                    .orElseThrow()
                    .text();
            Language language = prompt.startsWith("Что") ? Language.RU : Language.EN;
            assertThat(new Scorer()
                            .score(Scorable.of(language, text)).stream()
                                    .filter(score -> score.metric().equals(Metrics.LENGTH_RATIO))
                                    .map(score -> score.value().getClass().getSimpleName())
                                    .collect(Collectors.toList()))
                    .containsExactly("Scored");
        }
    }

    @Test
    void anAnswerLongerThanItsLimitIsCut() throws Exception {
        try (LanguageModel model = planted("none")) {
            Question plain = question("Tell me about bread.", 1);
            Outcome outcome = model.ask(
                            new Question(plain.messages(), FakeOllama.settings(512, 9, List.of()), 1, Limits.DEFAULT))
                    .outcome();
            assertThat(outcome).isInstanceOf(Outcome.Cut.class);
            assertThat(outcome.text().orElseThrow().text().split(" ")).hasSize(9);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void aPlantedZoneIsFoundAndNoOther(String language) throws Exception {
        List<Effect> effects;
        try (LanguageModel model = planted("zone")) {
            effects = run(protocol(PROVING, "zone", language, "direct, how-many, imagine, story", 5), model, 5);
        }
        Effect moved = effect(effects, "how-many", "zone");
        assertThat(moved.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(moved.moves().get(0).metric()).isEqualTo("zone-practical-instructional");
        assertThat(moved.moves().get(0).by()).isPositive();
        for (String form : List.of("imagine", "story")) {
            for (String index : List.of("log-words", "style", "zone", "strategy")) {
                assertThat(effect(effects, form, index).verdict())
                        .as(form + " " + index)
                        .isNotIn(Verdict.MORE, Verdict.LESS, Verdict.DIFFERS);
            }
        }
        assertThat(effect(effects, "how-many", "log-words").verdict()).isEqualTo(Verdict.NONE);
    }

    @Test
    void anUnknownLiarIsNamedWithThoseThereAre() {
        assertThat(PlantedModel.refusal("lenght"))
                .contains("No liar is called planted/lenght; there are none, length, style, loss, scope, zone, depth,"
                        + " judge-fair, judge-position, judge-length, judge-random.");
    }

    /** A run goes on only where the model is the same, in another JVM too: written down here, the digest may not hang on anything else. */
    @ParameterizedTest
    @CsvSource({"none,2dcf5fea799848cd", "length,6d3cd39ba26a5ccb", "style,8c77a5ab1326e190", "loss,2f4397d1be29ddc6"})
    void theSameLiarIsKnownAgain(String name, String digest) throws Exception {
        assertThat(planted(name).identity().digest().orElseThrow()).startsWith(digest);
    }
}
