package org.phrasefield.cli;

import java.util.List;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;

/** Protocols with something else in them than was written. */
final class Protocols {
    private Protocols() {}

    static Protocol withModels(Protocol protocol, List<ModelChoice> models) {
        return new Protocol(
                protocol.id(),
                protocol.version(),
                protocol.languages(),
                protocol.intents(),
                protocol.forms(),
                protocol.control(),
                protocol.words(),
                models,
                protocol.trials(),
                protocol.system(),
                protocol.seed(),
                protocol.budget(),
                protocol.tolerance(),
                protocol.concurrency(),
                protocol.limits(),
                protocol.reportLanguage(),
                protocol.text(),
                protocol.hash());
    }
}
