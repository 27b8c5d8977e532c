package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.trial.Outcome;

class ScriptedModelTest extends LanguageModelContract {
    @Override
    LanguageModel open() {
        return script("- answer: [Blue is a colour., Red is one too.]");
    }

    @Override
    Optional<LanguageModel> blank() {
        return Optional.of(script("- outcome: empty"));
    }

    @Override
    Optional<LanguageModel> cut() {
        return Optional.of(script("- {outcome: cut, answer: Blu}"));
    }

    @Override
    Optional<LanguageModel> silent() {
        return Optional.of(script("- {answer: late, delay: 20m}"));
    }

    private static LanguageModel script(String text) {
        return ((Opened.Ready<ScriptedModel>) ScriptedModel.open("s.yaml", text)).thing();
    }

    private static String problem(String text) {
        return ((Opened.Refused<ScriptedModel>) ScriptedModel.open("s.yaml", text)).sentence();
    }

    private static Outcome ask(String script, String prompt, int seed) throws InterruptedException {
        return script(script).ask(question(prompt, seed)).outcome();
    }

    @Test
    void theFirstRuleThatFitsSpeaks() throws Exception {
        String script = """
                - {when: [imagine, flat], answer: a dream}
                - {when: FLAT, answer: plain}
                - {when: квартир, answer: тихо}
                """;
        assertThat(ask(script, "Imagine a flat.", 0).text().orElseThrow().text())
                .isEqualTo("a dream");
        assertThat(ask(script, "A flat.", 0).text().orElseThrow().text()).isEqualTo("plain");
        assertThat(ask(script, "Шум в КВАРТИРЕ", 0).text().orElseThrow().text()).isEqualTo("тихо");
        assertThat(ask(script, "A house.", 0))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(Outcome.Cause.REQUEST));
    }

    @Test
    void theSeedPicksAmongAnswersAndSlotsAreFilledOnce() throws Exception {
        String script = "- answer: [\"{prompt} of {seed}\", other]";
        assertThat(ask(script, "{seed}", 4).text().orElseThrow().text()).isEqualTo("{seed} of 4");
        assertThat(ask(script, "x", 5).text().orElseThrow().text()).isEqualTo("other");
    }

    @Test
    void everyKindOfOutcomeCanBeScripted() throws Exception {
        assertThat(ask("- {outcome: refused, reason: no}", "x", 0)).isEqualTo(new Outcome.Refused("no"));
        assertThat(ask("- {outcome: cut, answer: half}", "x", 0)).isInstanceOf(Outcome.Cut.class);
        assertThat(ask("- {outcome: empty, reasoning: hm}", "x", 0))
                .isInstanceOfSatisfying(
                        Outcome.Empty.class,
                        empty -> assertThat(empty.nothing().reasoning()).contains("hm"));
        assertThat(ask("- {outcome: timed out, limit: first token, reason: slow}", "x", 0))
                .isEqualTo(new Outcome.TimedOut(Outcome.Limit.FIRST_TOKEN, "slow"));
        assertThat(ask("- {outcome: failed, cause: quota, reason: spent}", "x", 0))
                .isEqualTo(new Outcome.Failed(Outcome.Cause.QUOTA, "spent"));
    }

    @Test
    void aRuleWithTimesLeavesTheSameQuestionAfterThem() throws Exception {
        LanguageModel model = script("[{outcome: failed, times: 1}, {answer: at last}]");
        assertThat(model.ask(question("x", 1)).outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(model.ask(question("x", 2)).outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(model.ask(question("x", 1)).outcome()).isInstanceOf(Outcome.Answered.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- {answr: x} | s.yaml, line 1: unknown key answr; did you mean answer?",
                "answer: x | s.yaml, line 1: a script is a list of rules, each beginning with a dash",
                "- {when: x} | s.yaml, line 1: a rule needs an answer, unless its outcome is one without text",
                "- {outcome: faild} | s.yaml, line 1: unknown outcome faild; did you mean failed?",
                "- {answer: x, delay: soon} | s.yaml, line 1: delay is a time such as 200ms, 2s or 1m"
            })
    void aMistakeIsOneSentenceWithItsLine(String script, String sentence) {
        assertThat(problem(script)).isEqualTo(sentence);
    }

    @Test
    void brokenYamlNamesItsLine() {
        assertThat(problem("- answer: x\n- [")).startsWith("s.yaml, line ");
        assertThat(problem("")).contains("empty");
    }
}
