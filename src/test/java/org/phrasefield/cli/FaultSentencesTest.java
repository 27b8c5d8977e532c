package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.phrasefield.cli.FaultyServer.Fault;
import org.phrasefield.language.Language;
import org.phrasefield.llm.FakeOllama;
import org.phrasefield.llm.Models;
import org.phrasefield.llm.Opened;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Settings;
import org.phrasefield.report.Said;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.LanguageModel.Question;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.Message;

/** What came of calls that went wrong, as a Russian reads it. */
class FaultSentencesTest {
    private static final Duration LIMIT = Duration.ofMillis(200);

    /** English that is no name and no word of a server's own. */
    private static final String ENGLISH =
            "(?i)\\b(the|answered|within|sent|see that|start|check|ended|broke|closed|fell|was not|reply|sets)\\b";

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultOfAServerIsSaidInRussian(Fault fault) throws Exception {
        int seed = IntStream.range(0, 100_000)
                .filter(each -> FaultyServer.fault(each).equals(Optional.of(fault)))
                .findFirst()
                .orElseThrow();
        try (FaultyServer server = new FaultyServer(LIMIT, 1_000_000)) {
            Models models = new Models(Map.of("OPENAI_API_KEY", "k"), FakeOllama.NOTHING, Clock.systemUTC());
            ModelChoice choice = new ModelChoice(
                    ModelChoice.Role.SUBJECT,
                    "openai/m",
                    Settings.DEFAULT,
                    Optional.of(server.url()),
                    Optional.empty());
            Limits limits = new Limits(Duration.ofSeconds(5), LIMIT, LIMIT, LIMIT.multipliedBy(2));
            Opened<LanguageModel> opened = models.open(choice, limits);
            try (LanguageModel model = ((Opened.Ready<LanguageModel>) opened).thing()) {
                Reply reply = model.ask(new Question(
                        List.of(new Message(Message.Role.USER, "What is the sea?")), Settings.DEFAULT, seed, limits));
                String reason = reply.outcome().reason();
                String russian = Said.reason(Language.RU, reason);
                assertThat(Said.reason(Language.EN, reason)).isEqualTo(reason);
                if (reason.isEmpty()) return;
                assertThat(russian).as(reason).containsPattern("[а-я]{4}").doesNotContainPattern(ENGLISH);
                assertThat(new RunWords(Language.RU).gone("openai/m", reason, 3, Duration.ofMinutes(10)))
                        .as(reason)
                        .doesNotContainPattern(ENGLISH);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            No server answers at 127.0.0.1:9; start Ollama or name another server with OLLAMA_HOST or --url. | \
                По адресу 127.0.0.1:9 сервер не отвечает; запустите Ollama или укажите другой сервер: OLLAMA_HOST или --url.
            h:1 sent nothing of an answer within 1.5 s; limits: sets how long to wait | \
                от сервера h:1 за 1,5 с не пришло ничего из ответа; сколько ждать, задаёт limits:
            h:1 answered with status 401: no such key; check the key in the environment variable that holds it | \
                сервер h:1 ответил кодом 401: no such key; проверьте ключ в его переменной окружения
            5 calls in a row got no answer in time, and the server does not get ready either: h:1 sent an empty reply | \
                вызовов подряд без ответа в срок: 5, и готовым сервер тоже не становится: сервер h:1 прислал пустой ответ
            whatever a plug-in says | whatever a plug-in says
            """)
    void whatHappenedAndWhatCanBeDoneAreSaidClauseByClause(String reason, String russian) {
        assertThat(Said.reason(Language.RU, reason)).isEqualTo(russian);
        assertThat(Said.reason(Language.EN, reason)).isEqualTo(reason);
    }
}
