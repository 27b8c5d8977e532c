package org.phrasefield.cli;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.phrasefield.map.Speed;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Residence;
import org.phrasefield.trial.RunRecord;

/** How fast the models of a run answered. */
final class Speeds {
    private Speeds() {}

    /** By model; judges are no part of this. */
    static Map<String, Speed> of(JdbcAnswerStore store, RunRecord run) {
        Map<String, Speed> speeds = new TreeMap<>();
        for (ModelIdentity model : run.models()) {
            if (!Casting.judges(model)) speeds.put(model.reference(), of(store, run.id(), model.reference()));
        }
        return speeds;
    }

    private static Speed of(JdbcAnswerStore store, String run, String model) {
        OptionalInt least = store.course(run).residences().stream()
                .filter(each -> each.model().equals(model) && each.loaded())
                .mapToInt(Residence::percent)
                .min();
        return new Speed(store.speed(run, model, Optional.empty(), Optional.empty()), least);
    }

    /** For other programs. */
    static JsonText.Facts facts(Speed speed) {
        return new JsonText.Facts()
                .add("tokens_per_second", told(speed.tokens()))
                .add(
                        "percent_in_graphics_memory",
                        speed.inGraphics().isPresent() ? speed.inGraphics().getAsInt() : null);
    }

    private static @Nullable Double told(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
