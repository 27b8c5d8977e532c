package org.phrasefield.forecast;

import java.util.ArrayList;
import java.util.List;
import org.phrasefield.map.Spread;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.scoring.Accuracy;

/**
 * What a protocol may be bet on: each of its forms against its control form, on each index that its runs can measure.
 *
 * @param groups places of one language, model and index, in the protocol's order of forms
 */
public record Questions(List<List<Place>> groups) {
    /** Answers of a cell that a distance needs. */
    private static final int FEWEST_FOR_DISTANCE = 2;

    public Questions {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /** Those of a protocol; none where the control is its only form. */
    public static Questions of(Protocol protocol) {
        List<List<Place>> groups = new ArrayList<>();
        for (String language : protocol.languages()) {
            for (ModelChoice model : protocol.subjects()) {
                for (Index index : Index.values()) {
                    if (!measured(index, protocol) || hidden(index, language)) continue;
                    List<Place> group = protocol.forms().stream()
                            .map(FormChoice::id)
                            .filter(form -> !form.equals(protocol.control()))
                            .map(form -> new Place(language, model.reference(), form, index))
                            .toList();
                    if (!group.isEmpty()) groups.add(group);
                }
            }
        }
        return new Questions(groups);
    }

    /** Whether an index is too inaccurate in a language to be shown, so that no run would tell what came. */
    private static boolean hidden(Index index, String language) {
        return Accuracy.fault(language, index.metric().id()).isPresent();
    }

    private static boolean measured(Index index, Protocol protocol) {
        return switch (index) {
            case LENGTH -> true;
            case STYLE, ZONE, STRATEGY -> protocol.trials() >= FEWEST_FOR_DISTANCE;
            case SCOPE -> protocol.scope().isPresent() || protocol.trials() >= Spread.FEWEST_ANSWERS;
            case DEPTH -> protocol.judge().isPresent();
        };
    }

    /** All places in their order. */
    public List<Place> all() {
        return groups.stream().flatMap(List::stream).toList();
    }
}
