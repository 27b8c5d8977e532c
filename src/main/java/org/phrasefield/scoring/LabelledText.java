package org.phrasefield.scoring;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.phrasefield.language.Language;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A text whose zone and strategy its author has named.
 *
 * @param id its name in its file
 * @param language its language
 * @param topic what it speaks of; texts of one topic are never on both sides of a comparison
 * @param zone one of {@link Kinds#ZONES}, or none
 * @param strategy one of {@link Kinds#STRATEGIES}, or none
 * @param text the text, Markdown included
 */
record LabelledText(String id, Language language, String topic, String zone, String strategy, String text) {

    /** Talk of assistants and services, notices, news and lists: a file of each language. */
    static final String NONE_SEEDS = "zone-none-seeds";

    private static final int PARTS = 12;
    private static final Map<LabelledText, Map<Kinds, Traits>> TRAITS = new ConcurrentHashMap<>();

    /**
     * The texts that the heads of these kinds are trained on: all landmarks, and texts of no kind; for strategies, which are harder to tell, some
     * more that are of no one zone.
     */
    static List<LabelledText> seeds(Language language, Kinds kinds) {
        return switch (kinds) {
            case ZONES -> joined(landmarks(language), read(language, NONE_SEEDS));
            case STRATEGIES -> joined(landmarks(language), read(language, "strategy-seeds"));
        };
    }

    private static List<LabelledText> joined(List<LabelledText> some, List<LabelledText> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Texts in twelve parts or fewer, one held out after the other: no topic is in two. */
    static List<List<LabelledText>> parts(List<LabelledText> texts) {
        List<String> topics = texts.stream().map(LabelledText::topic).distinct().toList();
        int parts = Math.min(PARTS, topics.size());
        return IntStream.range(0, parts)
                .mapToObj(part -> texts.stream()
                        .filter(text -> topics.indexOf(text.topic()) % parts == part)
                        .toList())
                .toList();
    }

    /** The texts that the axes of maps are made of: twelve topics, and twenty-seven more, each told in all zones. */
    static List<LabelledText> landmarks(Language language) {
        return Stream.concat(read(language, "zone-seeds").stream(), read(language, "landmarks").stream())
                .toList();
    }

    /** The texts that methods are judged by, and nothing is ever fitted to. */
    static List<LabelledText> validation(Language language) {
        return read(language, "zone-validation");
    }

    private static List<LabelledText> read(Language language, String name) {
        String file = language.tag() + "/" + name + ".yaml";
        Object texts = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(Texts.whole(file));
        return ((List<?>) texts)
                .stream().map(text -> of(language, (Map<?, ?>) text)).toList();
    }

    private static LabelledText of(Language language, Map<?, ?> text) {
        return new LabelledText(
                at(text, "id"), language, at(text, "topic"), at(text, "zone"), at(text, "strategy"), at(text, "text"));
    }

    private static String at(Map<?, ?> text, String key) {
        return String.valueOf(text.get(key));
    }

    /** The label of these kinds. */
    String label(Kinds kinds) {
        return switch (kinds) {
            case ZONES -> zone;
            case STRATEGIES -> strategy;
        };
    }

    /** What a head learns from it; made once. */
    Traits traits(Kinds kinds) {
        return TRAITS.computeIfAbsent(this, each -> new ConcurrentHashMap<>())
                .computeIfAbsent(kinds, each -> Traits.whole(view(), each));
    }

    /** The text as an answer to a prompt that is not known. */
    AnswerView view() {
        return AnswerView.of(Scorable.of(language, text));
    }
}
