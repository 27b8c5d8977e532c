package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.phrasing.Form;
import org.phrasefield.phrasing.Person;
import org.phrasefield.phrasing.Phraser;
import org.phrasefield.phrasing.Word;
import org.phrasefield.phrasing.Wording;
import org.phrasefield.protocol.Intent;

class RecogniserTest {
    private final Recogniser recogniser = new Recogniser();

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void everyBuiltInPhrasingIsKnownByItsForm(String language) {
        Phraser phraser = new Phraser();
        List<Person> people = BuiltIns.people(language).persons();
        List<Word> words = BuiltIns.words(language).words();
        int turn = 0;
        for (Intent intent : BuiltIns.core24()) {
            for (Form form : BuiltIns.forms(language).values()) {
                for (Wording wording : form.wordings()) {
                    turn++;
                    Optional<Person> person = Optional.of(people.get(turn % people.size()));
                    Optional<Word> word =
                            turn % 3 == 0 ? Optional.of(words.get(turn % words.size())) : Optional.empty();
                    String text = phraser.phrase(intent, language, form, wording, person, word)
                            .text();
                    assertThat(recogniser.find(text).map(Recogniser.Found::form))
                            .as(text)
                            .contains(form.id());
                }
            }
        }
    }

    @Test
    void theTopicIsWhatStandsInTheSlot() {
        assertThat(recogniser.find("Tell me about autumn leaves.")).contains(found("direct", "autumn leaves"));
        assertThat(recogniser.find("A word to keep in mind: death. Imagine a world without noise."))
                .contains(found("imagine", "noise"));
        assertThat(recogniser.find("Расскажи историю об осени.")).contains(found("story", "осени"));
    }

    private static Recogniser.Found found(String form, String topic) {
        return new Recogniser.Found(form, topic);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Riddle me bread.", "Tell me about", "tell me about bread."})
    void anotherWordingIsNotTakenForABuiltInOne(String prompt) {
        assertThat(recogniser.find(prompt)).isEmpty();
    }
}
