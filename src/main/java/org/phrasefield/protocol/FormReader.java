package org.phrasefield.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code forms}: the built-in ones by name, an author's own with their wordings. */
final class FormReader {
    private static final String ALL = "ten";
    /** Intents named in one problem at most. */
    private static final int SHOWN = 5;

    private final Vocabulary vocabulary;
    private final List<String> languages;
    private final List<Intent> intents;

    FormReader(Vocabulary vocabulary, List<String> languages, List<Intent> intents) {
        this.vocabulary = vocabulary;
        this.languages = languages;
        this.intents = intents;
    }

    List<FormChoice> read(Entries top) {
        Optional<Item> forms = top.get("forms");
        if (forms.isEmpty()) return all();
        Item item = forms.get();
        if (!item.isList()) {
            if (item.isMapping()) {
                item.problem(
                        "forms is \"" + ALL + "\" or a list, not keys and values",
                        Optional.of("begin each form with \"- \""));
            } else {
                item.oneOf("set of forms", List.of(ALL));
            }
            return all();
        }
        List<FormChoice> choices = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Item each : item.list("forms")) {
            Optional<FormChoice> choice = each.isMapping()
                    ? own(each)
                    : each.oneOf("form", vocabulary.forms()).map(id -> new FormChoice(id, Map.of()));
            choice.ifPresent(form -> {
                if (taken.add(form.id())) choices.add(form);
                else each.problem("the form \"" + form.id() + "\" is listed twice", Optional.of("keep one"));
            });
        }
        return choices;
    }

    private List<FormChoice> all() {
        return vocabulary.forms().stream()
                .map(id -> new FormChoice(id, Map.of()))
                .toList();
    }

    private Optional<FormChoice> own(Item item) {
        Entries entries = item.entries("a form", Keys.FORM);
        Optional<String> id =
                entries.need("id", "a form of one's own needs an id").flatMap(each -> each.id("a form's id"));
        if (id.isPresent() && vocabulary.forms().contains(id.get())) {
            entries.get("id")
                    .ifPresent(each -> each.problem(
                            "\"" + id.get() + "\" is a built-in form", Optional.of("give yours another id")));
        }
        Map<String, List<String>> wordings = new HashMap<>();
        entries.need("wordings", "a form of one's own needs wordings")
                .ifPresent(each -> wordings.putAll(wordings(each)));
        List<String> allowed = entries.get("allow").map(FormReader::words).orElse(List.of());
        return wordings.isEmpty() ? Optional.empty() : id.map(name -> new FormChoice(name, wordings, allowed));
    }

    private static List<String> words(Item list) {
        return list.list("allow").stream()
                .flatMap(item -> item.phrase("an allowed word").stream())
                .distinct()
                .toList();
    }

    private Map<String, List<String>> wordings(Item item) {
        Entries entries = item.entries("wordings", vocabulary.languages());
        Map<String, List<String>> wordings = new HashMap<>();
        for (String language : vocabulary.languages()) {
            Optional<Item> list = entries.get(language);
            if (languages.contains(language)) {
                entries.need(language, "the form has no wordings in " + language);
                list.ifPresent(each -> wordings.put(language, wordings(each, language)));
            } else {
                list.ifPresent(each -> each.problem(
                        "\"" + language + "\" is not among the languages of the protocol",
                        Optional.of("add it to languages, or leave it out")));
            }
        }
        return wordings;
    }

    private List<String> wordings(Item list, String language) {
        Set<String> wordings = new LinkedHashSet<>();
        for (Item item : list.list("wordings")) {
            item.passage("a wording").ifPresent(text -> {
                if (!wordings.add(text)) item.problem("the wording is listed twice", Optional.of("keep one"));
                check(item, text, language);
            });
        }
        return List.copyOf(wordings);
    }

    private void check(Item item, String wording, String language) {
        try {
            Template template = Template.parse(wording);
            template.slots().forEach(slot -> check(item, slot, language));
            boolean chooses = template.parts().stream().anyMatch(Template.Choice.class::isInstance);
            if (chooses && !template.asks("person")) {
                item.problem("a choice such as {he|she} agrees with {person}, and the wording has none");
            }
            // With one intent a wording may be the whole prompt; with several it would ask the same of each.
            if (intents.size() > 1
                    && template.slots().stream().allMatch(slot -> slot.name().equals("person"))) {
                item.problem("the wording says nothing of the intent", Optional.of("let it have {topic} or {task}"));
            }
        } catch (Template.Malformed malformed) {
            note(item, malformed.offset(), String.valueOf(malformed.getMessage()), Optional.empty());
        }
    }

    private void check(Item item, Template.Slot slot, String language) {
        String name = slot.name();
        if (name.equals("word")) {
            note(
                    item,
                    slot.offset(),
                    "{word} stands in the carrier sentence of the word factor only",
                    Optional.of("leave it out"));
        } else if (!vocabulary.slots().contains(name)) {
            note(
                    item,
                    slot.offset(),
                    "unknown placeholder \"" + name + "\"",
                    Nearest.suggestion(name, vocabulary.slots()).or(() -> Item.among(vocabulary.slots())));
        }
        Set<String> cases = vocabulary.cases().getOrDefault(language, Set.of());
        slot.grammaticalCase().filter(wanted -> !cases.contains(wanted)).ifPresent(wanted -> {
            Optional<String> hint = cases.isEmpty()
                    ? Optional.of("wordings in " + language + " have no cases")
                    : Nearest.suggestion(wanted, cases).or(() -> Item.among(cases));
            note(item, slot.offset(), "unknown case \"" + wanted + "\"", hint);
        });
        if (name.equals("task")) {
            List<String> without = intents.stream()
                    .filter(intent -> intent.in(language)
                            .filter(slots -> !slots.values().containsKey(name))
                            .isPresent())
                    .map(intent -> "\"" + intent.id() + "\"")
                    .toList();
            if (without.isEmpty()) return;
            String intents = without.size() == 1
                    ? "the intent " + without.get(0) + " has"
                    : "the intents " + String.join(", ", without.subList(0, Math.min(without.size(), SHOWN)))
                            + (without.size() > SHOWN ? " and " + (without.size() - SHOWN) + " more have" : " have");
            note(
                    item,
                    slot.offset(),
                    intents + " no task in " + language + ", which this wording needs",
                    Optional.of(without.size() == 1 ? "give it one" : "give them one each"));
        }
    }

    private static void note(Item item, int offset, String message, Optional<String> suggestion) {
        item.findings().note(item.node(), item.columnsTo(offset), item.path(), message, suggestion);
    }
}
