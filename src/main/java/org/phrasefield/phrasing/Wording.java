package org.phrasefield.phrasing;

import org.phrasefield.protocol.Sha256;
import org.phrasefield.protocol.Template;

/**
 * One listed text with slots inside a form.
 *
 * @param id the form's id and a number, such as {@code imagine-3}
 * @param template the text, parsed
 */
public record Wording(String id, Template template) {
    /** The text as listed. */
    public String text() {
        return template.source();
    }

    /** The text's own version: the first twelve hexadecimal digits of its SHA-256. */
    public String version() {
        return Sha256.hex(text()).substring(0, 12);
    }
}
