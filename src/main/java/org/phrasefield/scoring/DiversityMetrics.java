package org.phrasefield.scoring;

import static org.phrasefield.scoring.Diversity.Closing.AT_MOST;
import static org.phrasefield.scoring.Family.STYLE;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** How varied an answer's words are. Each says little of one short answer, and is meant for a cell's answers together. */
final class DiversityMetrics {

    private static final Scale SHARE = Scale.of("share of different words", "0–1");

    private DiversityMetrics() {}

    static List<Measured> all() {
        return List.of(
                metric("mattr", SHARE, 25, words -> words.mattr(25)),
                metric("mattr-50", SHARE, 50, words -> words.mattr(50)),
                metric("mtld", Scale.of("words", "≥ 1"), 100, words -> words.mtld(AT_MOST)),
                metric("hdd", SHARE, 50, Diversity::hdd),
                metric("maas", Scale.of("a²", "≥ 0"), 50, Diversity::maas),
                metric("yule-k", Scale.of("K", "≥ 0"), 50, Diversity::yule));
    }

    /** A metric that needs so many words beside numbers. */
    private static Measured metric(String id, Scale scale, int least, Function<Diversity, OptionalDouble> measure) {
        return Measured.byWords(id, STYLE, scale, Needs.ANY.words(least), Basis.TAGS, words -> {
            Diversity diversity = words.diversity();
            return Measure.number(diversity.size() < least ? OptionalDouble.empty() : measure.apply(diversity), least);
        });
    }
}
