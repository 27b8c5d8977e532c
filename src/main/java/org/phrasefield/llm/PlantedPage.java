package org.phrasefield.llm;

import java.util.Locale;

/** The page of the built-in liars for readers of both languages, as Markdown. */
public final class PlantedPage {
    private PlantedPage() {}

    private static String metric(Lie.Effect effect) {
        return switch (effect.metric()) {
            case "cut" -> "answers cut";
            case "relations" -> "sentences that open with a connective, else " + Math.round(100 * Lie.RELATED) + " %";
            default -> "`" + effect.metric() + "`";
        };
    }

    /** The page's text, made of the liars themselves. */
    public static String text() {
        StringBuilder page = new StringBuilder("""
                # Planted effects

                `planted/NAME` is a built-in liar: it asks no model, and answers with words without sense whose effects are known. Run a protocol with
                `--model planted/length` to see that the statistics find what is there, and with `--model planted/none` to see that they find
                nothing where nothing is.

                Встроенный лжец `planted/NAME` не спрашивает модель, а отвечает бессмысленными словами, и все его эффекты известны заранее. Запустите
                протокол с `--model planted/length`, чтобы увидеть, что статистика находит то, что есть, и с `--model planted/none` — чтобы
                увидеть, что она не находит ничего там, где ничего нет.

                | model | form | metric | effect against `direct` |
                |---|---|---|---|
                """);
        for (Lie lie : Lie.ALL) {
            if (lie.effects().isEmpty())
                page.append("| `planted/" + lie.name() + "` | every form | every metric | none |\n");
            for (Lie.Effect effect : lie.effects()) {
                page.append("| `planted/" + lie.name() + "` | `" + effect.form() + "` | "
                        + metric(effect) + " | "
                        + effect.written() + " |\n");
            }
        }
        return page.append(along())
                .append(judges())
                .append(String.format(
                        Locale.ROOT,
                        """

                ## How it answers · Как он отвечает

                Without an effect an answer has about %.0f words (the logarithm of their number has a standard deviation of %.2f), sentences of
                about %.0f words, and %.0f hedge in 100 words. Topics that begin with another letter get longer or shorter answers, the same in every
                form: pairing by intent must take that out. Answers of `planted/scope` all use the same nouns equally often, %6$d in each third; what hangs on topic and form is from how
                many nouns those of the first third are taken: the fewer these are, the more does the beginning of two answers share.
                The liar sees the
                prompt alone: it knows the built-in wordings of both languages by the words around the topic, takes
                every other wording for one without effect, and gives the same answer to the same prompt and sampling seed.

                Без эффекта в ответе около %1$.0f слов (стандартное отклонение логарифма их числа — %5$s), в предложении около %3$.0f слов, а на
                100 слов приходится одно смягчающее. Темы на разные буквы получают ответы разной длины, одинаково во всех формах: сравнение внутри
                темы должно это убрать. У `planted/scope` во всех ответах одни и те же существительные, и встречаются они одинаково часто, по %6$d в каждой трети ответа;
                от темы и формы зависит лишь, из скольких существительных взяты те, что стоят в первой трети: чем их меньше, тем больше общего в начале
                двух ответов. Лжец видит только промпт: встроенные формулировки обоих языков он узнаёт по словам вокруг темы, все прочие считает
                формулировками без эффекта, а на одинаковый промпт с одинаковым начальным числом отвечает одинаково.
                """,
                        Lie.WORDS,
                        Lie.SPREAD,
                        Lie.SENTENCE,
                        Lie.HEDGES,
                        String.format(Locale.ROOT, "%.2f", Lie.SPREAD).replace('.', ','),
                        Lie.HAND))
                .toString();
    }

    private static String along() {
        StringBuilder table = new StringBuilder("""

                ## What goes with it · Что сдвигается вместе

                These metrics move because the planted effect does. The program's own tests look at runs of the 24 built-in topics with five answers a cell, in
                both languages, at seed 1 each time and at seeds 1 to 4 in their full length: at seed 1 the headline indices show what is planted, what goes with it, and no other, and
                in the eight runs of a model at most one other; of the other metrics only these lie off no difference in more than one run even by
                intervals that hold all together. Chance is kept rare, not shut out ([statistics](statistics.md)). Yule's K and
                `zone-concentration` hang on length too, by so little that only larger runs show it: K by the share 1/N, and more words make a classifier
                surer. With `planted/zone` the indices of style and strategy move as well. Nothing that is planted is layout, so that
                `style-words` moves wherever `style` does. Single runs show more: at seed 11 `planted/style` also moved `mattr`, `hdd`, `yule-k`,
                `noun-verb-ratio` and `perception`, which other words and fewer sentences touch a little.

                Эти показатели сдвигаются потому, что сдвинут заложенный эффект. Тесты самой программы проверяют прогоны на 24 встроенных темах по пять ответов на
                ячейку, на обоих языках: всегда с начальным числом 1, а при полной проверке с числами от 1 до 4. С числом 1 главные индексы показывают заложенное, сдвинутое вместе с ним и
                ничего больше, а во всех восьми прогонах модели — самое большее один лишний эффект; из остальных показателей больше чем в одном прогоне отличаются от нуля
                только эти, даже если интервалы должны быть верны все сразу. Случайность ограничена, но не исключена ([статистика](statistics.md)). K Юла и `zone-concentration` тоже зависят от длины, но настолько мало, что это видно лишь в прогонах побольше: K — на долю 1/N, а
                классификатор на длинном тексте увереннее. У `planted/zone` сдвигаются и индексы стиля и стратегии. Разметку лжец
                не меняет, поэтому `style-words` сдвигается везде, где сдвигается `style`. Отдельные прогоны показывают больше: с начальным числом 11 у `planted/style` сдвинулись и
                `mattr`, `hdd`, `yule-k`, `noun-verb-ratio` и `perception`: другие слова и меньшее число предложений немного задевают и их.

                | model | form | moves too | because |
                |---|---|---|---|
                """);
        for (Lie.Along along : Lie.ALONG) {
            table.append("| `planted/" + along.name() + "` | `" + along.form() + "` | `"
                    + String.join("` `", along.metrics()) + "` | " + along.why() + "; " + along.whyRussian() + " |\n");
        }
        return table.toString();
    }

    private static String judges() {
        StringBuilder table = new StringBuilder("""

                ## Judges · Судьи

                A judge is a liar too, for `{role: judge, model: planted/NAME}` or `score --judge planted/NAME`: the anchors must let the first
                through and switch the others off.

                Судья тоже бывает лжецом: `{role: judge, model: planted/NAME}` или `score --judge planted/NAME`. Образцы должны пропустить первого и
                отключить остальных.

                | judge | what it prefers |
                |---|---|
                """);
        for (PlantedJudge.Way way : PlantedJudge.Way.values()) {
            table.append("| `planted/" + way.liar() + "` | " + way.prefers() + " |\n");
        }
        return table.toString();
    }
}
