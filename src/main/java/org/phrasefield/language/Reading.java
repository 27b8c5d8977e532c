package org.phrasefield.language;

import java.util.Arrays;
import java.util.Set;

/**
 * One dictionary reading of a word form.
 *
 * @param lemma dictionary form, lower case, with ё
 * @param tag the dictionary's tag, for example {@code NN:Inanim:Masc:Sin:Nom}
 */
record Reading(String lemma, String tag) {

    private static final Set<String> CASES = Set.of("Nom", "R", "D", "V", "T", "P", "2R", "2P", "Z");

    boolean has(String part) {
        for (String each : tag.split(":", -1)) {
            if (each.equals(part)) {
                return true;
            }
        }
        return false;
    }

    boolean noun() {
        return tag.startsWith("NN:") || tag.startsWith("PNN:");
    }

    /** A full adjective, pronominal adjective, participle or ordinal. */
    boolean modifier() {
        return tag.startsWith("ADJ:") || tag.startsWith("PT:") || tag.startsWith("Ord:");
    }

    boolean numeral() {
        return tag.startsWith("NumC:") || tag.startsWith("Num:");
    }

    boolean nominative() {
        return has("Nom") && !has("Talk");
    }

    /** A noun that never changes: its tag names no case. */
    boolean indeclinable() {
        return noun() && Arrays.stream(tag.split(":", -1)).noneMatch(CASES::contains);
    }

    boolean name() {
        return has("Name") || has("Fam") || has("Patr");
    }

    boolean animate() {
        return has("Anim") || name();
    }

    /** What a word must agree with: PL, or else the gender; {@link Agreement#ANY} where the tag says neither. */
    Agreement agreement() {
        if (has("PL")) {
            return Agreement.PL;
        }
        for (Agreement each : Agreement.values()) {
            if (has(each.code())) {
                return each;
            }
        }
        return Agreement.ANY;
    }

    /** The same reading's tag in another case. */
    String tagIn(String fromCode, String toCode) {
        String[] parts = tag.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].equals(fromCode)) {
                parts[i] = toCode;
                break;
            }
        }
        return String.join(":", parts);
    }
}
