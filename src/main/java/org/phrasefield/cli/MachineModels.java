package org.phrasefield.cli;

import java.util.List;
import java.util.Optional;
import org.phrasefield.llm.Locals;
import org.phrasefield.llm.Opened;

/** Scripts and weights of this machine, opened for the room that asks models. */
final class MachineModels implements Locals {
    private final Surroundings surroundings;

    MachineModels(Surroundings surroundings, Console console, boolean offline) {
        this.surroundings = surroundings;
    }

    @Override
    public Opened<String> script(String file) {
        return Opened.ready(ProtocolFile.text(surroundings.path(file), file));
    }

    @Override
    public List<String> cached() {
        return List.of();
    }

    @Override
    public Optional<String> fetch(String name) {
        return Optional.of("no");
    }
}
