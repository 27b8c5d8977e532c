package org.phrasefield.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers put together of the sentences of shipped texts, with all their words, rare ones too: what a sentence is made of is what it takes to tag it,
 * which a few words again and again do not show. One word of each sentence is another one of the language, so that hardly two are the same.
 */
final class ShippedTexts {
    private static final List<String> FILES = List.of(
            "landmarks.yaml", "zone-seeds.yaml", "strategy-seeds.yaml", "zone-validation.yaml", "known-groups.yaml");
    private static final Pattern TEXT = Pattern.compile("(?m)^  text: \\|\\n((?:    .*\\n|\\n)+)");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern END = Pattern.compile("(?<=[.!?…]) +(?=\\p{Lu})");

    private static final Map<String, ShippedTexts> READ =
            Stream.of("en", "ru").collect(Collectors.toMap(language -> language, ShippedTexts::new));

    private final List<String> sentences = new ArrayList<>();
    private final List<String> words;

    private ShippedTexts(String language) {
        for (String file : FILES) {
            Matcher text = TEXT.matcher(read("/org/phrasefield/scoring/" + language + "/" + file));
            while (text.find())
                sentences.addAll(List.of(END.split(text.group(1).strip().replaceAll("\\s+", " "))));
        }
        words = sentences.stream()
                .flatMap(sentence -> WORD.matcher(sentence).results())
                .map(found -> found.group().toLowerCase(java.util.Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(ShippedTexts.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer of about so many words. */
    static String answer(String language, int words, Random random) {
        ShippedTexts texts = Objects.requireNonNull(READ.get(language));
        StringBuilder answer = new StringBuilder();
        for (long count = 0; count < words; ) {
            String sentence = texts.sentences.get(random.nextInt(texts.sentences.size()));
            List<String> parts = WORD.matcher(sentence)
                    .results()
                    .map(java.util.regex.MatchResult::group)
                    .toList();
            if (parts.isEmpty()) continue;
            String other = texts.words.get(random.nextInt(texts.words.size()));
            answer.append(sentence.replaceFirst(
                            Pattern.quote(parts.get(random.nextInt(parts.size()))), Matcher.quoteReplacement(other)))
                    .append(' ');
            count += parts.size();
        }
        return answer.toString().strip();
    }
}
