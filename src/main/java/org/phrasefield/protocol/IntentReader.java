package org.phrasefield.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code languages}, {@code use} and {@code intents}, which decide about each other. */
final class IntentReader {
    private final Vocabulary vocabulary;

    /** An intent as written, before it is known which languages the protocol has. */
    private record Draft(Item item, Entries entries) {
        boolean flat() {
            return Keys.SLOTS.stream().anyMatch(slot -> entries.get(slot).isPresent());
        }
    }

    /**
     * What was read.
     *
     * @param languages tags in order; at least one
     * @param intents the sound ones only, where there were problems
     */
    record Result(List<String> languages, List<Intent> intents) {}

    IntentReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Result read(Entries top) {
        Optional<Item> own = top.get("intents");
        Optional<Item> use = top.get("use");
        if (top.missing("intents") && top.missing("use")) {
            top.owner().problem("a protocol needs intents", Optional.of("write intents: or use: core24"));
        }
        List<Intent> set = use.flatMap(item ->
                        item.oneOf("set of intents", vocabulary.intentSets().keySet()))
                .map(name -> Objects.requireNonNull(vocabulary.intentSets().get(name))
                        .get())
                .orElse(List.of());
        List<Draft> drafts = own.stream()
                .flatMap(item -> item.list("intents").stream())
                .map(this::draft)
                .toList();
        List<String> languages = top.get("languages")
                .map(item -> item.several("languages", "language", vocabulary.languages()))
                .filter(chosen -> !chosen.isEmpty())
                .orElseGet(() -> languagesOf(drafts, set));

        List<Intent> intents = new ArrayList<>();
        Map<String, String> taken = new HashMap<>();
        for (Intent intent : set) {
            Map<String, Intent.Slots> texts = new HashMap<>(intent.texts());
            texts.keySet().retainAll(languages);
            intents.add(new Intent(intent.id(), texts, intent.tags()));
            taken.put(intent.id(), "in the built-in set");
        }
        drafts.forEach(draft -> intent(draft, languages, taken).ifPresent(intents::add));
        return new Result(languages, intents);
    }

    private Draft draft(Item item) {
        List<String> keys = Stream.of(Keys.SLOTS, Keys.INTENT, vocabulary.languages())
                .flatMap(List::stream)
                .toList();
        return new Draft(item, item.entries("an intent", keys));
    }

    /** The languages that the author's own intents are in; those of the built-in set where there are none. */
    private List<String> languagesOf(List<Draft> drafts, List<Intent> set) {
        Set<String> found = new LinkedHashSet<>();
        for (Draft draft : drafts) {
            vocabulary.languages().stream()
                    .filter(language -> draft.entries().get(language).isPresent())
                    .forEach(found::add);
            draft.entries()
                    .get("topic")
                    .map(IntentReader::script)
                    .filter(vocabulary.languages()::contains)
                    .ifPresent(found::add);
        }
        if (found.isEmpty()) {
            vocabulary.languages().stream()
                    .filter(language ->
                            set.stream().anyMatch(intent -> intent.texts().containsKey(language)))
                    .forEach(found::add);
        }
        return found.isEmpty() ? vocabulary.languages().subList(0, 1) : List.copyOf(found);
    }

    /** Russian where a topic has a Cyrillic letter or is written with cases, English otherwise. */
    private static String script(Item topic) {
        if (!(topic.node() instanceof ScalarNode scalar)) return "ru";
        boolean cyrillic = scalar.getValue()
                .codePoints()
                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC);
        return cyrillic ? "ru" : "en";
    }

    private Optional<Intent> intent(Draft draft, List<String> languages, Map<String, String> taken) {
        Entries entries = draft.entries();
        Map<String, Intent.Slots> texts = new LinkedHashMap<>();
        if (draft.flat()) {
            flat(draft, languages).ifPresent(slots -> texts.put(languages.get(0), slots));
        } else if (vocabulary.languages().stream().noneMatch(entries.values()::containsKey)) {
            entries.need("topic", "the intent has no topic");
        } else {
            texts.putAll(byLanguage(draft, languages));
        }
        List<String> tags = entries.get("tags").map(this::tags).orElse(List.of());
        Optional<Item> idItem = entries.get("id");
        Optional<String> id = idItem.isPresent()
                ? idItem.flatMap(item -> item.id("an intent's id"))
                : Optional.ofNullable(texts.get(languages.get(0)))
                        .map(slots -> Slug.of(slots.topic().base()));
        boolean fresh = id.isPresent() && !taken.containsKey(id.get());
        if (fresh) {
            taken.put(id.get(), "on line " + draft.item().line());
        } else if (id.isPresent()) {
            String made = idItem.isPresent() ? "" : ", made from the topic,";
            idItem.orElse(draft.item())
                    .problem(
                            "the intent id \"" + id.get() + "\"" + made + " is used already, " + taken.get(id.get()),
                            Optional.of("give this intent an id of its own"));
        }
        return fresh && !texts.isEmpty() ? Optional.of(new Intent(id.orElseThrow(), texts, tags)) : Optional.empty();
    }

    private Map<String, Intent.Slots> byLanguage(Draft draft, List<String> languages) {
        Map<String, Intent.Slots> texts = new LinkedHashMap<>();
        for (String language : vocabulary.languages()) {
            Optional<Item> text = draft.entries().get(language);
            if (languages.contains(language)) {
                text.flatMap(item -> slots(item, language)).ifPresent(slots -> texts.put(language, slots));
                if (draft.entries().missing(language)) {
                    draft.item()
                            .problem(
                                    "the intent has no text in " + language,
                                    Optional.of("write " + language + ": {topic: …}"));
                }
            } else {
                text.ifPresent(item -> item.problem(
                        "\"" + language + "\" is not among the languages of the protocol",
                        Optional.of("add it to languages, or leave it out")));
            }
        }
        return texts;
    }

    private Optional<Intent.Slots> flat(Draft draft, List<String> languages) {
        for (String language : vocabulary.languages()) {
            draft.entries()
                    .get(language)
                    .ifPresent(item -> item.problem(
                            "an intent is written either with its topic at once or by language, not both",
                            Optional.of("move the topic into " + language)));
        }
        if (languages.size() > 1) {
            draft.item()
                    .problem(
                            "the protocol has several languages (" + String.join(", ", languages)
                                    + "), and this topic does not say which one it is in",
                            Optional.of("write " + languages.get(0) + ": {topic: …}"));
        }
        return slots(draft.entries(), languages.get(0));
    }

    private Optional<Intent.Slots> slots(Item item, String language) {
        return slots(item.entries("an intent's text", Keys.SLOTS), language);
    }

    private Optional<Intent.Slots> slots(Entries entries, String language) {
        Map<String, Phrase> values = new HashMap<>();
        entries.need("topic", "the intent has no topic");
        for (String slot : Keys.SLOTS) {
            entries.get(slot)
                    .flatMap(item -> phrase(item, slot, language))
                    .ifPresent(phrase -> values.put(slot, phrase));
        }
        return values.containsKey("topic") ? Optional.of(new Intent.Slots(values)) : Optional.empty();
    }

    private Optional<Phrase> phrase(Item item, String slot, String language) {
        if (!item.isMapping()) return item.phrase("the " + slot).map(Phrase::of);
        Set<String> cases = vocabulary.cases().getOrDefault(language, Set.of());
        if (cases.isEmpty()) {
            item.problem("a " + slot + " in " + language + " has one form only", Optional.of("write it as plain text"));
            return Optional.empty();
        }
        Entries forms = item.entries("the " + slot, cases);
        Map<String, String> written = new HashMap<>();
        forms.values().forEach((name, form) -> form.phrase("the form").ifPresent(text -> written.put(name, text)));
        forms.need("nom", "the " + slot + " needs its base form nom");
        String base = written.remove("nom");
        return base == null ? Optional.empty() : Optional.of(new Phrase(base, written));
    }

    private List<String> tags(Item list) {
        List<String> tags = new ArrayList<>();
        for (Item item : list.list("tags")) {
            item.phrase("a tag").ifPresent(tag -> {
                if (tags.contains(tag))
                    item.problem("the tag \"" + tag + "\" is written twice", Optional.of("keep one"));
                else tags.add(tag);
            });
        }
        return tags;
    }
}
