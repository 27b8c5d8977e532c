package org.phrasefield.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** All that a Russian word form can be: by the dictionary, by the known end of a word it does not have, or by its ending. */
final class Analyses {

    /** Forms whose analyses are kept. */
    private static final int KEPT = 50_000;

    /** Letters of a known word that an unknown one must end in to be taken for its compound; fewer where it is among the most used. */
    private static final int SHORTEST_END = 6;

    private static final int SHORTEST_COMMON_END = 4;

    /** A longer run of letters is no word. */
    private static final int LONGEST_COMPOUND = 60;

    private static final Pattern NUMBER = Pattern.compile("[\\p{N}][\\p{N}.,:/-]*(?:-?\\p{L}{1,3})?");
    private static final Pattern ADVERB_OF_MANNER = Pattern.compile("по-\\p{IsCyrillic}+(?:ски|цки|ому|ему|ьи)");
    private static final Pattern CYRILLIC = Pattern.compile(".*\\p{IsCyrillic}.*");

    private final Remembered<String, List<Analysis>> kept = new Remembered<>(KEPT, Analyses::made);

    /** What a lower-case form can be, at least one. */
    List<Analysis> of(String form) {
        return kept.of(form);
    }

    private static List<Analysis> made(String form) {
        List<Analysis> found = dictionary(form);
        if (!found.isEmpty()) {
            return found;
        }
        if (NUMBER.matcher(form).matches()) {
            PartOfSpeech pos = Character.isLetter(form.charAt(form.length() - 1)) ? PartOfSpeech.ADJ : PartOfSpeech.NUM;
            return List.of(plain(pos, form, Analysis.Kind.MODIFIER));
        }
        if (!CYRILLIC.matcher(form).matches()) {
            return List.of(plain(PartOfSpeech.NOUN, form, Analysis.Kind.NOUN));
        }
        return ADVERB_OF_MANNER.matcher(form).matches()
                ? List.of(plain(PartOfSpeech.ADV, form, Analysis.Kind.INVARIANT))
                : compound(form);
    }

    private static List<Analysis> dictionary(String form) {
        Map<String, Analysis> distinct = new LinkedHashMap<>();
        for (Reading reading : RussianDictionary.shared().readings(form)) {
            if (!reading.has("Talk") || distinct.isEmpty()) {
                Analysis analysis = Analysis.of(reading);
                distinct.putIfAbsent(analysis.lemma() + analysis.tag(), analysis);
            }
        }
        return List.copyOf(distinct.values());
    }

    /** «Чат-бота», «электросамокат»: its known end decides, and the beginning goes before the lemma. */
    private static List<Analysis> compound(String form) {
        if (form.length() > LONGEST_COMPOUND) {
            return List.of(UnknownEnding.of(form));
        }
        int hyphen = form.lastIndexOf('-');
        for (int i = hyphen > 0 ? hyphen + 1 : 2; form.length() - i >= (hyphen > 0 ? 2 : SHORTEST_COMMON_END); i++) {
            String end = form.substring(i);
            boolean enough = hyphen > 0
                    || end.length() >= SHORTEST_END
                    || RussianDictionary.shared().common(end);
            List<Analysis> ofEnd = !enough
                    ? List.of()
                    : dictionary(end).stream()
                            .filter(each ->
                                    each.kind() != Analysis.Kind.PREPOSITION && each.kind() != Analysis.Kind.INVARIANT)
                            .toList();
            if (!ofEnd.isEmpty()) {
                String beginning = form.substring(0, i);
                List<Analysis> made = new ArrayList<>();
                for (Analysis each : ofEnd) made.add(each.as(each.pos(), beginning + each.lemma()));
                return List.copyOf(made);
            }
            if (hyphen > 0) {
                break;
            }
        }
        return List.of(UnknownEnding.of(form));
    }

    private static Analysis plain(PartOfSpeech pos, String lemma, Analysis.Kind kind) {
        return new Analysis(pos, lemma, "", java.util.Set.of(), kind, 0, Analysis.ANY);
    }
}
