/** From one answer's text to scores. */
@NullMarked
package org.phrasefield.scoring;

import org.jspecify.annotations.NullMarked;
