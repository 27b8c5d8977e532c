package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phrasefield.language.Language;

class CodebookTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLabelIsDefinedWithAnExampleOfItsOwn(Language reader) {
        Set<String> examples = new HashSet<>();
        for (Kinds kinds : Kinds.values()) {
            for (String name : kinds.withNone()) {
                Codebook.Entry entry = Codebook.of(kinds, name, reader);
                assertThat(entry.given()).as(name).isNotBlank();
                assertThat(entry.not()).as(name).isNotBlank();
                assertThat(Language.ofScript(entry.example())).as(name).isEqualTo(reader);
                assertThat(examples.add(entry.example())).as(name).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kinds.class)
    void anUnknownLabelIsRefused(Kinds kinds) {
        assertThatThrownBy(() -> Codebook.of(kinds, "poetry", Language.EN)).hasMessageContaining("poetry");
    }
}
