/** From effects and tables to CSV and HTML text. The only room that knows Tablesaw; opens no file, reads no database. */
@NullMarked
package org.phrasefield.report;

import org.jspecify.annotations.NullMarked;
