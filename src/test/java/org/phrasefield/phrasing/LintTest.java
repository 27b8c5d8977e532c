package org.phrasefield.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.protocol.Template;

class LintTest {
    /** Built-in wordings that are allowed a trap, and why. */
    private static final Map<String, String> ALLOWED =
            Map.of("if-you-were-1 ru", "«если бы ты был» is the source's own wording, which the form is there to test");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void noBuiltInWordingHasATrap(String language) {
        Sheet sheet = Sheet.read("forms-" + language + ".yaml").sheet("forms");
        for (Form form : BuiltIns.forms(language).values()) {
            List<Form> others = BuiltIns.forms(language).values().stream()
                    .filter(other -> other != form)
                    .toList();
            List<Trap> traps =
                    Lint.of(form, others, Set.copyOf(sheet.sheet(form.id()).texts("own")));
            assertThat(traps.stream().filter(trap -> !ALLOWED.containsKey(place(form, trap))))
                    .isEmpty();
            assertThat(traps.stream().map(trap -> place(form, trap)))
                    .as("what is allowed is needed")
                    .containsExactlyInAnyOrderElementsOf(ALLOWED.keySet().stream()
                            .filter(place -> place.startsWith(form.id() + "-") && place.endsWith(" " + language))
                            .toList());
        }
    }

    private static String place(Form form, Trap trap) {
        String wording = trap.wording().isPresent()
                ? form.wordings().get(trap.wording().getAsInt()).id()
                : form.id();
        return wording + " " + form.language();
    }

    private static Form form(String language, List<String> wordings) {
        return new Form(
                "own",
                language,
                0,
                IntStream.range(0, wordings.size())
                        .mapToObj(i -> new Wording("own-" + (i + 1), Template.parse(wordings.get(i))))
                        .toList());
    }

    /** The traps of one wording, each with what stands at its place. */
    private static List<String> traps(String language, String wording) {
        return Lint.of(form(language, List.of(wording)), List.of(), Set.of()).stream()
                .filter(trap -> trap.wording().isPresent())
                .map(trap -> wording.substring(trap.offset()) + " <- " + trap.message())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is {topic} like? | is {topic} like? | agrees with the number",
                "Why is there {topic}? | is there | agrees with the number",
                "Why are there still {topic} here? | are there | agrees with the number",
                "There was {topic} once. | was {topic} | agrees with the number",
                "What's {topic} like? | What's | agrees with the number",
                "Isn't there always {topic}? | Isn't | agrees with the number",
                "Tell me why {topic} still matters. | matters | agrees with the number",
                "How much {topic} do people need? | much | fits a topic of one number only",
                "Does {topic} matter? | Does | agrees with the number",
                "If {topic} disappears, what then? | disappears | agrees with the number",
                "Imagine that {topic} has gone. | has gone | agrees with the number",
                "Tell me how {topic} do that. | do that | agrees with the number",
                "Tell me about {topic} and its friends. | its | shows the topic's number",
                "Tell me about the {topic}. | the {topic} | comes with its own article",
                "Please tell me about {topic}. | Please | is a politeness",
                "Tell me about {topic} briefly. | briefly | says how long",
                "Tell me about {topic} in detail. | detail | says how deep",
                "List what belongs to {topic}. | List | laid out",
                "Tell me about {topic} step by step. | step by | laid out",
                "Why do people love {topic}? | love | word of feeling",
                "What has {topic} to do with silence? | silence | word of the word factor (existential)",
                "What are the algorithms of {topic}? | algorithms | word of the word factor (analytic)",
                "Name 5 sides of {topic}. | 5 | a number",
                "Name five sides of {topic}. | five | says how much",
                "Would Einstein know {topic}? | Einstein | looks like a name",
                "tell me about {topic}. | tell | begins with a small letter",
                "Tell me about {topic} | {topic} | ends without a mark",
                "Tell me about {topic}! | ! | ends with \"!\"",
                "Tell me about {topic}?? | ? <- | two marks stand together",
                "Tell me about {topic}. Say more. | . Say | goes on after a sentence",
                "Tell me about {topic} . | . <- | a space stands before",
                "Tell me  about {topic}. | '  about' | two spaces",
                "Tell me about \"{topic}\". | {topic} | in quotation marks",
                "Is {topic} better than {topic}? | {topic}? | the topic stands twice",
                "Tell me about {topic} и так. | и так | has Cyrillic letters",
            })
    void trapsInEnglishAreFoundAtTheirPlace(String wording, String at, String message) {
        assertThat(traps("en", wording))
                .anySatisfy(trap -> assertThat(trap).startsWith(at).contains(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Что будет, если {topic} исчезнет? | исчезнет | agrees with the number or gender",
                "Что значит {topic} для тебя? | значит | agrees with the number or gender",
                "Что для тебя значит {topic}? | значит | agrees with the number or gender",
                "Почему {topic} кажется всем загадкой? | кажется | agrees with the number or gender",
                "Почему {topic} важно? | важно | agrees with the number or gender",
                "Почему так важно {topic}? | важно | agrees with the number or gender",
                "Кому нужно {topic}? | нужно | agrees with the number or gender",
                "Почему {topic} дорого? | дорого | agrees with the number or gender",
                "Откуда {topic} появился? | появился | agrees with the number or gender",
                "Чем {topic} полезен? | полезен | agrees with the number or gender",
                "Что делает {topic}? | делает | agrees with the number or gender",
                "Какой {topic}? | Какой | agrees with the gender and number",
                "Расскажи об этих {topic:prep}. | этих | agrees with the gender and number",
                "Расскажи о самом {topic:prep}. | самом | agrees with the gender and number",
                "Расскажи о {topic}. | {topic} | takes another case",
                "Расскажи про {topic:prep}. | {topic:prep} | write {topic:acc}",
                "Подойди к {topic:gen}. | {topic:gen} | takes another case",
                "Опиши {topic}. | {topic} | takes an object",
                "Опиши {topic:gen}. | {topic:gen} | «опиши» takes another case",
                "Представь {topic:prep}. | {topic:prep} | takes another case",
                "Опиши, пожалуйста, {topic:gen}. | {topic:gen} | «опиши» takes another case",
                "Опиши мне «{topic:dat}». | {topic:dat} | «опиши» takes another case",
                "Не представляй {topic:ins}. | {topic:ins} | «представляй» takes another case",
                "Расскажи {topic:acc}. | {topic:acc} | «расскажи» has no object of its own",
                "Подумай, пожалуйста, {topic:prep}. | {topic:prep} | «подумай» has no object of its own",
                "Поговорим для {topic:acc}. | {topic:acc} | takes another case",
                "Что ты знаешь о {topic:gen}? | {topic:gen} | takes another case",
                "Назови особенности трёх видов {topic:gen}. | трёх | says how much",
                "Назови три стороны {topic:gen}. | три | says how much",
                "Что есть в {topic:prep}? | {topic:prep} | some nouns take another form",
                "Что бы ты сделал без {topic:gen}? | сделал | gives the model a gender",
                "Ты готова к {topic:dat}? | готова | gives the model a gender",
                "Что бы сказал {person} о {topic:prep}? | сказал | a person of one gender",
                "Расскажи о {topic:prep} и о том, кто с ним связан. | ним | shows the gender or number",
                "Расскажите о {topic:prep}. | Расскажите | says «вы»",
                "Что вам известно о {topic:prep}? | вам | says «вы»",
                "Расскажи о {topic:prep} подробно. | подробно | says how deep",
                "Пожалуйста, говори о {topic:prep}. | Пожалуйста | is a politeness",
                "Напиши о {topic:prep} в двух абзацах. | абзацах | says how long",
                "Составь список для {topic:gen}. | список | laid out",
                "Что общего у смерти и {topic:gen}? | смерти | word of the word factor",
                "Что знал Эйнштейн о {topic:prep}? | Эйнштейн | looks like a name",
                "Скажи, чтo такое {topic}? | чтo | has Latin letters",
                "Расскажи о «{topic:prep}». | {topic:prep} | in quotation marks",
            })
    void trapsInRussianAreFoundAtTheirPlace(String wording, String at, String message) {
        List<Trap> traps = Lint.of(form("ru", List.of(wording)), List.of(), Set.of());
        assertThat(traps.stream()
                        .filter(trap -> trap.wording().isPresent())
                        .map(trap -> wording.substring(trap.offset()) + " <- " + trap.message() + "; " + trap.way()))
                .anySatisfy(trap -> assertThat(trap).startsWith(at).contains(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Riddle me {topic}.",
                "en | What would happen if {topic} were gone?",
                "en | How would you sell {topic} to a friend?",
                "en | Does anybody know what became of {topic}?",
                "en | What do people do with {topic}?",
                "en | I wonder what {topic} could teach us.",
                "ru | Загадай загадку о {topic:prep}.",
                "ru | Что такое {topic}?",
                "ru | Чему учит нас опыт {topic:gen}?",
                "ru | Что ты скажешь про {topic:acc}?",
                "ru | Что было бы с людьми без {topic:gen}?",
                "ru | 'Как {person} {назвал|назвала} бы {topic:acc}?'",
                "en | What would there be without {topic}?",
                "en | What is there to say about {topic}?",
                "en | How many people still know {topic}?",
                "ru | Почему важно быть как {topic}?",
                "ru | Где обычно {topic}?",
                "ru | Почему важно думать о {topic:prep}?",
                "ru | Кажется, о {topic:prep} известно всё?",
                "en | How many facts about {topic} are there?",
                "ru | Чего не хватает {topic:dat}?",
                "ru | Зачем людям {topic}?",
                "ru | Если бы мир был без {topic:gen}, то каким?",
            })
    void soundWordingsRaiseNoAlarm(String language, String wording) {
        assertThat(traps(language, wording)).isEmpty();
    }

    @Test
    void aFormIsLookedAtAsAWhole() {
        Form few = form("en", List.of("Riddle me {topic}.", "Make up a riddle of {topic}."));
        assertThat(messages(few)).anySatisfy(message -> assertThat(message).contains("one sentence's luck"));
        Form mixed = form(
                "en",
                List.of(
                        "Riddle me {topic}.",
                        "Riddle {person} {topic}.",
                        "Riddle us {topic}.",
                        "Riddle us {topic}?",
                        "Riddles us {topic}."));
        assertThat(messages(mixed))
                .containsExactly(
                        "the wording is almost the same as number 1",
                        "the wording is almost the same as number 3",
                        "the wording is almost the same as number 3",
                        "some wordings have {person} and some have not");
        Form themed = form(
                "en",
                List.of(
                        "Riddle me {topic}.",
                        "Make up a riddle of {topic}.",
                        "Riddle {topic} for pirates.",
                        "What riddle would fit {topic}?",
                        "Tell me about {topic}."));
        List<Form> others = List.copyOf(BuiltIns.forms("en").values());
        assertThat(Lint.of(themed, others, Set.of()).stream().map(Trap::message))
                .containsExactly(
                        "the wording is also one of another form (direct-1), and so cannot differ from it",
                        "standing in one wording of the form and nowhere else: \"pirates\"");
    }

    private static List<String> messages(Form form) {
        return Lint.of(form, List.of(), Set.of()).stream().map(Trap::message).collect(Collectors.toList());
    }

    @Test
    void aProtocolsOwnFormsAreLookedAtInEveryLanguageAndBuiltInOnesAreNot() {
        List<Trap> traps = Lint.of(Given.protocol("""
                protocol: a
                intents: [{en: {topic: bread}, ru: {topic: хлеб}}]
                forms: [direct, {id: riddle, wordings: {en: ["Is {topic} a riddle?"], ru: ["Отгадай {topic}."]}}]
                model: auto
                """));
        assertThat(traps).extracting(Trap::form).containsOnly("riddle");
        assertThat(traps).extracting(Trap::language).contains("en", "ru");
    }

    @Test
    void tenThousandWordingsAreLookedThrough() {
        List<String> many = IntStream.range(0, 10_000)
                .mapToObj(i -> "Tell me riddle number " + "x".repeat(i % 50) + i + " about {topic}.")
                .toList();
        assertThat(Lint.of(form("en", many), List.of(), Set.of())).hasSizeGreaterThanOrEqualTo(10_000);
    }

    @Test
    void aWordThatItsAuthorHasLookedAtIsNotDoubted() {
        String form = "{id: own, wordings: {en: ['Please name {topic}.', 'Why {topic}?', 'Please ask {topic}.',"
                + " 'Where goes {topic}?', 'How could {topic} end?']}%s}";
        String protocol = "protocol: p\nintents: [{topic: bread}]\nforms: [direct, " + form + "]\nmodel: echo\n";
        List<String> doubted = Lint.of(Given.protocol(protocol.formatted(""))).stream()
                .map(Trap::message)
                .toList();
        assertThat(doubted)
                .filteredOn(message -> message.contains("\"Please\""))
                .hasSize(2);
        assertThat(Lint.of(Given.protocol(protocol.formatted(", allow: [please]"))).stream()
                        .map(Trap::message))
                .noneMatch(message -> message.contains("lease"));
    }
}
