package org.phrasefield.phrasing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.Protocol;

/**
 * A wording of an author's own, filled as it will be asked.
 *
 * @param wording the wording's id
 * @param language language tag
 * @param template the wording as written
 * @param texts filled with one intent each; persons take turns
 * @param more intents that it was not filled with
 */
public record Specimen(String wording, String language, String template, List<String> texts, int more) {
    public Specimen {
        texts = List.copyOf(texts);
    }

    /**
     * Every wording of every form of the author's own, by form and language.
     *
     * @param most intents that each is filled with at most
     */
    public static List<Specimen> of(Protocol protocol, int most) {
        Forms forms = new Forms(protocol);
        List<Specimen> specimens = new ArrayList<>();
        for (FormChoice choice : protocol.forms()) {
            if (choice.builtIn()) continue;
            for (String language : protocol.languages()) {
                Form form = forms.form(choice.id(), language);
                form.wordings().forEach(wording -> specimens.add(of(form, wording, protocol.intents(), most)));
            }
        }
        return List.copyOf(specimens);
    }

    private static Specimen of(Form form, Wording wording, List<Intent> intents, int most) {
        List<Intent> shown = intents.subList(0, Math.min(most, intents.size()));
        Phraser phraser = new Phraser();
        People people = BuiltIns.people(form.language());
        List<String> texts = IntStream.range(0, shown.size())
                .mapToObj(turn -> phraser.phrase(
                                shown.get(turn),
                                form.language(),
                                form,
                                wording,
                                Optional.of(people.person(turn)),
                                Optional.empty())
                        .text())
                .toList();
        return new Specimen(wording.id(), form.language(), wording.text(), texts, intents.size() - shown.size());
    }
}
