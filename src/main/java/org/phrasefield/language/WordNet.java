package org.phrasefield.language;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What an English lemma means, from WordNet 3.1: how far its noun senses are physical things, and how far its senses lie in the fields of
 * {@link Supersense}. A share weighs each sense by how often it was met in hand-tagged text, plus one. Single words, lower case, no proper
 * names; loaded on first use (about 0.1 s), safe for any number of threads.
 */
public final class WordNet {

    static final Resource LIST = Resource.own("wordnet-en.txt.gz");

    private static final Map<String, PartOfSpeech> CLASSES =
            Map.of("n", PartOfSpeech.NOUN, "v", PartOfSpeech.VERB, "a", PartOfSpeech.ADJ, "r", PartOfSpeech.ADV);

    private static final String PHYSICAL = "physical";

    /** Shares in percent; {@code physical} is -1 for a word that is no noun. */
    private record Entry(Map<PartOfSpeech, Integer> classes, int physical, Map<Supersense, Integer> shares) {}

    private WordNet() {}

    /** Whether a lemma can be of one of the classes NOUN, VERB, ADJ, ADV. */
    public static boolean knows(String lemma, PartOfSpeech pos) {
        Entry entry = Holder.ENTRIES.get(lemma);
        return entry != null && entry.classes().containsKey(pos);
    }

    /** The share (0 to 1) of a lemma's senses that are of one of the classes NOUN, VERB, ADJ, ADV. */
    static double use(String lemma, PartOfSpeech pos) {
        Entry entry = Holder.ENTRIES.get(lemma);
        return entry == null ? 0 : entry.classes().getOrDefault(pos, 0) / 100.0;
    }

    /** The share (0 to 1) of a noun's senses that lie under physical entity: stone 0.95, idea 0; empty where the lemma is no known noun. */
    public static OptionalDouble physical(String noun) {
        Entry entry = Holder.ENTRIES.get(noun);
        return entry == null || entry.physical() < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(entry.physical() / 100.0);
    }

    /** The share (0 to 1) of a lemma's senses, as a word of the supersense's class, that lie in it; 0 also for a word that is not known. */
    public static double share(String lemma, Supersense supersense) {
        Entry entry = Holder.ENTRIES.get(lemma);
        return entry == null ? 0 : entry.shares().getOrDefault(supersense, 0) / 100.0;
    }

    private static Entry entry(String fields) {
        Map<PartOfSpeech, Integer> classes = new EnumMap<>(PartOfSpeech.class);
        Map<Supersense, Integer> shares = new EnumMap<>(Supersense.class);
        int physical = -1;
        for (String field : fields.split("\t", -1)) {
            List<String> parts = Arrays.asList(field.split(" ", -1));
            @Nullable PartOfSpeech pos = CLASSES.get(parts.get(0).substring(0, 1));
            if (pos == null) {
                throw new IllegalStateException("The extract of WordNet has an unknown class: " + fields);
            }
            classes.put(pos, Integer.valueOf(parts.get(0).substring(1)));
            for (String share : parts.subList(1, parts.size())) {
                if (share.startsWith(PHYSICAL)) {
                    physical = Integer.parseInt(share.substring(PHYSICAL.length()));
                }
                for (Supersense each : Supersense.values()) {
                    if (share.startsWith(each.code())) {
                        shares.put(
                                each,
                                Integer.parseInt(share.substring(each.code().length())));
                    }
                }
            }
        }
        return new Entry(Map.copyOf(classes), physical, Map.copyOf(shares));
    }

    private static final class Holder {
        static final Map<String, Entry> ENTRIES = read();

        private static Map<String, Entry> read() {
            Map<String, Entry> entries = new HashMap<>();
            Map<String, Entry> alike = new HashMap<>();
            for (String line : LIST.lines()) {
                int tab = line.indexOf('\t');
                entries.put(line.substring(0, tab), alike.computeIfAbsent(line.substring(tab + 1), WordNet::entry));
            }
            return entries;
        }
    }
}
