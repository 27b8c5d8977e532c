package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.ProtocolReader;
import org.phrasefield.protocol.Reading;
import org.phrasefield.run.Judging;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.LanguageModel.Question;
import org.phrasefield.run.Planner;
import org.phrasefield.scoring.Verdicts;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Usage;

/** The gate must let a fair judge through, and find the others out. */
class PlantedJudgeTest extends LanguageModelContract {
    @Override
    LanguageModel open() {
        return PlantedJudge.named("judge-random").orElseThrow();
    }

    private static Protocol protocol(String judge, String language) {
        String text = String.format(
                Locale.ROOT,
                "protocol: p\nlanguages: [%s]\nintents: [{topic: %s}]\nmodels: [planted/depth, {role: judge, model: planted/%s}]\n",
                language,
                language.equals("en") ? "bread" : "хлеб",
                judge);
        Reading reading = new ProtocolReader().read("p", text, BuiltIns.vocabulary(Models.SERVICES));
        if (reading instanceof Reading.Read read) return read.protocol();
        throw new AssertionError(reading);
    }

    /** The sweep, all of it answered: where nothing is, no judge is asked. */
    private static Consumer<BiConsumer<Trial, Optional<Result>>> answers(Protocol protocol) {
        Outcome answered =
                new Outcome.Answered(new Answer("bread", Optional.empty(), "stop", Usage.UNKNOWN, Optional.empty()));
        return reader -> Planner.plan(protocol, 1)
                .trials()
                .forEach(trial -> reader.accept(trial, Optional.of(new Result(trial.key(), List.of(), answered))));
    }

    /** What a judge makes of the anchors. */
    private static Verdicts anchors(String name, String language, long seed) throws InterruptedException {
        Protocol protocol = protocol(name, language);
        List<Trial> trials = new Judging(protocol, protocol.judge().orElseThrow(), seed, answers(protocol))
                .plan(List.of(new Verdicts()), 0);
        Verdicts verdicts = new Verdicts();
        try (LanguageModel judge = PlantedJudge.named(name).orElseThrow()) {
            for (Trial trial : trials) {
                Question question =
                        new Question(trial.messages(), trial.settings(), trial.samplingSeed(), Limits.DEFAULT);
                verdicts.add(
                        trial,
                        Optional.of(new Result(
                                trial.key(), List.of(), judge.ask(question).outcome())));
            }
        }
        return verdicts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void theFairOnePasses(String language) throws InterruptedException {
        Verdicts verdicts = anchors("judge-fair", language, 1);
        assertThat(verdicts.fault(language)).isEmpty();
        assertThat(verdicts.order(language).share()).hasValue(1);
        assertThat(verdicts.repeated(language).of()).isEqualTo(12);
        assertThat(verdicts.repeated(language).share()).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "judge-position, the judge fails: the order of the answers decides 16 of 16 pairs",
        "judge-length, the judge fails: it prefers a long row of points to a short explanation",
    })
    void theBiasedOnesAreFoundOut(String judge, String fault) throws InterruptedException {
        for (String language : List.of("en", "ru")) {
            assertThat(anchors(judge, language, 1).fault(language)).contains(fault);
        }
    }

    @Test
    void theDiceAreFoundOutEveryTime() throws InterruptedException {
        for (int seed = 0; seed < 50; seed++) {
            Verdicts verdicts = anchors("judge-random", "en", seed);
            assertThat(verdicts.fault("en")).as("seed " + seed).isPresent();
            assertThat(verdicts.repeated("en").share().orElseThrow()).isLessThan(1);
        }
    }
}
