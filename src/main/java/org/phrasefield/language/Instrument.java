package org.phrasefield.language;

/**
 * Something that a score was made with. Scores of different instruments are not compared.
 *
 * @param name what it is, for example {@code OpenNLP pos-en}
 * @param version its maker's version
 * @param digest the first 16 hexadecimal digits of a SHA-256: of its data; of a library's code; of what rules of this program make of known texts
 */
public record Instrument(String name, String version, String digest) {

    /** Name, version and digest in one line. */
    @Override
    public String toString() {
        return name + " " + version + " " + digest;
    }
}
