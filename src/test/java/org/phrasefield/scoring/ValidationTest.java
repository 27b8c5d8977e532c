package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.language.Language;

/** What was measured on texts that nothing is fitted to, less a little; below it a change has made a method worse. */
class ValidationTest {
    private static final Path FILE = Path.of("src/main/resources/org/phrasefield/scoring/" + Accuracy.FILE);

    private static final boolean LONG = Boolean.getBoolean("phrasefield.long");

    private static final Map<List<Object>, Validation> MEASURED = new HashMap<>();

    /** Every language and every kind of kinds once; whatever goes together in full. */
    private static boolean asked(Language language, Kinds kinds) {
        return LONG || (language == Language.EN) == (kinds == Kinds.ZONES);
    }

    private static Validation measured(Language language, Kinds kinds) {
        return MEASURED.computeIfAbsent(List.of(language, kinds), any -> Validation.of(language, kinds));
    }

    @ParameterizedTest
    @CsvSource({
        "EN, ZONES, 0.75, 0.70",
        "RU, ZONES, 0.75, 0.60",
        "EN, STRATEGIES, 0.63, 0.48",
        "RU, STRATEGIES, 0.65, 0.48"
    })
    void methodsFindWhatTheAuthorNamed(Language language, Kinds kinds, double head, double listed) {
        Assumptions.assumeTrue(asked(language, kinds));
        Validation found = measured(language, kinds);
        assertThat(found.texts()).isEqualTo(Accuracy.texts());
        assertThat(found.macroF1()).isGreaterThan(head);
        assertThat(found.listed()).isGreaterThan(listed);
        assertThat(found.heldOut()).isGreaterThan(head);
        assertThat(found.shuffled()).isLessThan(head / 2);
    }

    @Test
    void theStoredFiguresAreWhatIsMeasured() throws IOException {
        String head =
                "# Made by ValidationTest with -Plong -Dupdate=true: what doctor --metrics measures on the labelled texts.\n"
                        + Accuracy.TEXTS + "="
                        + measured(Language.EN, Kinds.ZONES).texts() + "\n";
        StringBuilder text = new StringBuilder(head);
        String kept = Files.readString(FILE).replace("\r\n", "\n");
        assertThat(LONG || !Boolean.getBoolean("update"))
                .as("what is written is measured in full: -Plong -Dupdate=true")
                .isTrue();
        assertThat(Boolean.getBoolean("update") || kept.startsWith(head)).isTrue();
        for (Language language : Language.values()) {
            for (Kinds kinds : Kinds.values()) {
                if (!asked(language, kinds)) continue;
                String lines = Accuracy.lines(measured(language, kinds));
                if (!Boolean.getBoolean("update")) assertThat(kept).contains(lines);
                text.append(lines);
            }
        }
        if (!LONG) return;
        if (Boolean.getBoolean("update")) Files.writeString(FILE, text);
        assertThat(Files.readString(FILE).replace("\r\n", "\n")).isEqualTo(text.toString());
    }

    /** metrics.md says the same numbers, of the stored figures. */
    @Test
    void theCommandRoundsAsThePageDoes() {
        for (Language language : Language.values()) {
            for (Kinds kinds : Kinds.values()) {
                if (!asked(language, kinds)) continue;
                Validation found = measured(language, kinds);
                assertThat(MetricsPage.text())
                        .contains(String.format(
                                Locale.ROOT,
                                "%s, %s %.2f and %.2f",
                                kinds.prefix(),
                                language.tag(),
                                Accuracy.hundredths(found.macroF1()),
                                Accuracy.hundredths(found.macroF1WithNone())));
                assertThat(ValidationText.lines(found, Language.EN))
                        .anySatisfy(line -> assertThat(line)
                                .contains("none")
                                .endsWith(String.format(
                                        Locale.ROOT, "  %.2f", Accuracy.hundredths(found.macroF1WithNone()))));
            }
        }
    }

    @Test
    void whatIsFoundTooSeldomIsNotShown() {
        for (Kinds kinds : Kinds.values()) {
            for (Language language : Language.values()) {
                if (!asked(language, kinds)) continue;
                Validation found = measured(language, kinds);
                assertThat(Accuracy.fault(language.tag(), kinds.prefix()).isPresent())
                        .isEqualTo(found.macroF1() < 0.7);
                for (String name : kinds.withNone()) {
                    assertThat(Accuracy.fault(language.tag(), kinds.metric(name))
                                    .isPresent())
                            .as(language + " " + name)
                            .isEqualTo(found.f1(name) < 0.7);
                }
            }
        }
        assertThat(Accuracy.fault("en", "zone-none"))
                .contains("not shown: accuracy %.2f < 0.70 on our set"
                        .formatted(Accuracy.hundredths(
                                Accuracy.of(Language.EN, "zone-none").orElseThrow())));
        assertThat(Accuracy.hundredths(0.698)).isEqualTo(0.69);
        assertThat(Accuracy.hundredths(0.7)).isEqualTo(0.7);
        assertThat(Accuracy.fault("en", "hedges")).isEmpty();
        assertThat(Accuracy.fault("en", "zone-agreement")).isEmpty();
    }

    @Test
    void f1CountsMissesAndFalseFinds() {
        int[][] confusion = Validation.confusion(
                Kinds.STRATEGIES,
                List.of("analogy", "analogy", "none", "reasoning"),
                List.of("analogy", "none", "analogy", "reasoning"));
        assertThat(Validation.macroF1(confusion)).isCloseTo((0.5 + 1) / 6, within(1e-12));
    }
}
