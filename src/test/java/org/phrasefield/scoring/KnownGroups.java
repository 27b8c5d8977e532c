package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.phrasefield.language.Language;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Texts of genres that are known to differ, six each, written for this purpose. */
public final class KnownGroups {
    private KnownGroups() {}

    /** The texts of a genre: story, manual, poem, definition, letter or law. */
    public static List<String> of(Language language, String genre) {
        List<String> texts = new ArrayList<>();
        String file = language.tag() + "/known-groups.yaml";
        for (Object each : (List<?>) new Load(LoadSettings.builder().build()).loadFromString(Texts.whole(file))) {
            Map<?, ?> text = (Map<?, ?>) each;
            if (genre.equals(text.get("genre"))) texts.add(String.valueOf(text.get("text")));
        }
        assertThat(texts).as(language + " " + genre).hasSize(6);
        return texts;
    }
}
