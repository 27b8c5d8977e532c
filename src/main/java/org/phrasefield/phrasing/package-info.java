/** Turns intent, form and wording into the exact text, deterministically, each with a stable id. */
@NullMarked
package org.phrasefield.phrasing;

import org.jspecify.annotations.NullMarked;
