package org.phrasefield.map;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phrasefield.map.TellingWords.Told;
import org.phrasefield.scoring.ContentWords;
import org.phrasefield.scoring.Scorable;

/** What a sample of the answers of one language and one model says: the beginnings of the answers, and the words that tell forms apart. */
final class Gallery {
    /** Answers of a form whose words are looked at. */
    private static final int READ = 30;
    /** Characters of a beginning. */
    private static final int BEGINNING = 400;

    private final long seed;
    private final Map<String, Draw<String[]>> beginnings = new LinkedHashMap<>();
    private final Map<String, Draw<Answer>> answers = new LinkedHashMap<>();
    private @Nullable Map<String, String> texts;
    private @Nullable TellingWords words;

    private record Answer(String intent, Scorable text) {}

    Gallery(long seed) {
        this.seed = seed;
    }

    void add(
            String key,
            String form,
            String intent,
            String text,
            java.util.function.Supplier<Optional<Scorable>> whole) {
        beginnings.computeIfAbsent(form, each -> new Draw<>(Ground.DRAWN, seed)).add(key, () ->
                new String[] {key, beginning(text)});
        whole.get()
                .ifPresent(answer -> answers.computeIfAbsent(form, each -> new Draw<>(READ, seed))
                        .add(key, () -> new Answer(intent, answer)));
    }

    private static String beginning(String text) {
        String plain = text.strip();
        if (plain.length() <= BEGINNING) return plain;
        int end = plain.lastIndexOf(' ', BEGINNING);
        if (end < BEGINNING / 2)
            end = Character.isHighSurrogate(plain.charAt(BEGINNING - 1)) ? BEGINNING - 1 : BEGINNING;
        return plain.substring(0, end) + "…";
    }

    /** How an answer begins; empty where it is not in the sample. */
    String text(String key) {
        if (texts == null) {
            Map<String, String> found = new HashMap<>();
            beginnings.values().forEach(of -> of.drawn().forEach(each -> found.put(each[0], each[1])));
            texts = found;
        }
        return texts.getOrDefault(key, "");
    }

    /** The words that tell a form's answers from the others'. */
    List<String> terms(String form) {
        if (words == null) {
            Map<String, List<Told>> read = new LinkedHashMap<>();
            answers.forEach((each, of) -> read.put(
                    each,
                    of.drawn().stream()
                            .map(answer -> Told.of(answer.intent(), ContentWords.of(answer.text())))
                            .toList()));
            words = new TellingWords(read);
        }
        return words.of(form);
    }
}
