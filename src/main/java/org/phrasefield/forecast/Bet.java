package org.phrasefield.forecast;

import java.time.Instant;
import org.phrasefield.protocol.Sha256;

/**
 * A person's claim as it was made before the run.
 *
 * @param person whose it is
 * @param protocol the protocol's id
 * @param protocolHash hash of what the protocol meant then
 * @param place what it is about
 * @param claim what is claimed
 * @param at when it was made
 */
public record Bet(
        Forecaster.Person person, String protocol, String protocolHash, Place place, Claim claim, Instant at) {
    /** SHA-256 of all that is said, in hexadecimal: a bet that was changed later has another one. */
    public String hash() {
        String rank = claim.rank().isPresent() ? Integer.toString(claim.rank().getAsInt()) : "";
        return Sha256.hex(String.join(
                "\n",
                "phrasefield bet 1",
                plain(person.name()),
                protocol,
                protocolHash,
                place.language(),
                plain(place.model()),
                place.form(),
                place.index().id(),
                claim.size().sign(),
                Double.toHexString(claim.low()),
                Double.toHexString(claim.high()),
                Double.toHexString(claim.probability()),
                rank,
                at.toString()));
    }

    /** On one line, so that no two bets read the same. */
    private static String plain(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
