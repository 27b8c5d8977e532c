package org.phrasefield.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.protocol.Template.Choice;
import org.phrasefield.protocol.Template.Slot;
import org.phrasefield.protocol.Template.Text;

class TemplateTest {
    @Test
    void aWordingFallsIntoTextSlotsAndChoices() {
        assertThat(Template.parse("Что бы {сказал|сказала} {person} о {topic:prep}?")
                        .parts())
                .containsExactly(
                        new Text("Что бы "),
                        new Choice("сказал", "сказала", 7),
                        new Text(" "),
                        new Slot("person", Optional.empty(), 24),
                        new Text(" о "),
                        new Slot("topic", Optional.of("prep"), 35),
                        new Text("?"));
    }

    @Test
    void doubledBracesAreLiteral() {
        assertThat(Template.parse("{{topic}} {{{topic}}}").parts())
                .containsExactly(new Text("{topic} {"), new Slot("topic", Optional.empty(), 12), new Text("}"));
    }

    @Test
    void aChoiceMayBeEmptyOnOneSide() {
        assertThat(Template.parse("сказал{|а}").parts()).containsExactly(new Text("сказал"), new Choice("", "а", 6));
    }

    @ParameterizedTest
    @CsvSource({
        "a {topic,2",
        "a } b,2",
        "{},0",
        "{ topic },0",
        "{Topic},0",
        "{a|b|c},0",
        "{|},0",
        "{topic:},0",
        "x {a{b}} y,2"
    })
    void aBraceWithoutMeaningIsRefusedWithItsPlace(String wording, int offset) {
        assertThatThrownBy(() -> Template.parse(wording))
                .isInstanceOfSatisfying(
                        Template.Malformed.class,
                        malformed -> assertThat(malformed.offset()).isEqualTo(offset));
    }
}
