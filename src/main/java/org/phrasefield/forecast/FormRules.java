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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phrasefield.language.Language;

/**
 * By what a form is known, in one language: data, and regular expressions that Java and a browser read alike.
 *
 * @param version of the rules; a preview names it
 * @param longest how many words of a prompt are read from either end
 * @param aliases words that are read as another, or as several
 * @param tail a particle at the end of a word that is not read; may be empty
 * @param cues words that are known even with a slip of the finger in them
 * @param near words that look like such a slip and are none
 * @param usual words that prompts in the language often have: one without any is a row of letters
 * @param fillers what may stand before a request without changing it: politeness and conjunctions
 * @param joints words behind which a clause may begin without a mark
 * @param negators words that say of what follows in their clause that it is not wanted
 * @param turns words that end what a negator says
 * @param dismissals words that say of what stands shortly before them that it is not wanted
 * @param rules in the order in which they are written
 * @param magnets by magnet word, all of its forms as one expression
 * @param leads what stands between a cue and the topic
 * @param trails what stands behind a topic and is none of it
 * @param abouts what stands before that of which somebody is to say something
 * @param conditions what stands before a condition
 * @param idioms set phrases: no sign begins in one
 * @param asks words that ask or bid in other languages of the same script
 * @param frames forms that say under what to answer: a plain question behind one is asked inside it, behind any other form it is asked instead
 */
record FormRules(
        int version,
        int longest,
        Map<String, String> aliases,
        String tail,
        Set<String> cues,
        Set<String> near,
        Set<String> usual,
        String fillers,
        String joints,
        String negators,
        String turns,
        String dismissals,
        List<Rule> rules,
        Map<String, String> magnets,
        String leads,
        String trails,
        String abouts,
        String conditions,
        String idioms,
        Set<String> asks,
        Set<String> frames) {
    private static final Map<Language, FormRules> READ = new ConcurrentHashMap<>();
    private static final Pattern PART = Pattern.compile("<([a-z]+)>");

    FormRules {
        aliases = Map.copyOf(aliases);
        cues = Set.copyOf(cues);
        near = Set.copyOf(near);
        usual = Set.copyOf(usual);
        rules = List.copyOf(rules);
        asks = Set.copyOf(asks);
        frames = Set.copyOf(frames);
    }

    /**
     * One sign of a form.
     *
     * @param form form id, or {@code none} for a text that asks nothing of a form's kind
     * @param confidence from 0 on; above 1 where what the words say would outweigh a sign that leaves no doubt
     * @param begins whether it must stand where a clause begins
     * @param pattern what is looked for, in words with one blank between them; its first group, if there is one, is the topic
     * @param unless a sentence in which this is found has not the sign
     */
    record Rule(String form, double confidence, boolean begins, String pattern, Optional<String> unless) {
        private Rule unless(String other) {
            return new Rule(form, confidence, begins, pattern, Optional.of(other));
        }
    }

    /** The rules of a language, read when they are first asked for. */
    static FormRules of(Language language) {
        return READ.computeIfAbsent(language, FormRules::read);
    }

    private static FormRules read(Language language) {
        Sheet sheet = new Sheet(text("rules-" + language.tag() + ".txt"));
        return new FormRules(
                Integer.parseInt(sheet.one("version")),
                Integer.parseInt(sheet.one("longest")),
                sheet.all("alias"),
                sheet.heads.getOrDefault("tail", ""),
                words(sheet.one("cues")),
                new TreeSet<>(text("near-" + language.tag() + ".txt").lines().toList()),
                new TreeSet<>(text("usual-" + language.tag() + ".txt").lines().toList()),
                sheet.one("fillers"),
                sheet.one("joints"),
                sheet.one("negators"),
                sheet.one("turns"),
                sheet.one("dismissals"),
                sheet.rules,
                sheet.all("magnet"),
                sheet.one("leads"),
                sheet.one("trails"),
                sheet.one("abouts"),
                sheet.one("conditions"),
                sheet.one("idioms"),
                words(sheet.one("asks")),
                words(sheet.one("frames")));
    }

    /** The rows of a file: a head, a colon, and what stands behind it; a head of several rows has them all with blanks between. */
    private static final class Sheet {
        private final Map<String, String> heads = new LinkedHashMap<>();
        private final List<Rule> rules = new ArrayList<>();

        Sheet(String text) {
            for (String row : text.lines().toList()) {
                if (row.isBlank() || row.startsWith("#")) continue;
                int colon = row.indexOf(": ");
                String head = row.substring(0, colon);
                String value = row.substring(colon + 2);
                if (head.startsWith("rule ")) rules.add(rule(head.split(" "), value));
                else if (head.equals("unless"))
                    rules.add(rules.remove(rules.size() - 1).unless(whole(value)));
                else heads.merge(head, value, (one, more) -> one + " " + more);
            }
        }

        private Rule rule(String[] head, String pattern) {
            boolean begins = pattern.startsWith("^");
            return new Rule(
                    head[1],
                    Double.parseDouble(head[2]),
                    begins,
                    whole(begins ? pattern.substring(1) : pattern),
                    Optional.empty());
        }

        /** An expression with the named parts, which stand above it, in the place of their names. */
        private String whole(String pattern) {
            Matcher part = PART.matcher(pattern);
            return part.find()
                    ? whole(part.replaceAll(found -> Matcher.quoteReplacement(one("part " + found.group(1)))))
                    : pattern;
        }

        String one(String head) {
            return Objects.requireNonNull(heads.get(head), head);
        }

        /** What all heads of a kind say, by name. */
        Map<String, String> all(String kind) {
            Map<String, String> all = new LinkedHashMap<>();
            heads.forEach((head, value) -> {
                if (head.startsWith(kind + " ")) all.put(head.substring(kind.length() + 1), value);
            });
            return all;
        }
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(List.of(text.split(" ")));
    }

    private static String text(String name) {
        try (InputStream in = FormRules.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
