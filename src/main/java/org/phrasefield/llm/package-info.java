/** The only room that knows LangChain4j: builds models from settings and maps what comes back to outcomes. */
@NullMarked
package org.phrasefield.llm;

import org.jspecify.annotations.NullMarked;
