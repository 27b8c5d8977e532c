/** Lays out the plan, skips what is answered, asks through a port, hands each outcome to a port. */
@NullMarked
package org.phrasefield.run;

import org.jspecify.annotations.NullMarked;
