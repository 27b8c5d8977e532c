package org.phrasefield.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phrasefield.language.Case;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.Protocol;

class BuiltInsTest {
    @Test
    void coreHasTwentyFourIntentsWithTopicAndTaskInBothLanguages() {
        List<Intent> core = BuiltIns.core24();
        assertThat(core).hasSize(24);
        assertThat(core).allSatisfy(intent -> {
            assertThat(intent.texts()).containsOnlyKeys("en", "ru");
            assertThat(intent.texts().values())
                    .allSatisfy(slots -> assertThat(slots.values()).containsOnlyKeys("topic", "task"));
            assertThat(intent.tags()).isNotEmpty();
        });
        assertThat(core.stream().filter(intent -> intent.tags().contains("everyday")))
                .hasSize(12);
        assertThat(core.stream().filter(intent -> intent.tags().contains("idea")))
                .hasSize(12);
    }

    @Test
    void noMagnetWordIsATopic() {
        Set<String> magnets = new HashSet<>();
        for (String language : List.of("en", "ru"))
            BuiltIns.words(language).words().forEach(word -> magnets.add(word.text()));
        assertThat(BuiltIns.core24().stream().flatMap(intent -> intent.texts().values().stream()))
                .allSatisfy(slots ->
                        assertThat(List.of(slots.topic().base().split(" "))).doesNotContainAnyElementsOf(magnets));
    }

    @Test
    void theInflectorIsSureOfEveryFormThatTheCoreNeeds() {
        Protocol protocol = Given.protocol("protocol: a\nuse: core24\nmodel: auto\n");
        List<Inflection> inflections = Inflection.of(protocol);
        assertThat(inflections)
                .hasSize(24 * 5)
                .allSatisfy(form -> assertThat(form.unsure()).as(form.line()).isFalse());
    }

    @Test
    void aFormSaysWhatItWasMadeOf() {
        Protocol protocol =
                Given.protocol("protocol: a\nintents: [{topic: квазибублик}]\nforms: [direct]\nmodel: auto\n");
        assertThat(Inflection.of(protocol)).singleElement().satisfies(form -> {
            assertThat(form.grammaticalCase()).isEqualTo(Case.PREP);
            assertThat(form.line()).contains("intent \"kvazibublik\"").endsWith("(a guess)");
        });
        assertThat(Inflection.of(Given.protocol("protocol: a\nintents: [{topic: bread}]\nmodel: auto\n")))
                .isEmpty();
    }

    @Test
    void aProtocolsOwnFormsStandBesideTheBuiltInOnes() {
        Protocol protocol = Given.protocol("""
                protocol: a
                intents: [{topic: bread}]
                forms: [direct, {id: riddle, wordings: {en: ["Riddle me {topic}.", "Make a riddle of {topic}."]}}]
                model: auto
                """);
        Forms forms = new Forms(protocol);
        assertThat(forms.in("en")).extracting(Form::id).containsExactly("direct", "riddle");
        assertThat(forms.form("riddle", "en").wordings())
                .extracting(Wording::id)
                .containsExactly("riddle-1", "riddle-2");
        assertThat(forms.form("riddle", "en").version()).isZero();
        assertThat(forms.form("direct", "en").asksPerson()).isFalse();
    }

    @Test
    void theWordFactorHasNoneAndTwoLevelsAGroup() {
        Protocol protocol = Given.protocol(
                "protocol: a\nintents: [{topic: bread}]\nwords: {groups: [mythic, analytic]}\nmodel: auto\n");
        assertThat(WordLevel.of(protocol))
                .extracting(WordLevel::id)
                .containsExactly("none", "mythic/magnet", "mythic/neutral", "analytic/magnet", "analytic/neutral");
        assertThat(WordLevel.of(Given.protocol("protocol: a\nuse: core24\nmodel: auto\n")))
                .containsExactly(new WordLevel.None());
    }

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("protocols"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedProtocolIsRead(Path file) throws IOException {
        Protocol protocol = Given.protocol(Files.readString(file));
        assertThat(file.getFileName()).hasToString(protocol.id() + ".yaml");
        assertThat(Inflection.of(protocol))
                .allSatisfy(form -> assertThat(form.unsure()).as(form.line()).isFalse());
    }

    @Test
    void theTemplateIsAProtocolAlsoWithItsCommentsTakenAway() {
        Protocol protocol = Given.protocol(BuiltIns.protocolTemplate());
        assertThat(protocol.intents()).as("enough for intervals").hasSizeGreaterThanOrEqualTo(6);
        String settings = BuiltIns.protocolTemplate()
                .lines()
                .map(line ->
                        line.matches("# (control|words|system|seed|budget|tolerance|concurrency|limits|report): .*")
                                ? line.substring(2)
                                : line)
                .reduce("", (text, line) -> text + line + "\n");
        assertThat(Given.protocol(settings).words()).isPresent();
        assertThat(Given.protocol(settings).concurrency()).hasValue(8);
    }
}
