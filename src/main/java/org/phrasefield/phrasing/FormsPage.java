package org.phrasefield.phrasing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.Phrase;

/** The wording table for native readers, as Markdown: every built-in text, the wordings filled with three topics each. */
public final class FormsPage {
    /** A phrase with something trailing behind it, a plural, and a name. */
    private static final List<String> TOPICS = List.of("quiet-flat", "autumn-leaves", "marie-curie");

    private static final Map<String, List<String>> TITLES = Map.of(
            "en",
                    List.of(
                            "English",
                            "Persons",
                            "Magnet words and their neutral matches",
                            "Intents of core24",
                            "wording",
                            "carrier"),
            "ru",
                    List.of(
                            "Русский",
                            "Кто говорит",
                            "Слова-магниты и нейтральные пары",
                            "Темы core24",
                            "формулировка",
                            "фраза-носитель"));

    private final StringBuilder page = new StringBuilder();
    private final Phraser phraser = new Phraser();

    private FormsPage() {}

    /** The whole page. */
    public static String text() {
        FormsPage page = new FormsPage();
        page.page.append("""
                # The wordings

                This page is generated from the texts that the tool sends; a test holds it to them, and `mvn test -Dtest=FormsPageTest -Dupdate=true`
                writes it anew. It is for reading: if a line does not sound as you would say it, tell us its name, such as `imagine-3`.
                """);
        page.language("en");
        page.language("ru");
        return page.page.toString();
    }

    private void language(String language) {
        List<String> titles = titles(language);
        heading(2, titles.get(0));
        List<Intent> topics = BuiltIns.core24().stream()
                .filter(intent -> TOPICS.contains(intent.id()))
                .toList();
        BuiltIns.forms(language).values().forEach(form -> form(form, topics, titles.get(4)));
        people(language, titles.get(1));
        words(language, titles);
        heading(3, titles.get(3));
        row(List.of("id", "topic", "task"));
        row(List.of("---", "---", "---"));
        for (Intent intent : BuiltIns.core24()) {
            Intent.Slots slots = intent.in(language).orElseThrow();
            row(List.of(
                    code(intent.id()),
                    slots.topic().base(),
                    Optional.ofNullable(slots.values().get("task"))
                            .map(Phrase::base)
                            .orElse("")));
        }
    }

    private void form(Form form, List<Intent> topics, String wordingTitle) {
        heading(3, code(form.id()));
        row(List.of("id", wordingTitle, "1", "2", "3"));
        row(List.of("---", "---", "---", "---", "---"));
        int turn = 0;
        for (Wording wording : form.wordings()) {
            List<String> cells = new ArrayList<>(List.of(code(wording.id()), code(wording.text())));
            for (Intent intent : topics) {
                Optional<Person> person =
                        Optional.of(BuiltIns.people(form.language()).person(turn++));
                cells.add(phraser.phrase(intent, form.language(), form, wording, person, Optional.empty())
                        .text());
            }
            row(cells);
        }
    }

    private void people(String language, String title) {
        heading(3, title);
        for (Person person : BuiltIns.people(language).persons()) {
            page.append("- ")
                    .append(code(person.id()))
                    .append(": ")
                    .append(person.name())
                    .append('\n');
        }
    }

    private void words(String language, List<String> titles) {
        Words words = BuiltIns.words(language);
        heading(3, titles.get(2));
        page.append(titles.get(5))
                .append(": ")
                .append(code(words.carrier().source()))
                .append("\n\n");
        row(List.of("group", "magnet", "neutral"));
        row(List.of("---", "---", "---"));
        for (String group : BuiltIns.WORD_GROUPS) {
            row(List.of(
                    code(group),
                    joined(words.of(group, Word.Kind.MAGNET)),
                    joined(words.of(group, Word.Kind.NEUTRAL))));
        }
    }

    private static String joined(List<Word> words) {
        return String.join(", ", words.stream().map(Word::text).toList());
    }

    private static List<String> titles(String language) {
        return Objects.requireNonNull(TITLES.get(language));
    }

    private void heading(int level, String title) {
        if (!page.toString().endsWith("\n\n")) page.append('\n');
        page.append("#".repeat(level)).append(' ').append(title).append("\n\n");
    }

    private void row(List<String> cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }
}
