package org.phrasefield.language;

/**
 * Something that a score was made with. Scores of different instruments are not compared.
 *
 * @param name what it is, for example {@code OpenNLP pos-en}
 * @param version its maker's version
 * @param digest the first 16 hexadecimal digits of the SHA-256 of its data; empty where it is code alone
 */
public record Instrument(String name, String version, String digest) {

    /** Name, version and digest in one line. */
    @Override
    public String toString() {
        return digest.isEmpty() ? name + " " + version : name + " " + version + " " + digest;
    }
}
