package org.phrasefield.trial;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.phrasefield.protocol.Protocol;

/**
 * One carrying out of a plan: what it was made of, when, and how it stands.
 *
 * @param id such as {@code first-map-001}; also the name of its folder
 * @param number which run of its protocol id, from 1
 * @param protocol the protocol's id
 * @param version the protocol's version
 * @param protocolHash hash of what the protocol means
 * @param protocolText the protocol as written
 * @param wordings version of the built-in wordings that the phrasings were made from
 * @param tool version of Phrasefield and the source revision it was built from
 * @param seed the run's own seed, from the protocol's and the run's number
 * @param models who answers, as asked and as reported
 * @param notes what a reader must know before any number, such as that a language is not spoken by the model
 * @param startedAt when the run began
 * @param endedAt when it last ended; absent while it goes on or after it was killed
 * @param status how it stands
 */
public record RunRecord(
        String id,
        int number,
        String protocol,
        int version,
        String protocolHash,
        String protocolText,
        String wordings,
        String tool,
        long seed,
        List<ModelIdentity> models,
        List<String> notes,
        Instant startedAt,
        Optional<Instant> endedAt,
        Status status) {
    /** Version of the wordings of a run whose answers were made elsewhere, by wordings that nobody knows. */
    public static final String NO_WORDINGS = "none";

    public RunRecord {
        models = List.copyOf(models);
        notes = List.copyOf(notes);
    }

    /** Whether the answers were made elsewhere: nobody was asked here, and only what their table tells is known of them. */
    public boolean imported() {
        return wordings.equals(NO_WORDINGS);
    }

    /** What the run of a protocol is called, by its number. */
    public static String id(String protocol, int number) {
        return String.format(Locale.ROOT, "%s-%03d", protocol, number);
    }

    /** The run, carried on with a protocol that may have changed since; what was asked until now stays. */
    public RunRecord with(Protocol changed, String wordingsNow) {
        return new RunRecord(
                id,
                number,
                protocol,
                changed.version(),
                changed.hash(),
                changed.text(),
                wordingsNow,
                tool,
                seed,
                models,
                notes,
                startedAt,
                endedAt,
                status);
    }

    /** The run, going on with these models. */
    public RunRecord asking(List<ModelIdentity> identities, List<String> cautions) {
        return new RunRecord(
                id,
                number,
                protocol,
                version,
                protocolHash,
                protocolText,
                wordings,
                tool,
                seed,
                identities,
                cautions,
                startedAt,
                Optional.empty(),
                Status.OPEN);
    }

    /** The run, ended for now. */
    public RunRecord ended(Status how, Instant when) {
        return new RunRecord(
                id,
                number,
                protocol,
                version,
                protocolHash,
                protocolText,
                wordings,
                tool,
                seed,
                models,
                notes,
                startedAt,
                Optional.of(when),
                how);
    }

    /** How a run stands. */
    public enum Status {
        /** Going on, or killed. */
        OPEN("open"),
        /** Every planned trial is settled. */
        COMPLETE("complete"),
        /** A person stopped it. */
        INTERRUPTED("interrupted"),
        /** Ended with answers missing: a budget, the tolerance, a lost model or single failures. */
        INCOMPLETE("incomplete");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** The word that tables show. */
        public String word() {
            return word;
        }
    }
}
