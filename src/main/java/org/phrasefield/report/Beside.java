package org.phrasefield.report;

import java.io.IOException;
import java.util.List;

/** Where the files beside a page go. */
public interface Beside {
    /**
     * Opens all of these files at once and closes them when they are written; each of them is then there as a whole, or it is as before.
     *
     * @param names relative names, parts divided by {@code /}
     * @param writing writes them
     */
    void write(List<String> names, Writing writing) throws IOException;

    /** Writes files that are open side by side. */
    interface Writing {
        /** @param files in the order of their names */
        void to(List<? extends Appendable> files) throws IOException;
    }
}
