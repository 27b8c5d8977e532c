package org.phrasefield.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.phrasefield.trial.Trial;

/** Traits in their table: what is kept of an answer beside its scores, a row for each answer and instrument. */
final class TraitRows {
    private TraitRows() {}

    static PreparedStatement insert(Connection connection) throws SQLException {
        return connection.prepareStatement("INSERT OR REPLACE INTO trait (result, instrument, value) VALUES (?,?,?)");
    }

    static void keep(PreparedStatement insert, long result, String instrument, byte[] value) throws SQLException {
        insert.setLong(1, result);
        insert.setString(2, instrument);
        insert.setBytes(3, value);
        insert.addBatch();
    }

    /** Planned trials of a part with one trait, cell by cell; the text alone where the trait is not there. */
    static PreparedStatement query(Connection connection, String run, Trial.Part part, String instrument)
            throws SQLException {
        PreparedStatement query = connection.prepareStatement(
                "SELECT trial.key, trial.language, trial.intent, trial.form, trial.word_level, trial.model, trial.settings,"
                        + " result.outcome, trait.value,"
                        + " CASE WHEN trait.value IS NULL AND result.outcome = 'answered' THEN result.text END AS text"
                        + " FROM trial LEFT JOIN result ON result.id = " + JdbcAnswerStore.NEWEST
                        + " LEFT JOIN trait ON trait.result = result.id AND trait.instrument = ?"
                        + " WHERE trial.run = ? AND trial.position IS NOT NULL AND trial.part = ?"
                        + " ORDER BY trial.language, trial.model, trial.intent, trial.form, trial.word_level, trial.number,"
                        + " trial.position");
        query.setString(1, instrument);
        query.setString(2, run);
        query.setString(3, part.name());
        return query;
    }

    /** The newest result of a trial. */
    static long newest(PreparedStatement query, String run, String key) throws SQLException {
        query.setString(1, run);
        query.setString(2, key);
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
