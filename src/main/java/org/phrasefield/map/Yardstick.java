package org.phrasefield.map;

import java.util.Map;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.scoring.Metric;

/** What contrasts of one language and one model are measured by: a metric of answers, or an index of whole cells. */
interface Yardstick {
    Metric metric();

    /** What may be said of a contrast. */
    Effect of(Contrast contrast);

    /** The difference inside each intent, averaged over what is compared inside it; on the metric's own scale, of style a square. */
    Map<String, Double> byIntent(Contrast contrast);
}
