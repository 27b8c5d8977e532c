package org.phrasefield.cli;

import java.nio.file.Path;
import java.util.Optional;

/** Shows a page to the person who sits at this machine. */
interface Browser {
    /** With which command pages are shown here; absent where nothing can show any. */
    Optional<String> command();

    /**
     * Shows a page.
     *
     * @param page an existing file
     * @return why it cannot be shown, as a clause; absent where it is on its way
     * @throws InterruptedException when whoever waits for it is
     */
    Optional<String> show(Path page) throws InterruptedException;
}
