package org.phrasefield.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrepositionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "о|шуме",
                "об|осенних листьях",
                "об|искусственном интеллекте",
                "о|ёлке",
                "о|юморе",
                "о|яблоке",
                "о|еде",
                "о|йоге",
                "об|эхе",
                "об|уборке",
                "об|Эйнштейне",
                "обо|мне",
                "обо|всём",
                "обо|всех этих годах",
                "обо|всём живом",
                "о|Всеволоде",
                "о|весе",
                "о|многом",
                "о|сне",
                "о|льдах",
                "с|собакой",
                "со|сном",
                "со|школой",
                "со|стола",
                "со|звуком",
                "со|щенком",
                "со|шкафа",
                "со|мной",
                "со|всеми",
                "со|вторника",
                "со|львом",
                "с|сыном",
                "с|водой",
                "с|Москвой",
                "с|мнением",
                "со|страхом",
                "с|часами",
                "со|льдом",
                "во|сне",
                "во|Франции",
                "во|вторник",
                "в|лесу",
                "во|время",
                "во|Владивостоке",
                "во|Вьетнаме",
                "в|воде",
                "в|феврале",
                "во|мне",
                "во|рту",
                "во|дворе",
                "в|снегу",
                "во|льдах",
                "в|Москве",
                "во|многом",
                "во|фразе",
                "в|школе",
                "ко|мне",
                "к|столу",
                "ко|всему",
                "ко|вторнику",
                "ко|сну",
                "к|врачу",
                "к|воде",
                "ко|льву",
                "к|кому",
                "изо|рта",
                "из|дома",
                "изо|льда",
                "изо|всех",
                "из|всемирной сети",
                "от|сна до еды",
                "от|всемирной",
                "ото|всех",
                "надо|мной",
                "над|домом",
                "надо|всеми",
                "подо|льдом",
                "под|водой",
                "передо|мной",
                "перед|сном",
                "без|сна",
                "безо|всякого смысла",
                "без|воды"
            })
    void theShapeFollowsTheNextWord(String line) {
        String shape = line.substring(0, line.indexOf('|'));
        String phrase = line.substring(line.indexOf('|') + 1);
        assertThat(prepositionOf(shape).with(phrase)).isEqualTo(shape + " " + phrase);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "о|«Войне и мире»",
                "об|«Анне Карениной»",
                "о|(шуме)",
                "об|Apple",
                "о|Java",
                "об|HTML",
                "об|LLM",
                "о|GPT-4",
                "об|e-mail",
                "о|ChatGPT",
                "об|МГУ",
                "об|НЛО",
                "о|США",
                "об|ООН",
                "о|ФБР",
                "о|5 минутах",
                "об|11 друзьях",
                "о|2 книгах",
                "со|100 рублями",
                "с|5 друзьями",
                "во|2-м доме",
                "в|11 часов",
                "с|США",
                "в|СССР",
                "в|VK",
                "со|Starbucks",
                "о|😀",
                "о|"
            })
    void quotesDigitsLatinAndAbbreviationsAreReadAloud(String line) {
        String shape = line.substring(0, line.indexOf('|'));
        String phrase = line.substring(line.indexOf('|') + 1);
        assertThat(prepositionOf(shape).before(phrase)).isEqualTo(shape);
    }

    @Test
    void aTemplateNamesItByItsShortShape() {
        assertThat(Preposition.of("о")).contains(Preposition.O);
        assertThat(Preposition.of("перед")).contains(Preposition.PERED);
        assertThat(Preposition.of("обо")).isEmpty();
    }

    private static Preposition prepositionOf(String shape) {
        return switch (shape) {
            case "об", "обо" -> Preposition.O;
            default ->
                Preposition.of(shape)
                        .or(() -> Preposition.of(shape.substring(0, shape.length() - 1)))
                        .orElseThrow();
        };
    }
}
