/** Commands, options, messages, exit codes, opening of files, wiring. The only room that prints. */
@NullMarked
package org.phrasefield.cli;

import org.jspecify.annotations.NullMarked;
