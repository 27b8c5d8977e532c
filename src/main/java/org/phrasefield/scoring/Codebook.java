package org.phrasefield.scoring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.phrasefield.language.Language;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the zones and strategies mean, for people who rate answers: the same in both languages. */
public final class Codebook {
    private static final Map<Language, Map<?, ?>> READ = new ConcurrentHashMap<>();

    private Codebook() {}

    /**
     * What one label means.
     *
     * @param given what a text does that gets it, in a clause
     * @param not when it is not given although it may seem so, in a clause
     * @param example a short text that gets it
     */
    public record Entry(String given, String not, String example) {}

    /**
     * What a label means, in a reader's language.
     *
     * @param name one of {@link Kinds#withNone}
     * @throws IllegalArgumentException if there is no such label
     */
    public static Entry of(Kinds kinds, String name, Language reader) {
        Map<?, ?> labels =
                (Map<?, ?>) READ.computeIfAbsent(reader, Codebook::read).get(kinds.prefix());
        if (labels == null || !(labels.get(name) instanceof Map<?, ?> entry)) {
            throw new IllegalArgumentException("no " + kinds.prefix() + ": " + name);
        }
        return new Entry(at(entry, "given"), at(entry, "not"), at(entry, "example"));
    }

    private static String at(Map<?, ?> entry, String key) {
        if (entry.get(key) instanceof String text) return text;
        throw new IllegalStateException("an entry of the codebook has no " + key);
    }

    private static Map<?, ?> read(Language reader) {
        String file = reader.tag() + "/codebook.yaml";
        return (Map<?, ?>) new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(Texts.whole(file));
    }
}
