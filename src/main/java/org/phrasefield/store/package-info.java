/** The only room that knows SQL: append-only answers, queries by run; and the cache of model weights. */
@NullMarked
package org.phrasefield.store;

import org.jspecify.annotations.NullMarked;
