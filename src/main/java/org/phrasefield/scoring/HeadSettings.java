package org.phrasefield.scoring;

import java.util.Map;
import java.util.stream.Collectors;
import org.phrasefield.language.Language;

/**
 * What the seed texts of held-out topics teach about a head. The file {@code heads.properties} is made from the seeds by {@code HeadTest}.
 *
 * @param penalty of the weights; the one with the least log loss on held-out topics
 * @param temperature that logits are divided by; the one with the least log loss on held-out topics
 * @param threshold of the largest probability, beneath which a text is of no kind: the one with the largest macro F1 on held-out topics with none
 *     as one label more; where no seeds are of none, nineteen of twenty seeds of held-out topics that are named rightly are named with more
 */
record HeadSettings(double penalty, double temperature, double threshold) {
    static final String FILE = "heads.properties";

    static HeadSettings of(Language language, Kinds kinds) {
        String key = key(language, kinds);
        return new HeadSettings(number(key + ".penalty"), number(key + ".temperature"), number(key + ".threshold"));
    }

    static String key(Language language, Kinds kinds) {
        return language.tag() + "." + kinds.prefix();
    }

    /** How many words of each kind's list a hundred words of seed texts have. */
    static Map<String, Double> usual(Language language, Kinds kinds) {
        return kinds.names().stream()
                .collect(Collectors.toMap(name -> name, name -> number(key(language, kinds) + ".usual." + name)));
    }

    private static double number(String key) {
        return Double.parseDouble(Texts.setting(FILE, key));
    }
}
