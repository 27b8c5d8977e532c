/** The planned question and what came of it: cell, trial, attempts, outcome, answer, usage, times; and the record of a run. */
@NullMarked
package org.phrasefield.trial;

import org.jspecify.annotations.NullMarked;
