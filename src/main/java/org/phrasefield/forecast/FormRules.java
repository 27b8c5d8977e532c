package org.phrasefield.forecast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.phrasefield.language.Language;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * By what a form is known, in one language: data, and regular expressions that Java and a browser read alike.
 *
 * @param version of the rules; a preview names it
 * @param longest how many words of a prompt are read from either end
 * @param aliases words that are read as another, or as several
 * @param tail a particle at the end of a word that is not read; may be empty
 * @param cues words that are known even with a slip of the finger in them
 * @param near words that look like such a slip and are none
 * @param fillers what may stand before a request without changing it: politeness and conjunctions
 * @param joints words behind which a clause may begin without a mark
 * @param negators words that say of what follows in their clause that it is not wanted
 * @param turns words that end what a negator says
 * @param dismissals words that say of what stands shortly before them that it is not wanted
 * @param rules in the order in which they are written
 * @param magnets by magnet word, all of its forms as one expression
 * @param leads what stands between a cue and the topic
 * @param abouts what stands before that of which somebody is to say something
 * @param conditions what stands before a condition
 * @param idioms set phrases: no sign begins in one
 * @param frames forms that say under what to answer: a plain question behind one is asked inside it, behind any other form it is asked instead
 */
record FormRules(
        int version,
        int longest,
        Map<String, String> aliases,
        String tail,
        Set<String> cues,
        Set<String> near,
        String fillers,
        String joints,
        String negators,
        String turns,
        String dismissals,
        List<Rule> rules,
        Map<String, String> magnets,
        String leads,
        String abouts,
        String conditions,
        String idioms,
        Set<String> frames) {
    private static final Map<Language, FormRules> READ = new ConcurrentHashMap<>();

    FormRules {
        aliases = Map.copyOf(aliases);
        cues = Set.copyOf(cues);
        near = Set.copyOf(near);
        rules = List.copyOf(rules);
        frames = Set.copyOf(frames);
    }

    /**
     * One sign of a form.
     *
     * @param form form id, or {@code none} for a text that asks nothing of a form's kind
     * @param confidence between 0 and 1
     * @param begins whether it must stand where a clause begins
     * @param pattern what is looked for, in words with one blank between them; its first group, if there is one, is the topic
     * @param unless a sentence in which this is found has not the sign
     */
    record Rule(String form, double confidence, boolean begins, String pattern, Optional<String> unless) {}

    /** The rules of a language, read when they are first asked for. */
    static FormRules of(Language language) {
        return READ.computeIfAbsent(language, FormRules::read);
    }

    private static FormRules read(Language language) {
        String name = "rules-" + language.tag() + ".yaml";
        Map<?, ?> sheet =
                (Map<?, ?>) new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(text(name));
        Map<String, String> parts = texts(of(sheet, "parts"));
        List<Rule> rules = new ArrayList<>();
        for (Object each : (List<?>) of(sheet, "rules")) rules.add(rule((Map<?, ?>) each, parts));
        Map<String, String> magnets = new LinkedHashMap<>(texts(of(sheet, "magnets")));
        return new FormRules(
                Integer.parseInt(String.valueOf(of(sheet, "version"))),
                Integer.parseInt(String.valueOf(of(sheet, "longest"))),
                texts(of(sheet, "aliases")),
                String.valueOf(of(sheet, "tail")),
                words(of(sheet, "cues")),
                new TreeSet<>(text("near-" + language.tag() + ".txt").lines().toList()),
                String.valueOf(of(sheet, "fillers")),
                String.valueOf(of(sheet, "joints")),
                String.valueOf(of(sheet, "negators")),
                String.valueOf(of(sheet, "turns")),
                String.valueOf(of(sheet, "dismissals")),
                rules,
                magnets,
                String.valueOf(of(sheet, "leads")),
                String.valueOf(of(sheet, "abouts")),
                String.valueOf(of(sheet, "conditions")),
                String.valueOf(of(sheet, "idioms")),
                words(of(sheet, "frames")));
    }

    private static Object of(Map<?, ?> sheet, String key) {
        return Objects.requireNonNull(sheet.get(key), key);
    }

    private static Rule rule(Map<?, ?> row, Map<String, String> parts) {
        String pattern = String.valueOf(row.get("is"));
        boolean begins = pattern.startsWith("^");
        return new Rule(
                String.valueOf(row.get("form")),
                Double.parseDouble(String.valueOf(of(row, "sure"))),
                begins,
                whole(begins ? pattern.substring(1) : pattern, parts),
                Optional.ofNullable(row.get("unless")).map(unless -> whole(String.valueOf(unless), parts)));
    }

    /** An expression with the named parts in the place of their names. */
    private static String whole(String pattern, Map<String, String> parts) {
        String whole = pattern;
        for (int depth = 0; depth < 3 && whole.indexOf('<') >= 0; depth++) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                whole = whole.replace("<" + part.getKey() + ">", part.getValue());
            }
        }
        if (whole.indexOf('<') >= 0) throw new IllegalStateException("a part without an expression: " + whole);
        return whole;
    }

    private static Map<String, String> texts(Object rows) {
        Map<String, String> texts = new LinkedHashMap<>();
        ((Map<?, ?>) rows).forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        return texts;
    }

    private static Set<String> words(Object text) {
        return new TreeSet<>(List.of(String.valueOf(text).strip().split("\\s+")));
    }

    private static String text(String name) {
        try (InputStream in = FormRules.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
