package org.phrasefield.protocol;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Makes an id from a phrase: {@code [a-z0-9-]}, at most 40 characters, Cyrillic transliterated plainly. */
public final class Slug {
    private static final int LONGEST = 40;
    private static final Map<Character, String> LATIN = Map.ofEntries(
            Map.entry('а', "a"),
            Map.entry('б', "b"),
            Map.entry('в', "v"),
            Map.entry('г', "g"),
            Map.entry('д', "d"),
            Map.entry('е', "e"),
            Map.entry('ё', "yo"),
            Map.entry('ж', "zh"),
            Map.entry('з', "z"),
            Map.entry('и', "i"),
            Map.entry('й', "y"),
            Map.entry('к', "k"),
            Map.entry('л', "l"),
            Map.entry('м', "m"),
            Map.entry('н', "n"),
            Map.entry('о', "o"),
            Map.entry('п', "p"),
            Map.entry('р', "r"),
            Map.entry('с', "s"),
            Map.entry('т', "t"),
            Map.entry('у', "u"),
            Map.entry('ф', "f"),
            Map.entry('х', "kh"),
            Map.entry('ц', "ts"),
            Map.entry('ч', "ch"),
            Map.entry('ш', "sh"),
            Map.entry('щ', "shch"),
            Map.entry('ъ', ""),
            Map.entry('ы', "y"),
            Map.entry('ь', ""),
            Map.entry('э', "e"),
            Map.entry('ю', "yu"),
            Map.entry('я', "ya"));

    private Slug() {}

    /** The id; {@code intent-} and eight digits of the phrase's SHA-256 where no letter or digit is left. */
    public static String of(String phrase) {
        StringBuilder latin = new StringBuilder();
        // Composed first, so that й and ё are letters of their own and not a letter with an accent.
        for (char c : Normalizer.normalize(phrase, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .toCharArray()) {
            latin.append(LATIN.getOrDefault(c, String.valueOf(c)));
        }
        String bare = Normalizer.normalize(latin, Normalizer.Form.NFD).replaceAll("[\\p{M}'’]", "");
        String slug = bare.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        if (slug.isEmpty()) return "intent-" + Sha256.hex(phrase).substring(0, 8);
        if (slug.length() <= LONGEST) return slug;
        int cut = slug.lastIndexOf('-', LONGEST);
        return slug.substring(0, cut > 0 ? cut : LONGEST);
    }
}
