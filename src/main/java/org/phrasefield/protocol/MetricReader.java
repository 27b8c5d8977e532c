package org.phrasefield.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads {@code metrics}: what an author counts, or has a judge look at, beside the built-in metrics. */
final class MetricReader {
    /** Characters of a title at most: it heads a column. */
    private static final int LONGEST_TITLE = 60;

    private final Vocabulary vocabulary;
    private final List<String> languages;

    /** @param languages of the protocol */
    MetricReader(Vocabulary vocabulary, List<String> languages) {
        this.vocabulary = vocabulary;
        this.languages = languages;
    }

    List<OwnMetric> read(Entries top) {
        List<OwnMetric> metrics = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Item item : top.get("metrics").map(list -> list.list("metrics")).orElse(List.of())) {
            metric(item).ifPresent(metric -> {
                if (ids.add(metric.id())) metrics.add(metric);
                else item.problem("the metric \"" + metric.id() + "\" is listed twice", Optional.of("keep one"));
            });
        }
        return metrics;
    }

    private Optional<OwnMetric> metric(Item item) {
        Entries entries = item.entries("a metric", Keys.METRIC);
        Optional<String> id = entries.need("id", "a metric of one's own needs an id")
                .flatMap(each -> each.id("a metric's id").filter(name -> free(each, name)));
        Map<String, String> titles = entries.get("title")
                .map(each -> readers(each, "title", MetricReader::title))
                .orElse(Map.of());
        Map<String, String> more = entries.get("more")
                .map(each -> readers(each, "more", text -> text.phrase("what more means")))
                .orElse(Map.of());
        Optional<OwnMetric.Way> way = way(entries);
        return id.flatMap(name -> way.map(found -> new OwnMetric(name, titles, more, found)));
    }

    private boolean free(Item item, String id) {
        if (vocabulary.taken().get().contains(id)) {
            item.problem("\"" + id + "\" is a built-in metric or column", Optional.of("give yours another id"));
            return false;
        }
        Optional<String> end = OwnMetric.ENDS.stream().filter(id::endsWith).findFirst();
        end.ifPresent(each -> item.problem(
                "a metric's id does not end in \"" + each + "\", which marks what comes beside a metric",
                Optional.of("give yours another id")));
        return end.isEmpty();
    }

    private Optional<OwnMetric.Way> way(Entries entries) {
        Optional<Item> words = entries.get("words");
        Optional<Item> rubric = entries.get("rubric");
        Optional<Item> anchors = entries.get("anchors");
        if (entries.missing("words") && entries.missing("rubric")) {
            if (entries.meant().isEmpty()) {
                entries.owner()
                        .problem(
                                "a metric of one's own needs words or a rubric",
                                Optional.of("write words: {"
                                        + vocabulary.languages().get(0) + ": [WORD, WORD]}"));
            }
            return Optional.empty();
        }
        if (words.isPresent()) {
            rubric.or(() -> anchors)
                    .ifPresent(other -> other.problem(
                            "a metric counts words or has a rubric, not both", Optional.of("make two metrics of it")));
            return words.map(each -> new OwnMetric.Words(each(each, "words", this::list)));
        }
        return rubric.map(each -> new OwnMetric.Rubric(
                each(each, "rubric", (item, language) -> item.passage("a rubric")),
                anchors.map(this::anchors).orElse(Map.of())));
    }

    /** What is said to readers: in any language that there are readers of. */
    private Map<String, String> readers(Item item, String what, Function<Item, Optional<String>> read) {
        Entries entries = item.entries(what, vocabulary.languages());
        Map<String, String> texts = new HashMap<>();
        for (String language : vocabulary.languages()) {
            entries.get(language).flatMap(read).ifPresent(text -> texts.put(language, text));
        }
        return texts;
    }

    private static Optional<String> title(Item item) {
        return item.phrase("a title").filter(title -> {
            if (title.codePointCount(0, title.length()) <= LONGEST_TITLE) return true;
            item.problem(
                    "a title has " + LONGEST_TITLE + " characters at most", Optional.of("say the rest under more"));
            return false;
        });
    }

    /** What is needed in every language of the protocol, and in no other. */
    private <T> Map<String, T> each(Item item, String what, BiFunction<Item, String, Optional<T>> read) {
        Entries entries = item.entries(what, vocabulary.languages());
        Map<String, T> values = new HashMap<>();
        for (String language : vocabulary.languages()) {
            Optional<Item> value = entries.get(language);
            if (languages.contains(language)) {
                entries.need(language, "the metric has no " + what + " in " + language);
                value.flatMap(each -> read.apply(each, language)).ifPresent(each -> values.put(language, each));
            } else {
                value.ifPresent(each -> each.problem(
                        "\"" + language + "\" is not among the languages of the protocol",
                        Optional.of("add it to languages, or leave it out")));
            }
        }
        return values;
    }

    private Optional<List<String>> list(Item list, String language) {
        List<String> words = new ArrayList<>();
        Set<String> folded = new HashSet<>();
        for (Item item : list.list("words")) {
            entry(item).ifPresent(entry -> {
                if (folded.add(entry.toLowerCase(Locale.ROOT).replace('ё', 'е'))) words.add(entry);
                else item.problem("\"" + entry + "\" is listed twice", Optional.of("keep one"));
            });
        }
        return Optional.of(words);
    }

    private static Optional<String> entry(Item item) {
        return item.phrase("a word").filter(entry -> {
            if (entry.indexOf('*') >= 0) {
                item.problem(
                        "\"" + entry + "\" has a star, and words are found in all their forms anyway",
                        Optional.of("write the dictionary form alone"));
                return false;
            }
            if (entry.codePoints().anyMatch(Character::isLetter)) return true;
            item.problem("\"" + entry + "\" is no word");
            return false;
        });
    }

    private Map<String, List<OwnMetric.Anchor>> anchors(Item item) {
        return each(item, "anchors", (list, language) -> {
            List<OwnMetric.Anchor> anchors = new ArrayList<>();
            List<Item> items = list.list("anchors");
            items.forEach(each -> anchor(each).ifPresent(anchors::add));
            if (!items.isEmpty() && items.size() < OwnMetric.FEWEST_ANCHORS) {
                list.problem(
                        "a judge is tried on " + OwnMetric.FEWEST_ANCHORS + " anchors or more in each language, here "
                                + (items.size() == 1 ? "is 1" : "are " + items.size()),
                        Optional.of("fewer are passed by guessing"));
            }
            return Optional.of(anchors);
        });
    }

    private static Optional<OwnMetric.Anchor> anchor(Item item) {
        Entries entries = item.entries("an anchor", Keys.ANCHOR);
        List<String> texts = new ArrayList<>();
        for (String key : Keys.ANCHOR) {
            entries.need(key, "an anchor needs " + String.join(", ", Keys.ANCHOR))
                    .flatMap(each -> each.passage("an anchor's text"))
                    .ifPresent(texts::add);
        }
        if (texts.size() < Keys.ANCHOR.size()) return Optional.empty();
        if (texts.get(1).equals(texts.get(2))) {
            item.problem("the better answer and the worse one are the same");
            return Optional.empty();
        }
        return Optional.of(new OwnMetric.Anchor(texts.get(0), texts.get(1), texts.get(2)));
    }
}
