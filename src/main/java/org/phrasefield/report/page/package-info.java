/** What the page shows, ready to be written: the templates under {@code src/main/jte} are compiled into this package. */
@NullMarked
package org.phrasefield.report.page;

import org.jspecify.annotations.NullMarked;
