/** Numbers in, numbers out: estimates, intervals, tests. Knows no domain word. */
@NullMarked
package org.phrasefield.stats;

import org.jspecify.annotations.NullMarked;
