package org.phrasefield.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.language.Inflected.Origin;

class InflectorTest {

    private static final double FLOOR = 0.97;

    @Test
    void formsOfTheHandCheckedPhrasesAreRight() throws IOException {
        List<String> wrong = new ArrayList<>();
        int forms = 0;
        for (CSVRecord row : phrases()) {
            for (Case wanted : List.of(Case.GEN, Case.DAT, Case.ACC, Case.INS, Case.PREP)) {
                String expected = row.get(wanted.tag());
                Inflected made = Inflector.russian().inflect(row.get("phrase"), wanted);
                forms++;
                if (!made.text().equals(expected)) {
                    wrong.add(wanted.tag() + " " + expected + ", made " + made.text() + " (" + made.origin() + ")");
                }
            }
        }
        double share = 1 - (double) wrong.size() / forms;
        assertThat(forms).isEqualTo(143 * 5);
        assertThat(share)
                .as(String.format(
                        Locale.ROOT, "%.4f of %d forms right; wrong: %s", share, forms, String.join("; ", wrong)))
                .isGreaterThanOrEqualTo(FLOOR);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GEN | первые три дня в школе | первых трёх дней в школе
            INS | двадцать пять минут | двадцатью пятью минутами
            DAT | 5 минут тишины | 5 минутам тишины
            PREP | нейросетевой шум | нейросетевом шуме
            GEN | черные дыры | черных дыр
            ACC | ребенок | ребенка
            DAT | хлеб, соль и вода | хлебу, соли и воде
            INS | Пушкин и Лермонтов | Пушкиным и Лермонтовым
            PREP | Псков | Пскове
            GEN | Жан-Жак Руссо | Жана-Жака Руссо
            ACC | Красная площадь | Красную площадь
            INS | Фрида Кало | Фридой Кало
            GEN | Людвиг ван Бетховен | Людвига ван Бетховена
            PREP | прошлое страны | прошлом страны
            ACC | больной зуб | больной зуб
            ACC | маленький ребёнок | маленького ребёнка
            ACC | тысяча и одна ночь | тысячу и одну ночь
            GEN | мой сосед и его собака | моего соседа и его собаки
            DAT | кот Матроскин | коту Матроскину
            INS | остров Сахалин | островом Сахалин
            PREP | дом, построенный дедом | доме, построенном дедом
            ACC | человек, потерявший работу | человека, потерявшего работу
            GEN | деньги, которые нельзя тратить | денег, которые нельзя тратить
            ACC | чат-бот | чат-бота
            ACC | умный робот | умного робота
            ACC | домашние животные | домашних животных
            INS | все эти годы | всеми этими годами
            GEN | Нью-Йорк | Нью-Йорка
            INS | судья | судьёй
            ACC | живые существа | живых существ
            INS | Баба-яга | Бабой-ягой
            GEN | Мария Склодовская-Кюри | Марии Склодовской-Кюри
            GEN | Антуан де Сент-Экзюпери | Антуана де Сент-Экзюпери
            GEN | Виктор Цой | Виктора Цоя
            DAT | Дед Мороз | Деду Морозу
            INS | Илья Муромец | Ильёй Муромцем
            PREP | Михаил Салтыков-Щедрин | Михаиле Салтыкове-Щедрине
            ACC | два капитана | двух капитанов
            GEN | двадцать один стул | двадцати одного стула
            INS | двадцать один стул | двадцатью одним стулом
            ACC | двадцать один стул | двадцать один стул
            ACC | сто одна ночь | сто одну ночь
            PREP | 21 стул | 21 стуле
            GEN | 101 далматинец | 101 далматинца
            GEN | 31 долгий день | 31 долгого дня
            GEN | 11 дней | 11 дней
            GEN | оба брата | обоих братьев
            GEN | чай с лимоном | чая с лимоном
            DAT | чай с лимоном | чаю с лимоном
            GEN | тишина, покой и воля | тишины, покоя и воли
            GEN | Ростов-на-Дону | Ростова-на-Дону
            GEN | Айзек Азимов | Айзека Азимова
            INS | Жюль Верн | Жюлем Верном
            INS | Юрий Гагарин | Юрием Гагариным
            INS | Александр Солженицын | Александром Солженицыным
            ACC | кошки и собаки | кошек и собак
            ACC | змеи | змей
            ACC | призраки прошлого | призраков прошлого
            GEN | IT-компания | IT-компании
            INS | 3D-печать | 3D-печатью
            GEN | VR-очки | VR-очков
            GEN | жизнь, полная приключений | жизни, полной приключений
            """)
    void phrasesOfManyShapesInflect(Case wanted, String phrase, String expected) {
        assertThat(Inflector.russian().inflect(phrase, wanted).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            шум в квартире | KNOWN
            кофе | KNOWN
            Ада Лавлейс | KNOWN
            чат-бот | KNOWN
            нейросеть | KNOWN
            дедлайн | GUESSED
            дедлайновый шум | GUESSED
            смузи | FROZEN
            двадцать один стул | KNOWN
            много шума | FROZEN
            Эмили Дикинсон | GUESSED
            Анна Каренина | KNOWN
            COVID-19 | FROZEN
            США | FROZEN
            ChatGPT | FROZEN
            «Война и мир» | FROZEN
            почему небо голубое | FROZEN
            готовить завтрак | FROZEN
            """)
    void everyFormSaysHowItCameAbout(String phrase, Origin origin) {
        assertThat(Inflector.russian().inflect(phrase, Case.GEN).origin()).isEqualTo(origin);
        assertThat(Inflector.russian().inflect(phrase, Case.NOM)).isEqualTo(new Inflected(phrase, Origin.WRITTEN));
    }

    @Test
    void aPersonInflectsWithTheGenderGiven() {
        Inflector inflector = Inflector.russian();
        assertThat(inflector.person("Саша Грей", Gender.FEMININE, Case.INS).text())
                .isEqualTo("Сашей Грей");
        assertThat(inflector.person("Саша Чёрный", Gender.MASCULINE, Case.INS).text())
                .isEqualTo("Сашей Чёрным");
        assertThat(inflector.person("Чаплин", Gender.MASCULINE, Case.INS).text())
                .isEqualTo("Чаплином");
        assertThat(inflector.person("Ахматова", Gender.FEMININE, Case.DAT).text())
                .isEqualTo("Ахматовой");
        assertThat(inflector.person("учёная", Gender.FEMININE, Case.ACC).text()).isEqualTo("учёную");
        assertThat(inflector
                        .person("маленький ребёнок", Gender.MASCULINE, Case.GEN)
                        .text())
                .isEqualTo("маленького ребёнка");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "и",
                "и или",
                ",",
                "-",
                "--",
                "5",
                "а-б",
                "-дом",
                "дом-",
                "\ud83d",
                "\u0000",
                "🎉🎉",
                "дом\nу моря",
                "{topic}",
                "é",
                "три",
                "три четыре",
                "и дом",
                "дом и",
                "дом,",
                "дом, ",
                "Ы",
                "Ь",
                "цццц",
                "привет-привет-привет",
                "مرحبا",
                "ё-ё"
            })
    void oddPhrasesComeBackWhole(String phrase) {
        for (Case wanted : Case.values()) {
            Inflected made = Inflector.russian().inflect(phrase, wanted);
            assertThat(made.text().replaceAll("\\S+", "")).isEqualTo(phrase.replaceAll("\\S+", ""));
            assertThat(Inflector.russian().person(phrase, Gender.FEMININE, wanted))
                    .isNotNull();
        }
    }

    @Test
    void aVeryLongPhraseIsHarmless() {
        String phrase = "дом и ".repeat(400) + "сад " + "очень ".repeat(2_000);
        assertThat(Inflector.russian().inflect(phrase, Case.GEN).text()).startsWith("дома и дома и ");
    }

    @Test
    void eightThreadsMakeTheFormsThatOneMakes() throws Exception {
        List<String> given = phrases().stream().map(row -> row.get("phrase")).toList();
        List<Inflected> alone = all(given);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Callable<List<Inflected>> task = () -> all(given);
            for (Future<List<Inflected>> made : pool.invokeAll(Collections.nCopies(8, task))) {
                assertThat(made.get()).isEqualTo(alone);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<Inflected> all(List<String> phrases) {
        return phrases.stream()
                .flatMap(phrase -> Stream.of(Case.values())
                        .map(wanted -> Inflector.russian().inflect(phrase, wanted)))
                .toList();
    }

    private static List<CSVRecord> phrases() throws IOException {
        try (var in = InflectorTest.class.getResourceAsStream("/language/ru-inflection.csv");
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        }
    }
}
