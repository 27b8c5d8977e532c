package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.language.Language;
import org.phrasefield.run.HeldStoreException;
import org.phrasefield.run.Remedy;
import org.phrasefield.run.Runner;
import org.phrasefield.run.StoreException;
import org.phrasefield.scoring.Criterion;
import org.phrasefield.trial.RunRecord.Status;

class RunWordsTest {
    private final RunWords english = new RunWords(Language.EN);
    private final RunWords russian = new RunWords(Language.RU);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the budget of 2 calls is used up | бюджет вызовов исчерпан (2)",
                "the budget of 1 call is used up | бюджет вызовов исчерпан (1)",
                "the budget of 9 calls is used up; as made counts what was in flight when the run was ended without a word, 4 at most"
                        + " | бюджет вызовов исчерпан (9); сделанными считаются и вызовы, на которых запуск оборвался (не больше 4)",
                "the budget of 1 token is used up | бюджет токенов исчерпан (1)",
                "one call may cost up to 0.0052 EUR, and the budget is 0.0010 EUR | один вызов может стоить до 0.0052 EUR, а бюджет — 0.0010 EUR",
                "the budget of 900 tokens is used up | бюджет токенов исчерпан (900)",
                "the budget of 3 EUR is used up | бюджет исчерпан (3 EUR)",
                "the night ended at 06:30 | ночь закончилась в 06:30",
                "interrupted | прервано",
                "results cannot be kept | результаты не удаётся сохранить",
                "--max-calls 5 is reached | достигнут предел --max-calls 5"
            })
    void whyARunEndsEarlyIsSaidInRussian(String said, String expected) {
        assertThat(russian.reason(said)).isEqualTo(expected);
        assertThat(english.reason(said)).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 360, 72_000, 600_000, 25_200_000})
    void theTimeThatIsUsedUpIsSaidInRussian(long milliseconds) {
        String words = Term.of(Instant.EPOCH, Duration.ofMillis(milliseconds)).words();
        assertThat(russian.reason(words)).startsWith("время вышло (").doesNotContainPattern("[a-z]");
    }

    @ParameterizedTest
    @EnumSource(Remedy.class)
    void whatContinuesARunIsSaidInRussian(Remedy remedy) {
        assertThat(russian.further(Optional.of(remedy), Optional.empty()).replaceAll("budget|--new", ""))
                .doesNotContainPattern("[a-z]");
    }

    /** Some rooms and servers say whole sentences, some say clauses, and all of them stand inside sentences of ours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "h answered with status 502: a page instead of JSON; a proxy may be in between",
                "h answered with status 500: why?",
                "h answered with status 500: no!",
                "h answered with status 500: wait…",
                "No server answers at h; start it or name another server with --url.",
                "NO MODEL IS ASKED: it is a sample.."
            })
    void aReasonNeverDoublesAMark(String reason) {
        for (RunWords words : List.of(english, russian)) {
            StepWords steps = new StepWords(words.language());
            assertThat(List.of(
                            words.gone("m", reason, 3, Duration.ofMinutes(5)),
                            words.absent("m", reason, "06:00"),
                            steps.untold(Criterion.DEPTH, "m", reason)))
                    .allSatisfy(said -> assertThat(said).doesNotContainPattern("[.?!…;,]\\s*[.?!…;,]"));
        }
    }

    @Test
    void oneAnswerIsNotSpokenOfAsOfMany() {
        assertThat(english.allCut(1, false, false))
                .isEqualTo("The only answer was cut: raise max_tokens and ask anew.");
        assertThat(english.allCut(2, true, true))
                .isEqualTo("All 2 answers were cut: see why the server has another window than num_ctx says,"
                        + " and ask anew.");
        assertThat(english.allEmpty(1)).isEqualTo("The only answer was empty.");
        assertThat(english.noneWhole(1)).startsWith("The only answer is not whole: ");
        assertThat(russian.allCut(1, true, false))
                .isEqualTo("Единственный ответ оборван: увеличьте num_ctx и спросите заново.");
        assertThat(russian.allEmpty(1)).isEqualTo("Единственный ответ пуст.");
        assertThat(russian.noneWhole(1)).startsWith("Единственный ответ не целый: ");
        assertThat(english.planned("p-001", 1, 1)).isEqualTo("p-001: 1 trial in 1 cell.");
        assertThat(new PlanWords(english).toAsk(2, 3, 1, Optional.of("p-001")))
                .endsWith("; 2 are settled in p-001, 1 is to be asked");
    }

    @Test
    void aDatabaseThatAnotherProgramHoldsIsNoFullDisk() {
        StoreException held = new HeldStoreException(
                "r/p.db is in use by another program; try again when it has ended", new IllegalStateException("held"));
        Runner.Ending ending = new Runner.Ending(Status.INCOMPLETE, List.of(), Optional.empty()).and(Optional.of(held));
        assertThat(ending.first()).contains(Remedy.STORE);
        assertThat(russian.reason(ending.reasons().get(0)))
                .isEqualTo(
                        "r/p.db: базу занимает другая программа; повторите, когда она завершится. Полученные ответы сохранены");
        assertThat(english.held("p.db", Optional.empty(), Duration.ofMinutes(10)))
                .isEqualTo(
                        "p.db is in use by another program: nothing is asked until it is free; it is waited for 10 min at most.");
        assertThat(russian.held("p.db", Optional.of("06:30"), Duration.ofMinutes(10)))
                .isEqualTo("Базу p.db занимает другая программа: пока она занята, новых вопросов нет; ждём до 06:30.");
    }

    @Test
    void whereNothingWasAnsweredItIsSaidHowTrialsEnded() {
        Map<String, Integer> ends = new TreeMap<>(Map.of("cut", 2, "failed", 3));
        assertThat(english.nothing(ends))
                .isEqualTo("No trial was answered, so there is nothing to compare: 2 cut, 3 failed.");
        assertThat(russian.nothing(ends))
                .isEqualTo("Ни на один вопрос нет ответа, сравнивать нечего: обрыв — 2, сбой — 3.");
        assertThat(english.nothing(Map.of())).endsWith("nothing to compare.");
    }

    @Test
    void anotherCommandContinuesWhatTheSameOneWouldBeginAnew() {
        Optional<String> other = Optional.of("phrasefield run p.yaml");
        assertThat(english.further(Optional.empty(), Optional.empty())).isEqualTo("The same command continues it.");
        assertThat(english.further(Optional.empty(), other)).isEqualTo("phrasefield run p.yaml continues it.");
        assertThat(russian.further(Optional.of(Remedy.BUDGET), other))
                .isEqualTo("Увеличьте budget в протоколе; потом запуск продолжит phrasefield run p.yaml.");
        assertThat(english.further(Optional.of(Remedy.STORE), other))
                .isEqualTo("See that no other program holds the database; then phrasefield run p.yaml continues it.");
        assertThat(russian.learning("p-001")).isEqualTo("Изучается запуск p-001…");
    }
}
