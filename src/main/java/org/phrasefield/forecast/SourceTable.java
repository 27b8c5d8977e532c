package org.phrasefield.forecast;

import java.util.Map;
import java.util.Optional;

/** What the source says of each form, in its own words: a belief that is measured here, and no measurement. */
public final class SourceTable {
    private static final Map<String, Saying> SAYINGS = Map.of(
            "direct",
                    new Saying(
                            "the control: the others are measured against it",
                            "точка отсчёта: с ней сравнивают остальные"),
            "how-many", new Saying("narrow, a quick fact, weak activation", "узко, быстрый факт, слабая активация"),
            "name", new Saying("narrow, a quick fact, weak activation", "узко, быстрый факт, слабая активация"),
            "what-do-you-think", new Saying("soft reflection", "мягкая рефлексия"),
            "imagine",
                    new Saying(
                            "strong activation of the field, above all in style",
                            "сильная активация поля, прежде всего в стиле"),
            "if-then", new Saying("modelling in images", "образное моделирование"),
            "if-you-were", new Saying("the model modifies itself", "самомодификация модели"),
            "what-would-x-say", new Saying("projection, transfer, archetypes", "проекция, перенос, архетипы"),
            "analogy", new Saying("strategy: analogy", "стратегия: аналогия"),
            "story", new Saying("strategy: storytelling", "стратегия: рассказ"));

    /**
     * The same as sizes, as far as a saying says anything of an index. Narrow and quick: shorter, narrower, and no more than weak on the distances; soft:
     * weak; strong, above all in style: strong there. Where a strategy is named, its share grows, and what the saying is all about grows strongly.
     */
    private static final Map<String, Map<Index, Size>> SIZES = Map.of(
            "how-many", narrow(),
            "name", narrow(),
            "what-do-you-think", Map.of(Index.STYLE, Size.MORE, Index.STRATEGY, Size.MORE),
            "imagine", Map.of(Index.STYLE, Size.MUCH_MORE, Index.ZONE, Size.MORE),
            "if-then", Map.of(Index.STYLE, Size.MORE, Index.STRATEGY, Size.MORE),
            "if-you-were", Map.of(Index.STYLE, Size.MORE, Index.STRATEGY, Size.MUCH_MORE),
            "what-would-x-say", Map.of(Index.STYLE, Size.MUCH_MORE),
            "analogy", Map.of(Index.STRATEGY, Size.MUCH_MORE),
            "story", Map.of(Index.STRATEGY, Size.MUCH_MORE));

    private SourceTable() {}

    private static Map<Index, Size> narrow() {
        return Map.of(
                Index.LENGTH, Size.LESS,
                Index.SCOPE, Size.LESS,
                Index.STYLE, Size.NONE,
                Index.ZONE, Size.NONE,
                Index.STRATEGY, Size.MORE);
    }

    /** The size of a form's difference on an index that follows from what the source says; empty where it says nothing of it. */
    public static Optional<Size> size(String form, Index index) {
        return Optional.ofNullable(SIZES.getOrDefault(form, Map.of()).get(index));
    }

    /**
     * A saying in both languages.
     *
     * @param english in English
     * @param russian in Russian
     */
    public record Saying(String english, String russian) {}

    /** What is said of a form; empty for a form that the source does not know. */
    public static Optional<Saying> of(String form) {
        return Optional.ofNullable(SAYINGS.get(form));
    }
}
