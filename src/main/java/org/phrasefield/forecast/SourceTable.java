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

    private SourceTable() {}

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
