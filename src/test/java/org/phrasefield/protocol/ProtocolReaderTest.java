package org.phrasefield.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phrasefield.protocol.Reads.five;
import static org.phrasefield.protocol.Reads.line;
import static org.phrasefield.protocol.Reads.problems;
import static org.phrasefield.protocol.Reads.protocol;
import static org.phrasefield.protocol.Reads.shown;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolReaderTest {
    private static final String FULL = """
            protocol: evening-sweep
            version: 3
            languages: [en, ru]
            intents:
              - id: quiet-flat
                en: {topic: noise in a rented flat, task: make a rented flat quieter}
                ru: {topic: {nom: шум в съёмной квартире, gen: шума в съёмной квартире}, task: сделать съёмную квартиру тише}
                tags: [home]
            forms: [direct, imagine, {id: riddle, wordings: {en: ["Riddle me {topic}."], ru: ["Загадай загадку о {topic:prep}."]}}]
            control: direct
            words: {groups: [existential, analytic]}
            models:
              - {role: subject, model: ollama/llama3.2, temperature: 0.8, num_ctx: 4096, max_tokens: 300, stop: ["\\n\\n"], think: false}
              - {model: openai/gpt-5-mini, key: OPENAI_API_KEY, url: "https://example.org/v1"}
            trials: 7
            system: Answer in one short paragraph.
            seed: 20261125
            budget: {calls: 5000, tokens: 2M}
            tolerance: 10%
            concurrency: 32
            limits: {load: 5m, first_token: 1m30s, silence: 45s500ms, total: 1h}
            report: {language: ru}
            """;

    @Test
    void fiveLinesAreAProtocolWithEveryDefault() {
        Protocol read = protocol(five(""));
        assertThat(read.id()).isEqualTo("quiet-flat");
        assertThat(read.languages()).containsExactly("en");
        assertThat(read.intents()).singleElement().satisfies(intent -> {
            assertThat(intent.id()).isEqualTo("noise-in-a-rented-flat");
            assertThat(intent.in("en").orElseThrow().topic()).isEqualTo(Phrase.of("noise in a rented flat"));
        });
        assertThat(read.forms()).extracting(FormChoice::id).containsExactly("direct", "imagine", "story");
        assertThat(read.control()).isEqualTo("direct");
        assertThat(read.models()).singleElement().satisfies(model -> {
            assertThat(model.reference()).isEqualTo("auto");
            assertThat(model.settings()).isEqualTo(Settings.DEFAULT);
        });
        assertThat(read.trials()).isEqualTo(5);
        assertThat(read.tolerance()).isEqualTo(0.05);
        assertThat(read.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(read.reportLanguage()).isEqualTo("en");
        assertThat(read.text()).isEqualTo(five(""));
    }

    @Test
    void everyKeyIsReadToItsValue() {
        Protocol read = protocol(FULL);
        assertThat(read.version()).isEqualTo(3);
        assertThat(read.languages()).containsExactly("en", "ru");
        Intent intent = read.intents().get(0);
        assertThat(intent.tags()).containsExactly("home");
        assertThat(intent.in("ru").orElseThrow().topic())
                .isEqualTo(new Phrase("шум в съёмной квартире", Map.of("gen", "шума в съёмной квартире")));
        assertThat(intent.in("en").orElseThrow().values().get("task"))
                .isEqualTo(Phrase.of("make a rented flat quieter"));
        assertThat(read.forms().get(2).wordings().get("en")).containsExactly("Riddle me {topic}.");
        assertThat(read.words()).contains(new WordFactor(List.of("existential", "analytic")));
        ModelChoice ollama = read.models().get(0);
        assertThat(ollama.settings().temperature()).hasValue(0.8);
        assertThat(ollama.settings().contextTokens()).hasValue(4096);
        assertThat(ollama.settings().maxTokens()).isEqualTo(300);
        assertThat(ollama.settings().stop()).containsExactly("\n\n");
        assertThat(ollama.settings().think()).contains(false);
        assertThat(read.models().get(1).key()).contains("OPENAI_API_KEY");
        assertThat(read.models().get(1).url()).contains("https://example.org/v1");
        assertThat(read.trials()).isEqualTo(7);
        assertThat(read.system()).contains("Answer in one short paragraph.");
        assertThat(read.seed()).isEqualTo(20261125);
        assertThat(read.budget().calls()).hasValue(5000);
        assertThat(read.budget().tokens()).hasValue(2_000_000);
        assertThat(read.tolerance()).isEqualTo(0.1);
        assertThat(read.concurrency()).hasValue(32);
        assertThat(read.limits())
                .isEqualTo(new Limits(
                        Duration.ofMinutes(5), Duration.ofSeconds(90), Duration.ofMillis(45_500), Duration.ofHours(1)));
        assertThat(read.reportLanguage()).isEqualTo("ru");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "ollama/a"})
    void aServerOfOnesOwnMayWantAnAddressAndAKey(String model) {
        assertThat(protocol("protocol: a\nintents: [{topic: sea}]\nmodel: {model: " + model
                                + ", url: 'https://a', key: OWN_KEY}\n")
                        .models())
                .singleElement()
                .satisfies(choice -> {
                    assertThat(choice.url()).contains("https://a");
                    assertThat(choice.key()).contains("OWN_KEY");
                });
    }

    @Test
    void cyrillicTopicsMakeARussianProtocol() {
        Protocol read = protocol("protocol: a\nintents: [{topic: щенок и ёлка}]\nmodel: auto\n");
        assertThat(read.languages()).containsExactly("ru");
        assertThat(read.intents().get(0).id()).isEqualTo("shchenok-i-yolka");
        assertThat(read.reportLanguage()).isEqualTo("ru");
    }

    @Test
    void anIdThatIsTooLongToNameAFolderIsAProblem() {
        String rest = "\nuse: core24\nlanguages: [en]\ntrials: 1\nmodel: echo\n";
        assertThat(problems("protocol: " + "a".repeat(101) + rest))
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("the protocol's id has 101 characters")
                .contains("take 100 at most");
        assertThat(Reads.protocol("protocol: " + "a".repeat(100) + rest).id()).hasSize(100);
    }

    @Test
    void aBuiltInSetIsReadInTheProtocolsLanguagesAndTakesOwnIntentsBesideIt() {
        assertThat(protocol("protocol: a\nuse: core24\nmodel: auto\n").languages())
                .containsExactly("en", "ru");
        Protocol own = protocol("protocol: a\nuse: core24\nintents: [{topic: bread}]\nmodel: auto\n");
        assertThat(own.languages()).containsExactly("en");
        assertThat(own.intents()).extracting(Intent::id).containsExactly("sea", "bread");
        assertThat(own.intents().get(0).texts()).containsOnlyKeys("en");
    }

    @Test
    void fiveMistakesAreFoundInOneReadingInTheOrderOfTheirPlaces() {
        List<Problem> problems = problems("""
                protocol: quiet flat
                intents:
                  - topc: noise
                    id: a
                forms: [direct, imagin]
                trials: -2
                model: olama/llama3.2
                """);
        assertThat(problems).extracting(Problem::line).containsExactly(1, 3, 5, 6, 7);
        assertThat(problems)
                .extracting(Problem::path)
                .containsExactly("protocol", "intents[0].topc", "forms[1]", "trials", "model");
        assertThat(problems.get(0).suggestion()).contains("for example \"quiet-flat\"");
        assertThat(problems)
                .filteredOn(problem -> problem.message().startsWith("unknown"))
                .extracting(Problem::suggestion)
                .containsExactly(
                        Optional.of("did you mean \"topic\"?"),
                        Optional.of("did you mean \"imagine\"?"),
                        Optional.of("did you mean \"ollama\"?"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trials: 0 | trials is a whole number from 1, not 0",
                "trials: five | trials is a whole number from 1, not five",
                "trials: '5' | trials is a whole number from 1, not \"5\"",
                "trials: [5] | trials is a text, not a list",
                "trials: | trials is empty",
                "version: 0 | version is a whole number from 1",
                "version: 1.5 | version is a whole number from 1, not 1.5",
                "seed: -1 | seed is a whole number from 0",
                "tolerance: 120% | tolerance is a share from 0% to 100%, not 120%",
                "tolerance: -0.1 | tolerance is a share",
                "concurrency: 0 | concurrency is a whole number from 1",
                "budget: {calls: 0} | calls is a whole number from 1",
                "budget: {tokens: 2.5} | tokens is a whole number from 1, not 2.5",
                "budget: {money: 3} | money is an amount above 0 with its currency, of at most nine digits and six decimals, not 3",
                "budget: {money: 0 EUR} | money is an amount above 0",
                "budget: {money: 3 euros} | money is an amount above 0 with its currency, of at most nine digits and six decimals, not 3 euros",
                "budget: {money: 0.0000001 EUR} | money is an amount above 0 with its currency, of at most nine digits and six decimals, not 0.0000001 EUR",
                "budget: {time: 0s} | time is a duration above 0 with its unit, not 0s",
                "budget: {time: 6} | time is a duration above 0 with its unit, not 6",
                "scope: {intents: 12} | scope asks about 12 intents, the protocol has 1",
                "scope: {trials: 2} | trials is a whole number from 3",
                "scope: {repeats: 9} | unknown key \"repeats\"",
                "night: {from: '23:00'} | the night has no end",
                "night: {until: '06:30'} | the night has no beginning",
                "night: {from: '24:00', until: '06:30'} | from is a time of the day, not 24:00",
                "night: {from: 23, until: '06:30'} | from is a time of the day, not 23",
                "night: {from: '06:30', until: '6:30'} | the night ends when it begins",
                "night: 23:00-06:30 | the night is written as keys and values",
                "limits: {total: 10} | total is a duration above 0 with its unit, not 10",
                "limits: {total: 0s} | total is a duration",
                "limits: {silence: 0ms} | silence is a duration",
                "limits: {silence: 5ms1s} | silence is a duration",
                "limits: {load: fast} | load is a duration",
                "report: {language: de} | unknown language \"de\"",
                "report: {} | ",
                "system: '' | the system message is empty",
                "languages: [] | languages is an empty list",
                "languages: [en, en] | \"en\" is listed twice",
                "languages: [en, fr] | unknown language \"fr\"",
                "languages: en | languages is a list, not a single value",
                "languages: [en, ru] | the protocol has several languages (en, ru)",
                "forms: eleven | unknown set of forms \"eleven\"",
                "forms: [imagine] | the control form \"direct\" is not among the forms",
                "forms: [direct, direct] | the form \"direct\" is listed twice",
                "control: riddle | unknown control form \"riddle\"",
                "words: {groups: []} | groups is an empty list",
                "words: {groups: [somatik]} | unknown word group \"somatik\"",
                "words: {} | the word factor has no groups",
                "use: core42 | unknown set of intents \"core42\"",
                "models: [{model: echo}] | a protocol has model or models, not both",
                "'<<': {trials: 3} | unknown key",
                "? [a] : b | a key must be a word",
                "<<: {trials: 3} | \"<<\" merges nothing here",
                "system: !!binary aGk= | the tag !!binary is not understood",
                "system: !foo x | the tag !foo is not understood",
                "budget: !!java.util.HashMap {calls: 5} | the tag !!java.util.HashMap is not understood",
                "forms: !!python/tuple [direct] | the tag !!python/tuple is not understood",
                "system: \"\\ud800\" | the system message has half a character",
                "system: ~ | the system message is empty",
                "forms: {direct: yes} | forms is \"ten\" or a list, not keys and values",
                "trials: 99999999999999999999 | trials is at most 2147483647, not 99999999999999999999",
                "trials: 1e3 | trials is a whole number from 1",
                "trials: 2.0 | trials is a whole number from 1",
                "trials: 400000 | the plan would have more than 1000000 trials",
            })
    void mistakesAreNamed(String line, String message) {
        if (message == null) {
            protocol(five(line + "\n"));
        } else {
            assertThat(problems(five(line + "\n")))
                    .extracting(Problem::message)
                    .anySatisfy(found -> assertThat(found).startsWith(message));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{topic: ''} | the topic is empty",
                "{topic: \"two\\nlines\"} | the topic has a line break",
                "{topic: \" sea\"} | the topic begins or ends with white space",
                "{topic: {nom: sea}} | a topic in en has one form only",
                "{id: A b, topic: sea} | an intent's id has small Latin letters",
                "{id: a} | the intent has no topic",
                "{topic: sea, en: {topic: sea}} | an intent is written either",
                "{en: {task: swim}} | the intent has no topic",
                "{topic: sea, tags: [a, a]} | the tag \"a\" is written twice",
                "{topic: sea, night} | unknown key \"night\"",
                "[topic] | an intent is written as keys and values, not as a list",
                "{topic: bread}, {topic: Bread!} | the intent id \"bread\", made from the topic, is used already, on line 3",
                "{id: a, topic: bread}, {id: a, topic: tea} | the intent id \"a\" is used already, on line 3",
                "bread | an intent is written as keys and values, not as a single value",
            })
    void mistakesInIntentsAreNamed(String intents, String message) {
        String text = "protocol: a\nlanguages: [en]\nintents: [" + intents + "]\nmodel: auto\n";
        assertThat(problems(text))
                .extracting(Problem::message)
                .anySatisfy(found -> assertThat(found).startsWith(message));
    }

    @Test
    void languagesAndTextsMustFitEachOther() {
        assertThat(shown("protocol: a\nlanguages: [en]\nintents: [{en: {topic: a}, ru: {topic: б}}]\nmodel: auto\n"))
                .contains("intents[0].ru: \"ru\" is not among the languages");
        assertThat(shown("protocol: a\nintents: [{en: {topic: a}}, {ru: {topic: б}}]\nmodel: auto\n"))
                .contains("intents[0]: the intent has no text in ru")
                .contains("intents[1]: the intent has no text in en");
        assertThat(shown(five("").replace("intents:", "intents:\n  - topic: {nom: море, genitive: моря}")))
                .contains("intents[0].topic.genitive: unknown key \"genitive\"");
        assertThat(shown("protocol: a\nintents: [{topic: {gen: моря}}]\nmodel: auto\n"))
                .contains("the topic needs its base form nom");
    }

    @Test
    void aWordingMayBeTheWholePromptOnlyWhereThereIsOneIntent() {
        String protocol =
                "protocol: a\nintents: [%s]\nmodel: auto\nforms: [direct, {id: x, wordings: {en: [\"Say\\nboo.\"]}}]\n";
        assertThat(protocol(protocol.formatted("{topic: sea}"))
                        .forms()
                        .get(1)
                        .wordings()
                        .get("en"))
                .containsExactly("Say\nboo.");
        assertThat(shown(protocol.formatted("{topic: sea}, {topic: sun}")))
                .contains("forms[1].wordings.en[0]: the wording says nothing of the intent");
        assertThat(shown(protocol.formatted("{topic: sea}").replace("\\n", "\\a")))
                .contains("a wording has a control character");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Riddle me {topc}. ; 52 ; unknown placeholder \"topc\"",
                "Riddle me {topic:gen}. ; 52 ; unknown case \"gen\"",
                "Riddle me {topic. ; 52 ; a brace is never closed",
                "Riddle me topic}. ; 57 ; a closing brace without an opening one",
                "Riddle {topic} {he|she}. ; 41 ; a choice such as {he|she} agrees with {person}",
                "Riddle {topic} {word}. ; 57 ; {word} stands in the carrier sentence",
                "How to {task}? ; 49 ; the intent \"noise-in-a-rented-flat\" has no task in en",
            })
    void mistakesInsideAWordingAreNamedWithTheirColumn(String wording, int column, String message) {
        String form = "forms: [direct, {id: x, wordings: {en: [\"" + wording + "\"]}}]\n";
        assertThat(problems(five(form))).singleElement().satisfies(problem -> {
            assertThat(Reads.line(problem)).contains("forms[1].wordings.en[0]: " + message);
            assertThat(problem.column()).isEqualTo(column);
        });
    }

    @Test
    void intentsWithoutTheTaskThatAWordingNeedsAreNamedInOneProblem() {
        String intents = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> "{id: i" + i + ", topic: a" + i + (i == 2 ? ", task: b" : "") + "}")
                .collect(Collectors.joining(", "));
        assertThat(problems("protocol: a\nintents: [" + intents
                        + "]\nforms: [direct, {id: x, wordings: {en: [\"{task}?\"]}}]\nmodel: auto\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith(
                                "the intents \"i1\", \"i3\", \"i4\", \"i5\", \"i6\" and 3 more have no task in en"));
    }

    @Test
    void anIdOfTheBuiltInSetIsTaken() {
        assertThat(shown("protocol: a\nuse: core24\nintents: [{id: sea, topic: waves}]\nmodel: auto\n"))
                .contains("the intent id \"sea\" is used already, in the built-in set");
    }

    @Test
    void aModelBesideModelsIsOneProblem() {
        assertThat(problems(five("models: yes\n"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: @home' | a text cannot begin with @; put it into quotes",
                "'a: `home`' | a text cannot begin with `",
                "'a: bread: a story' | a colon where none can stand",
                "'a: *nope' | there is no &nope that *nope could repeat",
                "'a: \"x' | the quotation mark here is never closed",
                "'a: [x, y' | what is opened in brackets or braces lacks a comma",
                "'a: {x, y]' | what is opened in brackets or braces lacks a comma",
                "'  a: x\n b: y' | the line does not fit the lines above it",
                "'a: \"no\" in a flat' | the text goes on behind its closing quotation mark; put the whole of it into quotes of the other kind",
                "'a: \"no\" in: b' | the text goes on behind its closing quotation mark",
                "'a: \"no\" \"in\"' | the text goes on behind its closing quotation mark",
                "'a: [\"b\" c]' | the text goes on behind its closing quotation mark",
                "'a: [\"b\" \"c\"]' | what is opened in brackets or braces lacks a comma",
                "'a:\n  - \"x\" y' | the text goes on behind its closing quotation mark",
                "'a: [b] c' | the text goes on behind a closing bracket or brace",
                "'a: x\nb\nc: y' | a key without a colon",
                "'a: x\n---\na: y' | a second document begins here",
            })
    void mistakesInTheYamlItselfAreSaidInPlainWords(String text, String message) {
        assertThat(shown(text.replace("\\n", "\n") + "\n")).contains("not YAML: " + message);
    }

    @Test
    void anAliasMayStandForAWholeValue() {
        Protocol read = protocol("""
                protocol: a
                intents: [{id: a, topic: &t bread}, {id: b, topic: *t}]
                models: [&m {model: ollama/a, stop: &s [x, y]}, {model: ollama/b, stop: *s}]
                """);
        assertThat(read.intents().get(1).in("en").orElseThrow().topic()).isEqualTo(Phrase.of("bread"));
        assertThat(read.models().get(1).settings().stop()).containsExactly("x", "y");
    }

    @Test
    void formsOfOnesOwnNeedAnIdAndWordingsInEveryLanguage() {
        assertThat(shown(five("forms: [direct, {wordings: {en: [\"{topic}?\"]}}]\n")))
                .contains("needs an id");
        assertThat(shown(five("forms: [direct, {id: x}]\n"))).contains("needs wordings");
        assertThat(shown(five("forms: [direct, {id: x, wordings: {ru: [\"{topic}?\"]}}]\n")))
                .contains("no wordings in en")
                .contains("\"ru\" is not among the languages");
        assertThat(shown(five("forms: [{id: direct, wordings: {en: [\"{topic}?\"]}}]\n")))
                .contains("is a built-in form");
        assertThat(shown(five("forms: [direct, {id: x, wordings: {en: [\"{topic}?\", \"{topic}?\"]}}]\n")))
                .contains("the wording is listed twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model: ollama | \"ollama\" needs a model; write ollama/NAME",
                "model: ollama/ | \"ollama\" needs a model",
                "model: echo/x | \"echo\" stands alone",
                "model: antropic/x | unknown model service \"antropic\"",
                "model: {role: embedder, model: ollama/a} | an embedder alone leaves nothing to embed",
                "models: [echo, {role: embedder, model: echo}] | \"echo\" cannot embed; write ollama/NAME or openai/NAME",
                "models: [echo, {role: embedder, model: ollama/a, temperature: 1}] | an embedder has no temperature",
                "models: [echo, {role: embedder, model: ollama/a}, {role: embedder, model: ollama/b}] | one embedder at most",
                "model: {role: judge, model: echo} | a judge alone leaves nothing to judge",
                "models: [echo, {role: judge, model: auto}] | a judge is named, it is never auto",
                "models: [echo, {role: judge, model: ollama/a}, {role: judge, model: ollama/b}] | a protocol has one judge at most",
                "model: {model: echo, pairs: 3} | pairs belongs to a judge",
                "model: {model: echo, json: true} | json belongs to a judge",
                "models: [echo, {role: judge, model: ollama/a, pairs: 0}] | pairs is a whole number from 1",
                "model: {role: subjekt, model: echo} | unknown role \"subjekt\"; did you mean \"subject\"?",
                "model: {model: echo, key: MY_KEY} | \"echo\" uses no key",
                "model: {model: echo, url: 'http://a'} | \"echo\" uses no url",
                "model: {model: scripted/a, key: MY_KEY} | \"scripted\" uses no key",
                "model: {model: ollama/a, url: '127.0.0.1'} | a url begins with http",
                "model: {temperature: 1} | the model has no name",
                "model: {model: echo, temperature: -1} | temperature is a number from 0 to 5, not -1",
                "model: {model: echo, temperature: hot} | temperature is a number",
                "model: {model: echo, top_p: 0} | top_p is a number above 0, up to 1",
                "model: {model: echo, num_ctx: 3} | num_ctx 3 has no room for a prompt and an answer of 400 tokens (max_tokens); write 464 or more, or lower max_tokens",
                "model: {model: echo, num_ctx: 512, max_tokens: 500} | num_ctx 512 has no room for a prompt",
                "model: {model: echo, num_context: 4096} | unknown key \"num_context\"; did you mean \"num_ctx\"?",
                "model: {model: echo, num_predict: 100} | unknown key \"num_predict\"; did you mean \"max_tokens\"?",
                "model: {model: echo, max_tokens: 0} | max_tokens is a whole number from 1",
                "model: {model: echo, stop: ['']} | a stop text is empty",
                "model: {model: echo, think: maybe} | think is true or false",
                "models: [echo, {role: judge, model: ollama/a, json: maybe}] | json is true or false",
                "temprature: 1 | unknown key \"temprature\"; did you mean \"temperature\" under model:?",
                "max_calls: 10 | unknown key \"max_calls\"",
                "budget: {trials: 3} | unknown key \"trials\"; did you mean \"trials\" at the top level?",
                "model: {model: echo, temprature: 1} | unknown key \"temprature\"; did you mean \"temperature\"?",
                "models: [] | models is an empty list",
                "models: [echo, echo] | the model echo is listed twice",
                "models: [echo, {model: echo, temperature: 1}] | the model echo is listed twice",
            })
    void mistakesInModelsAreNamed(String line, String message) {
        assertThat(shown("protocol: a\nintents: [{topic: sea}]\n" + line + "\n"))
                .contains(message);
    }

    @Test
    void aTextWithACommaInsideBracesIsToldFromAMisspeltKey() {
        assertThat(shown("protocol: a\nintents: [{topic: the sea, by night}]\nmodel: auto\n"))
                .contains("unknown key \"by night\"; put a text that has a comma into quotes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "to\u200Bpic | to<U+200B>pic\", whose character 3 is the invisible U+200B (zero width space); did you mean \"topic\"?",
                "topi\u0441 | topi\u0441\", whose character 5 is the Cyrillic letter \u0441 (U+0441); did you mean \"topic\"?",
                "t\u03BFpic | whose character 2 is the Greek letter \u03BF (U+03BF); did you mean \"topic\"?",
                "topic\u00A0 | topic<U+00A0>\", whose character 6 is the invisible U+00A0 (no-break space); did you mean \"topic\"?",
                "\u0442\u0435\u043C\u0430 | unknown key \"\u0442\u0435\u043C\u0430\""
            })
    void aCharacterThatNoReaderCanSeeIsNamedWithItsPlace(String key, String told) {
        assertThat(shown(five("").replace("  - topic", "  - task: rake\n    \"" + key + "\"")))
                .contains(told);
        assertThat(shown(five("forms: [imagin\u0435]\n")))
                .contains(
                        "unknown form \"imagin\u0435\", whose character 7 is the Cyrillic letter \u0435 (U+0435); did you mean");
        assertThat(shown(five("forms: [direct, {id: x, wordings: {en: [\"{t\u043Epic}?\"]}}]\n")))
                .contains("whose character 2 is the Cyrillic letter \u043E (U+043E)");
        assertThat(shown(five("\u0446\u0435\u043B\u044C: a\n"))).doesNotContain("whose character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_key: hunter2 and more",
                "apiKey: hunter2 and more",
                "model: {model: openai/m, API-KEY: hunter2 and more}",
                "models: [{model: openai/m, password: [hunter2 and more]}]",
                "secret: {of: hunter2 and more}",
                "access_token: |\n  hunter2 and more\n  hunter2 too",
                "authorization: Bearer hunter2 and more"
            })
    void whatMayBeACredentialIsNeverRepeated(String line) {
        assertThat(shown("protocol: a\nintents: [{topic: sea}]\n" + line + "\nx: 1\n"))
                .contains("unknown key", "a protocol holds no keys: set an environment variable")
                .doesNotContain("hunter2", "and more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_key: hunter2\nintents: [",
                "model: {model: openai/m, token: 'hunter2', x\ny: [",
                "password: hunter2: x"
            })
    void notEvenWhereTheTextIsNoYaml(String text) {
        assertThat(shown(text)).contains("not YAML").doesNotContain("hunter2");
    }

    @Test
    void aNumberOrAVariableBehindSuchAKeyIsShown() {
        assertThat(shown(five("max_token: 400\n"))).contains("max_token: 400");
        assertThat(shown(five("key: OPENAI_API_KEY\n"))).contains("key: OPENAI_API_KEY");
        assertThat(shown(five("keywords: plain words\n"))).contains("keywords: plain words");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "system: \"Be\\0 brief.\" | system: the system message has a control character (U+0000) as its character 3",
                "system: \"\\e[31mBe brief.\" | system: the system message has a control character (U+001B) as its character 1",
                "control: \"a\\u0085\" | unknown",
                "forms: [direct, {id: x, wordings: {en: [\"A\\u009b {topic}?\"]}}] | a wording has a control character (U+009B) as its character 2",
                "models: [{model: echo, stop: [\"\\e\"]}] | a stop text has a control character (U+001B) as its character 1"
            })
    void aControlCharacterInAnyTextIsRefusedWithItsCodeAndPlace(String line, String told) {
        assertThat(shown(five("").replace("model: auto\n", line.startsWith("models") ? "" : "model: auto\n") + line
                        + "\n"))
                .contains(told);
        assertThat(shown(five("").replace("noise in", "\"noise\\tin").replace("flat\n", "flat\"\n")))
                .contains("the topic has a control character (U+0009) as its character 6; take it away");
    }

    @Test
    void aSystemMessageOfSeveralLinesIsTaken() {
        assertThat(protocol(five("system: |\n  Be brief.\n  Be\tkind.\n")).system())
                .contains("Be brief.\nBe\tkind.\n");
    }

    @Test
    void aTextOfAMegabyteIsRefusedWithItsSizeUnlessItWasKept() {
        String longest = "a".repeat(Item.LONGEST);
        assertThat(protocol(five("system: " + longest + "\n")).system()).contains(longest);
        String text = five("system: " + longest + "bc\n");
        assertThat(line(problems(text).get(0)))
                .contains("system: the system message has 100002 characters; a text has 100000 at most; shorten it");
        assertThat(new ProtocolReader().readKept("kept", text, Reads.VOCABULARY))
                .isInstanceOf(Reading.Read.class);
        assertThat(problems(five("").replace("noise", longest)).get(0).message())
                .contains("the topic has 1000");
    }

    @Test
    void aMisspeltKeyIsNotAlsoReportedAsMissing() {
        String text = "protocl: a\nintent: [{topc: sea}]\nmodle: auto\n";
        assertThat(problems(text)).extracting(Problem::path).containsExactly("protocl", "intent", "modle");
        assertThat(shown(five("").replace("  - topic", "  - taks: rake\n    topic")))
                .contains("unknown key \"taks\"; did you mean \"task\"?");
        assertThat(problems(five("forms: [direct, {id: x, wording: {en: [\"{topic}?\"]}}]\n")))
                .hasSize(1);
    }

    @Test
    void aKeyWrittenTwiceIsNamedWhereItStandsAgain() {
        assertThat(problems(five("trials: 3\ntrials: 4\n"))).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("\"trials\" is written twice");
            assertThat(problem.line()).isEqualTo(6);
        });
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(shown("trials: 3\n"))
                .contains("a protocol needs its id")
                .contains("a protocol needs intents")
                .contains("a protocol needs a model");
        assertThat(shown("")).contains("is empty");
        assertThat(shown("# nothing\n")).contains("holds nothing");
        assertThat(shown("---\n...\n")).contains("holds nothing");
        assertThat(shown("just text")).contains("a protocol is written as keys and values, not as a single value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model: {model: openai/x, key: sk-proj-abcdefgh12345678}",
                "model: {model: openai/x, key: sk-proj-abcdefgh12345678, temprature: 1}",
                "model: {model: openai/x, key: 'sk-proj-abcdefgh12345678'",
                "model:\n  model: openai/x\n  key:\n    sk-proj-abcdefgh12345678",
                "model: {model: openai/x, url: 'https://me:sk-proj-abcdefgh12345678@host/v1'}",
                "model: {model: openai/x, key: \"proj-abcdefgh12345678\"}",
                "model: {model: openai/x, key: projabcdefgh12345678x}",
                "model: sk-proj-abcdefgh12345678",
            })
    void aSecretIsRefusedAndNeverShown(String line) {
        String shown = shown("protocol: a\nintents: [{topic: sea}]\n" + line + "\n");
        assertThat(shown).doesNotContain("abcdefgh12345678").contains("***");
    }

    @Test
    void yamlMistakesNameTheirLine() {
        assertThat(problems("protocol: a\nintents:\n\t- topic: b\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(3);
                    assertThat(problem.suggestion()).contains("indent with spaces");
                });
        assertThat(problems("protocol: [a\nintents: b\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("not YAML: "));
        assertThat(problems("protocol: a\n---\nprotocol: b\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(2));
        assertThat(problems("protocol: a\nmodel: b\u0007c\n")).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.column()).isEqualTo(9);
            assertThat(problem.message()).contains("U+0007");
        });
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsChangeNothing() {
        Protocol read = protocol("\uFEFF" + five("trials: 2\n").replace("\n", "\r\n"));
        assertThat(read.hash()).isEqualTo(protocol(five("trials: 2\n")).hash());
        assertThat(problems("\uFEFF" + five("trials: x\n").replace("\n", "\r\n")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(5);
                    assertThat(problem.column()).isEqualTo(9);
                    assertThat(problem.source()).isEqualTo("trials: x");
                });
    }

    @Test
    void columnsCountCodePoints() {
        assertThat(problems("protocol: a\nintents: [{topic: 😀, tpic: b}]\nmodel: auto\n"))
                .anySatisfy(problem -> {
                    assertThat(problem.path()).isEqualTo("intents[0].tpic");
                    assertThat(problem.column()).isEqualTo(22);
                });
    }

    @Test
    void bombsAreRefusedQuickly() {
        String aliases = IntStream.range(0, 60).mapToObj(i -> "*a").collect(Collectors.joining(", "));
        assertThat(shown("a: &a [x, y]\nb: [" + aliases + "]\n")).contains("more than 50 aliases");
        assertThat(shown("a: " + "[".repeat(200_000))).contains("nested deeper than 20 levels");
        assertThat(shown("a: &a\n  - *a\n")).contains("unknown key");
        assertThat(problems("a: b\n".repeat(210_000)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("longer than"));
    }

    @Test
    void aMegabyteOfTextIsFine() {
        String intents = IntStream.range(0, 20_000)
                .mapToObj(i -> "  - topic: the number " + i + " on the door of a house")
                .collect(Collectors.joining("\n"));
        String text = "protocol: long\nintents:\n" + intents + "\nmodel: auto\n";
        assertThat(text.length()).isBetween(900_000, 1_048_576);
        assertThat(protocol(text).intents()).hasSize(20_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"50% of {x}", "$HOME", "C:\\temp", "a \uD83E\uDD80 crab", "שלום עולם", "\"quoted\"", "no", "1984"
            })
    void strangeTopicsArriveUnchanged(String topic) {
        String text = "protocol: a\nlanguages: [en]\nintents:\n  - topic: '" + topic + "'\nmodel: auto\n";
        assertThat(protocol(text)
                        .intents()
                        .get(0)
                        .in("en")
                        .orElseThrow()
                        .topic()
                        .base())
                .isEqualTo(topic);
    }

    @Test
    void aTopicOfTwoThousandCharactersArrivesUnchanged() {
        String topic = "the very long sentence ".repeat(87).strip();
        Protocol read = protocol(five("").replace("noise in a rented flat", topic));
        assertThat(read.intents().get(0).in("en").orElseThrow().topic().base()).isEqualTo(topic);
        assertThat(read.intents().get(0).id()).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void anIdIsMadeEvenForATopicWithoutLetters() {
        String text = "protocol: a\nintents: [{topic: 😀}]\nmodel: auto\n";
        assertThat(protocol(text).intents().get(0).id()).matches("intent-[0-9a-f]{8}");
    }

    @Test
    void theHashDependsOnMeaningAlone() {
        String hash = protocol(FULL).hash();
        String shuffled =
                FULL.lines().skip(1).collect(Collectors.joining("\n")) + "\n# a comment\nprotocol:   'evening-sweep'\n";
        assertThat(protocol(shuffled).hash()).isEqualTo(hash);
        assertThat(protocol(FULL.replace("10%", "0.1")).hash()).isEqualTo(hash);
        assertThat(protocol(FULL.replace("2M", "2000000")).hash()).isEqualTo(hash);
        assertThat(protocol(FULL.replace("1h", "60m")).hash()).isEqualTo(hash);
        assertThat(protocol(five("trials: 5\ncontrol: direct\n")).hash())
                .isEqualTo(protocol(five("")).hash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evening-sweep | evening",
                "version: 3 | version: 4",
                "noise in | the noise in",
                "gen: шума | gen: шуму",
                "тише} | потише}",
                "tags: [home] | tags: [house]",
                "[direct, imagine, | [imagine, direct,",
                "Riddle me {topic}. | Riddle me {topic}!",
                "control: direct | control: imagine",
                "[existential, analytic] | [existential]",
                "ollama/llama3.2 | ollama/llama3.1",
                "temperature: 0.8 | temperature: 0.81",
                "num_ctx: 4096 | num_ctx: 4097",
                "max_tokens: 300 | max_tokens: 301",
                "think: false | think: true",
                "OPENAI_API_KEY | OTHER_KEY",
                "example.org/v1 | example.org/v2",
                "trials: 7 | trials: 8",
                "one short | a short",
                "seed: 20261125 | seed: 20261126",
                "calls: 5000 | calls: 5001",
                "tokens: 2M | tokens: 3M",
                "tolerance: 10% | tolerance: 11%",
                "concurrency: 32 | concurrency: 31",
                "silence: 45s500ms | silence: 45s501ms",
                "language: ru | language: en",
            })
    void everyMeaningChangesTheHash(String from, String to) {
        assertThat(FULL).contains(from);
        assertThat(protocol(FULL.replace(from, to)).hash())
                .isNotEqualTo(protocol(FULL).hash());
    }

    @Test
    void theExplainedProtocolReadsBackAsTheSame() {
        for (String text : List.of(FULL, five(""), five("system: \"a \\\" \\\\ \\t \\u202e\\nb 😀\"\n"))) {
            Protocol read = protocol(text);
            Protocol again = protocol(read.explained());
            assertThat(again.hash()).isEqualTo(read.hash());
            assertThat(again.explained()).isEqualTo(read.explained());
            assertThat(again.system()).isEqualTo(read.system());
        }
    }

    @Test
    void theSeedComesFromTheIdAlone() {
        assertThat(protocol(five("")).seed())
                .isEqualTo(protocol(five("trials: 9\n")).seed());
        assertThat(protocol(five("").replace("quiet-flat", "quiet-flats")).seed())
                .isNotEqualTo(protocol(five("")).seed());
    }
}
