package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.language.Language;

class ArrivalWordsTest {
    private static final ArrivalWords RUSSIAN = new ArrivalWords(Language.RU);
    private static final String LATIN = "(?s).*\\b(?:the|is|are|at|of|and|no|not)\\b.*";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ollama answers at 127.0.0.1:11434, and this is its newest model",
                "no Ollama server answers at 127.0.0.1:11434; ollama serve starts one; the embedded engine has these weights in its cache",
                "Ollama at 127.0.0.1:11434 has no model to ask yet; ollama pull llama3.2 brings one; the embedded engine's weights were fetched now",
                "something takes connections at 127.0.0.1:11434 and does not answer; if it is Ollama, start it anew; The weights of"
                        + " SmolLM2-135M-Instruct are not on this machine, and --offline forbids to fetch them. NO MODEL IS ASKED: answers"
                        + " recorded earlier are replayed.",
            })
    void whyAModelWasTakenIsRussianWhereTheReportIs(String reason) {
        assertThat(new ArrivalWords(Language.EN).auto(reason)).isEqualTo("auto: " + reason);
        assertThat(RUSSIAN.auto(reason)).startsWith("auto: ").doesNotMatch(LATIN);
    }

    @Test
    void whatAServiceSaysStaysInItsOwnWords() {
        assertThat(RUSSIAN.auto("a proxy says: go away; ollama serve starts one"))
                .isEqualTo("auto: a proxy says: go away; его запускает команда ollama serve");
    }

    @Test
    void everyLineOfARussianImportIsRussian() {
        Shell shell = new Shell(folder);
        shell.write("ответы.csv", """
                intent,form,answer,mood
                хлеб,direct,Хлеб — это еда из муки и воды.,1
                хлеб,story,Жил-был хлеб.,2
                """);
        Shell.Ended imported = shell.run("import", "ответы.csv", "--name", "bread");
        assertThat(imported.code()).as(imported.err()).isZero();
        assertThat(imported.err())
                .contains(
                        "Непонятные столбцы пропущены: mood.",
                        "Строк без языка: 2; по письменности ответов (ru 2) принят язык ru.",
                        "bread-001: из ответы.csv взято строк — 2.")
                .doesNotMatch(LATIN);
        assertThat(List.of(RUSSIAN.fetching("W", 98, "Apache-2.0", "cache"), RUSSIAN.fetched(1, 98, "pip")))
                .containsExactly("Загружаются веса W (98 МБ, Apache-2.0) в cache …", "загружено 1 из 98 МБ: pip");
        assertThat(RUSSIAN.copied("a-001", "a.zip")).doesNotMatch(LATIN);
    }
}
