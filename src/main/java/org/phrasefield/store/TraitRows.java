package org.phrasefield.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

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
