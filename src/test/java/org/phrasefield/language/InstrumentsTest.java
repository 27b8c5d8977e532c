package org.phrasefield.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstrumentsTest {

    @Test
    void everyInstrumentHasAVersionAndDataHaveADigest() {
        for (Language language : Language.values()) {
            assertThat(Instruments.tagging(language))
                    .allMatch(each -> !each.version().isEmpty());
            assertThat(Instruments.tagging(language))
                    .anySatisfy(each -> assertThat(each.digest()).matches("[0-9a-f]{16}"));
            assertThat(Instruments.syllables(language)).hasSize(1);
        }
        assertThat(Instruments.segmentation())
                .anySatisfy(each -> assertThat(each.toString()).matches("ICU4J 79\\.1 [0-9a-f]{16}"))
                .allMatch(each -> !each.version().isEmpty());
        assertThat(Instruments.tagging(Language.EN))
                .anySatisfy(each -> assertThat(each.toString()).startsWith("OpenNLP pos-en 1.3.0 "));
        assertThat(Instruments.wordNet().get(0).digest()).hasSize(16);
    }

    @Test
    void everyInstrumentHasADigestAndVersionsThatNoJarNamesAreThoseOfTheJars() {
        assertThat(Stream.of(
                                Instruments.segmentation(),
                                Instruments.tagging(Language.EN),
                                Instruments.tagging(Language.RU),
                                Instruments.syllables(Language.EN),
                                Instruments.syllables(Language.RU),
                                Instruments.wordNet(),
                                List.of(TokenCount.INSTRUMENT))
                        .flatMap(List::stream))
                .allMatch(each -> each.digest().matches("[0-9a-f]{16}"))
                .allMatch(each -> !each.version().isEmpty());
        assertThat(jar(morfologik.stemming.Dictionary.class)).endsWith("-" + Instruments.MORFOLOGIK + ".jar");
        assertThat(jar(com.knuddels.jtokkit.Encodings.class)).endsWith("-" + TokenCount.INSTRUMENT.version() + ".jar");
    }

    private static String jar(Class<?> of) {
        return of.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    /** Other code is another digest: the same folder of another jar, and another folder of the same. */
    @Test
    void theDigestOfCodeIsOfItsFolder() {
        Resource resource = new Resource("/org/commonmark/Extension.class", "commonmark.jar");
        assertThat(resource.codeDigest("org/commonmark/"))
                .isEqualTo(resource.codeDigest("org/commonmark/"))
                .isNotEqualTo(resource.codeDigest("org/commonmark/node/"));
        assertThatThrownBy(() -> Resource.own("closed-ru.txt").codeDigest("org/"))
                .hasMessageContaining("phrasefield.jar must stand beside this program");
    }

    /** Whoever changes what rules make of known texts raises their version, so that old scores are not compared with new ones. */
    @Test
    void theVersionOfTheRulesTellsWhatTheyMake() throws Exception {
        check(
                "segmentation",
                Instruments.SEGMENTATION_RULES,
                Instruments.SEGMENTATION_MADE,
                view -> view.sentences() + " " + view.words());
        check(
                "tagging",
                Instruments.TAGGING_RULES,
                Instruments.TAGGING_MADE,
                view -> view.tagged().stream()
                        .flatMap(List::stream)
                        .map(word -> word.classes() + " " + word.lemmas() + " "
                                + word.features().stream().sorted().toList())
                        .collect(Collectors.joining("\n")));
        check(
                "syllables",
                Instruments.SYLLABLE_RULES,
                Instruments.SYLLABLES_MADE,
                view -> view.words().stream()
                        .map(word -> String.valueOf(Syllables.of(word)))
                        .collect(Collectors.joining(" ")));
    }

    private static void check(String rules, String version, String known, Function<TextView, String> made)
            throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Language language : Language.values()) {
            for (String text : texts(language)) {
                digest.update(made.apply(TextView.of(language, text)).getBytes(StandardCharsets.UTF_8));
            }
        }
        String line = rules + " " + version + " "
                + HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        assertThat(lines("/org/phrasefield/language/rules-versions.txt"))
                .as(
                        "if the rules changed, raise their version in Instruments and add this line to rules-versions.txt: %s",
                        line)
                .contains(line);
        assertThat(line).as("the digest in Instruments").endsWith(" " + known);
    }

    private static List<String> texts(Language language) throws IOException {
        return lines("/language/pos-gold.tsv").stream()
                .skip(1)
                .map(line -> Arrays.asList(line.split("\t", -1)))
                .filter(line -> line.get(1).equals(language.tag()))
                .collect(Collectors.groupingBy(
                        line -> line.get(0),
                        java.util.TreeMap::new,
                        Collectors.mapping(line -> line.get(3), Collectors.joining(" "))))
                .values()
                .stream()
                .toList();
    }

    private static List<String> lines(String path) throws IOException {
        try (InputStream in = InstrumentsTest.class.getResourceAsStream(path);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
