/** What English and Russian need: words, sentences, tags, lemmas, inflection. */
@NullMarked
package org.phrasefield.language;

import org.jspecify.annotations.NullMarked;
