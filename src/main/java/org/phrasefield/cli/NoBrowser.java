package org.phrasefield.cli;

import java.nio.file.Path;
import java.util.Optional;

/** Where nothing shows pages. */
record NoBrowser() implements Browser {
    @Override
    public Optional<String> command() {
        return Optional.empty();
    }

    @Override
    public Optional<String> show(Path page) {
        return Optional.of("there is none");
    }
}
