package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;
import org.phrasefield.protocol.OwnMetric;
import org.phrasefield.protocol.Sha256;

/**
 * What a judge is asked in one language, and the anchors that show whether it can tell. The levels of depth are those of the SOLO taxonomy
 * (Biggs and Collis 1982); all of that is one resource with one version. An author's own criterion stands in a question of the same kind.
 */
public final class Rubric {
    private static final Map<Language, Rubric> READ = new ConcurrentHashMap<>();
    private static final Pattern HEAD = Pattern.compile("== (\\S+)");
    private static final Pattern PLACE = Pattern.compile("\\{(question|answers|criterion)}");
    private static final int CODE = 8;
    /** Paragraphs of the question before those that are for a program alone: task, levels, and what does not count. */
    private static final int EXPLAINED = 3;

    private final Language language;
    private final Map<String, String> texts;

    private Rubric(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    /**
     * That of an author, put into the program's own question.
     *
     * @param criterion what the judge is to look at
     */
    static Rubric own(Language language, String version, String criterion, List<OwnMetric.Anchor> anchors) {
        Map<String, String> texts = new LinkedHashMap<>(sections(template(language)));
        texts.put("version", version);
        texts.put("criterion", criterion);
        for (int at = 0; at < anchors.size(); at++) {
            OwnMetric.Anchor anchor = anchors.get(at);
            String id = "own-" + (at + 1);
            texts.put(id + ".question", anchor.question());
            texts.put(id + ".short", anchor.better());
            texts.put(id + ".long", anchor.worse());
            texts.put(id + ".padding", "");
        }
        return new Rubric(language, texts);
    }

    /** What an author's criterion is put into. */
    static String template(Language language) {
        return Texts.whole(language.tag() + "/rubric.txt");
    }

    /** The rubric of a language by its tag. */
    public static Rubric of(String language) {
        return of(Language.of(language).orElseThrow());
    }

    /** The rubric of a language. */
    public static Rubric of(Language language) {
        return READ.computeIfAbsent(
                language, each -> new Rubric(each, sections(Texts.whole(each.tag() + "/judge.txt"))));
    }

    private static Map<String, String> sections(String file) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (String line : file.lines().toList()) {
            Matcher head = HEAD.matcher(line);
            if (head.matches()) sections.put(head.group(1), lines = new ArrayList<>());
            else lines.add(line);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        sections.forEach((id, found) -> texts.put(id, String.join("\n", found).strip()));
        return texts;
    }

    /** What is to be decided, by which levels, and what does not count: for a person who decides the same. */
    public String explained() {
        return Stream.of(text("question").split("\n\n", -1)).limit(EXPLAINED).collect(Collectors.joining("\n\n"));
    }

    private String text(String id) {
        return Objects.requireNonNull(texts.get(id), id);
    }

    /** The version of its texts; verdicts by different versions are not compared. */
    public String version() {
        return text("version");
    }

    /**
     * The question which of two answers is better by the rubric. Both are shown without Markdown, between marks with a code that hangs on
     * their texts, so that no answer can end its own part.
     *
     * @param asked what they answer, in plain words: nothing of forms or magnet words
     */
    public String question(String asked, String a, String b) {
        String first = TextView.of(language, a).plain();
        String second = TextView.of(language, b).plain();
        String code = Sha256.hex(asked + '\0' + first + '\0' + second).substring(0, CODE);
        String answers = fenced("A", code, first) + "\n\n" + fenced("B", code, second);
        // In one pass, so that values are never read again.
        return PLACE.matcher(text("question"))
                .replaceAll(place -> Matcher.quoteReplacement(
                        switch (place.group(1)) {
                            case "question" -> asked;
                            case "answers" -> answers;
                            default -> text(place.group(1));
                        }));
    }

    private static String fenced(String name, String code, String answer) {
        return "[" + name + " " + code + "]\n" + answer + "\n[/" + name + " " + code + "]";
    }

    /** The same question, asked again of a judge whose reply held no verdict. */
    public String again(String question) {
        return question + "\n\n" + text("again");
    }

    /** The anchors in the order of the resource. */
    public List<Anchor> anchors() {
        return texts.keySet().stream()
                .filter(key -> key.endsWith(".question"))
                .map(key -> key.substring(0, key.indexOf('.')))
                .map(id -> new Anchor(
                        language,
                        id,
                        text(id + ".question"),
                        text(id + ".short"),
                        text(id + ".long"),
                        text(id + ".padding")))
                .toList();
    }
}
