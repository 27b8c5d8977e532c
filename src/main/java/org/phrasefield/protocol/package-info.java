/** What the experimenter wrote, read from text into records, or every problem found in it with line numbers. */
@NullMarked
package org.phrasefield.protocol;

import org.jspecify.annotations.NullMarked;
