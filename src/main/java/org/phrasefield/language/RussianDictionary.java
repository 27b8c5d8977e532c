package org.phrasefield.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

/**
 * The Russian dictionary of aot.ru as LanguageTool packs it, read in both directions: form to readings, and lemma with tag to
 * forms. Loaded on first use; safe for any number of threads.
 */
final class RussianDictionary {

    private static final String FOLDER = "/org/languagetool/resource/ru/";

    /** Form to readings. */
    static final Resource ANALYSIS = new Resource(FOLDER + "russian.dict", "language-ru-6.8.jar");

    private final Dictionary analysis = read("russian.dict");
    private final Dictionary synthesis = read("russian_synth.dict");
    // A lookup keeps state between calls, so each thread has its own; the dictionaries are immutable and shared.
    private final ThreadLocal<DictionaryLookup> analyser =
            ThreadLocal.withInitial(() -> new DictionaryLookup(analysis));
    private final ThreadLocal<DictionaryLookup> synthesiser =
            ThreadLocal.withInitial(() -> new DictionaryLookup(synthesis));

    private RussianDictionary() {}

    /** The one dictionary of this process. */
    static RussianDictionary shared() {
        return Holder.SHARED;
    }

    /** All readings of a word form, in the dictionary's order; the case of letters does not matter. */
    List<Reading> readings(String form) {
        List<Reading> found = new ArrayList<>();
        for (WordData word : analyser.get().lookup(form.toLowerCase(Locale.ROOT))) {
            found.add(new Reading(text(word.getStem()), text(word.getTag())));
        }
        return found;
    }

    /** All forms of a lemma under a tag, in the dictionary's order; empty where there is none. */
    List<String> forms(String lemma, String tag) {
        List<String> found = new ArrayList<>();
        for (WordData word : synthesiser.get().lookup(lemma + "|" + tag)) {
            found.add(text(word.getStem()));
        }
        return found;
    }

    /** Whether this lower-case form is among the ten thousand most used ones. */
    boolean common(String form) {
        return Common.WORDS.contains(form);
    }

    private static String text(CharSequence sequence) {
        return sequence == null ? "" : sequence.toString();
    }

    private static Dictionary read(String name) {
        URL url = RussianDictionary.class.getResource(FOLDER + name);
        if (url == null) {
            throw new IllegalStateException("The Russian dictionary " + name
                    + " is not on the class path; language-ru-6.8.jar must stand beside this program");
        }
        try {
            return Dictionary.read(url);
        } catch (IOException e) {
            throw new UncheckedIOException("The Russian dictionary " + name + " cannot be read", e);
        }
    }

    private static final class Holder {
        static final RussianDictionary SHARED = new RussianDictionary();
    }

    private static final class Common {
        static final Set<String> WORDS = read();

        private static Set<String> read() {
            try (InputStream in = RussianDictionary.class.getResourceAsStream(FOLDER + "common_words.txt")) {
                if (in == null) {
                    return Set.of();
                }
                return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException("The list of common Russian words cannot be read", e);
            }
        }
    }
}
