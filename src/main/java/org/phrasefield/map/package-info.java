/** Lines scores up by cell: effects against the control form. */
@NullMarked
package org.phrasefield.map;

import org.jspecify.annotations.NullMarked;
