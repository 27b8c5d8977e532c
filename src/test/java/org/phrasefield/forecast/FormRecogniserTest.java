package org.phrasefield.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.forecast.LabelledPrompt.Kind;
import org.phrasefield.forecast.LabelledPrompt.Part;
import org.phrasefield.language.Language;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.phrasing.Form;
import org.phrasefield.phrasing.Person;
import org.phrasefield.phrasing.Phraser;
import org.phrasefield.phrasing.Wording;
import org.phrasefield.protocol.Intent;
import org.phrasefield.stats.Share;

class FormRecogniserTest {
    /** What a preview may take once the program has started; all but a few milliseconds of that is the recogniser. */
    private static final long PREVIEW_MILLIS = 300;

    /** What a prompt was recognised as, and how long that took. */
    private record Read(Recognition found, long nanos) {}

    /** Of the labelled prompts, which several tests look at: each is read once. */
    private static final Map<String, Read> READ = new HashMap<>();

    private static Read read(String labelled) {
        return READ.computeIfAbsent(labelled, FormRecogniserTest::timed);
    }

    private static Read timed(String prompt) {
        long begin = System.nanoTime();
        Recognition found = FormRecogniser.recognise(prompt);
        return new Read(found, System.nanoTime() - begin);
    }

    private static String form(String prompt) {
        return FormRecogniser.recognise(prompt).form();
    }

    /** A letter, and rows of letters that no language has, have no form, however alike they look to one. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "и", "x y z", "xkcdq zzvw", "йцукен фывап", "qwrtz plmk?", "7 8 9", "¿¡ §§", "ъъъ ььь!"})
    void whatHasNoWordOfTheLanguageHasNoForm(String garbage) {
        assertThat(form(garbage)).isEqualTo(Recognition.NONE);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void formsOfHeldOutPromptsAreRecognised(Language language) {
        Share plain = new Share(0, 0);
        Share adversarial = new Share(0, 0);
        for (Part part : Part.values()) {
            if (!part.heldOut()) continue;
            Share foundPlain = found(part, language, Kind.PLAIN);
            // Strangers made none but those that mislead.
            if (part != Part.HELD_OUT_4 && part != Part.HELD_OUT_5) {
                assertThat(foundPlain.cases()).isGreaterThan(30);
                assertThat(share(foundPlain)).as(part + ", plain").isGreaterThan(part == Part.HELD_OUT_8 ? 0.93 : 0.95);
            }
            Share foundAdversarial = found(part, language, Kind.ADVERSARIAL);
            assertThat(foundAdversarial.cases()).isGreaterThan(30);
            assertThat(share(foundAdversarial)).as(part + ", adversarial").isGreaterThan(least(part));
            plain = plain.with(foundPlain);
            adversarial = adversarial.with(foundAdversarial);
        }
        assertThat(share(plain)).isGreaterThan(0.95);
        assertThat(share(adversarial)).isGreaterThan(0.85);
    }

    private static Share found(Part part, Language language, Kind kind) {
        List<LabelledPrompt> prompts = LabelledPrompt.of(part, language).stream()
                .filter(prompt -> prompt.kind() == kind)
                .toList();
        return new Share(
                prompts.stream()
                        .filter(prompt -> prompt.forms()
                                .contains(read(prompt.prompt()).found().form()))
                        .count(),
                prompts.size());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatTheCommandCountsIsWhatIsRecognised(Language language) {
        FormAccuracy counted = FormAccuracy.of(Part.HELD_OUT, language);
        assertThat(counted.plain()).isEqualTo(found(Part.HELD_OUT, language, Kind.PLAIN));
        assertThat(counted.adversarial()).isEqualTo(found(Part.HELD_OUT, language, Kind.ADVERSARIAL));
    }

    /** Of those that mislead. Where a stranger misled as hard as he could, or everyday prompts do, the bound is what was measured less some points. */
    private static double least(Part part) {
        return switch (part) {
            case HELD_OUT_5 -> 0.69;
            case HELD_OUT_8, HELD_OUT_9 -> 0.75;
            default -> 0.85;
        };
    }

    /** As people type them: what they ask for decides, not the verb, nor the word that asks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "In what year did Alaska become a state?|direct",
                "when did the post office open|direct",
                "Draft an email to my neighbour|direct",
                "Design a logo for a florist|direct",
                "plan a picnic for ten|direct",
                "Write a story about a letter|story",
                "how to peel garlic|direct",
                "How come Finland has so many lakes?|direct",
                "Act like a teacher|if-you-were",
                "What's the weather like?|direct",
                "What's marriage like?|analogy",
                "tell me the time|direct",
                "where is the Caspian Sea|direct",
                "who invented the zipper|name",
                "how far is Mars|how-many",
                "set an alarm for six|none",
                "В какой стране больше всего вулканов?|name",
                "Где Рига?|direct",
                "Какого цвета кожа у бегемота?|direct",
                "какие мысли по поводу ремонта|what-do-you-think",
                "В чём разница между кредитом и займом?|direct",
                "Сколько лет дубу?|how-many",
                "когда отменили крепостное право|direct",
                "Придумай логотип для цветочного|direct",
                "Придумай историю о логотипе|story",
                "как почистить чеснок|direct",
                "Веди себя как учитель|if-you-were",
                "поставь будильник на шесть|none"
            })
    void everydayWordingsAreTold(String prompt, String form) {
        assertThat(form(prompt)).isEqualTo(form);
    }

    private static double share(Share share) {
        return share.hits() / (double) share.cases();
    }

    /** What rules were written by proves nothing of them: no prompt may stand in both places, nor one that differs from it in few words. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void noPromptThatRulesAreJudgedByIsNearlyOneThatTheyWereWrittenBy(Language language) {
        Map<String, List<Set<String>>> written = LabelledPrompt.of(Part.DEV, language).stream()
                .map(dev -> words(dev.prompt()))
                .flatMap(dev -> dev.stream().map(word -> Map.entry(word, dev)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        assertThat(likeSome(words(LabelledPrompt.of(Part.DEV, language).get(0).prompt()), written))
                .isTrue();
        for (Part part : Part.values()) {
            if (!part.heldOut()) continue;
            for (LabelledPrompt judged : LabelledPrompt.of(part, language)) {
                assertThat(likeSome(words(judged.prompt()), written))
                        .as(part + ": " + judged.prompt())
                        .isFalse();
            }
        }
    }

    /** Whether one is alike among those that are listed by their words. Few are looked at: of what is alike at most so many words are missing, and the rarest tell. */
    private static boolean likeSome(Set<String> words, Map<String, List<Set<String>>> others) {
        int missing = words.size() - (int) Math.ceil(ALIKE * words.size());
        return words.stream()
                .map(word -> others.getOrDefault(word, List.of()))
                .sorted(Comparator.comparingInt(List::size))
                .limit(missing + 1)
                .flatMap(List::stream)
                .anyMatch(other -> alike(other, words));
    }

    private static Set<String> words(String prompt) {
        String even = prompt.toLowerCase(Locale.ROOT).replace('ё', 'е');
        return Pattern.compile("[\\p{L}\\p{N}]+")
                .matcher(even)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static final double ALIKE = 0.6;

    /** Whether two have so large a share of their words in common; sets of too unequal a size cannot. */
    private static boolean alike(Set<String> one, Set<String> other) {
        if (Math.min(one.size(), other.size()) < ALIKE * Math.max(one.size(), other.size())) return false;
        int both = 0;
        for (String word : one) if (other.contains(word)) both++;
        return both >= ALIKE * Math.max(1, one.size() + other.size() - both);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void promptsThatRulesWereWrittenByAreRecognised(Language language) {
        List<LabelledPrompt> written = LabelledPrompt.hands(language).get(0);
        assertThat(written).hasSizeGreaterThan(500);
        long found = written.stream()
                .filter(prompt ->
                        prompt.forms().contains(read(prompt.prompt()).found().form()))
                .count();
        assertThat(found / (double) written.size()).isGreaterThan(0.96);
    }

    /** The recogniser itself looks for the blank behind a sign: one that ends in a blank would never be found. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void noSignEndsInABlank(Language language) {
        for (FormRules.Rule rule : FormRules.of(language).rules()) {
            assertThat(rule.pattern()).doesNotEndWith(" ");
            assertThat(rule.unless().orElse("")).doesNotEndWith(" ");
        }
    }

    /** Where a clause begins is said once, before the whole sign: inside it Java and browsers differ on what begins there. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void noSignThatBeginsAClauseSaysSoAgainInside(Language language) {
        assertThat(FormRules.of(language).rules())
                .filteredOn(FormRules.Rule::begins)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.pattern()).doesNotContain("|^", "(^", ":^"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theBuiltInWordingsAreRecognisedWithAnyTopic(Language language) {
        List<String> lost = new ArrayList<>();
        int all = 0;
        for (Form form : BuiltIns.forms(language.tag()).values()) {
            for (Wording wording : form.wordings()) {
                for (Intent intent : BuiltIns.core24()) {
                    Person person = BuiltIns.people(language.tag()).person(all);
                    String text = new Phraser()
                            .phrase(intent, language.tag(), form, wording, Optional.of(person), Optional.empty())
                            .text();
                    if (!form(text).equals(form.id())) lost.add(text);
                    all++;
                }
            }
        }
        assertThat(lost).hasSizeLessThan(all * 3 / 100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tell me about the silence of the void.|existential,mythic",
                "Расскажи об одиночестве богов.|existential,mythic",
                "Graphs and algorithms|analytic,analytic",
                "Tell me about bread.|''"
            })
    void magnetWordsAreFoundInAnyOfTheirForms(String prompt, String groups) {
        assertThat(FormRecogniser.recognise(prompt).words())
                .extracting(Recognition.Magnet::group)
                .containsExactlyInAnyOrder(groups.isEmpty() ? new String[0] : groups.split(","));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyMagnetWordHasAPatternThatKnowsIt(Language language) {
        BuiltIns.words(language.tag()).words().stream()
                .filter(word -> word.kind() == org.phrasefield.phrasing.Word.Kind.MAGNET)
                .forEach(word -> assertThat(word.text())
                        .matches(FormRules.of(language).magnets().get(word.text())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tell me a story about a lost umbrella.|a lost umbrella",
                "Расскажи, пожалуйста, историю про «старый зонт»!|«старый зонт»",
                "What can a marriage be compared to?|a marriage",
                "What do you think about RAIN in the city?|RAIN in the city",
                "Назови главное о хлебе.|главное о хлебе",
                "What would happen if money stopped working?|money stopped working",
                "Что будет, если деньги перестанут работать?|деньги перестанут работать",
                "What if the internet went down?|the internet went down",
                "Explain what a router does, using an analogy.|a router",
                "Сравни дружбу с садом.|дружбу с садом",
                "Which tree grows fastest?|tree grows fastest",
                "What do you know about lichens?|lichens",
                "Что ты знаешь о лишайниках?|лишайниках",
                "Что бы сказал Дарвин о роботах?|роботах",
                "If you were a lighthouse, what would you see?|a lighthouse",
                "How does yeast make dough rise?|yeast make dough rise",
                "Опишите, пожалуйста, жизнь города.|жизнь города"
            })
    void theTopicStandsAsItWasWritten(String prompt, String topic) {
        assertThat(FormRecogniser.recognise(prompt).topic()).hasValue(topic);
    }

    /** As a person would say what each is about: without who asks, who answers, how, and the words that ask. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How do I fix a leaking tap?|fix a leaking tap",
                "How come my phone gets so hot?|my phone gets so hot",
                "how to peel garlic|peel garlic",
                "What's the difference between rum and whisky?|rum and whisky",
                "Act like my landlord and reply to me.|my landlord",
                "Draft an email to my landlord.|an email to my landlord",
                "plan a picnic for ten|a picnic for ten",
                "В чём разница между ипотекой и кредитом?|ипотекой и кредитом",
                "Сколько лет дубу?|дубу",
                "Где находится Байкал?|Байкал",
                "какие мысли по поводу новой системы|новой системы",
                "Веди себя как мой сосед и ответь мне.|мой сосед",
                "How can we make a rented flat quieter?|make a rented flat quieter",
                "How many people live in Iceland?|people live in Iceland",
                "Tell me about the moon, please.|the moon",
                "What is 2+2?|2+2",
                "What would an artist say about grief?|grief",
                "What would Darwin have said about robots?|robots",
                "If you were a lighthouse, what would you tell the ships?|a lighthouse",
                "Imagine you live on the Moon.|live on the Moon",
                "Could you explain how vaccines work?|vaccines work",
                "Do you like jazz?|jazz",
                "Write a short story about a lost umbrella for my daughter.|a lost umbrella for my daughter",
                "Name three rivers in Spain.|three rivers in Spain",
                "Give me an analogy for inflation.|inflation",
                "What happens if I stop drinking coffee?|stop drinking coffee",
                "Should I buy a used car?|buy a used car",
                "Why do cats purr?|cats purr",
                "What is the best way to learn Italian?|learn Italian",
                "Describe the life of a medieval monk.|the life of a medieval monk",
                "What does a compiler do?|a compiler",
                "How much does a blue whale weigh?|a blue whale",
                "List some good names for a grey cat.|good names for a grey cat",
                "Compare the heart to a machine.|the heart",
                "What is a blockchain like?|a blockchain",
                "Put yourself in the place of a tax inspector. What do you look for first?|a tax inspector",
                "How would a child explain death?|death",
                "Is it worth learning Latin today?|learning Latin",
                "Explain photosynthesis like I'm five.|photosynthesis",
                "What's your opinion on tattoos?|tattoos",
                "Tell me a bedtime story with a dragon in it.|a dragon",
                "How often should I water a cactus?|water a cactus",
                "Help me write a letter to my landlord.|write a letter to my landlord",
                "What if the Sun went out?|the Sun went out",
                "Suppose everybody could read minds.|everybody could read minds",
                "I can't sleep. What can I do about the noise upstairs?|the noise upstairs",
                "Hi! How do I get red wine out of a white carpet?|get red wine out of a white carpet",
                "What would Socrates think of social media?|social media",
                "What are the three biggest lakes in Africa?|the three biggest lakes in Africa",
                "Imagine a library under the sea.|a library under the sea",
                "Imagine that money has disappeared. What would people do?|money has disappeared",
                "Explain recursion with a metaphor.|recursion",
                "Could you tell me how to get rid of ants in the kitchen?|get rid of ants in the kitchen",
                "What's the capital of Mongolia?|Mongolia",
                "How long does it take to boil an egg?|boil an egg",
                "Imagine you wake up and nobody remembers you.|wake up and nobody remembers you",
                "Give me five ideas for a cheap birthday party.|a cheap birthday party",
                "What would happen if bees died out?|bees died out",
                "Tell me a story about a clockmaker who lost the time.|a clockmaker who lost the time",
                "If you were my doctor, what would you advise against insomnia?|my doctor",
                "Is there life on other planets?|life on other planets",
                "How do plants know when to bloom?|plants know when to bloom",
                "Please describe what depression feels like.|depression",
                "Where should I look for a flat in Berlin?|look for a flat in Berlin",
                "What do you make of modern poetry?|modern poetry",
                "Find a metaphor for memory.|memory",
                "What can I cook with rice and eggs?|cook with rice and eggs",
                "Do you believe in ghosts?|ghosts",
                "Name a famous chess player.|a famous chess player",
                "How did people wash clothes before washing machines?|people wash clothes before washing machines",
                "Why is the sea salty?|the sea salty",
                "What would a sceptic say to a fortune teller?|a fortune teller",
                "What do you think of remote work?|remote work",
                "Как починить капающий кран?|починить капающий кран",
                "Как мне починить капающий кран?|починить капающий кран",
                "Как сделать съёмную квартиру тише?|сделать съёмную квартиру тише",
                "Сколько людей живёт в Исландии?|людей живёт в Исландии",
                "Расскажи мне о луне, пожалуйста.|луне",
                "Сколько будет 2+2?|2+2",
                "Что бы художник сказал о грусти?|грусти",
                "Что сказал бы Дарвин о роботах?|роботах",
                "Если бы ты был маяком, что бы ты сказал кораблям?|маяком",
                "Представь, что ты живёшь на Луне.|живёшь на Луне",
                "Можешь объяснить, как работают вакцины?|вакцины",
                "Что ты думаешь об удалённой работе?|удалённой работе",
                "Ты любишь джаз?|джаз",
                "Напиши короткий рассказ о потерянном зонте.|потерянном зонте",
                "Назови три реки в Испании.|три реки в Испании",
                "Приведи аналогию для инфляции.|инфляции",
                "Что будет, если я перестану пить кофе?|перестану пить кофе",
                "Стоит ли мне покупать подержанную машину?|покупать подержанную машину",
                "Почему кошки мурлычут?|кошки мурлычут",
                "Как лучше всего выучить итальянский?|выучить итальянский",
                "Сколько калорий в банане?|калорий в банане",
                "Опиши жизнь средневекового монаха.|жизнь средневекового монаха",
                "Если завтра пойдёт дождь, то что будет с пикником?|завтра пойдёт дождь",
                "Что делает компилятор?|компилятор",
                "Сколько весит синий кит?|синий кит",
                "Перечисли хорошие имена для серого кота.|хорошие имена для серого кота",
                "Сравни сердце с машиной.|сердце с машиной",
                "На что похож блокчейн?|блокчейн",
                "Поставь себя на место налогового инспектора. На что ты посмотришь сначала?|налогового инспектора",
                "Как бы ребёнок объяснил смерть?|смерть",
                "Стоит ли сейчас учить латынь?|учить латынь",
                "Объясни фотосинтез как пятилетнему.|фотосинтез",
                "Какого ты мнения о татуировках?|татуировках",
                "Расскажи сказку на ночь про дракона.|дракона",
                "Как часто надо поливать кактус?|поливать кактус",
                "Помоги мне написать письмо хозяину квартиры.|написать письмо хозяину квартиры",
                "Что если Солнце погаснет?|Солнце погаснет",
                "Предположим, все умеют читать мысли.|умеют читать мысли",
                "Не могу уснуть. Что делать с шумом сверху?|шумом сверху",
                "Привет! Как вывести красное вино с белого ковра?|вывести красное вино с белого ковра",
                "По-твоему, свобода воли — это иллюзия?|свобода воли — это иллюзия",
                "Что Сократ подумал бы о соцсетях?|соцсетях",
                "Сколько спутников у Юпитера?|спутников у Юпитера",
                "Назови самые большие озёра Африки.|самые большие озёра Африки",
                "Представь библиотеку под водой.|библиотеку под водой",
                "Представь, что деньги исчезли. Что бы делали люди?|деньги исчезли",
                "Объясни рекурсию с помощью метафоры.|рекурсию",
                "Что ты знаешь о лишайниках?|лишайниках",
                "С чем можно сравнить брак?|брак",
                "Почему небо синее?|небо синее",
                "Подскажите, как избавиться от муравьёв на кухне?|избавиться от муравьёв на кухне",
                "Какая столица у Монголии?|столица у Монголии",
                "Сколько времени варить яйцо?|варить яйцо",
                "Куда девать старые батарейки?|старые батарейки",
                "Представь, что ты проснулся и тебя никто не помнит.|проснулся и тебя никто не помнит",
                "Дай пять идей для дешёвого дня рождения.|дешёвого дня рождения",
                "Что произойдёт, если вымрут пчёлы?|вымрут пчёлы",
                "Расскажи историю о часовщике, который потерял время.|часовщике, который потерял время",
                "Если бы ты был моим врачом, что бы ты посоветовал от бессонницы?|моим врачом",
                "Есть ли жизнь на других планетах?|жизнь на других планетах",
                "Опиши, пожалуйста, как ощущается депрессия.|депрессия",
                "Где искать квартиру в Казани?|искать квартиру в Казани",
                "Как ты относишься к современной поэзии?|современной поэзии",
                "Подбери метафору для памяти.|памяти",
                "Расскажи кратко о причинах Первой мировой войны.|причинах Первой мировой войны",
                "Сколько зубов у лошади?|зубов у лошади",
                "Что приготовить из риса и яиц?|приготовить из риса и яиц",
                "Ты веришь в привидения?|привидения",
                "Назови известного шахматиста.|известного шахматиста",
                "Как стирали одежду до стиральных машин?|стирали одежду до стиральных машин",
                "Почему море солёное?|море солёное",
                "Что бы скептик сказал гадалке?|гадалке",
                "Расскажи про осень так, как рассказал бы её ребёнок.|осень"
            })
    void theTopicIsWhatAPersonWouldSayThatThePromptIsAbout(String prompt, String topic) {
        assertThat(FormRecogniser.recognise(prompt).topic()).hasValue(topic);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stell dir eine Bibliothek unter dem Meer vor.",
                "Erzähl mir eine Geschichte über einen verlorenen Regenschirm.",
                "Imagine une bibliothèque sous la mer.",
                "Cuéntame una historia sobre un paraguas perdido.",
                "Quanti libri ci sono?",
                "Was ist Brot?",
                "Wer war Goethe?",
                "Erkläre Entropie.",
                "Nenne einen Vogel.",
                "¿Qué es el pan?",
                "Nombra un pájaro.",
                "¡Pan!",
                "Qu'est-ce que le pain ?",
                "Qu’est-ce que le pain ?",
                "Pourquoi la mer est salée ?",
                "Che cos'è il pane?",
                "O que é pão?",
                "Wat is brood?",
                "Що таке хліб?",
                "Хто такий Шевченко?",
                "Што гэта такое?",
                "Какво е хляб?",
                "Шта је хлеб?",
                "Уяви бібліотеку під водою.",
                "Що ти думаєш про дощ?",
                "想象一座海底图书馆。",
                "海の下の図書館を想像してください。",
                "Φαντάσου μια βιβλιοθήκη."
            })
    void ofAPromptInAnotherLanguageNothingIsTold(String prompt) {
        Recognition found = FormRecogniser.recognise(prompt);
        assertThat(found.foreign()).isTrue();
        assertThat(found.forms()).isEmpty();
        assertThat(found.topic()).isEmpty();
    }

    /** Names and loans are no other language. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is El Niño?",
                "Describe la Mancha.",
                "Explain Zeitgeist.",
                "La La Land",
                "Who was Charles de Gaulle?",
                "Name a café.",
                "Что такое хлеб?",
                "Опиши Киев.",
                "Кто такой Шевченко?",
                "Назови реку."
            })
    void aNameOrALoanMakesNoOtherLanguage(String prompt) {
        assertThat(FormRecogniser.recognise(prompt).foreign()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hardlyAnyPromptIsTakenForOneInAnotherLanguage(Language language) {
        List<String> prompts = new ArrayList<>();
        for (Part part : Part.values()) {
            LabelledPrompt.of(part, language).forEach(each -> prompts.add(each.prompt()));
        }
        assertThat(prompts).hasSizeGreaterThan(5000);
        // Every eighth, and all of them in the long profile.
        int step = Boolean.getBoolean("phrasefield.long") ? 1 : 8;
        List<String> foreign = new ArrayList<>();
        for (int at = 0; at < prompts.size(); at += step) {
            if (read(prompts.get(at)).found().foreign()) foreign.add(prompts.get(at));
        }
        assertThat(foreign).hasSizeLessThan(prompts.size() / 1000);
    }

    /** The slowest of all labelled prompts, once the language's rules are read: a few milliseconds each, so that a busy machine does no harm. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void aPromptIsRecognisedInAFractionOfWhatAPreviewMayTake(Language language) {
        List<String> prompts = new ArrayList<>();
        for (Part part : Part.values()) {
            if (part.heldOut()) LabelledPrompt.of(part, language).forEach(each -> prompts.add(each.prompt()));
        }
        FormRecogniser.recognise(prompts.get(0));
        for (String prompt : prompts) {
            long best = read(prompt).nanos();
            for (int time = 1; time < 5 && best > PREVIEW_MILLIS * 1_000_000; time++) {
                best = Math.min(best, timed(prompt).nanos());
            }
            assertThat(best / 1_000_000).as(prompt).isLessThan(PREVIEW_MILLIS);
        }
    }

    @Test
    void theEndOfARowIsABlankAndAnEmptyRowEndsASentence() {
        assertThat(FormRecogniser.recognise("Tell me a story about the lamps\r\nof Paris")
                        .topic())
                .hasValue("the lamps of Paris");
        assertThat(FormRecogniser.recognise("Расскажи сказку о фонарях\nПарижа").topic())
                .hasValue("фонарях Парижа");
        assertThat(form("Notes on soup\nName three herbs")).isEqualTo("name");
        assertThat(FormRecogniser.recognise("Explain tides\n \nYours, Ann").topic())
                .hasValue("tides");
    }

    @Test
    void nothingIsFoundInNothing() {
        for (String prompt : List.of("", " ", "?", "…", "\n\n", "🙂", "\u202e", "\u0000", "§", "«»", "'")) {
            assertThat(FormRecogniser.recognise(prompt).forms()).as(prompt).isEmpty();
        }
    }

    @Test
    void aVeryLongPromptIsReadFromBothEnds() {
        String filling = "The fox, and the dog, and if so what would the hen say? ".repeat(4000);
        assertThat(form("Imagine a world of glass. " + filling)).isNotEqualTo("direct");
        assertThat(form("x ".repeat(100_000) + ". Tell me a story about glass."))
                .isEqualTo("story");
    }

    @Test
    void capitalLettersOfALanguageWithItsOwnRulesChangeNothing() {
        assertThat(form("IMAGINE İSTANBUL WITHOUT CARS")).isEqualTo("imagine");
    }
}
