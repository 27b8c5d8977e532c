package org.phrasefield.phrasing;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.phrasefield.language.Case;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.ProtocolReader;
import org.phrasefield.protocol.Reading;
import org.phrasefield.protocol.Template;
import org.phrasefield.protocol.Vocabulary;

/** What comes with the tool: forms, persons, words and intents, each language's texts read when they are first asked for. */
public final class BuiltIns {
    /** The ten forms' ids in their order; the first is the control. */
    public static final List<String> FORMS = List.of(
            "direct",
            "how-many",
            "name",
            "what-do-you-think",
            "imagine",
            "if-then",
            "if-you-were",
            "what-would-x-say",
            "analogy",
            "story");

    /** The word groups' ids in their order. */
    public static final List<String> WORD_GROUPS = List.of("existential", "analytic", "somatic", "mythic");

    private static final String CORE = "core24";
    private static final Map<String, Map<String, Form>> READ_FORMS = new ConcurrentHashMap<>();
    private static final Map<String, People> READ_PEOPLE = new ConcurrentHashMap<>();
    private static final Map<String, Words> READ_WORDS = new ConcurrentHashMap<>();

    private BuiltIns() {}

    /**
     * What a protocol may name. Reads no resource.
     *
     * @param services model services that the tool can ask, such as {@code ollama}
     */
    public static Vocabulary vocabulary(Collection<String> services) {
        return vocabulary(services, Map.of(CORE, BuiltIns::core24));
    }

    private static Vocabulary vocabulary(Collection<String> services, Map<String, Supplier<List<Intent>>> intentSets) {
        List<String> languages =
                Arrays.stream(Language.values()).map(Language::tag).toList();
        Set<String> cases = Arrays.stream(Case.values()).map(Case::tag).collect(Collectors.toSet());
        return new Vocabulary(
                languages,
                FORMS,
                WORD_GROUPS,
                intentSets,
                Set.of("topic", "task", "person"),
                Map.of(Language.RU.tag(), cases),
                List.copyOf(services),
                Set::of);
    }

    /** The built-in forms of a language by id, in their order. */
    public static Map<String, Form> forms(String language) {
        return READ_FORMS.computeIfAbsent(language, BuiltIns::readForms);
    }

    /**
     * One built-in form.
     *
     * @throws IllegalArgumentException if there is none of this id
     */
    public static Form form(String id, String language) {
        return Optional.ofNullable(forms(language).get(id))
                .orElseThrow(() -> new IllegalArgumentException("there is no built-in form " + id));
    }

    /** The built-in persons of a language. */
    public static People people(String language) {
        return READ_PEOPLE.computeIfAbsent(language, People::read);
    }

    /** The built-in words of a language. */
    public static Words words(String language) {
        return READ_WORDS.computeIfAbsent(language, Words::read);
    }

    /** A commented protocol to start from. */
    public static String protocolTemplate() {
        return Sheet.text("protocol-template.yaml");
    }

    private static Map<String, Form> readForms(String language) {
        Sheet sheet = Sheet.read("forms-" + language + ".yaml");
        int version = Integer.parseInt(sheet.at("version"));
        Map<String, Form> forms = new LinkedHashMap<>();
        for (String id : FORMS) {
            List<Wording> wordings = sheet.sheet("forms").sheet(id).sheet("wordings").values().entrySet().stream()
                    .map(entry -> new Wording(entry.getKey(), Template.parse(String.valueOf(entry.getValue()))))
                    .toList();
            forms.put(id, new Form(id, language, version, wordings));
        }
        return Collections.unmodifiableMap(forms);
    }

    /** The twenty-four intents, read anew. They are themselves a protocol, and so held to a protocol's rules. */
    public static List<Intent> core24() {
        String name = CORE + ".yaml";
        Reading reading = new ProtocolReader().read(name, Sheet.text(name), vocabulary(List.of(), Map.of()));
        if (reading instanceof Reading.Read read) return read.protocol().intents();
        throw new IllegalStateException(name + ": " + reading);
    }
}
