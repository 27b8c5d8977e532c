package org.phrasefield.run;

import java.util.Optional;
import java.util.function.Consumer;
import org.phrasefield.trial.Residence;

/**
 * Follows how a model lies in its server's memory: a part of it may be pushed out to the processor's, by a load of another one or after the machine slept, and it answers more
 * slowly from then on. Each change is kept, and the first that slows it is said. Safe from any thread.
 */
final class Lodging {
    private final LanguageModel model;
    private final Consumer<Residence> history;
    private final Progress progress;
    private Optional<Residence> last = Optional.empty();
    private boolean told;

    /** @param history keeps each change */
    Lodging(LanguageModel model, Consumer<Residence> history, Progress progress) {
        this.model = model;
        this.history = history;
        this.progress = progress;
    }

    /** The server was just asked. */
    synchronized void look() {
        Optional<Residence> now = model.residence();
        if (now.isEmpty() || last.filter(now.get()::like).isPresent()) return;
        history.accept(now.get());
        // Where nothing of it ever lay there, the machine may have no graphics card at all.
        boolean part = now.get().percent() > 0 && now.get().percent() < 100;
        boolean less =
                last.filter(before -> before.percent() > now.get().percent()).isPresent();
        if (!told && now.get().loaded() && (part || less)) {
            told = true;
            progress.slower(now.get(), last.filter(Residence::loaded));
        }
        if (now.get().loaded()) last = now;
    }
}
