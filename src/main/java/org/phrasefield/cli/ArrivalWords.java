package org.phrasefield.cli;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.Protocol;

/**
 * What is said of how a model, its weights or a table of answers came here, in the language of the report.
 *
 * @param language of the report
 */
record ArrivalWords(Language language) {
    /** The clauses in which a choice by {@code auto} is told and kept, and what they are in Russian. */
    private static final Map<Pattern, String> RUSSIAN = Stream.of(
                    List.of(
                            "Ollama answers at (\\S+), and this is its newest model",
                            "по адресу $1 отвечает Ollama, это её новейшая модель"),
                    List.of("no Ollama server answers at (\\S+)", "по адресу $1 сервер Ollama не отвечает"),
                    List.of("ollama serve starts one", "его запускает команда ollama serve"),
                    List.of(
                            "Ollama at (\\S+) has no model to ask yet",
                            "у Ollama по адресу $1 пока нет модели, которую можно спросить"),
                    List.of("ollama pull llama3\\.2 brings one", "её загрузит ollama pull llama3.2"),
                    List.of(
                            "something takes connections at (\\S+) and does not answer",
                            "кто-то принимает соединения по адресу $1 и не отвечает"),
                    List.of("if it is Ollama, start it anew", "если это Ollama, перезапустите её"),
                    List.of("set OLLAMA_HOST where it is another address", "если адрес другой, задайте OLLAMA_HOST"),
                    List.of(
                            "the embedded engine has these weights in its cache",
                            "эти веса есть в кэше встроенного движка"),
                    List.of(
                            "the embedded engine's weights were fetched now",
                            "веса встроенного движка только что загружены"),
                    List.of(
                            "The weights of (\\S+) are not on this machine, and --offline forbids to fetch them\\.",
                            "весов $1 на этой машине нет, а --offline запрещает их загружать."),
                    List.of("The weights of (\\S+) could not be fetched (.+)", "Загрузить веса $1 не удалось $2"),
                    List.of(
                            "NO MODEL IS ASKED: answers recorded earlier are replayed\\.",
                            "НИ ОДНУ МОДЕЛЬ НЕ СПРАШИВАЮТ: воспроизводятся ответы, записанные раньше."))
            .collect(Collectors.toMap(clause -> Pattern.compile(clause.get(0)), clause -> clause.get(1)));

    /** Between clauses, and before the last sentence of a choice. */
    private static final Pattern BETWEEN = Pattern.compile("; | (?=NO MODEL IS ASKED)");

    static ArrivalWords of(Protocol protocol) {
        return new ArrivalWords(Language.of(protocol.reportLanguage()).orElse(Language.EN));
    }

    private String said(String english, String russian) {
        return language == Language.RU ? russian : english;
    }

    /** Which model {@code auto} took, and why. */
    String auto(String reason) {
        return "auto: " + (language == Language.EN ? reason : russian(reason));
    }

    /** Clause by clause; what a service says stays in its own words. */
    private static String russian(String reason) {
        Matcher between = BETWEEN.matcher(reason);
        StringBuilder said = new StringBuilder();
        int from = 0;
        while (between.find()) {
            said.append(clause(reason.substring(from, between.start()))).append(between.group());
            from = between.end();
        }
        return said.append(clause(reason.substring(from))).toString();
    }

    private static String clause(String english) {
        for (Map.Entry<Pattern, String> known : RUSSIAN.entrySet()) {
            Matcher matcher = known.getKey().matcher(english);
            if (matcher.matches()) return matcher.replaceFirst(known.getValue());
        }
        return english;
    }

    String fetching(String weights, long megabytes, String licence, String folder) {
        return said(
                "Fetching the weights of " + weights + " (" + megabytes + " MB, " + licence + ") into " + folder + " …",
                "Загружаются веса " + weights + " (" + megabytes + " МБ, " + licence + ") в " + folder + " …");
    }

    String fetched(long done, long total, String source) {
        return said(
                done + " of " + total + " MB from " + source, "загружено " + done + " из " + total + " МБ: " + source);
    }

    String ignored(List<String> columns) {
        return said("Columns that are not understood are left out: ", "Непонятные столбцы пропущены: ")
                + String.join(", ", columns) + ".";
    }

    /**
     * Of rows that name no language, as what they are taken.
     *
     * @param rows how many there are
     * @param counts how many answers in which script, such as {@code en 3}
     */
    String guessed(long rows, Language taken, List<String> counts) {
        boolean one = rows == 1;
        return said(
                Counts.of(rows, "row") + (one ? " names" : " name") + " no language and " + (one ? "is" : "are")
                        + " taken as " + taken.tag() + ", told from the script of the answers ("
                        + (counts.isEmpty() ? "there is none" : String.join(", ", counts))
                        + "). Say it in a column language (en or ru), or with --language.",
                "Строк без языка: " + rows + "; по письменности ответов ("
                        + (counts.isEmpty() ? "ответов нет" : String.join(", ", counts)) + ") принят язык "
                        + taken.tag()
                        + ". Укажите язык в столбце language (en или ru) или ключом --language.");
    }

    String taken(String run, int rows, String file) {
        return said(
                run + ": " + Counts.of(rows, "row") + " of " + file + " taken in.",
                run + ": из " + file + " взято строк — " + rows + ".");
    }

    String copied(String run, String file) {
        return said(
                "The run of " + file + " is " + run + " here.", "Запуск из " + file + " называется здесь " + run + ".");
    }
}
