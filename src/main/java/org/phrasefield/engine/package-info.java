/** Reads a GGUF file and runs it: tokens in, logits out. Knows no domain word. */
@NullMarked
package org.phrasefield.engine;

import org.jspecify.annotations.NullMarked;
