package org.phrasefield.cli;

/** What a table can be printed as, named as the user writes it. */
enum PrintFormat {
    /** A Markdown table. */
    md,
    csv,
    json
}
