package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.List;
import org.phrasefield.language.Instrument;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/** Zones and strategies of an answer's text: the share of each, how far it sits in one, and whether the two methods agree. */
final class KindMetrics {
    private static final int LEAST_WORDS = 40;
    private static final Needs NEEDS = Needs.ANY.words(LEAST_WORDS);
    private static final Scale SHARE = Scale.of("share", "0–1");

    private KindMetrics() {}

    static List<Measured> all() {
        List<Measured> all = new ArrayList<>();
        for (Kinds kinds : Kinds.values()) {
            Basis head = Cues.on(seeded(Basis.TAGS, kinds), kinds).numbered(3);
            List<String> names = kinds.withNone();
            for (int at = 0; at < names.size(); at++) {
                String name = names.get(at);
                int place = at;
                all.add(measured(
                        kinds,
                        name,
                        head,
                        answer -> new Scored(answer.kinds(kinds).shares()[place])));
                if (kinds == Kinds.ZONES) {
                    all.add(measured(kinds, name + Metric.UNMASKED, head, answer -> ofAll(answer, kinds, place)));
                }
            }
            all.add(measured(
                    kinds,
                    "concentration",
                    head,
                    answer -> new Scored(answer.kinds(kinds).concentration())));
            all.add(measured(kinds, "agreement", ListedKinds.on(head, kinds), answer -> agreement(answer, kinds)));
        }
        return all;
    }

    private static Value ofAll(AnswerView answer, Kinds kinds, int place) {
        return answer.asked() ? new Scored(answer.kindsOfAll(kinds).shares()[place]) : new Unscored(Measured.NO_PROMPT);
    }

    private static Measured measured(Kinds kinds, String name, Basis basis, Measure measure) {
        return Measured.of(kinds.metric(name), kinds.family(), SHARE, NEEDS, basis, measure);
    }

    private static Basis seeded(Basis basis, Kinds kinds) {
        Basis seeded = basis.on(List.of(instrument(HeadSettings.FILE)));
        for (Language language : Language.values()) {
            seeded = seeded.on(List.of(
                    instrument(language.tag() + "/zone-seeds.yaml"), instrument(language.tag() + "/landmarks.yaml")));
            if (kinds == Kinds.ZONES) seeded = seeded.on(List.of(instrument(PoliteWords.file(language))));
            String more = kinds == Kinds.STRATEGIES ? "strategy-seeds" : LabelledText.NONE_SEEDS;
            seeded = seeded.on(List.of(instrument(language.tag() + "/" + more + ".yaml")));
        }
        return seeded;
    }

    private static Instrument instrument(String file) {
        String text = Texts.whole(file).replace("\r\n", "\n");
        return new Instrument(
                "file " + file,
                "of " + text.lines().count() + " lines",
                Sha256.hex(text).substring(0, 16));
    }

    /**
     * 1 − H(p) / ln K: 0 where all kinds are equally likely, 1 where one is certain (E9 of the metrics reference).
     *
     * @param probabilities of K kinds
     */
    static double concentration(double[] probabilities) {
        double entropy = 0;
        for (double p : probabilities) if (p > 0) entropy -= p * StrictMath.log(p);
        return Math.min(1, Math.max(0, 1 - entropy / StrictMath.log(probabilities.length)));
    }

    private static Value agreement(AnswerView answer, Kinds kinds) {
        String listed = ListedKinds.top(kinds, answer).orElse(Kinds.NONE);
        return new Scored(answer.kinds(kinds).top(kinds).equals(listed) ? 1 : 0);
    }
}
