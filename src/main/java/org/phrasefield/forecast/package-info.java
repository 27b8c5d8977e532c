/** What is expected before it is known: the preview of a prompt from measured effects, and how well it came true. */
@NullMarked
package org.phrasefield.forecast;

import org.jspecify.annotations.NullMarked;
